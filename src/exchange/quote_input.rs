//! What a usage record describes instead of counting it: pictures, messages and tools.
//!
//! Their tokens are worked out by the rules of the catalog. They are estimates: OpenAI may round a
//! picture otherwise by one, and has published the framing of messages and tools for older models only.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::QuoteRecordError;
use crate::catalog::{Catalog, Model, Quality};
use crate::quote::Unpriced;
use crate::tokens::{
    Detail, Encoding, FramedMessage, Function, ImageSize, Property, Tokens, count,
};

/// So many generated pictures of one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Images {
    quality: Quality,
    size: String,
    count: u64,
}

/// So many pictures of one size that are sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InputImages {
    width: u32,
    height: u32,
    #[serde(default)]
    detail: Detail,
    #[serde(default = "one")]
    count: u64,
}

const fn one() -> u64 {
    1
}

/// A text, or how many tokens it is.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Tokens(Tokens),
    Text(String),
}

impl Text {
    fn count(&self, encoding: Encoding) -> Tokens {
        match self {
            Self::Tokens(tokens) => *tokens,
            Self::Text(text) => count(encoding, text),
        }
    }
}

/// A message of a conversation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    role: Text,
    content: Text,
    name: Option<Text>,
}

/// A function the model may call, as the API is told of it; what is not counted is ignored.
#[derive(Deserialize)]
pub(super) struct Tool {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Default, Deserialize)]
struct Parameters {
    #[serde(default)]
    properties: BTreeMap<String, Parameter>,
}

#[derive(Deserialize)]
struct Parameter {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    description: String,
    #[serde(default, rename = "enum")]
    values: Vec<String>,
}

/// The output tokens of generated pictures.
pub(super) fn generated(
    catalog: &Catalog,
    model: &str,
    images: &[Images],
) -> Result<Tokens, QuoteRecordError> {
    let rule = &catalog.rules.image_output.rule;
    let each = images.iter().map(|images| {
        catalog
            .find(model)
            .and_then(|model| rule.tokens(model, images.quality, &images.size))
            .ok_or_else(|| QuoteRecordError::Images {
                model: model.to_owned(),
                size: images.size.clone(),
            })?
            .checked_times(images.count)
            .ok_or(OUT_OF_RANGE)
    });
    each.sum_checked()
}

/// The input tokens of pictures that are sent.
pub(super) fn pictures(
    catalog: &Catalog,
    model: &Model,
    pictures: &[InputImages],
) -> Result<Tokens, QuoteRecordError> {
    let rule = || {
        let name = &model.image_input.as_ref()?.rule;
        Some(&catalog.rules.image_input.get(name)?.rule)
    };
    let each = pictures.iter().map(|picture| {
        let rule = rule().ok_or_else(|| QuoteRecordError::NoPictures(model.id.clone()))?;
        let size = ImageSize {
            width: picture.width,
            height: picture.height,
        };
        rule.count(size, picture.detail)
            .map_err(QuoteRecordError::Picture)?
            .tokens
            .checked_times(picture.count)
            .ok_or(OUT_OF_RANGE)
    });
    each.sum_checked()
}

/// The input tokens of messages and tools, with what is written around them.
pub(super) fn conversation(
    catalog: &Catalog,
    model: &Model,
    messages: &[Message],
    tools: &[Tool],
) -> Result<Tokens, QuoteRecordError> {
    if messages.is_empty() && tools.is_empty() {
        return Ok(Tokens::ZERO);
    }
    let (encoding, _) = model
        .encoding
        .ok_or_else(|| QuoteRecordError::NoText(model.id.clone()))?;
    let framing = &catalog.rules.framing.rule;
    let framed: Vec<FramedMessage> = messages
        .iter()
        .map(|message| FramedMessage {
            role: message.role.count(encoding),
            content: message.content.count(encoding),
            name: message.name.as_ref().map(|name| name.count(encoding)),
        })
        .collect();
    let messages = match framed.as_slice() {
        [] => Tokens::ZERO,
        framed => framing.messages.count(framed),
    };
    let rule = match encoding {
        Encoding::O200kBase => framing.tools_o200k,
        Encoding::Cl100kBase => framing.tools_cl100k,
    };
    let tools = tools.iter().map(|tool| {
        let values: Vec<Vec<&str>> = tool
            .parameters
            .properties
            .values()
            .map(|parameter| parameter.values.iter().map(String::as_str).collect())
            .collect();
        (tool, values)
    });
    let tools: Vec<(&Tool, Vec<Vec<&str>>)> = tools.collect();
    let properties: Vec<Vec<Property>> = tools
        .iter()
        .map(|(tool, values)| {
            let all = tool.parameters.properties.iter().zip(values);
            all.map(|((name, parameter), values)| Property {
                name,
                kind: &parameter.kind,
                description: &parameter.description,
                values,
            })
            .collect()
        })
        .collect();
    let functions: Vec<Function> = tools
        .iter()
        .zip(&properties)
        .map(|((tool, _), properties)| Function {
            name: &tool.name,
            description: &tool.description,
            properties,
        })
        .collect();
    let tools = rule.count(&functions, |text| count(encoding, text));
    messages.checked_add(tools).ok_or(OUT_OF_RANGE)
}

const OUT_OF_RANGE: QuoteRecordError = QuoteRecordError::Unpriced(Unpriced::OutOfRange);

/// Sums that stop at the first refusal, or where the sum cannot be held.
trait SumChecked {
    fn sum_checked(self) -> Result<Tokens, QuoteRecordError>;
}

impl<I: Iterator<Item = Result<Tokens, QuoteRecordError>>> SumChecked for I {
    fn sum_checked(mut self) -> Result<Tokens, QuoteRecordError> {
        self.try_fold(Tokens::ZERO, |sum, tokens| {
            sum.checked_add(tokens?).ok_or(OUT_OF_RANGE)
        })
    }
}
