//! The traffic of a workload as versions 2 to 5 write it.

use serde::{Deserialize, Serialize};

use crate::exchange::word::{Listed, Word};
use crate::money::Percent;
use crate::workload::{Period, Repeats, Segment, Traffic, Volume, Week};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct TrafficV2 {
    units: u64,
    per: Word<Per>,
    /// Units of each user; 0 unless `per` is `user`.
    units_each: u64,
    week: Word<Week>,
    active_hours: u32,
    weekly_growth_percent: Percent,
    segments: Vec<SegmentV2>,
    retries_percent: Percent,
    failures_percent: Percent,
    duplicates_percent: Percent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SegmentV2 {
    from_day: u32,
    days: u32,
    factor_percent: Percent,
}

/// What a number of units is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Per {
    Period(Period),
    User,
    Once,
}

impl Listed for Per {
    const LIST: &'static [Self] = &[
        Self::Period(Period::Minute),
        Self::Period(Period::Hour),
        Self::Period(Period::Day),
        Self::Period(Period::Month),
        Self::User,
        Self::Once,
    ];
    fn word(self) -> &'static str {
        match self {
            Self::Period(period) => period.id(),
            Self::User => "user",
            Self::Once => "once",
        }
    }
}

impl From<&Traffic> for TrafficV2 {
    fn from(traffic: &Traffic) -> Self {
        let Traffic {
            volume,
            week,
            active_hours,
            weekly_growth,
            segments,
            repeats,
        } = traffic;
        let (units, per, units_each) = match *volume {
            Volume::Rate { units, per } => (units, Per::Period(per), 0),
            Volume::Users { users, units_each } => (users, Per::User, units_each),
            Volume::Once { units } => (units, Per::Once, 0),
        };
        let segments = segments.iter().map(|segment| SegmentV2 {
            from_day: segment.from_day,
            days: segment.days,
            factor_percent: segment.factor,
        });
        Self {
            units,
            per: Word(per),
            units_each,
            week: Word(*week),
            active_hours: *active_hours,
            weekly_growth_percent: *weekly_growth,
            segments: segments.collect(),
            retries_percent: repeats.retries,
            failures_percent: repeats.failures,
            duplicates_percent: repeats.duplicates,
        }
    }
}

impl From<TrafficV2> for Traffic {
    fn from(wire: TrafficV2) -> Self {
        let units = wire.units;
        let volume = match wire.per.0 {
            Per::Period(per) => Volume::Rate { units, per },
            Per::User => Volume::Users {
                users: units,
                units_each: wire.units_each,
            },
            Per::Once => Volume::Once { units },
        };
        let segments = wire.segments.into_iter().map(|segment| Segment {
            from_day: segment.from_day,
            days: segment.days,
            factor: segment.factor_percent,
        });
        Self {
            volume,
            week: wire.week.0,
            active_hours: wire.active_hours,
            weekly_growth: wire.weekly_growth_percent,
            segments: segments.collect(),
            repeats: Repeats {
                retries: wire.retries_percent,
                failures: wire.failures_percent,
                duplicates: wire.duplicates_percent,
            },
        }
    }
}
