//! How far use may be from what is expected, and how it is drawn.

use serde::Serialize;

use super::Random;
use crate::money::Percent;

/// Hundredths of a percent in the whole.
pub(super) const HUNDREDTHS: u32 = 10_000;

/// How far use may be from what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The low case: every day this share of what is expected.
    pub low: Percent,
    /// The high case.
    pub high: Percent,
    /// How far one day may be from the days around it, either way.
    pub day: Percent,
}

impl Spread {
    /// Use is exactly what is expected.
    pub const NONE: Self = Self {
        low: Percent::WHOLE,
        high: Percent::WHOLE,
        day: Percent::ZERO,
    };
}

/// A spread in hundredths of a percent, as it is drawn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shares {
    low: u32,
    high: u32,
    day: u32,
}

impl Shares {
    pub(super) fn of(spread: Spread) -> Self {
        let hundredths = |percent: Percent| {
            u32::try_from(percent.of_count(HUNDREDTHS.into())).unwrap_or(HUNDREDTHS)
        };
        Self {
            low: hundredths(spread.low).min(HUNDREDTHS),
            high: hundredths(spread.high).max(HUNDREDTHS),
            day: hundredths(spread.day).min(HUNDREDTHS),
        }
    }

    /// The level of a course in hundredths of a percent: as often below what is
    /// expected as above it, and equally likely anywhere on each side.
    pub(super) const fn level(self, random: &mut Random) -> u32 {
        let (from, to) = if random.below(2) == 0 {
            (self.low, HUNDREDTHS)
        } else {
            (HUNDREDTHS, self.high)
        };
        from + random.below(to - from + 1)
    }

    /// What a day of a course uses, in hundredths of a percent of what is expected.
    pub(super) fn share_of_day(self, level: u32, random: &mut Random) -> u32 {
        let day = HUNDREDTHS - self.day + random.below(2 * self.day + 1);
        let share = u64::from(level) * u64::from(day) / u64::from(HUNDREDTHS);
        u32::try_from(share).unwrap_or(u32::MAX)
    }
}
