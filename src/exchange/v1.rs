//! A scenario as version 1 wrote it: one workload. It is read for ever and no longer written.

use serde::{Deserialize, Serialize};

use super::WireError;
use crate::catalog::Processing;
use crate::money::{Percent, Usd};
use crate::scenario::{CreditSettings, Scenario, Stage, Template};
use crate::tokens::{Encoding, Tokens};
use crate::workload::{Caching, TextTokens, Traffic, Work, Workload};

/// A scenario, version 1. The order of the fields is the order in a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioV1 {
    stage: String,
    model: String,
    processing: String,
    input_tokens: u64,
    /// `typed`, `estimated`, or the name of the encoding that counted a text.
    input_from: String,
    output_tokens: u64,
    caching: bool,
    cache_read_percent: Percent,
    cache_written_percent: Percent,
    requests_per_day: u64,
    days: u32,
    safety_percent: Percent,
    free_credits_usd: Usd,
    paid_balance_usd: Usd,
    balance_cap_usd: Option<Usd>,
    average_day_usd: Option<Usd>,
}

const TYPED: &str = "typed";

const ESTIMATED: &str = "estimated";

impl TryFrom<ScenarioV1> for Scenario {
    type Error = WireError;

    fn try_from(wire: ScenarioV1) -> Result<Self, WireError> {
        let unknown = |field, word: &str| WireError::UnknownWord {
            field,
            word: word.to_owned(),
        };
        let stage = Stage::ALL
            .into_iter()
            .find(|stage| stage.id() == wire.stage)
            .ok_or_else(|| unknown("stage", &wire.stage))?;
        let processing = Processing::ALL
            .into_iter()
            .find(|processing| processing.id() == wire.processing)
            .ok_or_else(|| unknown("processing", &wire.processing))?;
        let tokens = Tokens::new(wire.input_tokens);
        let input = match wire.input_from.as_str() {
            TYPED => TextTokens::Typed(tokens),
            ESTIMATED => TextTokens::Estimated(tokens),
            from => {
                let encoding =
                    Encoding::from_name(from).ok_or_else(|| unknown("input_from", from))?;
                TextTokens::Counted { tokens, encoding }
            }
        };
        // What version 1 did not have is as in an example of its stage.
        let mut scenario = Self::example(stage);
        scenario.days = wire.days;
        scenario.credits = CreditSettings {
            safety: wire.safety_percent,
            free_credits: wire.free_credits_usd,
            paid_balance: wire.paid_balance_usd,
            balance_cap: wire.balance_cap_usd,
            average_day: wire.average_day_usd,
        };
        let workload = Workload {
            model: wire.model,
            processing,
            work: Work::call(input, Tokens::new(wire.output_tokens)),
            caching: Caching::typed(
                wire.caching,
                wire.cache_read_percent,
                wire.cache_written_percent,
            ),
            traffic: Traffic::steady(wire.requests_per_day),
            ..Template::Assistant.workload()
        };
        for project in &mut scenario.projects {
            project.workloads = vec![workload.clone()];
        }
        scenario.checked().map_err(WireError::Problem)
    }
}
