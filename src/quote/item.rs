//! What a line of a bill is for, and what one unit of it costs.

use core::fmt;

use serde::Serialize;

use crate::catalog::{ContainerSize, Modality, TokenKind, UnitPrice};
use crate::money::{Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};
use crate::tokens::Tokens;

/// What a line of a bill is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Item {
    /// Tokens of one kind.
    Tokens {
        /// What they carry.
        modality: Modality,
        /// How they are billed.
        kind: TokenKind,
    },
    /// Seconds of sound.
    Seconds,
    /// Characters read aloud.
    Characters,
    /// Web search calls.
    WebSearches,
    /// Image search calls inside a web search.
    ImageWebSearches,
    /// Calls of the older web search, called preview.
    WebSearchPreviews,
    /// File search calls.
    FileSearches,
    /// Sessions of a container.
    ContainerSessions {
        /// How much memory it has.
        size: ContainerSize,
    },
    /// Days on which a GiB of vector storage was kept, beyond the free one.
    VectorStorage,
    /// Pictures made at a price for each, which only a person types.
    Pictures,
    /// Tokens trained on, every epoch counted.
    Training,
}

/// A unit in which usage of a model is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A token.
    Token,
    /// A second of sound.
    Second,
    /// A character.
    Character,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "token",
            Self::Second => "second",
            Self::Character => "character",
        })
    }
}

/// What one unit of an item costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitRate {
    /// Dollars per million tokens.
    UsdPerMillionTokens(UsdPerMillion),
    /// Dollars per minute, billed by the second.
    UsdPerMinute(UsdPerMinute),
    /// Dollars per million characters.
    UsdPerMillionCharacters(UsdPerMillion),
    /// Dollars per thousand calls.
    UsdPerThousandCalls(UsdPerThousand),
    /// Dollars per session.
    UsdPerSession(Usd),
    /// Dollars per picture.
    UsdPerPicture(Usd),
    /// Dollars per GiB and day.
    UsdPerGibDay(Usd),
}

impl From<UnitPrice> for UnitRate {
    fn from(price: UnitPrice) -> Self {
        match price {
            UnitPrice::UsdPerMinute(rate) => Self::UsdPerMinute(rate),
            UnitPrice::UsdPerMillionCharacters(rate) => Self::UsdPerMillionCharacters(rate),
        }
    }
}

impl UnitRate {
    /// The exact cost of so many tokens, seconds, characters, calls, sessions
    /// or GiB-days; `None` above [`Usd::MAX`].
    #[must_use]
    pub fn of(self, quantity: u64) -> Option<Usd> {
        Some(match self {
            Self::UsdPerMillionTokens(rate) => rate * Tokens::new(quantity),
            Self::UsdPerMinute(rate) => rate.of_seconds(quantity),
            Self::UsdPerMillionCharacters(rate) => rate.of_characters(quantity),
            Self::UsdPerThousandCalls(rate) => rate.of_calls(quantity),
            Self::UsdPerSession(each) | Self::UsdPerPicture(each) | Self::UsdPerGibDay(each) => {
                return each.times(quantity);
            }
        })
    }
}
