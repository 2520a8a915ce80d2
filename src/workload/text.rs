//! How long a text is, and how that is known.

use crate::tokens::{Encoding, Tokens};

/// How many tokens a text has, and where the number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextTokens {
    /// A person typed the number.
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

impl TextTokens {
    /// No text.
    pub const NONE: Self = Self::Typed(Tokens::ZERO);

    /// The number, wherever it comes from.
    #[must_use]
    pub const fn tokens(self) -> Tokens {
        match self {
            Self::Typed(tokens) | Self::Counted { tokens, .. } | Self::Estimated(tokens) => tokens,
        }
    }
}
