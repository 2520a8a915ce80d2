//! An amount of work.

use super::DAYS_PER_MONTH;
use crate::money::{Percent, Usd};

/// An amount of work, counted in fractions of a unit that are fine enough for
/// a thirtieth of a month, a fifth of a week, and two percentages on top.
///
/// Only growth that compounds over weeks is rounded, to that fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Units(u128);

impl Units {
    /// No work.
    pub const ZERO: Self = Self(0);

    /// A thirtieth, then a fifth, then two percentages of two decimals.
    const PER_UNIT: u128 = DAYS_PER_MONTH as u128 * 5 * 10_000 * 10_000;
    /// Far beyond every limit of a scenario, and far from the end of the number.
    const MOST: u128 = u128::MAX >> 32;

    /// A whole number of units.
    #[must_use]
    pub const fn new(units: u64) -> Self {
        Self(units as u128 * Self::PER_UNIT)
    }

    /// The nearest whole number of units, for showing.
    #[must_use]
    pub fn rounded(self) -> u64 {
        u64::try_from((self.0 + Self::PER_UNIT / 2) / Self::PER_UNIT).unwrap_or(u64::MAX)
    }

    /// Thousandths of a unit, rounded down.
    pub(crate) const fn thousandths(self) -> u128 {
        self.0 / (Self::PER_UNIT / 1_000)
    }

    /// So many for each unit, to the nearest whole one.
    #[must_use]
    pub fn times_count(self, each: u64) -> u64 {
        let all = self
            .0
            .saturating_mul(each.into())
            .saturating_add(Self::PER_UNIT / 2);
        u64::try_from(all / Self::PER_UNIT).unwrap_or(u64::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).min(Self::MOST))
    }

    /// So many times as much.
    #[must_use]
    pub fn times(self, factor: u32) -> Self {
        Self(self.0.saturating_mul(factor.into()).min(Self::MOST))
    }

    /// This percentage of it.
    #[must_use]
    pub fn times_percent(self, factor: Percent) -> Self {
        let (parts, whole) = factor.ratio();
        Self(self.0.saturating_mul(parts.into()).min(Self::MOST) / u128::from(whole))
    }

    /// A day's part of thirty days of it.
    pub(super) const fn of_month(self) -> Self {
        Self(self.0 / DAYS_PER_MONTH as u128)
    }

    /// What each of five days does when five do the work of seven.
    pub(super) const fn seven_fifths(self) -> Self {
        Self(self.0 / 5 * 7)
    }

    /// What this many units cost, to the nearest third of a femto-dollar; `None` above [`Usd::MAX`].
    #[must_use]
    pub fn cost(self, of_one: Usd) -> Option<Usd> {
        of_one.times_ratio(self.0, Self::PER_UNIT)
    }
}
