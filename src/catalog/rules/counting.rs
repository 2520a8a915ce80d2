//! Published numbers for what is counted without a vocabulary: pictures, sound, framing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::{Model, Sourced};
use crate::tokens::{ImageRule, MessageFraming, Tokens, ToolFraming};

/// Rules for pictures by name, each with its source.
pub type ImageInputRules = BTreeMap<String, Sourced<ImageRule>>;

/// How good a generated picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// A sketch.
    Low,
    /// In between.
    Medium,
    /// The best.
    High,
}

/// The output tokens of a generated picture.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImageOutputRule {
    /// Ids of the models it is published for.
    pub models: Vec<String>,
    /// Tokens by quality and by size as the API names it, such as `1024x1536`.
    pub tokens: BTreeMap<Quality, BTreeMap<String, Tokens>>,
}

impl ImageOutputRule {
    /// The output tokens of one picture; `None` where no number is published.
    #[must_use]
    pub fn tokens(&self, model: &Model, quality: Quality, size: &str) -> Option<Tokens> {
        if !self.models.contains(&model.id) {
            return None;
        }
        self.tokens.get(&quality)?.get(size).copied()
    }
}

/// How many tokens a second of sound is in spoken conversation; an estimate elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AudioRule {
    /// What a person says.
    pub input_tokens_per_second: u32,
    /// What the model says.
    pub output_tokens_per_second: u32,
}

/// What is added around messages and tools.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FramingRule {
    /// Around messages.
    pub messages: MessageFraming,
    /// Around tools, for models that count with `o200k_base`.
    pub tools_o200k: ToolFraming,
    /// Around tools, for models that count with `cl100k_base`.
    pub tools_cl100k: ToolFraming,
}
