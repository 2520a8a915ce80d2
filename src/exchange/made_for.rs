//! What a scenario cost when it was written, so that a price that has changed since is seen.

use super::v1::ScenarioV1;
use super::v2::ScenarioV2;
use crate::money::Usd;

/// A scenario on the wire, and what one unit of each workload cost when it was written.
pub(super) trait MadeFor {
    /// In the order of the workloads; empty in versions that did not write it.
    fn unit_costs(&self) -> Vec<Option<Usd>> {
        Vec::new()
    }
}

impl MadeFor for ScenarioV1 {}
impl MadeFor for ScenarioV2 {}
