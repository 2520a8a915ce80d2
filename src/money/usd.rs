//! An exact amount of US dollars.

use core::iter::Sum;
use core::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

use super::{DecimalError, Parts, decimal};

/// An exact amount of US dollars, counted in thirds of a femto-dollar (10⁻¹⁵ USD).
///
/// Fine enough that every published rate times every published multiplier is a
/// whole number (a test over the whole catalog holds it), so a bill is a sum of
/// integers. The third is there for prices by the minute, which are billed by
/// the second: 60 is 2 × 2 × 3 × 5, and only the 3 has no finite decimal.
/// Rounding happens where an amount is shown or bought, never before.
///
/// As text (JSON, links) it is the exact decimal, such as `"0.0046926"`. An
/// amount that has none, such as one second at $0.017 a minute, is written to
/// the nearest femto-dollar; sums and multiples are taken before that.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Usd(i128);

impl Usd {
    /// No money at all; a price that is not known is never this.
    pub const ZERO: Self = Self(0);
    /// The largest amount: 10²¹ dollars. A sum of fifty of them still fits.
    pub const MAX: Self = Self(1_000_000_000_000_000_000_000 * Self::PER_DOLLAR);

    const PER_DOLLAR: i128 = 1_000_000_000_000_000 * Self::PER_FEMTO;
    const PER_FEMTO: i128 = 3;
    const DECIMALS: u32 = 15;

    /// A number of femto-dollars.
    pub(super) const fn from_femto(femto: i128) -> Self {
        Self(femto * Self::PER_FEMTO)
    }

    /// A number of thirds of a femto-dollar.
    pub(crate) const fn from_thirds(thirds: i128) -> Self {
        Self(thirds)
    }

    /// How many thirds of a femto-dollar it is.
    pub(crate) const fn thirds(self) -> i128 {
        self.0
    }

    /// A whole number of dollars, the unit in which credit is suggested.
    #[must_use]
    pub const fn from_dollars(dollars: u32) -> Self {
        Self(dollars as i128 * Self::PER_DOLLAR)
    }

    /// Reads a plain decimal number of dollars, such as `132.60`.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] when the text is not a plain decimal, has more than 15
    /// decimals, or is above [`Usd::MAX`].
    pub fn from_decimal(text: &str) -> Result<Self, DecimalError> {
        decimal::parse(text, Self::DECIMALS)?
            .checked_mul(Self::PER_FEMTO)
            .map(Self)
            .filter(|amount| *amount <= Self::MAX)
            .ok_or_else(|| DecimalError::TooLarge(text.to_owned()))
    }

    /// The exact amount in dollars as a plain decimal, without trailing zeros;
    /// to the nearest femto-dollar when no finite decimal is exact.
    #[must_use]
    pub fn to_decimal(self) -> String {
        decimal::print(self.to_units_half_even(Self::DECIMALS), Self::DECIMALS)
    }

    /// Whether there is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This amount `n` times, or `None` above [`Usd::MAX`].
    #[must_use]
    pub fn times(self, n: u64) -> Option<Self> {
        self.0
            .checked_mul(i128::from(n))
            .map(Self)
            .filter(|amount| *amount <= Self::MAX)
    }

    /// This amount × `numerator` ÷ `denominator`, to the nearest third of a femto-dollar, half to
    /// even; `None` above [`Usd::MAX`] or for a denominator of zero.
    #[must_use]
    pub fn times_ratio(self, numerator: u128, denominator: u128) -> Option<Self> {
        // The whole multiples apart, so that a product near the largest amount is still held.
        let whole = i128::try_from(numerator.checked_div(denominator)?).ok()?;
        let rest = i128::try_from(numerator.checked_rem(denominator)?).ok()?;
        let denominator = i128::try_from(denominator).ok()?;
        let part = self.0.checked_mul(rest)?;
        let (floor, left) = (part.div_euclid(denominator), part.rem_euclid(denominator));
        let up = left * 2 > denominator || (left * 2 == denominator && floor % 2 != 0);
        self.0
            .checked_mul(whole)?
            .checked_add(floor + i128::from(up))
            .map(Self)
            .filter(|amount| *amount <= Self::MAX)
    }

    /// What is left after taking `part` away; nothing when `part` is larger.
    #[must_use]
    pub fn saturating_sub(self, part: Self) -> Self {
        Self((self.0 - part.0).max(0))
    }

    /// The smallest whole number of dollars that is not less.
    #[must_use]
    pub const fn round_up_to_dollars(self) -> Self {
        let partly = self.0.rem_euclid(Self::PER_DOLLAR) != 0;
        Self((self.0.div_euclid(Self::PER_DOLLAR) + partly as i128) * Self::PER_DOLLAR)
    }

    /// The smallest multiple of `step` that is not less; `None` when the step is
    /// zero or the multiple above [`Usd::MAX`].
    #[must_use]
    pub fn round_up_to_steps(self, step: Self) -> Option<Self> {
        if step.is_zero() {
            return None;
        }
        let steps = self.0.div_euclid(step.0) + i128::from(self.0.rem_euclid(step.0) != 0);
        steps
            .checked_mul(step.0)
            .map(Self)
            .filter(|amount| *amount <= Self::MAX)
    }

    /// The largest whole number of dollars that is not more.
    #[must_use]
    pub const fn round_down_to_dollars(self) -> Self {
        Self(self.0.div_euclid(Self::PER_DOLLAR) * Self::PER_DOLLAR)
    }

    /// The first `part` of `of` equal parts, rounded down to the unit of the ledger.
    ///
    /// The parts between two calls sum to the whole without a rounding error:
    /// hour `h` of a day is `portion(h + 1, 24) - portion(h, 24)`.
    #[must_use]
    pub fn portion(self, part: u32, of: u32) -> Self {
        self.in_parts(of).first(part)
    }

    /// This amount in equal parts, for whoever asks for several portions of it.
    #[must_use]
    pub fn in_parts(self, of: u32) -> Parts {
        Parts::new(self.0, of)
    }

    /// The largest multiple of `step` that is not more; nothing when the step is zero.
    #[must_use]
    pub fn round_down_to_steps(self, step: Self) -> Self {
        if step.is_zero() {
            return Self::ZERO;
        }
        Self(self.0.div_euclid(step.0) * step.0)
    }

    /// How many whole times `part` fits in; `None` when `part` is zero.
    #[must_use]
    pub fn fits(self, part: Self) -> Option<u64> {
        if part.is_zero() {
            return None;
        }
        u64::try_from(self.0 / part.0).ok()
    }

    /// The ratio to `other` in thousandths, rounded half up; `None` when `other` is zero or the ratio is too large.
    #[must_use]
    pub fn thousandths_of(self, other: Self) -> Option<u64> {
        let (whole, rest) = self.thousandths_floor(other)?;
        Some(whole + u64::from(rest.0 * 2 >= other.0))
    }

    /// The ratio to `other` in whole thousandths, and what that leaves in
    /// thousandths of an amount; `None` when `other` is zero or the ratio is too large.
    #[must_use]
    pub fn thousandths_floor(self, other: Self) -> Option<(u64, Self)> {
        if other.is_zero() {
            return None;
        }
        // A thousand times an amount near the largest would not fit.
        let rest = (self.0 % other.0).checked_mul(1000)?;
        let whole = (self.0 / other.0).checked_mul(1000)?;
        let thousandths = u64::try_from(whole + rest / other.0).ok()?;
        Some((thousandths, Self(rest % other.0)))
    }

    /// Rounds to `decimals` decimals, half to even, and returns a count of those small units.
    ///
    /// This is the one rounding rule, used only where an amount is shown.
    #[must_use]
    pub const fn to_units_half_even(self, decimals: u32) -> i128 {
        let unit = Self::unit(decimals);
        let (whole, rest) = (self.0.div_euclid(unit), self.0.rem_euclid(unit));
        let up = rest * 2 > unit || (rest * 2 == unit && whole % 2 != 0);
        whole + up as i128
    }

    /// How many whole units of 10⁻ᵈ dollars there are; tells where an amount begins to show.
    #[must_use]
    pub const fn to_units_floor(self, decimals: u32) -> i128 {
        self.0.div_euclid(Self::unit(decimals))
    }

    /// A unit of 10⁻ᵈ dollars; nothing smaller than a femto-dollar.
    const fn unit(decimals: u32) -> i128 {
        let decimals = if decimals > Self::DECIMALS {
            Self::DECIMALS
        } else {
            decimals
        };
        10_i128.pow(Self::DECIMALS - decimals) * Self::PER_FEMTO
    }

    /// This amount × `numerator` ÷ `denominator`, rounded up to the
    /// femto-dollar; `None` above [`Usd::MAX`].
    pub(super) fn part_rounded_up(self, numerator: u32, denominator: u32) -> Option<Self> {
        let numerator = i128::from(numerator);
        let denominator = i128::from(denominator) * Self::PER_FEMTO;
        // Divided first, so that a product near the largest amount is still held.
        let (whole, rest) = (
            self.0.div_euclid(denominator),
            self.0.rem_euclid(denominator),
        );
        let rest = rest * numerator;
        let up = i128::from(rest.rem_euclid(denominator) != 0);
        whole
            .checked_mul(numerator)?
            .checked_add(rest.div_euclid(denominator) + up)?
            .checked_mul(Self::PER_FEMTO)
            .map(Self)
            .filter(|amount| *amount <= Self::MAX)
    }
}

impl Add for Usd {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Usd {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Usd {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl From<Usd> for String {
    fn from(amount: Usd) -> Self {
        amount.to_decimal()
    }
}

impl TryFrom<String> for Usd {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::from_decimal(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn usd(text: &str) -> Usd {
        Usd::from_decimal(text).unwrap()
    }

    #[test]
    fn dollars_round_up_to_whole_ones() {
        assert_eq!(usd("132.60").round_up_to_dollars(), Usd::from_dollars(133));
        assert_eq!(usd("132").round_up_to_dollars(), Usd::from_dollars(132));
        assert_eq!(
            usd("132.000000000000001").round_up_to_dollars(),
            Usd::from_dollars(133)
        );
        assert_eq!(
            usd("132.60").round_down_to_dollars(),
            Usd::from_dollars(132)
        );
    }

    #[test]
    fn an_amount_rounds_up_to_steps() {
        let step = usd("25");
        assert_eq!(usd("50").round_up_to_steps(step), Some(usd("50")));
        assert_eq!(usd("50.01").round_up_to_steps(step), Some(usd("75")));
        assert_eq!(usd("74.99").round_down_to_steps(step), usd("50"));
        assert_eq!(usd("1").round_up_to_steps(Usd::ZERO), None);
        assert_eq!(
            Usd::MAX.round_up_to_steps(usd("999999999999999999999")),
            None
        );
    }

    #[test]
    fn showing_rounds_half_to_even() {
        for (text, cents) in [
            ("0.005", 0),
            ("0.015", 2),
            ("0.0150000000001", 2),
            ("0.025", 2),
            ("1.999", 200),
        ] {
            assert_eq!(usd(text).to_units_half_even(2), cents, "{text}");
        }
    }

    #[test]
    fn a_third_of_a_femto_dollar_is_held_and_only_its_text_is_rounded() {
        let third = Usd::from_thirds(1);
        assert_eq!(third.to_decimal(), "0");
        assert_eq!((third + third).to_decimal(), "0.000000000000001");
        assert_eq!(third.times(3), Some(usd("0.000000000000001")));
        assert_eq!(
            third.round_up_to_dollars(),
            Usd::from_dollars(1),
            "what is bought is never short"
        );
        assert_eq!(third.part_rounded_up(1, 1), Some(usd("0.000000000000001")));
        assert!(!third.is_zero());
    }

    #[test]
    fn the_portions_of_an_amount_sum_to_it() {
        let day = usd("1.000000000000001");
        let hours = (0..24).map(|hour| day.portion(hour + 1, 24) - day.portion(hour, 24));
        assert_eq!(hours.sum::<Usd>(), day);
        assert_eq!(Usd::from_dollars(3).portion(1, 24), usd("0.125"));
        assert_eq!(Usd::MAX.portion(24, 24), Usd::MAX);
    }

    #[test]
    fn a_product_that_cannot_be_held_is_none() {
        assert_eq!(Usd::MAX.times(2), None);
        assert_eq!(usd("0.1").times(3), Some(usd("0.3")));
    }

    #[test]
    fn a_ratio_of_an_amount_is_exact_where_it_can_be() {
        assert_eq!(usd("3").times_ratio(1_000, 30), Some(usd("100")));
        assert_eq!(usd("0.1").times_ratio(7, 5), Some(usd("0.14")));
        assert_eq!(Usd::from_thirds(1).times_ratio(1, 2), Some(Usd::ZERO));
        assert_eq!(
            Usd::from_thirds(3).times_ratio(1, 2),
            Some(Usd::from_thirds(2))
        );
        assert_eq!(Usd::MAX.times_ratio(2, 1), None);
        assert_eq!(usd("1").times_ratio(1, 0), None);
    }

    #[test]
    fn ratios_are_exact_before_they_are_shown() {
        assert_eq!(usd("10").thousandths_of(usd("4")), Some(2500));
        assert_eq!(usd("1").thousandths_of(Usd::ZERO), None);
        assert_eq!(usd("5").fits(usd("0.05")), Some(100));
        assert_eq!(usd("5").fits(Usd::ZERO), None);
    }
}
