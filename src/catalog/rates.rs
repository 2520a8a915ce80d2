//! The rates of one price row.

use serde::{Deserialize, Serialize};

use crate::money::{Percent, UsdPerMillion};

/// What a token carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Written text.
    Text,
    /// Sound.
    Audio,
    /// Pictures.
    Image,
}

/// How a token is billed. The kinds are disjoint: each token is billed as exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// Input neither read from nor written to the prompt cache.
    Input,
    /// Input read from the prompt cache.
    CachedInput,
    /// Input written to the prompt cache for 30 minutes.
    #[serde(rename = "cache_write_30m")]
    CacheWrite30m,
    /// Input written to the prompt cache for 12 hours.
    #[serde(rename = "cache_write_12h")]
    CacheWrite12h,
    /// Output, reasoning included.
    Output,
}

/// Dollars per million tokens of one modality, by kind; what is not sold is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindRates {
    /// Plain input.
    pub input: Option<UsdPerMillion>,
    /// Input read from the cache; without a rate it bills as plain input.
    pub cached_input: Option<UsdPerMillion>,
    /// Input written for 30 minutes; without a rate it bills as plain input.
    pub cache_write_30m: Option<UsdPerMillion>,
    /// Input written for 12 hours; without a rate it bills as plain input.
    pub cache_write_12h: Option<UsdPerMillion>,
    /// Output, reasoning included.
    pub output: Option<UsdPerMillion>,
}

impl KindRates {
    /// The rate that applies to a kind: its own, else for input kinds the plain
    /// input rate, else none (that kind is not sold).
    #[must_use]
    pub fn of(&self, kind: TokenKind) -> Option<UsdPerMillion> {
        match kind {
            TokenKind::Output => self.output,
            TokenKind::Input
            | TokenKind::CachedInput
            | TokenKind::CacheWrite30m
            | TokenKind::CacheWrite12h => self.own(kind).or(self.input),
        }
    }

    /// The rate of a kind itself, whatever would apply without it.
    #[must_use]
    pub const fn own(&self, kind: TokenKind) -> Option<UsdPerMillion> {
        match kind {
            TokenKind::Input => self.input,
            TokenKind::CachedInput => self.cached_input,
            TokenKind::CacheWrite30m => self.cache_write_30m,
            TokenKind::CacheWrite12h => self.cache_write_12h,
            TokenKind::Output => self.output,
        }
    }

    /// Puts a rate in the place of a kind's, or takes it away.
    pub const fn set(&mut self, kind: TokenKind, rate: Option<UsdPerMillion>) {
        match kind {
            TokenKind::Input => self.input = rate,
            TokenKind::CachedInput => self.cached_input = rate,
            TokenKind::CacheWrite30m => self.cache_write_30m = rate,
            TokenKind::CacheWrite12h => self.cache_write_12h = rate,
            TokenKind::Output => self.output = rate,
        }
    }

    /// These rates times a factor, or `None` if a product is not exact.
    fn scaled(&self, factor: Percent) -> Option<Self> {
        let scaled = |rate: Option<UsdPerMillion>| match rate {
            None => Some(None),
            Some(rate) => rate.scaled(factor).map(Some),
        };
        Some(Self {
            input: scaled(self.input)?,
            cached_input: scaled(self.cached_input)?,
            cache_write_30m: scaled(self.cache_write_30m)?,
            cache_write_12h: scaled(self.cache_write_12h)?,
            output: scaled(self.output)?,
        })
    }
}

/// One price row: the rates of each modality that is sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rates {
    /// Text tokens.
    pub text: Option<KindRates>,
    /// Audio tokens.
    pub audio: Option<KindRates>,
    /// Image tokens.
    pub image: Option<KindRates>,
}

impl Modality {
    /// Every modality, text first.
    pub const ALL: [Self; 3] = [Self::Text, Self::Audio, Self::Image];
}

impl TokenKind {
    /// Every kind, in the order in which people read a price: input, output, then the cache.
    pub const ALL: [Self; 5] = [
        Self::Input,
        Self::Output,
        Self::CachedInput,
        Self::CacheWrite30m,
        Self::CacheWrite12h,
    ];
}

impl Rates {
    /// The rates of a modality; `None` when it is not sold in this row.
    #[must_use]
    pub const fn kinds(&self, modality: Modality) -> Option<KindRates> {
        match modality {
            Modality::Text => self.text,
            Modality::Audio => self.audio,
            Modality::Image => self.image,
        }
    }

    /// Puts rates in the place of a modality's, or takes them away.
    pub const fn set_kinds(&mut self, modality: Modality, rates: Option<KindRates>) {
        match modality {
            Modality::Text => self.text = rates,
            Modality::Audio => self.audio = rates,
            Modality::Image => self.image = rates,
        }
    }

    /// The rate of a kind of token, or `None` when it is not sold in this row.
    #[must_use]
    pub fn of(&self, modality: Modality, kind: TokenKind) -> Option<UsdPerMillion> {
        self.kinds(modality)?.of(kind)
    }

    /// Every rate times a factor, or `None` if a product is not exact.
    pub(in crate::catalog) fn scaled(&self, factor: Percent) -> Option<Self> {
        let scaled = |rates: Option<KindRates>| match rates {
            None => Some(None),
            Some(rates) => rates.scaled(factor).map(Some),
        };
        Some(Self {
            text: scaled(self.text)?,
            audio: scaled(self.audio)?,
            image: scaled(self.image)?,
        })
    }
}
