//! How many units of work there are, and on which days.

mod units;
mod volume;

pub use units::Units;
pub use volume::{Period, Volume};

use serde::Serialize;

use crate::calendar::Date;
use crate::money::Percent;

/// The month that monthly figures mean: thirty days, whatever the calendar says.
pub const DAYS_PER_MONTH: u32 = 30;

/// The number of units over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// How many units, before anything below changes it.
    pub volume: Volume,
    /// On which days of the week there is work.
    pub week: Week,
    /// How many hours of such a day there is work; decides how dense it is, not how much.
    pub active_hours: u32,
    /// By how much each week brings more than the one before it.
    pub weekly_growth: Percent,
    /// Launches and seasons: days with more or less than usual.
    pub segments: Vec<Segment>,
    /// Work that is paid more than once.
    pub repeats: Repeats,
}

/// On which days of the week there is work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Week {
    /// On all seven.
    #[default]
    EveryDay,
    /// From Monday to Friday.
    Weekdays,
}

impl Week {
    /// Every kind of week. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 2] = [Self::EveryDay, Self::Weekdays];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::EveryDay => "every_day",
            Self::Weekdays => "weekdays",
        }
    }
}

/// Some days with more or less work than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The first of them, counted from today as day 0.
    pub from_day: u32,
    /// How many they are.
    pub days: u32,
    /// The factor on their work.
    pub factor: Percent,
}

/// Work that is paid more than once, in shares of the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeats {
    /// Calls made again in full.
    pub retries: Percent,
    /// Calls that fail after tokens were written: they are billed and answer nothing.
    pub failures: Percent,
    /// Units that ask for what was answered before.
    pub duplicates: Percent,
}

impl Repeats {
    /// Nothing is paid twice.
    pub const NONE: Self = Self {
        retries: Percent::ZERO,
        failures: Percent::ZERO,
        duplicates: Percent::ZERO,
    };

    /// What is paid for each unit wanted, such as 105%.
    #[must_use]
    pub fn factor(self) -> Percent {
        Percent::WHOLE
            .plus(self.retries)
            .plus(self.failures)
            .plus(self.duplicates)
    }
}

impl Traffic {
    /// So many units on each day of the week, and nothing else.
    #[must_use]
    pub const fn steady(units_per_day: u64) -> Self {
        Self {
            volume: Volume::Rate {
                units: units_per_day,
                per: Period::Day,
            },
            week: Week::EveryDay,
            active_hours: 24,
            weekly_growth: Percent::ZERO,
            segments: Vec::new(),
            repeats: Repeats::NONE,
        }
    }

    /// The units of each day from today on, repeats included.
    pub fn days(&self, today: Date) -> impl Iterator<Item = Units> + '_ {
        let base = self.volume.usual_day(self.active_hours, self.week);
        let repeats = self.repeats.factor();
        let growth = Percent::WHOLE.plus(self.weekly_growth);
        let mut grown = base.times_percent(repeats);
        (0_u32..).map(move |day| {
            if day > 0 && day.is_multiple_of(7) && growth != Percent::WHOLE {
                grown = grown.times_percent(growth);
            }
            if let Volume::Once { units } = self.volume {
                let due = if day == 0 { units } else { 0 };
                return Units::new(due).times_percent(repeats);
            }
            if self.week == Week::Weekdays && today.plus_days(day).is_weekend() {
                return Units::ZERO;
            }
            self.segments
                .iter()
                .filter(|segment| segment.holds(day))
                .fold(grown, |units, segment| units.times_percent(segment.factor))
        })
    }

    /// The units of a usual day with work, before repeats, growth, launches and seasons.
    #[must_use]
    pub fn usual_day(&self) -> Units {
        self.volume.usual_day(self.active_hours, self.week)
    }

    /// The units of so many days from today on, repeats included.
    #[must_use]
    pub fn total(&self, today: Date, days: u32) -> Units {
        // Asked once for each workload at each keystroke: a steady course needs no walk.
        if self.is_steady() {
            let day = self.days(today).next().unwrap_or(Units::ZERO);
            return day.times(days);
        }
        self.days(today)
            .take(usize::try_from(days).unwrap_or(usize::MAX))
            .fold(Units::ZERO, Units::plus)
    }

    /// The units of so many days after the first few, repeats included.
    #[must_use]
    pub fn between(&self, today: Date, skipped: u32, days: u32) -> Units {
        if self.is_steady() {
            return self.total(today, days);
        }
        let [skipped, days] =
            [skipped, days].map(|days| usize::try_from(days).unwrap_or(usize::MAX));
        let wanted = self.days(today).skip(skipped).take(days);
        wanted.fold(Units::ZERO, Units::plus)
    }

    /// Whether every day has the same work.
    #[must_use]
    pub fn is_steady(&self) -> bool {
        matches!(self.volume, Volume::Rate { .. } | Volume::Users { .. })
            && self.week == Week::EveryDay
            && self.weekly_growth == Percent::ZERO
            && self.segments.is_empty()
    }
}

impl Segment {
    const fn holds(self, day: u32) -> bool {
        day >= self.from_day && day - self.from_day < self.days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    const TODAY: &str = "2026-11-23";

    /// The units of each day, in hundredths, worked out by hand.
    #[track_caller]
    fn check(traffic: &Traffic, expected: &[u64]) {
        let today = Date::parse(TODAY).unwrap();
        let days: Vec<_> = traffic
            .days(today)
            .take(expected.len())
            .map(|units| units.times(100).rounded())
            .collect();
        assert_eq!(days, expected);
        let total: u64 = traffic
            .total(today, u32::try_from(expected.len()).unwrap())
            .times(100)
            .rounded();
        assert_eq!(total, expected.iter().sum::<u64>());
    }

    #[test]
    fn a_month_of_thirty_days_has_exactly_its_units() {
        let mut traffic = Traffic::steady(0);
        traffic.volume = Volume::Rate {
            units: 1_000,
            per: Period::Month,
        };
        let today = Date::parse(TODAY).unwrap();
        assert_eq!(traffic.total(today, 30), Units::new(1_000));
    }

    #[test]
    fn weekends_are_free_and_growth_comes_weekly() {
        let traffic = Traffic {
            week: Week::Weekdays,
            weekly_growth: Percent::new(10),
            ..Traffic::steady(100)
        };
        let (full, more) = (10_000, 11_000);
        check(
            &traffic,
            &[full, full, full, full, full, 0, 0, more, more, more],
        );
    }

    #[test]
    fn a_launch_multiplies_its_days_and_retries_every_day() {
        let traffic = Traffic {
            segments: vec![Segment {
                from_day: 1,
                days: 2,
                factor: Percent::new(300),
            }],
            repeats: Repeats {
                retries: Percent::new(5),
                ..Repeats::NONE
            },
            ..Traffic::steady(10)
        };
        check(&traffic, &[1_050, 3_150, 3_150, 1_050]);
    }

    #[test]
    fn work_that_is_done_once_is_done_today() {
        let traffic = Traffic {
            volume: Volume::Once { units: 7 },
            ..Traffic::steady(0)
        };
        check(&traffic, &[700, 0, 0]);
    }
}
