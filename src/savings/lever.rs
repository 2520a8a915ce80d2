//! A way to pay less.

use serde::Serialize;

use crate::catalog::Processing;
use crate::money::{Percent, Usd};
use crate::tokens::Tokens;
use crate::workload::Workload;

/// A way to pay less, with what it sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "lever", rename_all = "snake_case")]
pub enum Lever {
    /// Simple units go to a cheaper model first; some come back.
    CheaperModel {
        /// The cheaper model's id.
        model: String,
        /// Its name for people.
        name: String,
        /// The share of units it gets.
        share: Percent,
        /// The share of those that the first model does again.
        fallback: Percent,
    },
    /// Less history is sent again.
    TrimHistory {
        /// The most that is sent.
        kept: Tokens,
    },
    /// A summary is sent in the place of older turns.
    SummariseHistory {
        /// The most history that is sent.
        kept: Tokens,
        /// The length of the summary.
        summary: Tokens,
    },
    /// Answers end earlier.
    CapOutput {
        /// The most output of a call.
        most: Tokens,
    },
    /// Less hidden reasoning.
    LessReasoning {
        /// In percent of the visible answer.
        percent: u64,
    },
    /// What repeats is put first and cached.
    Cache,
    /// What repeats is put first and cached, if so much of the input repeats.
    CacheablePrefix {
        /// How much is taken to repeat.
        common: Tokens,
    },
    /// What is cached is kept for longer.
    KeepLonger,
    /// Nothing is cached: writing costs more than reading saves.
    NoCache,
    /// What can wait is processed later.
    Wait {
        /// How.
        processing: Processing,
    },
    /// What was answered before is not asked again.
    Deduplicate,
    /// Calls are made again less often.
    BackOff,
    /// Tools that are never called are not described.
    DropTools {
        /// What the definitions come to then.
        left: Tokens,
    },
    /// Pictures are sent in low detail.
    LowDetail,
    /// Pictures are sent smaller.
    ResizeImages {
        /// Their width, in pixels.
        width: u64,
        /// Their height, in pixels.
        height: u64,
    },
    /// Another embedding model.
    CheaperEmbedding {
        /// Its id.
        model: String,
        /// Its name for people.
        name: String,
    },
}

/// What a lever would save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Saving {
    /// The lever.
    #[serde(flatten)]
    pub lever: Lever,
    /// The workloads that stand in the place of the one.
    #[serde(skip)]
    pub(super) becomes: Vec<Workload>,
    /// What thirty days cost less.
    pub saved_per_month: Usd,
    /// That, in thousandths of what the workload costs now.
    pub thousandths: Option<u64>,
}
