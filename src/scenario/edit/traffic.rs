//! Changes to the traffic of one workload.

use crate::money::Percent;
use crate::workload::{Segment, Traffic, Volume, Week};

/// A change to how many units there are, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrafficEdit {
    /// How many units.
    Volume(Volume),
    /// On which days of the week.
    Week(Week),
    /// How many hours of a day.
    ActiveHours(u32),
    /// By how much each week brings more.
    WeeklyGrowth(Percent),
    /// Launches and seasons.
    Segments(Vec<Segment>),
    /// Calls made again.
    Retries(Percent),
    /// Calls that fail and are billed.
    Failures(Percent),
    /// Units asked for twice.
    Duplicates(Percent),
}

impl TrafficEdit {
    pub(super) fn make(self, traffic: &mut Traffic) {
        match self {
            Self::Volume(volume) => traffic.volume = volume,
            Self::Week(week) => traffic.week = week,
            Self::ActiveHours(hours) => traffic.active_hours = hours,
            Self::WeeklyGrowth(growth) => traffic.weekly_growth = growth,
            Self::Segments(segments) => traffic.segments = segments,
            Self::Retries(share) => traffic.repeats.retries = share,
            Self::Failures(share) => traffic.repeats.failures = share,
            Self::Duplicates(share) => traffic.repeats.duplicates = share,
        }
    }
}
