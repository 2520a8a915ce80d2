use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

/// A number of billed tokens.
///
/// Whole tokens, never a fraction: OpenAI reports and bills whole ones. Averages (tokens per
/// request over many requests) are ratios of two of these, not one of these.
///
/// `+` and `sum` stop at [`Tokens::MAX`] instead of wrapping round to a small, cheap-looking
/// number. That is 18 quintillion tokens; whoever needs to *notice* the limit uses
/// [`Tokens::checked_add`] and [`Tokens::checked_times`].
///
/// Serialized as a plain JSON number.
///
/// # Example
///
/// ```
/// use tokens::Tokens;
///
/// let input = Tokens::new(10_000);
/// let cached = Tokens::new(8_000);
/// assert_eq!(input.without(cached), Some(Tokens::new(2_000)));
/// assert_eq!(cached.without(input), None, "a part cannot be larger than its whole");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Tokens(u64);

impl Tokens {
    /// No tokens.
    pub const ZERO: Self = Self(0);

    /// The largest number of tokens that can be held.
    pub const MAX: Self = Self(u64::MAX);

    /// That many tokens.
    #[must_use]
    pub const fn new(tokens: u64) -> Self {
        Self(tokens)
    }

    /// The number of tokens.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// What is left of these tokens when a part of them is taken out, for instance the cached
    /// part of an input; `None` if the part is larger than the whole.
    #[must_use]
    pub const fn without(self, part: Self) -> Option<Self> {
        match self.0.checked_sub(part.0) {
            Some(rest) => Some(Self(rest)),
            None => None,
        }
    }

    /// Both together; `None` if that is more than [`Tokens::MAX`].
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The tokens of `times` such requests; `None` if that is more than [`Tokens::MAX`].
    #[must_use]
    pub const fn checked_times(self, times: u64) -> Option<Self> {
        match self.0.checked_mul(times) {
            Some(product) => Some(Self(product)),
            None => None,
        }
    }
}

impl From<u64> for Tokens {
    fn from(tokens: u64) -> Self {
        Self(tokens)
    }
}

impl Add for Tokens {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Tokens {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Tokens {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Self::add)
    }
}

impl<'a> Sum<&'a Tokens> for Tokens {
    fn sum<I: Iterator<Item = &'a Self>>(parts: I) -> Self {
        parts.copied().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_out_of_its_whole() {
        assert_eq!(Tokens::new(5).without(Tokens::new(5)), Some(Tokens::ZERO));
        assert_eq!(Tokens::new(5).without(Tokens::new(6)), None);
    }

    #[test]
    fn a_sum_never_wraps_to_a_small_number() {
        let huge = [Tokens::MAX, Tokens::new(2)];
        assert_eq!(huge.iter().sum::<Tokens>(), Tokens::MAX);
        assert_eq!(Tokens::MAX.checked_add(Tokens::new(1)), None);
        assert_eq!(Tokens::new(1 << 63).checked_times(2), None);
        assert_eq!(Tokens::new(3).checked_times(4), Some(Tokens::new(12)));
    }

    #[test]
    fn serialized_as_a_plain_number() {
        assert_eq!(serde_json::to_string(&Tokens::new(42)).unwrap(), "42");
        assert_eq!(
            serde_json::from_str::<Tokens>("42").unwrap(),
            Tokens::new(42)
        );
        assert!(serde_json::from_str::<Tokens>("-1").is_err());
        assert!(serde_json::from_str::<Tokens>("1.5").is_err());
    }
}
