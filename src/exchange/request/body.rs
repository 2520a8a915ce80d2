//! A body, whichever endpoint it is for.

use serde_json::Value;

use super::schema::OwnedFunction;
use super::{PastedKind, RequestError, chat, common, responses};
use crate::catalog::Processing;
use crate::tokens::{Detail, ImageSize};
use crate::workload::Effort;

/// What a body says that decides its price.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) model: Option<String>,
    pub(super) processing: Option<Processing>,
    pub(super) max_output: Option<u64>,
    pub(super) effort: Option<Effort>,
    pub(super) choices: u64,
    pub(super) messages: Vec<Message>,
    pub(super) functions: Vec<OwnedFunction>,
    /// Tools that OpenAI runs, by their type.
    pub(super) hosted_tools: Vec<String>,
    /// The schema of the answer, as compact JSON.
    pub(super) schema: Option<String>,
    pub(super) pictures: Vec<Picture>,
    /// Files and sound, which are not counted.
    pub(super) not_counted: u64,
    /// Whether more is sent than stands in the body: an earlier response, a stored prompt.
    pub(super) continues: bool,
    /// Texts to embed.
    pub(super) documents: Vec<String>,
}

/// A message with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) role: String,
    pub(super) name: Option<String>,
    pub(super) text: String,
}

impl Message {
    /// Whether it tells the model what to do.
    pub(super) fn instructs(&self) -> bool {
        matches!(self.role.as_str(), "system" | "developer")
    }

    /// Whether the model wrote it.
    pub(super) fn is_answer(&self) -> bool {
        self.role == "assistant"
    }
}

/// A picture that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    /// Its size, where the body holds the picture itself.
    pub(super) size: Option<ImageSize>,
    pub(super) detail: Detail,
}

impl Body {
    /// Reads a body by what stands in it.
    pub(super) fn read(value: &Value) -> Result<(PastedKind, Self), RequestError> {
        let model = common::text(value, "model").map(str::to_owned);
        let mut body = Self {
            processing: common::processing(value),
            model,
            choices: value.get("n").and_then(Value::as_u64).unwrap_or(1).max(1),
            ..Self::default()
        };
        let embeds = body
            .model
            .as_deref()
            .is_some_and(|model| model.starts_with("text-embedding"));
        if value.get("messages").is_some_and(Value::is_array) {
            chat::read(value, &mut body);
            Ok((PastedKind::ChatCompletions, body))
        } else if let (Some(input), true) = (value.get("input"), embeds) {
            body.documents = input.as_str().map(str::to_owned).into_iter().collect();
            let texts = input.as_array().into_iter().flatten();
            let texts = texts.filter_map(Value::as_str).map(str::to_owned);
            body.documents.extend(texts);
            Ok((PastedKind::Embeddings, body))
        } else if value.get("input").is_some() || value.get("instructions").is_some() {
            responses::read(value, &mut body);
            Ok((PastedKind::Responses, body))
        } else {
            Err(RequestError::NotARequest)
        }
    }
}
