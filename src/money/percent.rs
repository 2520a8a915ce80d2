//! A share or a factor as an exact ratio.

use serde::{Deserialize, Serialize};

use super::{DecimalError, Usd, decimal};

/// A percentage, counted in hundredths of a percent: a share (`60%`) or a factor (`130%` is × 1.3).
///
/// As text it is the plain number of percent, such as `"12.5"`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Percent(pub(super) u32);

impl Percent {
    /// Nothing of it.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const WHOLE: Self = Self::new(100);
    /// The largest percentage held, ten thousand times the whole.
    pub const MAX: Self = Self::new(1_000_000);

    const PER_WHOLE: u32 = 10_000;
    const DECIMALS: u32 = 2;

    /// A whole number of percent, at most a million.
    #[must_use]
    pub const fn new(percent: u32) -> Self {
        Self(
            (if percent > 1_000_000 {
                1_000_000
            } else {
                percent
            }) * 100,
        )
    }

    /// Reads a plain decimal number of percent, such as `12.5`.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] when the text is not a plain decimal, has more than two
    /// decimals, or is above [`Percent::MAX`].
    pub fn from_decimal(text: &str) -> Result<Self, DecimalError> {
        u32::try_from(decimal::parse(text, Self::DECIMALS)?)
            .ok()
            .map(Self)
            .filter(|percent| *percent <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// Reads a plain factor, such as `1.3` for 130%.
    ///
    /// # Errors
    ///
    /// As [`Percent::from_decimal`], for at most four decimals.
    pub fn from_factor(text: &str) -> Result<Self, DecimalError> {
        u32::try_from(decimal::parse(text, Self::DECIMALS + 2)?)
            .ok()
            .map(Self)
            .filter(|percent| *percent <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// The number of percent as a plain decimal, such as `12.5`.
    #[must_use]
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.0), Self::DECIMALS)
    }

    /// The plain factor, such as `1.3` for 130%.
    #[must_use]
    pub fn to_factor(self) -> String {
        decimal::print(i128::from(self.0), Self::DECIMALS + 2)
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left after taking `part` away; nothing when `part` is larger.
    #[must_use]
    pub fn minus(self, part: Self) -> Self {
        Self(self.0.saturating_sub(part.0))
    }

    /// The exact ratio as a fraction of two whole numbers.
    #[must_use]
    pub const fn ratio(self) -> (u32, u32) {
        (self.0, Self::PER_WHOLE)
    }

    /// This percentage of a percentage, rounded down to a hundredth of a percent, at most [`Percent::MAX`].
    #[must_use]
    pub fn times(self, share: Self) -> Self {
        let product = u64::from(self.0) * u64::from(share.0) / u64::from(Self::PER_WHOLE);
        Self(u32::try_from(product).unwrap_or(u32::MAX)).min(Self::MAX)
    }

    /// This share of a whole count, rounded down, so that parts never exceed the whole.
    #[must_use]
    pub fn of_count(self, whole: u64) -> u64 {
        let part = u128::from(whole) * u128::from(self.0) / u128::from(Self::PER_WHOLE);
        u64::try_from(part).unwrap_or(u64::MAX)
    }

    /// This percentage of an amount, rounded up to the femto-dollar; `None` above [`Usd::MAX`].
    ///
    /// Up, because it sizes purchases: a plan is never short by a rounding.
    #[must_use]
    pub fn of_usd(self, amount: Usd) -> Option<Usd> {
        amount.part_rounded_up(self.0, Self::PER_WHOLE)
    }

    /// The exact quotient in thousandths, for [`super::UsdPerMillion`]'s use of factors.
    pub(super) const fn hundredths(self) -> u32 {
        self.0
    }

    pub(super) const fn whole_hundredths() -> u32 {
        Self::PER_WHOLE
    }
}

impl From<Percent> for String {
    fn from(percent: Percent) -> Self {
        percent.to_decimal()
    }
}

impl TryFrom<String> for Percent {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::from_decimal(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_and_its_percent_are_one_value() {
        assert_eq!(Percent::from_factor("1.3"), Percent::from_decimal("130"));
        assert_eq!(Percent::new(130).to_factor(), "1.3");
        assert_eq!(
            Percent::from_decimal("12.5").map(Percent::to_factor),
            Ok("0.125".to_owned())
        );
    }

    #[test]
    fn a_share_of_tokens_never_exceeds_the_whole() {
        assert_eq!(Percent::new(60).of_count(999), 599);
        assert_eq!(Percent::WHOLE.of_count(u64::MAX), u64::MAX);
    }

    #[test]
    fn a_percentage_of_money_is_never_short() {
        let hundred_and_two = Usd::from_dollars(102);
        assert_eq!(
            Percent::new(130).of_usd(hundred_and_two),
            Usd::from_decimal("132.6").ok()
        );
        assert_eq!(Percent::MAX.of_usd(Usd::MAX), None);
    }
}
