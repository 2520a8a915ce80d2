//! Rules that make one price out of another, and how long each processing mode takes.

use serde::{Deserialize, Serialize};

use super::factor;
use crate::calendar::Date;
use crate::catalog::{Class, Offer, Processing, Rates, Sourced};
use crate::money::Percent;
use crate::tokens::Tokens;

/// What a request above the long-context threshold costs, against a short one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongContextRule {
    /// The factor on input that is neither cached nor written.
    #[serde(deserialize_with = "factor")]
    pub input_factor: Percent,
    /// The factor on input read from or written to the cache.
    #[serde(deserialize_with = "factor")]
    pub cache_factor: Percent,
    /// The factor on output.
    #[serde(deserialize_with = "factor")]
    pub output_factor: Percent,
    /// Ids of the models that print a price of their own instead.
    pub own_prices: Vec<String>,
}

/// What data residency costs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResidencyRule {
    /// The factor on token rates of the models that carry it.
    #[serde(deserialize_with = "factor")]
    pub factor: Percent,
    /// The first release day of models that carry it.
    pub released_from: Date,
    /// The regions, as the API names them.
    pub regions: Vec<String>,
    /// The factor for United States government workloads.
    #[serde(deserialize_with = "factor")]
    pub fedramp_factor: Percent,
}

/// How long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// It comes at once.
    AtOnce,
    /// It comes when there is room; a request may be turned away.
    WhenThereIsRoom,
    /// It comes within so many hours.
    WithinHours(u32),
}

/// What a processing mode usually costs against Standard, and how long it takes.
///
/// A model's own price row always decides; this says what the row is like.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessingRule {
    /// The mode.
    pub mode: Processing,
    /// The usual factor on Standard's token rates.
    #[serde(deserialize_with = "factor")]
    pub usual_factor: Percent,
    /// How long an answer may take.
    pub wait: Wait,
    /// Ids of the models that print prices of their own instead.
    pub own_prices: Vec<String>,
    /// How widely it is offered.
    pub offer: Offer,
    /// Models of which OpenAI says that it is not offered on any.
    #[serde(default)]
    pub not_on: Vec<Class>,
}

/// When prompts are cached, on the models that do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromptCacheRule {
    /// The shortest prefix that is cached.
    pub min_prefix: Tokens,
    /// Hits come in multiples of this.
    pub step: Tokens,
    /// What writing for 30 minutes costs against plain input, where it is billed.
    #[serde(deserialize_with = "factor")]
    pub write_30m_factor: Percent,
    /// What writing for 12 hours costs against plain input, where it is billed.
    #[serde(deserialize_with = "factor")]
    pub write_12h_factor: Percent,
    /// How many idle minutes an entry without a stated lifetime surely lives, in memory.
    pub in_memory_minutes: u32,
    /// The most writes of one request.
    pub most_writes_per_request: u32,
}

/// The decisions endpoint: one model at a price of its own, in Standard processing only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionsRule {
    /// The id of its model.
    pub model: String,
    /// The first day.
    pub since: Date,
    /// Its rates; cached input bills as plain input, and length changes nothing.
    pub rates: Rates,
}

/// Rules of fine-tuning; what training costs stands with each model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FineTuningRule {
    /// The first day on which no new job is taken.
    pub no_new_jobs_from: Date,
}

/// The rules of every processing mode.
pub type ProcessingRules = Vec<Sourced<ProcessingRule>>;
