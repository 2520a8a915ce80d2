//! A scenario as version 2 wrote it. It is read for ever and no longer written; later versions still
//! write those of its pieces that have not changed.

mod prices;
mod traffic;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::WireError;
use super::word::{Listed, Word};
use crate::catalog::{Processing, Quality};
use crate::money::{Percent, Usd};
use crate::scenario::{AccountSettings, CreditSettings, Scenario, Stage, TeamDates};
use crate::tokens::{Detail, Encoding, Tokens};
use crate::workload::{
    Caching, Environment, Part, Project, Quantity, Shape, TextTokens, Work, Workload,
};
pub(super) use prices::PricesV2;
pub(super) use traffic::TrafficV2;

/// A scenario, version 2. The order of the fields is the order in a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioV2 {
    stage: Word<Stage>,
    days: u32,
    projects: Vec<ProjectV2>,
    credits: CreditsV2,
    prices: PricesV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectV2 {
    name: String,
    environment: Word<Environment>,
    owner: String,
    monthly_budget_usd: Option<Usd>,
    alerts_percent: Vec<Percent>,
    workloads: Vec<WorkloadV2>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkloadV2 {
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
    caching: CachingV2,
    traffic: TrafficV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextV2 {
    part: Word<Part>,
    tokens: u64,
    from: Word<Origin>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuantityV2 {
    of: Word<Quantity>,
    value: u64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CachingV2 {
    on: bool,
    read_percent: Percent,
    written_percent: Percent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CreditsV2 {
    safety_percent: Percent,
    free_credits_usd: Usd,
    paid_balance_usd: Usd,
    balance_cap_usd: Option<Usd>,
    average_day_usd: Option<Usd>,
}

/// Where the length of a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Typed,
    Estimated,
    Counted(Encoding),
}

impl Listed for Origin {
    const LIST: &'static [Self] = &[
        Self::Typed,
        Self::Estimated,
        Self::Counted(Encoding::O200kBase),
        Self::Counted(Encoding::Cl100kBase),
    ];
    fn word(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Estimated => "estimated",
            Self::Counted(encoding) => encoding.name(),
        }
    }
}

impl TextV2 {
    pub(super) fn new(part: Part, text: TextTokens) -> Self {
        Self {
            part: Word(part),
            tokens: text.tokens().get(),
            from: Word(match text {
                TextTokens::Typed(_) => Origin::Typed,
                TextTokens::Estimated(_) => Origin::Estimated,
                TextTokens::Counted { encoding, .. } => Origin::Counted(encoding),
            }),
        }
    }

    pub(super) fn put_into(&self, work: &mut Work) {
        let tokens = Tokens::new(self.tokens);
        let length = match self.from.0 {
            Origin::Typed => TextTokens::Typed(tokens),
            Origin::Estimated => TextTokens::Estimated(tokens),
            Origin::Counted(encoding) => TextTokens::Counted { tokens, encoding },
        };
        work.set_text(self.part.0, length);
    }
}

impl QuantityV2 {
    pub(super) const fn new(quantity: Quantity, value: u64) -> Self {
        Self {
            of: Word(quantity),
            value,
        }
    }

    pub(super) fn put_into(&self, work: &mut Work) {
        work.set_quantity(self.of.0, self.value);
    }
}

impl From<&CreditSettings> for CreditsV2 {
    fn from(credits: &CreditSettings) -> Self {
        let CreditSettings {
            safety,
            free_credits,
            paid_balance,
            balance_cap,
            average_day,
        } = *credits;
        Self {
            safety_percent: safety,
            free_credits_usd: free_credits,
            paid_balance_usd: paid_balance,
            balance_cap_usd: balance_cap,
            average_day_usd: average_day,
        }
    }
}

impl TryFrom<ScenarioV2> for Scenario {
    type Error = WireError;

    fn try_from(wire: ScenarioV2) -> Result<Self, WireError> {
        Self {
            stage: wire.stage.0,
            days: wire.days,
            projects: wire.projects.into_iter().map(Project::from).collect(),
            credits: wire.credits.into(),
            overrides: wire.prices.into(),
            account: AccountSettings::default(),
            ranges: BTreeMap::new(),
            variants: Vec::new(),
            rate_limits: BTreeMap::new(),
            team: TeamDates::default(),
        }
        .checked()
        .map_err(WireError::Problem)
    }
}

impl From<ProjectV2> for Project {
    fn from(wire: ProjectV2) -> Self {
        Self {
            name: wire.name,
            environment: wire.environment.0,
            owner: wire.owner,
            monthly_budget: wire.monthly_budget_usd,
            hard_limit: None,
            alerts: wire.alerts_percent,
            workloads: wire.workloads.into_iter().map(Workload::from).collect(),
        }
    }
}

impl From<WorkloadV2> for Workload {
    fn from(wire: WorkloadV2) -> Self {
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
            caching: Caching::typed(
                wire.caching.on,
                wire.caching.read_percent,
                wire.caching.written_percent,
            ),
            traffic: wire.traffic.into(),
        }
    }
}

impl From<CreditsV2> for CreditSettings {
    fn from(wire: CreditsV2) -> Self {
        Self {
            safety: wire.safety_percent,
            free_credits: wire.free_credits_usd,
            paid_balance: wire.paid_balance_usd,
            balance_cap: wire.balance_cap_usd,
            average_day: wire.average_day_usd,
        }
    }
}
