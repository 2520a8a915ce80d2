//! How long the credit lasts when use is not what was expected.

use serde::Serialize;

use crate::money::{Percent, Usd};

/// What many courses have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// The days each course was served in full, fewest first.
    pub(super) full_days: Vec<u32>,
    /// Where the balance is each day.
    pub band: Vec<Band>,
}

/// Where the balance of most courses is when a day ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Band {
    /// One in ten is below.
    pub low: Usd,
    /// Half are below.
    pub middle: Usd,
    /// Nine in ten are below.
    pub high: Usd,
}

impl Risk {
    /// How many days at least this share of the courses is served in full.
    #[must_use]
    pub fn full_days(&self, confidence: Percent) -> u32 {
        let courses = self.full_days.len() as u64;
        let fail = courses - confidence.of_count(courses).min(courses);
        let place = usize::try_from(fail).unwrap_or(usize::MAX);
        let place = place.min(self.full_days.len().saturating_sub(1));
        self.full_days.get(place).copied().unwrap_or(0)
    }

    /// How many of the courses were served in full for so many days.
    #[must_use]
    pub fn served(&self, days: u32) -> usize {
        self.full_days.len() - self.full_days.partition_point(|full| *full < days)
    }
}

/// The band of one day; courses that have ended hold nothing.
pub(super) fn band(mut balances: Vec<Usd>, count: u32) -> Band {
    balances.resize(usize::try_from(count).unwrap_or(usize::MAX), Usd::ZERO);
    let last = balances.len().saturating_sub(1);
    let mut at = |tenths: usize| {
        if balances.is_empty() {
            return Usd::ZERO;
        }
        *balances.select_nth_unstable(last * tenths / 10).1
    };
    Band {
        low: at(1),
        middle: at(5),
        high: at(9),
    }
}
