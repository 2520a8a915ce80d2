//! What has to be said beside a number.

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::Confidence;
use crate::tokens::{Encoding, Tokens};

/// An assumption or a warning that belongs to the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// The model stops being served.
    ModelEnds {
        /// The first day without it.
        on: Date,
        /// Whether that is before the project ends.
        within_project: bool,
    },
    /// The model is sold to approved customers only.
    Gated,
    /// A rate rests on weak sources.
    WeakPrice {
        /// How far it can be trusted.
        confidence: Confidence,
    },
    /// A rate is one that the person typed.
    OwnPrice,
    /// OpenAI promised the price up to a day that is over, and nothing newer is known.
    PromiseOver {
        /// The last promised day.
        through: Date,
    },
    /// The whole request is billed at the long-context rates.
    LongContext {
        /// The input size above which that holds.
        above: Tokens,
    },
    /// The prompt was counted with an encoding that OpenAI has not published for this model.
    AssumedEncoding {
        /// The encoding that was used.
        encoding: Encoding,
    },
    /// The input is a guess, not a count.
    EstimatedInput,
    /// The prompt was counted for another encoding than this model's.
    CountedForOtherEncoding,
    /// The prompt is shorter than the model caches.
    PromptTooShortToCache {
        /// The shortest prompt that is cached.
        least: Tokens,
    },
    /// Caching is to be derived, and nothing that is long enough begins alike.
    NothingToCache {
        /// How much all units begin with in common.
        common: Tokens,
        /// The shortest beginning that is cached.
        least: Tokens,
    },
    /// The model has no prompt cache.
    NoPromptCache,
    /// Caching costs more than it saves here.
    CachingLoses,
    /// Cached tokens get no discount in this processing mode.
    NoCacheDiscount,
    /// Batch answers come within a day, not at once.
    BatchWaits,
}
