//! An amount cut into equal parts.

use super::Usd;
use super::divide::{divided, multiplied};

/// An amount in equal parts: divided once, however often a number of them is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    whole: i128,
    rest: u32,
    of: u32,
}

impl Parts {
    /// So many equal parts of an amount; none at all are one.
    pub(super) fn new(thirds: i128, of: u32) -> Self {
        let of = of.max(1);
        let (whole, rest) = divided(thirds, of);
        Self { whole, rest, of }
    }

    /// The first so many parts, rounded down to the unit of the ledger; as many as there are, or
    /// more, are never rounded twice: see [`Usd::portion`].
    #[must_use]
    pub fn first(self, parts: u32) -> Usd {
        let of_rest = u64::from(self.rest) * u64::from(parts) / u64::from(self.of.max(1));
        Usd::from_thirds(multiplied(self.whole, parts) + i128::from(of_rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_divided_once_is_what_is_divided_each_time() {
        for text in ["0", "0.000000000000001", "3.4", "6148.914691236517", "1e"] {
            let amount = Usd::from_decimal(text).unwrap_or(Usd::MAX);
            let parts = amount.in_parts(24);
            for hour in 0..=24 {
                assert_eq!(parts.first(hour), amount.portion(hour, 24), "{text}");
            }
            assert_eq!(parts.first(24), amount);
        }
    }
}
