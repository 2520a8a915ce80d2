//! How many units of work there are, as people say it.

use serde::Serialize;

use super::{Units, Week};

/// How many units there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Volume {
    /// So many in every minute, hour or day with work, or in thirty days.
    Rate {
        /// How many.
        units: u64,
        /// In which time.
        per: Period,
    },
    /// So many for each user on every day with work.
    Users {
        /// How many users.
        users: u64,
        /// Units for each of them.
        units_each: u64,
    },
    /// So many in all, today.
    Once {
        /// How many.
        units: u64,
    },
}

/// The time a rate is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A minute with work.
    Minute,
    /// An hour with work.
    Hour,
    /// A day with work.
    #[default]
    Day,
    /// Thirty days, weekends included.
    Month,
}

impl Period {
    /// Every period. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 4] = [Self::Minute, Self::Hour, Self::Day, Self::Month];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
        }
    }
}

impl Volume {
    /// The units of a day with work.
    pub(super) fn usual_day(self, active_hours: u32, week: Week) -> Units {
        match self {
            Self::Rate {
                units,
                per: Period::Minute,
            } => Units::new(units).times(active_hours.saturating_mul(60)),
            Self::Rate {
                units,
                per: Period::Hour,
            } => Units::new(units).times(active_hours),
            Self::Rate {
                units,
                per: Period::Month,
            } => {
                let day = Units::new(units).of_month();
                match week {
                    Week::EveryDay => day,
                    // Five days do the work of seven.
                    Week::Weekdays => day.seven_fifths(),
                }
            }
            Self::Users { users, units_each } => Units::new(users.saturating_mul(units_each)),
            Self::Once { units }
            | Self::Rate {
                units,
                per: Period::Day,
            } => Units::new(units),
        }
    }
}
