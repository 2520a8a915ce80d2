//! A scenario as version 3 wrote it. It is read for ever and no longer written; versions 4 and 5 still
//! write those of its pieces that have not changed.

mod account;
mod around;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::WireError;
use super::made_for::MadeFor;
use super::v2::{CreditsV2, PricesV2, QuantityV2, TextV2, TrafficV2};
use super::word::Word;
use crate::catalog::{Processing, Quality};
use crate::money::{Percent, Usd};
use crate::scenario::{Scenario, Stage, TeamDates};
use crate::tokens::Detail;
use crate::workload::{Caching, CachingMode, Environment, Project, Shape, Work, Workload};
pub(super) use account::AccountV3;
use around::AroundV3;
pub(super) use around::{RangeV3, RateLimitsV3};

/// A scenario, version 3. The order of the fields is the order in a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioV3 {
    stage: Word<Stage>,
    days: u32,
    projects: Vec<ProjectV3>,
    credits: CreditsV2,
    prices: PricesV2,
    /// Nothing where nobody has touched a setting.
    account: Option<AccountV3>,
    /// What one unit of each workload cost when this was written.
    #[serde(default)]
    unit_costs_usd: Vec<Option<Usd>>,
    /// Nothing where nobody has touched it.
    #[serde(default)]
    around: Option<AroundV3>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectV3 {
    name: String,
    environment: Word<Environment>,
    owner: String,
    monthly_budget_usd: Option<Usd>,
    alerts_percent: Vec<Percent>,
    workloads: Vec<WorkloadV3>,
    hard_limit_usd: Option<Usd>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkloadV3 {
    name: String,
    included: bool,
    model: String,
    processing: Word<Processing>,
    regional: bool,
    shape: Word<Shape>,
    texts: Vec<TextV2>,
    quantities: Vec<QuantityV2>,
    detail: Word<Detail>,
    quality: Word<Quality>,
    caching: CachingV3,
    traffic: TrafficV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CachingV3 {
    mode: Word<CachingMode>,
    read_percent: Percent,
    written_percent: Percent,
}

impl MadeFor for ScenarioV3 {
    fn unit_costs(&self) -> Vec<Option<Usd>> {
        self.unit_costs_usd.clone()
    }
}

impl TryFrom<ScenarioV3> for Scenario {
    type Error = WireError;

    fn try_from(wire: ScenarioV3) -> Result<Self, WireError> {
        let mut scenario = Self {
            stage: wire.stage.0,
            days: wire.days,
            projects: wire.projects.into_iter().map(Project::from).collect(),
            credits: wire.credits.into(),
            overrides: wire.prices.into(),
            account: wire.account.map(Into::into).unwrap_or_default(),
            ranges: BTreeMap::new(),
            variants: Vec::new(),
            rate_limits: BTreeMap::new(),
            team: TeamDates::default(),
        };
        if let Some(around) = wire.around {
            around.put_into(&mut scenario);
        }
        scenario.checked().map_err(WireError::Problem)
    }
}

impl From<ProjectV3> for Project {
    fn from(wire: ProjectV3) -> Self {
        Self {
            name: wire.name,
            environment: wire.environment.0,
            owner: wire.owner,
            monthly_budget: wire.monthly_budget_usd,
            hard_limit: wire.hard_limit_usd,
            alerts: wire.alerts_percent,
            workloads: wire.workloads.into_iter().map(Workload::from).collect(),
        }
    }
}

impl From<WorkloadV3> for Workload {
    fn from(wire: WorkloadV3) -> Self {
        let mut work = Work::new(wire.shape.0);
        work.detail = wire.detail.0;
        work.quality = wire.quality.0;
        for text in wire.texts {
            text.put_into(&mut work);
        }
        for quantity in wire.quantities {
            quantity.put_into(&mut work);
        }
        Self {
            name: wire.name,
            included: wire.included,
            model: wire.model,
            processing: wire.processing.0,
            regional: wire.regional,
            work,
            caching: wire.caching.into(),
            traffic: wire.traffic.into(),
        }
    }
}

impl From<Caching> for CachingV3 {
    fn from(caching: Caching) -> Self {
        Self {
            mode: Word(caching.mode),
            read_percent: caching.read,
            written_percent: caching.written,
        }
    }
}

impl From<CachingV3> for Caching {
    fn from(wire: CachingV3) -> Self {
        Self {
            mode: wire.mode.0,
            read: wire.read_percent,
            written: wire.written_percent,
        }
    }
}
