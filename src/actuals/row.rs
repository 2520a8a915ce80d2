//! One row of an export, as it is understood.

use super::Name;
use crate::calendar::Date;
use crate::catalog::Processing;
use crate::money::Usd;
use crate::quote::Item;

/// So much of something: of a kind of token or a tool, or of what no price list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is; `None` where the export does not say or we do not know the word.
    pub(super) item: Option<Item>,
    /// How many tokens, calls, seconds; nothing where only an amount is told.
    pub(super) quantity: u64,
}

/// One row, with names in the place of texts.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) day: Date,
    /// The hour in UTC, if the export tells it.
    pub(super) hour: Option<u8>,
    pub(super) project: Name,
    pub(super) model: Name,
    pub(super) key: Name,
    pub(super) user: Name,
    /// `None` for a service tier without a published price.
    pub(super) processing: Option<Processing>,
    pub(super) regional: bool,
    /// How many requests it sums; `None` where the export does not say.
    pub(super) requests: Option<u64>,
    /// How many of them failed; `None` where the export does not say.
    pub(super) failed: Option<u64>,
    /// How often requests of it were sent again; `None` where the export does not say.
    pub(super) retried: Option<u64>,
    /// Answered from a proxy's own cache: OpenAI was not asked.
    pub(super) from_proxy: bool,
    /// What was used, in parts that do not overlap.
    pub(super) parts: Vec<Part>,
    /// What the export says it cost.
    pub(super) amount: Option<Usd>,
    /// A mark of what was asked, the same for the same question.
    pub(super) question: Option<u64>,
}

impl Row {
    /// All input tokens.
    pub(super) fn input(&self) -> u64 {
        super::cell::input_of(self.parts.iter().map(|part| (part.item, part.quantity)))
    }
}
