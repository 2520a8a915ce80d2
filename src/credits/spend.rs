//! What is used each day.

use super::spread::HUNDREDTHS;
use crate::money::{Parts, Percent, Usd};

/// What is used each day, in dollars, from the first day on: listed days, then
/// one amount for every day after them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DailySpend {
    listed: Vec<Usd>,
    after: Usd,
}

impl DailySpend {
    /// The same amount every day.
    #[must_use]
    pub const fn steady(day: Usd) -> Self {
        Self {
            listed: Vec::new(),
            after: day,
        }
    }

    /// Listed days, and what every day after them uses.
    #[must_use]
    pub const fn listed(days: Vec<Usd>, after: Usd) -> Self {
        Self {
            listed: days,
            after,
        }
    }

    /// What a day uses; the first day is 0.
    #[must_use]
    pub fn on(&self, day: u32) -> Usd {
        let listed = usize::try_from(day)
            .ok()
            .and_then(|day| self.listed.get(day));
        listed.copied().unwrap_or(self.after)
    }

    /// What the first so many days use; `None` above [`Usd::MAX`].
    #[must_use]
    pub fn total(&self, days: u32) -> Option<Usd> {
        let listed = self.listed.len().min(days.try_into().unwrap_or(usize::MAX));
        let mut sum = self.after.times(u64::from(days) - listed as u64)?;
        for day in self.listed.iter().take(listed) {
            sum += *day;
            if sum > Usd::MAX {
                return None;
            }
        }
        Some(sum)
    }

    /// The dearest of the first so many days.
    #[must_use]
    pub fn peak(&self, days: u32) -> Usd {
        (0..days.min(self.changes()))
            .map(|day| self.on(day))
            .max()
            .unwrap_or_default()
    }

    /// Whether nothing is used on the first so many days.
    #[must_use]
    pub fn is_nothing(&self, days: u32) -> bool {
        self.peak(days).is_zero()
    }

    /// How many days there are until nothing is used any more; `None` when that never comes.
    pub(super) fn ends_after(&self) -> Option<u32> {
        if !self.after.is_zero() {
            return None;
        }
        let last = self.listed.iter().rposition(|day| !day.is_zero());
        u32::try_from(last.map_or(0, |last| last + 1)).ok()
    }

    /// This factor of every day, rounded up; `None` above [`Usd::MAX`].
    #[must_use]
    pub fn scaled(&self, factor: Percent) -> Option<Self> {
        let listed = self.listed.iter().map(|day| factor.of_usd(*day));
        Some(Self {
            listed: listed.collect::<Option<_>>()?,
            after: factor.of_usd(self.after)?,
        })
    }

    /// Both together, day by day.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let days = self.changes().max(other.changes()) - 1;
        Self {
            listed: (0..days).map(|day| self.on(day) + other.on(day)).collect(),
            after: self.after + other.after,
        }
    }

    /// Every day in hundredths of a percent, for courses that draw how many of them they use.
    pub(super) fn in_hundredths(&self) -> DailyParts {
        let divided = |day: Usd| day.in_parts(HUNDREDTHS);
        DailyParts {
            listed: self.listed.iter().copied().map(divided).collect(),
            after: divided(self.after),
        }
    }

    /// How many days there are until all further ones are the same, that one included.
    fn changes(&self) -> u32 {
        u32::try_from(self.listed.len()).unwrap_or(u32::MAX - 1) + 1
    }
}

/// What is used each day, divided once for the thousand courses that take a share of it.
#[derive(Clone, Debug)]
pub(super) struct DailyParts {
    listed: Vec<Parts>,
    after: Parts,
}

impl DailyParts {
    /// A day in hundredths of a percent; the first day is 0.
    pub(super) fn on(&self, day: u32) -> Parts {
        let listed = usize::try_from(day)
            .ok()
            .and_then(|day| self.listed.get(day));
        listed.copied().unwrap_or(self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(days: &[u32], after: u32) -> DailySpend {
        let days = days.iter().map(|day| Usd::from_dollars(*day)).collect();
        DailySpend::listed(days, Usd::from_dollars(after))
    }

    #[test]
    fn days_after_the_listed_ones_are_alike() {
        let spend = listed(&[1, 9, 2], 4);
        assert_eq!(spend.on(1), Usd::from_dollars(9));
        assert_eq!(spend.on(1_000), Usd::from_dollars(4));
        assert_eq!(spend.total(2), Some(Usd::from_dollars(10)));
        assert_eq!(spend.total(5), Some(Usd::from_dollars(20)));
        assert_eq!(
            (spend.peak(1), spend.peak(9)),
            (Usd::from_dollars(1), Usd::from_dollars(9))
        );
        assert_eq!(spend.plus(&listed(&[1], 0)), listed(&[2, 9, 2], 4));
    }

    #[test]
    fn use_ends_with_its_last_day_or_never() {
        assert_eq!(listed(&[1, 0, 2, 0], 0).ends_after(), Some(3));
        assert_eq!(listed(&[0], 0).ends_after(), Some(0));
        assert_eq!(listed(&[1], 4).ends_after(), None);
    }

    #[test]
    fn a_sum_that_cannot_be_held_is_none() {
        assert_eq!(DailySpend::steady(Usd::MAX).total(2), None);
        assert_eq!(
            DailySpend::listed(vec![Usd::MAX; 60], Usd::ZERO).total(60),
            None
        );
        assert!(listed(&[0, 0, 3], 5).is_nothing(2));
    }
}
