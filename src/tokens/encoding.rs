use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A published way to cut text into tokens: a splitting rule and a vocabulary.
///
/// Ordinary text has one count in each. `o200k_harmony` (the open-weight models) is not listed:
/// it differs from `o200k_base` in special tokens only, so ordinary text counts the same.
///
/// # Source
///
/// `tiktoken_ext/openai_public.py` of the Python package tiktoken 0.14.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// `o200k_base`: GPT-4o, GPT-4.1, GPT-5 and the o-series; about 200,000 tokens.
    #[serde(rename = "o200k_base")]
    O200kBase,
    /// `cl100k_base`: GPT-4, GPT-3.5 and the third-generation embeddings; about 100,000 tokens.
    #[serde(rename = "cl100k_base")]
    Cl100kBase,
}

impl Encoding {
    /// Every encoding, newest first.
    pub const ALL: [Self; 2] = [Self::O200kBase, Self::Cl100kBase];

    /// The name OpenAI published it under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::O200kBase => "o200k_base",
            Self::Cl100kBase => "cl100k_base",
        }
    }

    /// The digest of the encoding's packed vocabulary, in the form in which a browser compares
    /// it with a file it fetches.
    #[must_use]
    pub const fn vocabulary_integrity(self) -> &'static str {
        match self {
            Self::O200kBase => include_str!("data/o200k_base.sha256"),
            Self::Cl100kBase => include_str!("data/cl100k_base.sha256"),
        }
    }

    /// The encoding published under exactly this name; `None` if we cannot count with it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|encoding| encoding.name() == name)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, UnknownEncoding> {
        Self::from_name(name).ok_or_else(|| UnknownEncoding(name.to_owned()))
    }
}

/// A name that is not one of [`Encoding::ALL`]'s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEncoding(String);

impl fmt::Display for UnknownEncoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "unknown encoding {:?}; known are", self.0)?;
        for encoding in Encoding::ALL {
            write!(out, " {encoding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownEncoding {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_serialized_the_same() {
        for encoding in Encoding::ALL {
            assert_eq!(encoding.name().parse(), Ok(encoding));
            assert_eq!(
                serde_json::to_value(encoding).unwrap(),
                serde_json::json!(encoding.name())
            );
        }
    }

    #[test]
    fn an_unknown_name_is_refused_in_words() {
        assert_eq!(
            "p50k_base".parse::<Encoding>().unwrap_err().to_string(),
            r#"unknown encoding "p50k_base"; known are o200k_base cl100k_base"#
        );
        assert_eq!(Encoding::from_name("O200K_BASE"), None);
    }
}
