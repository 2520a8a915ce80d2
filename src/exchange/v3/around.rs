//! What stands around the work, as version 3 wrote it: ranges, kept versions, rate limits.

use serde::{Deserialize, Serialize};

use super::ProjectV3;
use crate::exchange::word::{Listed, Word};
use crate::money::Percent;
use crate::scenario::{Driver, Range, RateLimits, Scenario, Variant};
use crate::workload::Project;

/// Everything around the work. Each list is empty where nobody has touched it, and in the order of
/// its names.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AroundV3 {
    ranges: Vec<RangeV3>,
    variants: Vec<VariantV3>,
    rate_limits: Vec<RateLimitsV3>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct RangeV3 {
    of: Word<Driver>,
    low_percent: Percent,
    high_percent: Percent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantV3 {
    name: String,
    projects: Vec<ProjectV3>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct RateLimitsV3 {
    model: String,
    requests_per_minute: Option<u64>,
    tokens_per_minute: Option<u64>,
    batch_queue_tokens: Option<u64>,
}

impl Listed for Driver {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl AroundV3 {
    /// Puts it around a scenario.
    pub(super) fn put_into(self, scenario: &mut Scenario) {
        scenario.ranges = self.ranges.into_iter().map(Into::into).collect();
        let variants = self.variants.into_iter().map(|own| Variant {
            name: own.name,
            projects: own.projects.into_iter().map(Project::from).collect(),
        });
        scenario.variants = variants.collect();
        scenario.rate_limits = self.rate_limits.into_iter().map(Into::into).collect();
    }
}

impl From<(&Driver, &Range)> for RangeV3 {
    fn from((driver, range): (&Driver, &Range)) -> Self {
        Self {
            of: Word(*driver),
            low_percent: range.low,
            high_percent: range.high,
        }
    }
}

impl From<RangeV3> for (Driver, Range) {
    fn from(wire: RangeV3) -> Self {
        let range = Range {
            low: wire.low_percent,
            high: wire.high_percent,
        };
        (wire.of.0, range)
    }
}

impl From<(&String, &RateLimits)> for RateLimitsV3 {
    fn from((model, own): (&String, &RateLimits)) -> Self {
        Self {
            model: model.clone(),
            requests_per_minute: own.requests_per_minute,
            tokens_per_minute: own.tokens_per_minute,
            batch_queue_tokens: own.batch_queue_tokens,
        }
    }
}

impl From<RateLimitsV3> for (String, RateLimits) {
    fn from(wire: RateLimitsV3) -> Self {
        let limits = RateLimits {
            requests_per_minute: wire.requests_per_minute,
            tokens_per_minute: wire.tokens_per_minute,
            batch_queue_tokens: wire.batch_queue_tokens,
        };
        (wire.model, limits)
    }
}
