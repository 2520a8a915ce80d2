//! A scenario as version 5 writes it.
//!
//! What has not changed since versions 2 to 4 is written as there. Until a version is released, its
//! fields may still grow at the end of their structure; afterwards it is frozen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::made_for::MadeFor;
use super::v2::CreditsV2;
use super::v3::AccountV3;
use super::v4::{AroundV4, PricesV4, ProjectV4};
use super::word::Word;
use super::{ScenarioFile, WireError};
use crate::calendar::Date;
use crate::money::Usd;
use crate::scenario::{Scenario, Stage, TeamDates};
use crate::workload::Project;

/// A scenario, version 5. The order of the fields is the order in a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioV5 {
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
    /// Nothing where no day is written down.
    #[serde(default)]
    team: Option<TeamV5>,
}

/// The days that a team writes down.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TeamV5 {
    payment_checked_on: Option<Date>,
    next_review_on: Option<Date>,
}

impl ScenarioV5 {
    pub(super) fn new(file: &ScenarioFile) -> Self {
        let ScenarioFile {
            prices_of: _,
            scenario,
            unit_costs,
        } = file;
        let Scenario {
            stage,
            days,
            projects,
            credits,
            overrides,
            ranges: _,
            variants: _,
            rate_limits: _,
            account,
            team,
        } = scenario;
        Self {
            stage: Word(*stage),
            days: *days,
            projects: projects.iter().map(ProjectV4::from).collect(),
            credits: CreditsV2::from(credits),
            prices: PricesV4::new(overrides),
            account: AccountV3::new(account),
            unit_costs_usd: unit_costs.clone(),
            around: AroundV4::new(scenario),
            team: TeamV5::new(*team),
        }
    }
}

impl TeamV5 {
    /// Nothing where no day is written down: a link says no more than it has to.
    fn new(team: TeamDates) -> Option<Self> {
        let TeamDates {
            payment_checked,
            next_review,
        } = team;
        (team != TeamDates::default()).then_some(Self {
            payment_checked_on: payment_checked,
            next_review_on: next_review,
        })
    }
}

impl From<TeamV5> for TeamDates {
    fn from(wire: TeamV5) -> Self {
        Self {
            payment_checked: wire.payment_checked_on,
            next_review: wire.next_review_on,
        }
    }
}

impl MadeFor for ScenarioV5 {
    fn unit_costs(&self) -> Vec<Option<Usd>> {
        self.unit_costs_usd.clone()
    }
}

impl TryFrom<ScenarioV5> for Scenario {
    type Error = WireError;

    fn try_from(wire: ScenarioV5) -> Result<Self, WireError> {
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
            team: wire.team.map(Into::into).unwrap_or_default(),
        };
        if let Some(around) = wire.around {
            around.put_into(&mut scenario);
        }
        scenario.checked().map_err(WireError::Problem)
    }
}
