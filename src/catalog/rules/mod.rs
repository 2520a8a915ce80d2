//! Rules that are numbers, by what they are about.

mod counting;
mod credit;
mod limits;
mod pricing;
mod tools;

pub use counting::{AudioRule, FramingRule, ImageInputRules, ImageOutputRule, Quality};
pub use credit::{AlertRule, CreditRules, StopCodes};
pub use limits::{BatchLimits, RechargeRule, UsageTier, UsageTiers};
pub use pricing::{
    DecisionsRule, FineTuningRule, LongContextRule, ProcessingRule, ProcessingRules,
    PromptCacheRule, ResidencyRule, Wait,
};
pub(super) use tools::PreviewFees;
pub use tools::{ContainerSize, Containers, SessionPrices, ToolFees, VectorStorage};

use serde::{Deserialize, Deserializer, de};

use super::{Processing, Sourced};
use crate::money::Percent;

/// The rules that are numbers, each with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What a container session costs.
    pub containers: Sourced<Containers>,
    /// What vector storage costs.
    pub vector_storage: Sourced<VectorStorage>,
    /// What a long request costs.
    pub long_context: Sourced<LongContextRule>,
    /// What data residency costs.
    pub residency: Sourced<ResidencyRule>,
    /// What each processing mode is like.
    pub processing: ProcessingRules,
    /// When prompts are cached.
    pub prompt_cache: Sourced<PromptCacheRule>,
    /// The decisions endpoint.
    pub decisions: Sourced<DecisionsRule>,
    /// Fine-tuning.
    pub fine_tuning: Sourced<FineTuningRule>,
    /// How much an organisation may use.
    pub usage_tiers: Sourced<UsageTiers>,
    /// What a batch may hold.
    pub batch: Sourced<BatchLimits>,
    /// Automatic recharge.
    pub recharge: Sourced<RechargeRule>,
    /// What requests are answered with when no money is left for them.
    pub stops: Sourced<StopCodes>,
    /// When to tell somebody of spending.
    pub alerts: Sourced<AlertRule>,
    /// How many tokens a picture is as input, by the name of the rule.
    pub image_input: ImageInputRules,
    /// How many tokens a generated picture is.
    pub image_output: Sourced<ImageOutputRule>,
    /// How many tokens a second of sound is.
    pub audio: Sourced<AudioRule>,
    /// What is added around messages and tools.
    pub framing: Sourced<FramingRule>,
}

impl Rules {
    /// What a processing mode is like.
    #[must_use]
    pub fn mode(&self, mode: Processing) -> Option<&Sourced<ProcessingRule>> {
        self.processing.iter().find(|about| about.rule.mode == mode)
    }
}

/// Reads a factor such as `"1.1"`.
fn factor<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Percent, D::Error> {
    let text = String::deserialize(deserializer)?;
    Percent::from_factor(&text).map_err(de::Error::custom)
}

/// Reads factors such as `["0.5", "0.8", "1"]`.
fn factors<'de, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<[Percent; N], D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let factors = texts.iter().map(|text| Percent::from_factor(text));
    let factors: Vec<_> = factors
        .collect::<Result<_, _>>()
        .map_err(de::Error::custom)?;
    let found = factors.len();
    factors
        .try_into()
        .map_err(|_| de::Error::invalid_length(found, &"one factor for each level"))
}
