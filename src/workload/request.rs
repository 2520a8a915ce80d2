//! The shape of one request.

use crate::money::Percent;
use crate::tokens::{Encoding, TokenCount, Tokens};

/// How many input tokens a request has, and how we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputTokens {
    /// A person typed the number.
    Typed(Tokens),
    /// The number was counted from pasted text, which is not kept.
    Counted {
        /// The number, and how we know it.
        count: TokenCount,
        /// What it was counted with.
        encoding: Encoding,
    },
}

impl InputTokens {
    /// The number, however it is known.
    #[must_use]
    pub const fn tokens(self) -> Tokens {
        match self {
            Self::Typed(tokens) => tokens,
            Self::Counted { count, .. } => count.tokens,
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
