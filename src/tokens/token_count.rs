use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use super::Tokens;

/// How we know a number of tokens, from best to worst.
///
/// The order is used: what is made of two counts is known only as well as the worse of them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Known {
    /// Counted with the encoding that is published for the model, or reported by OpenAI.
    #[default]
    Exact,
    /// Counted, but which encoding the model uses is not published; the likeliest was used.
    Assumed,
    /// Not counted: guessed from a size or a published rule of thumb.
    Estimated,
}

/// A number of tokens, and how we know it.
///
/// Adding two of them adds the tokens and keeps the worse knowledge.
///
/// # Example
///
/// ```
/// use tokens::{Known, TokenCount, Tokens};
///
/// let prompt = TokenCount::exact(Tokens::new(1_200));
/// let tool_definitions = TokenCount::estimated(Tokens::new(90));
/// let input = prompt + tool_definitions;
/// assert_eq!(input, TokenCount::new(Tokens::new(1_290), Known::Estimated));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenCount {
    /// How many.
    pub tokens: Tokens,
    /// How we know.
    pub known: Known,
}

impl TokenCount {
    /// A count known in that way.
    #[must_use]
    pub const fn new(tokens: Tokens, known: Known) -> Self {
        Self { tokens, known }
    }

    /// A count made with the published encoding.
    #[must_use]
    pub const fn exact(tokens: Tokens) -> Self {
        Self::new(tokens, Known::Exact)
    }

    /// A count made with an encoding that is not published for the model.
    #[must_use]
    pub const fn assumed(tokens: Tokens) -> Self {
        Self::new(tokens, Known::Assumed)
    }

    /// A guess.
    #[must_use]
    pub const fn estimated(tokens: Tokens) -> Self {
        Self::new(tokens, Known::Estimated)
    }
}

impl Add for TokenCount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            tokens: self.tokens + other.tokens,
            known: self.known.max(other.known),
        }
    }
}

impl Sum for TokenCount {
    /// The sum of nothing is exactly zero.
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Self::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_known_as_well_as_its_worst_part() {
        let parts = [
            TokenCount::exact(Tokens::new(1)),
            TokenCount::estimated(Tokens::new(2)),
            TokenCount::assumed(Tokens::new(4)),
        ];
        assert_eq!(
            parts.into_iter().sum::<TokenCount>(),
            TokenCount::estimated(Tokens::new(7))
        );
        assert_eq!(
            std::iter::empty().sum::<TokenCount>(),
            TokenCount::exact(Tokens::ZERO)
        );
    }

    #[test]
    fn serialized_in_lowercase_words() {
        let json = r#"{"tokens":7,"known":"assumed"}"#;
        let count = TokenCount::assumed(Tokens::new(7));
        assert_eq!(serde_json::to_string(&count).unwrap(), json);
        assert_eq!(serde_json::from_str::<TokenCount>(json).unwrap(), count);
        assert!(serde_json::from_str::<TokenCount>(r#"{"tokens":7,"known":"Exact"}"#).is_err());
    }
}
