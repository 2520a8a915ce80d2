//! A scenario as version 1 writes it. Frozen: a change of meaning or order is version 2.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::catalog::Processing;
use crate::money::{Percent, Usd};
use crate::scenario::{CreditSettings, Problem, Scenario, Stage};
use crate::tokens::{Encoding, Tokens};
use crate::workload::{Caching, InputTokens, RequestShape, Traffic, Workload};

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

/// Why a well-formed version 1 scenario is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// A word that this version does not define.
    UnknownWord {
        /// The field it stands in.
        field: &'static str,
        /// The word.
        word: String,
    },
    /// A value outside its limits.
    Problem(Problem),
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownWord { field, word } => {
                write!(f, "{field} cannot be '{}'", word.escape_debug())
            }
            Self::Problem(problem) => problem.fmt(f),
        }
    }
}

impl core::error::Error for WireError {}

const TYPED: &str = "typed";

const ESTIMATED: &str = "estimated";

impl From<&Scenario> for ScenarioV1 {
    fn from(scenario: &Scenario) -> Self {
        let Scenario {
            stage,
            workload,
            credits,
        } = scenario;
        let Workload {
            model,
            processing,
            request,
            traffic,
        } = workload;
        let input_from = match request.input {
            InputTokens::Typed(_) => TYPED,
            InputTokens::Estimated(_) => ESTIMATED,
            InputTokens::Counted { encoding, .. } => encoding.name(),
        };
        Self {
            stage: stage.id().to_owned(),
            model: model.clone(),
            processing: processing.id().to_owned(),
            input_tokens: request.input.tokens().get(),
            input_from: input_from.to_owned(),
            output_tokens: request.output.get(),
            caching: request.caching.on,
            cache_read_percent: request.caching.read,
            cache_written_percent: request.caching.written,
            requests_per_day: traffic.requests_per_day,
            days: traffic.days,
            safety_percent: credits.safety,
            free_credits_usd: credits.free_credits,
            paid_balance_usd: credits.paid_balance,
            balance_cap_usd: credits.balance_cap,
            average_day_usd: credits.average_day,
        }
    }
}

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
            TYPED => InputTokens::Typed(tokens),
            ESTIMATED => InputTokens::Estimated(tokens),
            from => {
                let encoding =
                    Encoding::from_name(from).ok_or_else(|| unknown("input_from", from))?;
                InputTokens::Counted { tokens, encoding }
            }
        };
        Self {
            stage,
            workload: Workload {
                model: wire.model,
                processing,
                request: RequestShape {
                    input,
                    output: Tokens::new(wire.output_tokens),
                    caching: Caching {
                        on: wire.caching,
                        read: wire.cache_read_percent,
                        written: wire.cache_written_percent,
                    },
                },
                traffic: Traffic {
                    requests_per_day: wire.requests_per_day,
                    days: wire.days,
                },
            },
            credits: CreditSettings {
                safety: wire.safety_percent,
                free_credits: wire.free_credits_usd,
                paid_balance: wire.paid_balance_usd,
                balance_cap: wire.balance_cap_usd,
                average_day: wire.average_day_usd,
            },
        }
        .checked()
        .map_err(WireError::Problem)
    }
}
