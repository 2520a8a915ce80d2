//! Where a number comes from and how far it can be trusted.

use serde::{Deserialize, Serialize};

use super::Typed;
use crate::calendar::Date;

/// A place where prices and rules were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name by which a price refers to it.
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// Where it is on the web, without a scheme.
    pub address: String,
    /// Whose it is.
    pub publisher: Publisher,
    /// The day its content was current.
    pub seen: Date,
}

/// Whose word a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publisher {
    /// OpenAI's own pages.
    #[serde(rename = "openai")]
    OpenAi,
    /// A public table of prices.
    PriceTable,
    /// Anybody else, and what is derived.
    Other,
}

/// How far a number can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// An inference.
    Low,
    /// One good source, or an official one that is old.
    Medium,
    /// Official text, or two sources that agree.
    High,
}

/// Who says so: OpenAI and others in public, or the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Provenance {
    /// Published somewhere.
    Published(Evidence),
    /// Typed by the person, who has no source to name.
    Typed {
        /// What was typed.
        typed: Typed,
    },
}

impl Provenance {
    /// What was typed, if it was.
    #[must_use]
    pub const fn typed(&self) -> Option<Typed> {
        match self {
            Self::Typed { typed } => Some(*typed),
            Self::Published(_) => None,
        }
    }

    /// How far it can be trusted; `None` where that is for the person to say.
    #[must_use]
    pub const fn confidence(&self) -> Option<Confidence> {
        match self {
            Self::Published(evidence) => Some(evidence.confidence),
            Self::Typed { .. } => None,
        }
    }
}

/// What stands behind a published number: its sources, the day they were checked, and our trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Ids of [`Source`]s; never empty.
    pub sources: Vec<String>,
    /// The day the number was last checked against them.
    pub checked: Date,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// A rule with what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sourced<T> {
    /// The rule.
    pub rule: T,
    /// Where it comes from.
    pub provenance: Provenance,
}
