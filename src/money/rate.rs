//! What one of something costs, as published.

use core::ops::Mul;

use serde::{Deserialize, Serialize};

use super::{DecimalError, Percent, Usd, decimal};
use crate::tokens::Tokens;

/// A price in US dollars per one million tokens, counted in nano-dollars per
/// million, which is the same number of femto-dollars per token.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct UsdPerMillion(pub(super) u64);

impl UsdPerMillion {
    /// The highest rate held, $10,000,000 per million tokens: a typed million under every factor.
    pub const MAX: Self = Self(10_000_000 * 1_000_000_000);

    const DECIMALS: u32 = 9;

    /// Reads a plain decimal number of dollars per million tokens, such as `0.075`.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] when the text is not a plain decimal, has more than nine
    /// decimals, or is above [`UsdPerMillion::MAX`].
    pub fn from_decimal(text: &str) -> Result<Self, DecimalError> {
        u64::try_from(decimal::parse(text, Self::DECIMALS)?)
            .ok()
            .map(Self)
            .filter(|rate| *rate <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// A cent per million tokens, a usual step between rates.
    pub const CENT: Self = Self(10_000_000);
    /// A tenth of a cent per million tokens.
    pub const TENTH_OF_A_CENT: Self = Self(1_000_000);

    /// Both together, at most [`UsdPerMillion::MAX`].
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0)).min(Self::MAX)
    }

    /// What is left after taking `part` away; nothing when `part` is larger.
    #[must_use]
    pub fn minus(self, part: Self) -> Self {
        Self(self.0.saturating_sub(part.0))
    }

    /// This rate so many times, at most [`UsdPerMillion::MAX`].
    #[must_use]
    pub fn times(self, n: u64) -> Self {
        Self(self.0.saturating_mul(n)).min(Self::MAX)
    }

    /// A whole number of dollars per million tokens, at most ten millions.
    #[must_use]
    pub const fn from_dollars(dollars: u32) -> Self {
        let most = 10_000_000;
        Self(if dollars > most { most } else { dollars } as u64 * 1_000_000_000)
    }

    /// How many decimals the dollars per million have.
    #[must_use]
    pub fn decimals(self) -> u32 {
        let zeros =
            (0..Self::DECIMALS).take_while(|zeros| self.0.is_multiple_of(10_u64.pow(zeros + 1)));
        Self::DECIMALS - u32::try_from(zeros.count()).unwrap_or(0)
    }

    /// Dollars per million as a plain decimal, without trailing zeros.
    #[must_use]
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.0), Self::DECIMALS)
    }

    /// This rate times a factor, or `None` if the product is not a whole number of units.
    ///
    /// Refusing instead of rounding is what keeps a bill exact; a test shows
    /// that no published rate and factor meet the refusal.
    #[must_use]
    pub fn scaled(self, factor: Percent) -> Option<Self> {
        let whole = u128::from(Percent::whole_hundredths());
        let product = u128::from(self.0) * u128::from(factor.hundredths());
        (product % whole == 0)
            .then(|| u64::try_from(product / whole).ok().map(Self))
            .flatten()
            .filter(|rate| *rate <= Self::MAX)
    }
}

impl UsdPerMillion {
    /// The cost of a number of characters, for speech that is sold by them.
    #[must_use]
    pub fn of_characters(self, characters: u64) -> Usd {
        Usd::from_femto(i128::from(self.0) * i128::from(characters))
    }
}

impl Mul<Tokens> for UsdPerMillion {
    type Output = Usd;
    /// At most 10¹⁶ femto-dollars times 2⁶⁴ tokens: this cannot overflow.
    fn mul(self, tokens: Tokens) -> Usd {
        Usd::from_femto(i128::from(self.0) * i128::from(tokens.get()))
    }
}

impl From<UsdPerMillion> for String {
    fn from(rate: UsdPerMillion) -> Self {
        rate.to_decimal()
    }
}

impl TryFrom<String> for UsdPerMillion {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::from_decimal(&text)
    }
}

/// A price in US dollars per one thousand calls, counted in pico-dollars per
/// thousand, which is the same number of femto-dollars per call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct UsdPerThousand(pub(super) u64);

impl UsdPerThousand {
    const DECIMALS: u32 = 12;
    pub(super) const MAX: Self = Self(100_000 * 1_000_000_000_000);

    /// Reads a plain decimal number of dollars per thousand calls, such as `2.5`.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] when the text is not a plain decimal, has more than
    /// twelve decimals, or is above a hundred thousand dollars.
    pub fn from_decimal(text: &str) -> Result<Self, DecimalError> {
        u64::try_from(decimal::parse(text, Self::DECIMALS)?)
            .ok()
            .map(Self)
            .filter(|rate| *rate <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// Dollars per thousand as a plain decimal, without trailing zeros.
    #[must_use]
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.0), Self::DECIMALS)
    }

    /// The cost of a number of calls.
    #[must_use]
    pub fn of_calls(self, calls: u64) -> Usd {
        Usd::from_femto(i128::from(self.0) * i128::from(calls))
    }
}

impl From<UsdPerThousand> for String {
    fn from(rate: UsdPerThousand) -> Self {
        rate.to_decimal()
    }
}

impl TryFrom<String> for UsdPerThousand {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::from_decimal(&text)
    }
}

/// A price in US dollars per minute that is billed by the second, counted in
/// pico-dollars per minute.
///
/// A pico-dollar per minute is 1000 ÷ 60 femto-dollars per second: fifty units
/// of the ledger, a whole number, for every price this type can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct UsdPerMinute(pub(super) u64);

impl UsdPerMinute {
    /// The highest rate held: $1,000 per minute.
    pub const MAX: Self = Self(1_000 * 1_000_000_000_000);

    const DECIMALS: u32 = 12;
    const THIRDS_PER_SECOND: i128 = 3 * 1_000 / 60;

    /// Reads a plain decimal number of dollars per minute, such as `0.017`.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] when the text is not a plain decimal, has more than
    /// twelve decimals, or is above [`UsdPerMinute::MAX`].
    pub fn from_decimal(text: &str) -> Result<Self, DecimalError> {
        u64::try_from(decimal::parse(text, Self::DECIMALS)?)
            .ok()
            .map(Self)
            .filter(|rate| *rate <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// Dollars per minute as a plain decimal, without trailing zeros.
    #[must_use]
    pub fn to_decimal(self) -> String {
        decimal::print(i128::from(self.0), Self::DECIMALS)
    }

    /// This rate times a factor, or `None` if the product is not a whole number of units.
    #[must_use]
    pub fn scaled(self, factor: Percent) -> Option<Self> {
        let whole = u128::from(Percent::whole_hundredths());
        let product = u128::from(self.0) * u128::from(factor.hundredths());
        (product % whole == 0)
            .then(|| u64::try_from(product / whole).ok().map(Self))
            .flatten()
            .filter(|rate| *rate <= Self::MAX)
    }

    /// The exact cost of a number of seconds.
    #[must_use]
    pub fn of_seconds(self, seconds: u64) -> Usd {
        Usd::from_thirds(i128::from(self.0) * Self::THIRDS_PER_SECOND * i128::from(seconds))
    }
}

impl From<UsdPerMinute> for String {
    fn from(rate: UsdPerMinute) -> Self {
        rate.to_decimal()
    }
}

impl TryFrom<String> for UsdPerMinute {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::from_decimal(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_times_tokens_is_the_exact_cost() {
        let rate = UsdPerMillion::from_decimal("0.075").unwrap();
        assert_eq!((rate * Tokens::new(3)).to_decimal(), "0.000000225");
        assert_eq!(
            UsdPerThousand::from_decimal("2.5")
                .unwrap()
                .of_calls(3)
                .to_decimal(),
            "0.0075"
        );
    }

    #[test]
    fn a_factor_that_would_need_rounding_is_refused() {
        let rate = UsdPerMillion::from_decimal("0.000000001").unwrap();
        assert_eq!(rate.scaled(Percent::new(50)), None);
        let rate = UsdPerMillion::from_decimal("2.5").unwrap();
        assert_eq!(
            rate.scaled(Percent::new(110))
                .map(UsdPerMillion::to_decimal)
                .as_deref(),
            Some("2.75")
        );
    }

    #[test]
    fn a_minute_billed_by_the_second_is_exact() {
        let rate = UsdPerMinute::from_decimal("0.017").unwrap();
        let second = rate.of_seconds(1);
        assert_eq!(second.to_decimal(), "0.000283333333333");
        assert_eq!(rate.of_seconds(2).to_decimal(), "0.000566666666667");
        assert_eq!(second.times(60), Usd::from_decimal("0.017").ok());
        assert_eq!(rate.of_seconds(3600).to_decimal(), "1.02");
        assert!(UsdPerMinute::MAX.of_seconds(u64::MAX) <= Usd::MAX);
    }

    #[test]
    fn the_largest_rate_times_the_largest_count_fits() {
        assert!((UsdPerMillion::MAX * Tokens::new(u64::MAX)) > Usd::ZERO);
    }
}
