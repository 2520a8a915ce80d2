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
    let Some(last) = balances.len().checked_sub(1) else {
        return Band::default();
    };
    let place = |tenths: usize| last * tenths / 10;
    // The middle first: the others are then looked for in their half alone.
    let (below, middle, above) = balances.select_nth_unstable(place(5));
    let middle = *middle;
    let at = |half: &mut [Usd], place: usize| {
        if place < half.len() {
            *half.select_nth_unstable(place).1
        } else {
            middle
        }
    };
    Band {
        low: at(below, place(1)),
        middle,
        high: place(9)
            .checked_sub(place(5) + 1)
            .map_or(middle, |place| at(above, place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_where_one_half_and_nine_in_ten_are() {
        for count in [1, 2, 3, 10, 11, 1_000] {
            // Every balance from nothing to one below the count, in no order.
            let balances: Vec<_> = (0..count)
                .map(|place| Usd::from_dollars(place * 7 % count))
                .collect();
            let mut sorted = balances.clone();
            sorted.sort_unstable();
            let at = |tenths: u32| sorted[((count - 1) * tenths / 10) as usize];
            let band = band(balances, count);
            assert_eq!((band.low, band.middle, band.high), (at(1), at(5), at(9)));
        }
    }
}
