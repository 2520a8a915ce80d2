//! What stands around the work, as version 3 writes it: ranges, kept versions, rate limits.

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
struct RangeV3 {
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
struct RateLimitsV3 {
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
    /// Nothing where nobody has touched any of it: a link says no more than it has to.
    pub(super) fn new(scenario: &Scenario) -> Option<Self> {
        let ranges = scenario.ranges.iter().map(|(driver, range)| RangeV3 {
            of: Word(*driver),
            low_percent: range.low,
            high_percent: range.high,
        });
        let variants = scenario.variants.iter().map(|own| VariantV3 {
            name: own.name.clone(),
            projects: own.projects.iter().map(ProjectV3::from).collect(),
        });
        let rate_limits = scenario
            .rate_limits
            .iter()
            .map(|(model, own)| RateLimitsV3 {
                model: model.clone(),
                requests_per_minute: own.requests_per_minute,
                tokens_per_minute: own.tokens_per_minute,
                batch_queue_tokens: own.batch_queue_tokens,
            });
        let around = Self {
            ranges: ranges.collect(),
            variants: variants.collect(),
            rate_limits: rate_limits.collect(),
        };
        let is_empty =
            around.ranges.is_empty() && around.variants.is_empty() && around.rate_limits.is_empty();
        (!is_empty).then_some(around)
    }

    /// Puts it around a scenario.
    pub(super) fn put_into(self, scenario: &mut Scenario) {
        let ranges = self.ranges.into_iter().map(|own| {
            let range = Range {
                low: own.low_percent,
                high: own.high_percent,
            };
            (own.of.0, range)
        });
        scenario.ranges = ranges.collect();
        let variants = self.variants.into_iter().map(|own| Variant {
            name: own.name,
            projects: own.projects.into_iter().map(Project::from).collect(),
        });
        scenario.variants = variants.collect();
        let limits = self.rate_limits.into_iter().map(|own| {
            let limits = RateLimits {
                requests_per_minute: own.requests_per_minute,
                tokens_per_minute: own.tokens_per_minute,
                batch_queue_tokens: own.batch_queue_tokens,
            };
            (own.model, limits)
        });
        scenario.rate_limits = limits.collect();
    }
}
