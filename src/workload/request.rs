//! The shape of one request.

use crate::money::Percent;
use crate::tokens::{Encoding, Tokens};

/// How many input tokens a request has, and where the number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputTokens {
    /// A person typed it.
    Typed(Tokens),
    /// It was counted from pasted text, which is not kept.
    Counted {
        /// The number.
        tokens: Tokens,
        /// What it was counted with.
        encoding: Encoding,
    },
    /// It was guessed from the size of a pasted text, which is not kept.
    Estimated(Tokens),
}

impl InputTokens {
    /// The number, wherever it comes from.
    #[must_use]
    pub const fn tokens(self) -> Tokens {
        match self {
            Self::Typed(tokens) | Self::Counted { tokens, .. } | Self::Estimated(tokens) => tokens,
        }
    }
}

/// What the prompt cache does for a request, on average over all requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caching {
    /// Whether the prompts are arranged so that they can be cached.
    pub on: bool,
    /// The share of input tokens read from the cache.
    pub read: Percent,
    /// The share of input tokens written to the cache; costs extra on some models.
    pub written: Percent,
}

/// One request: what goes in, what comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestShape {
    /// All input: instructions, history, tools and the user's message.
    pub input: InputTokens,
    /// All output, reasoning included.
    pub output: Tokens,
    /// The part of the input that the cache carries.
    pub caching: Caching,
}
