//! What stands around the work, as versions 4 and 5 write it: ranges, kept versions, rate limits.

use serde::{Deserialize, Serialize};

use super::ProjectV4;
use crate::exchange::v3::{RangeV3, RateLimitsV3};
use crate::scenario::{Scenario, Variant};
use crate::workload::Project;

/// Everything around the work. Each list is empty where nobody has touched it, and in the order of
/// its names.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct AroundV4 {
    ranges: Vec<RangeV3>,
    variants: Vec<VariantV4>,
    rate_limits: Vec<RateLimitsV3>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantV4 {
    name: String,
    projects: Vec<ProjectV4>,
}

impl AroundV4 {
    /// Nothing where nobody has touched any of it: a link says no more than it has to.
    pub(in crate::exchange) fn new(scenario: &Scenario) -> Option<Self> {
        let ranges = scenario.ranges.iter();
        let variants = scenario.variants.iter().map(|own| VariantV4 {
            name: own.name.clone(),
            projects: own.projects.iter().map(ProjectV4::from).collect(),
        });
        let rate_limits = scenario.rate_limits.iter();
        let around = Self {
            ranges: ranges.map(RangeV3::from).collect(),
            variants: variants.collect(),
            rate_limits: rate_limits.map(RateLimitsV3::from).collect(),
        };
        let is_empty =
            around.ranges.is_empty() && around.variants.is_empty() && around.rate_limits.is_empty();
        (!is_empty).then_some(around)
    }

    /// Puts it around a scenario.
    pub(in crate::exchange) fn put_into(self, scenario: &mut Scenario) {
        scenario.ranges = self.ranges.into_iter().map(Into::into).collect();
        let variants = self.variants.into_iter().map(|own| Variant {
            name: own.name,
            projects: own.projects.into_iter().map(Project::from).collect(),
        });
        scenario.variants = variants.collect();
        scenario.rate_limits = self.rate_limits.into_iter().map(Into::into).collect();
    }
}
