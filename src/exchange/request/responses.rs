//! Bodies of Responses.

use serde_json::Value;

use super::body::{Body, Message};
use super::chat::{array, called};
use super::common;
use super::schema::function;
use crate::workload::Effort;

/// Reads what only this endpoint says.
pub(super) fn read(value: &Value, body: &mut Body) {
    body.max_output = value.get("max_output_tokens").and_then(Value::as_u64);
    body.effort = value
        .pointer("/reasoning/effort")
        .and_then(Value::as_str)
        .and_then(Effort::from_id);
    body.continues = ["previous_response_id", "conversation", "prompt"]
        .iter()
        .any(|key| value.get(key).is_some_and(|own| !own.is_null()));
    if let Some(instructions) = common::text(value, "instructions") {
        body.messages.push(Message {
            role: "developer".to_owned(),
            name: None,
            text: instructions.to_owned(),
        });
    }
    if let Some(text) = common::text(value, "input") {
        body.messages.push(Message {
            role: "user".to_owned(),
            name: None,
            text: text.to_owned(),
        });
    }
    for own in array(value, "input") {
        item(own, body);
    }
    for tool in array(value, "tools") {
        match common::text(tool, "type") {
            Some("function" | "custom") | None => body.functions.push(function(tool)),
            Some(hosted) => body.hosted_tools.push(hosted.to_owned()),
        }
    }
    body.schema = value
        .pointer("/text/format")
        .filter(|format| common::text(format, "type") == Some("json_schema"))
        .map(Value::to_string);
}

/// One item of the input: a message, a call of a function, or what the function gave back.
fn item(own: &Value, body: &mut Body) {
    let (role, text) = match common::text(own, "type") {
        Some("function_call" | "custom_tool_call") => ("assistant", called(own)),
        Some("function_call_output" | "custom_tool_call_output") => {
            let output = own.get("output");
            let text = output.map_or_else(String::new, |output| common::content(output, body));
            ("tool", text)
        }
        // Reasoning, searches and the like stand for tokens that only OpenAI knows.
        Some(kind) if kind != "message" => {
            body.not_counted += 1;
            return;
        }
        _ => {
            let content = own.get("content");
            let text = content.map_or_else(String::new, |content| common::content(content, body));
            (common::text(own, "role").unwrap_or("user"), text)
        }
    };
    body.messages.push(Message {
        role: role.to_owned(),
        name: None,
        text,
    });
}
