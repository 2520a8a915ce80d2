//! A scenario as version 4 wrote it. It is read for ever and no longer written; version 5 still
//! writes those of its pieces that have not changed.

mod around;
mod prices;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::WireError;
use super::made_for::MadeFor;
use super::v2::{CreditsV2, QuantityV2, TextV2, TrafficV2};
use super::v3::{AccountV3, CachingV3};
use super::word::Word;
use crate::catalog::{Processing, Quality};
use crate::money::{Percent, Usd};
use crate::scenario::{Scenario, Stage, TeamDates};
use crate::tokens::Detail;
use crate::workload::{Environment, Project, Shape, Work, Workload};
pub(super) use around::AroundV4;
pub(super) use prices::PricesV4;

/// A scenario, version 4. The order of the fields is the order in a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioV4 {
    stage: Word<Stage>,
    days: u32,
    projects: Vec<ProjectV4>,
    credits: CreditsV2,
    /// Nothing where nothing was typed.
    prices: Option<PricesV4>,
    /// Nothing where nobody has touched a setting.
    account: Option<AccountV3>,
    /// What one unit of each workload cost when this was written.
    #[serde(default)]
    unit_costs_usd: Vec<Option<Usd>>,
    /// Nothing where nobody has touched it.
    #[serde(default)]
    around: Option<AroundV4>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectV4 {
    name: String,
    environment: Word<Environment>,
    owner: String,
    monthly_budget_usd: Option<Usd>,
    alerts_percent: Vec<Percent>,
    workloads: Vec<WorkloadV4>,
    hard_limit_usd: Option<Usd>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkloadV4 {
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

impl From<&Project> for ProjectV4 {
    fn from(project: &Project) -> Self {
        let Project {
            name,
            environment,
            owner,
            monthly_budget,
            hard_limit,
            alerts,
            workloads,
        } = project;
        Self {
            name: name.clone(),
            environment: Word(*environment),
            owner: owner.clone(),
            monthly_budget_usd: *monthly_budget,
            alerts_percent: alerts.clone(),
            workloads: workloads.iter().map(WorkloadV4::from).collect(),
            hard_limit_usd: *hard_limit,
        }
    }
}

impl From<&Workload> for WorkloadV4 {
    fn from(workload: &Workload) -> Self {
        let Workload {
            name,
            included,
            model,
            processing,
            regional,
            work,
            caching,
            traffic,
        } = workload;
        let texts = work.texts().map(|(part, text)| TextV2::new(part, text));
        let quantities = work
            .quantities()
            .map(|(quantity, value)| QuantityV2::new(quantity, value));
        Self {
            name: name.clone(),
            included: *included,
            model: model.clone(),
            processing: Word(*processing),
            regional: *regional,
            shape: Word(work.shape),
            texts: texts.collect(),
            quantities: quantities.collect(),
            detail: Word(work.detail),
            quality: Word(work.quality),
            caching: CachingV3::from(*caching),
            traffic: TrafficV2::from(traffic),
        }
    }
}

impl MadeFor for ScenarioV4 {
    fn unit_costs(&self) -> Vec<Option<Usd>> {
        self.unit_costs_usd.clone()
    }
}

impl TryFrom<ScenarioV4> for Scenario {
    type Error = WireError;

    fn try_from(wire: ScenarioV4) -> Result<Self, WireError> {
        let mut scenario = Self {
            stage: wire.stage.0,
            days: wire.days,
            projects: wire.projects.into_iter().map(Project::from).collect(),
            credits: wire.credits.into(),
            overrides: wire.prices.map(Into::into).unwrap_or_default(),
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

impl From<ProjectV4> for Project {
    fn from(wire: ProjectV4) -> Self {
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

impl From<WorkloadV4> for Workload {
    fn from(wire: WorkloadV4) -> Self {
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
