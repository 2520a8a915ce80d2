//! Bodies of Chat Completions.

use serde_json::Value;

use super::body::{Body, Message};
use super::common;
use super::schema::function;
use crate::workload::Effort;

/// Reads what only this endpoint says.
pub(super) fn read(value: &Value, body: &mut Body) {
    let whole = |key: &str| value.get(key).and_then(Value::as_u64);
    body.max_output = whole("max_completion_tokens").or_else(|| whole("max_tokens"));
    body.effort = common::text(value, "reasoning_effort").and_then(Effort::from_id);
    for own in array(value, "messages") {
        let mut text = own
            .get("content")
            .map_or_else(String::new, |content| common::content(content, body));
        for call in array(own, "tool_calls") {
            text.push_str(&called(call.get("function").unwrap_or(call)));
        }
        body.messages.push(Message {
            role: common::text(own, "role").unwrap_or("user").to_owned(),
            name: common::text(own, "name").map(str::to_owned),
            text,
        });
    }
    for tool in array(value, "tools") {
        match tool.get("function") {
            Some(own) => body.functions.push(function(own)),
            None => body
                .hosted_tools
                .extend(common::text(tool, "type").map(str::to_owned)),
        }
    }
    body.functions
        .extend(array(value, "functions").map(function));
    if value.get("web_search_options").is_some() {
        body.hosted_tools.push("web_search".to_owned());
    }
    body.schema = value
        .pointer("/response_format/json_schema")
        .map(Value::to_string);
}

/// The members of an array; none when there is no such array.
pub(super) fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// The name and the arguments of a function that the model called.
pub(super) fn called(call: &Value) -> String {
    let of = |key| common::text(call, key).unwrap_or_default();
    format!("{}{}", of("name"), of("arguments"))
}
