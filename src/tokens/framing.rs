//! What OpenAI adds around the text of messages and tools.
//!
//! Only the constants of older models are published, and they come from
//! outside; for newer ones the same constants are an estimate. Text is counted
//! by the caller.

use serde::{Deserialize, Serialize};

use super::Tokens;

/// What is added around messages, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageFraming {
    /// Around each message.
    pub per_message: u32,
    /// For a name, besides its own tokens.
    pub per_name: u32,
    /// Once, before the answer.
    pub reply_priming: u32,
}

/// A message as it is billed: its parts in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FramedMessage {
    /// Its role, such as `user`.
    pub role: Tokens,
    /// Its text.
    pub content: Tokens,
    /// Its author's name, if it has one.
    pub name: Option<Tokens>,
}

impl MessageFraming {
    /// The input tokens of a conversation, the beginning of the answer included.
    #[must_use]
    pub fn count(&self, messages: &[FramedMessage]) -> Tokens {
        let fixed = |tokens: u32| Tokens::new(u64::from(tokens));
        let messages: Tokens = messages
            .iter()
            .map(|message| {
                let name = message
                    .name
                    .map_or(Tokens::ZERO, |name| name + fixed(self.per_name));
                fixed(self.per_message) + message.role + message.content + name
            })
            .sum();
        messages + fixed(self.reply_priming)
    }
}

/// What is added around the definitions of tools, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolFraming {
    /// For each function.
    pub per_function: u32,
    /// Once for each function that has properties.
    pub properties_open: u32,
    /// For each property.
    pub per_property: u32,
    /// For each property with a list of values; may be negative.
    pub per_enum: i32,
    /// For each of these values, besides its own tokens.
    pub per_enum_item: u32,
    /// Once, after all of them.
    pub end_once: u32,
}

/// A function that a model may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it does.
    pub description: &'a str,
    /// What it takes.
    pub properties: &'a [Property<'a>],
}

/// A property of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Property<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its JSON type, such as `string`.
    pub kind: &'a str,
    /// What it is.
    pub description: &'a str,
    /// The values it may have; empty when it may have any.
    pub values: &'a [&'a str],
}

impl ToolFraming {
    /// The input tokens of the functions' definitions; none for no function.
    ///
    /// `count` counts the tokens of a piece of text.
    #[must_use]
    pub fn count(&self, functions: &[Function], count: impl Fn(&str) -> Tokens) -> Tokens {
        if functions.is_empty() {
            return Tokens::ZERO;
        }
        let mut sum = i128::from(self.end_once);
        let text = |text: &str| i128::from(count(text).get());
        for function in functions {
            let description = without_full_stop(function.description);
            sum +=
                i128::from(self.per_function) + text(&format!("{}:{description}", function.name));
            if !function.properties.is_empty() {
                sum += i128::from(self.properties_open);
            }
            for property in function.properties {
                let description = without_full_stop(property.description);
                let line = format!("{}:{}:{description}", property.name, property.kind);
                sum += i128::from(self.per_property) + text(&line);
                if !property.values.is_empty() {
                    sum += i128::from(self.per_enum);
                }
                for value in property.values {
                    sum += i128::from(self.per_enum_item) + text(value);
                }
            }
        }
        Tokens::new(u64::try_from(sum.max(0)).unwrap_or(u64::MAX))
    }
}

fn without_full_stop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}
