//! The published rank files: one token a line, in base64, and its rank.

use std::collections::HashMap;
use std::path::PathBuf;

use base64ct::{Base64, Encoding};

use super::digest::hexadecimal;
use crate::run::{Outcome, cargo, printed};

/// The crate that carries the rank files; a dev-dependency of `topup`, so Cargo has fetched it.
const CARRIER: &str = "tiktoken-rs";

/// A file as OpenAI published it.
pub(super) struct RankFile {
    pub(super) name: &'static str,
    /// As in `tiktoken_ext/openai_public.py` of the Python package tiktoken 0.14.0.
    sha256: &'static str,
}

impl RankFile {
    pub(super) const PUBLISHED: [Self; 2] = [
        Self {
            name: "o200k_base",
            sha256: "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
        },
        Self {
            name: "cl100k_base",
            sha256: "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
        },
    ];

    pub(super) fn read(&self) -> Outcome<Ranked> {
        let path = folder()?.join(format!("{}.tiktoken", self.name));
        let content = std::fs::read(&path)
            .map_err(|reason| format!("{} of {CARRIER}: {reason}.", self.name))?;
        if hexadecimal(&content) != self.sha256 {
            return Err(format!("{} is not the published rank file.", self.name));
        }
        Ranked::parse(&content).ok_or_else(|| format!("{} is no rank file.", self.name))
    }
}

/// Where Cargo keeps the rank files.
pub(super) fn folder() -> Outcome<PathBuf> {
    Ok(carrier()?.join("assets"))
}

/// Where Cargo keeps the carrier's source.
fn carrier() -> Outcome<PathBuf> {
    let described = printed(cargo().args(["metadata", "--locked", "--format-version", "1"]))
        .ok_or("`cargo metadata` failed.")?;
    let described: serde_json::Value = serde_json::from_str(&described)
        .map_err(|reason| format!("`cargo metadata` printed something else: {reason}."))?;
    described
        .get("packages")
        .and_then(|packages| packages.as_array())
        .and_then(|packages| {
            packages
                .iter()
                .find(|package| package.get("name").is_some_and(|name| name == CARRIER))
        })
        .and_then(|package| package.get("manifest_path")?.as_str())
        .and_then(|manifest| Some(PathBuf::from(manifest).parent()?.to_owned()))
        .ok_or_else(|| format!("{CARRIER} is not among the dependencies."))
}

/// Every token of a vocabulary, at the place of its rank.
pub(super) struct Ranked {
    tokens: Vec<Vec<u8>>,
    ranks: HashMap<Vec<u8>, usize>,
}

impl Ranked {
    /// `None` unless the ranks are 0, 1, 2… in the order of the lines and each byte is a token.
    fn parse(content: &[u8]) -> Option<Self> {
        let mut tokens = Vec::new();
        for (line, rank) in std::str::from_utf8(content).ok()?.lines().zip(0..) {
            let (token, written) = line.split_once(' ')?;
            if written.parse() != Ok(rank) {
                return None;
            }
            tokens.push(Base64::decode_vec(token).ok()?);
        }
        Self::new(tokens)
    }

    /// `None` unless each byte is a token and no token is empty or twice there.
    pub(super) fn new(tokens: Vec<Vec<u8>>) -> Option<Self> {
        let ranks: HashMap<_, _> = tokens.iter().cloned().zip(0..).collect();
        let whole = ranks.len() == tokens.len() && !ranks.contains_key(&[][..]);
        (whole && (0..=u8::MAX).all(|byte| ranks.contains_key(&[byte][..])))
            .then_some(Self { tokens, ranks })
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Tokens of two bytes and more, with their ranks, in the order of the ranks.
    pub(super) fn merged(&self) -> impl DoubleEndedIterator<Item = (usize, &[u8])> {
        let tokens = self.tokens.iter().map(Vec::as_slice).enumerate();
        tokens.filter(|(_, token)| token.len() > 1)
    }

    /// The last merge of a token's own byte-pair encoding: the ranks of its two halves.
    pub(super) fn halves(&self, rank: usize, token: &[u8]) -> Option<(usize, usize)> {
        let mut parts: Vec<&[u8]> = token.chunks(1).collect();
        while parts.len() > 2 {
            let (_, at) = (0..parts.len() - 1)
                .filter_map(|at| {
                    let joined = self.rank(&[*parts.get(at)?, *parts.get(at + 1)?].concat())?;
                    (joined < rank).then_some((joined, at))
                })
                .min()?;
            let rest: usize = parts.iter().take(at).map(|part| part.len()).sum();
            let length = parts.get(at)?.len() + parts.get(at + 1)?.len();
            parts.splice(at..=at + 1, [token.get(rest..rest + length)?]);
        }
        let &[left, right] = parts.as_slice() else {
            return None;
        };
        Some((self.rank(left)?, self.rank(right)?))
    }

    fn rank(&self, token: &[u8]) -> Option<usize> {
        self.ranks.get(token).copied()
    }
}
