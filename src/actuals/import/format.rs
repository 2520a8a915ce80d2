//! Which export a file is.

use serde::Serialize;

use super::field::Field;
use super::record::Record;

/// A kind of file whose columns or members are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The cost export of OpenAI's dashboard, or pages of its costs API.
    Costs,
    /// The activity export of OpenAI's dashboard, or pages of its usage API.
    Usage,
    /// Answers of Chat Completions, Responses and others, with their usage.
    Responses,
    /// The output of a batch.
    BatchOutput,
    /// The spend logs of a `LiteLLM` proxy, one row a request.
    LiteLlmLogs,
    /// The daily tables of a `LiteLLM` proxy.
    LiteLlmDaily,
    /// Observations from Langfuse.
    Langfuse,
    /// Requests from Helicone.
    Helicone,
    /// A table that somebody made, with names we know.
    Other,
}

impl Format {
    /// The format of a record by what it says.
    pub(super) fn of(record: &Record) -> Self {
        let has = |field| record.get(field).is_some();
        let object = record.get(Field::Object).unwrap_or_default();
        if object.starts_with("organization.costs") || has(Field::LineItem) {
            Self::Costs
        } else if object.starts_with("organization.usage") {
            Self::Usage
        } else if has(Field::CustomId) {
            Self::BatchOutput
        } else if has(Field::Provider) {
            if has(Field::Succeeded) || has(Field::Failed) {
                Self::LiteLlmDaily
            } else {
                Self::LiteLlmLogs
            }
        } else if has(Field::Trace) {
            Self::Langfuse
        } else if has(Field::Latency) && has(Field::Status) {
            Self::Helicone
        } else if matches!(
            object,
            "chat.completion" | "chat.completion.chunk" | "response" | "text_completion" | "batch"
        ) || object == "list"
        {
            Self::Responses
        } else if has(Field::End) {
            Self::Usage
        } else {
            Self::Other
        }
    }

    /// Whether a row of it stands for the money itself, so that tokens of the same days are not paid again.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Costs)
    }

    /// Whether audio and picture input leaves out what was cached, as exports do and answers do not.
    pub(super) const fn splits_cached(self) -> bool {
        matches!(self, Self::Usage | Self::Costs)
    }
}
