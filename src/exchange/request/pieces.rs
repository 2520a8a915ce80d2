//! A piece of a body that is pasted alone: its tools, or the schema of its answer.

use serde_json::Value;

use super::body::Body;
use super::schema::function;
use super::{PastedKind, RequestError, common};

/// Reads tools or a schema in any of the forms in which the endpoints take them.
pub(super) fn read(value: &Value) -> Result<(PastedKind, Body), RequestError> {
    let mut body = Body {
        choices: 1,
        ..Body::default()
    };
    let mut lists = ["tools", "functions"].into_iter();
    let list = lists.find_map(|key| value.get(key)?.as_array());
    if let Some(tools) = list.or_else(|| value.as_array()) {
        for tool in tools {
            tool_of(tool, &mut body)?;
        }
        if !tools.is_empty() {
            return Ok((PastedKind::Tools, body));
        }
    } else if is_function(value) {
        tool_of(value, &mut body)?;
        return Ok((PastedKind::Tools, body));
    }
    let schema = schema_of(value).ok_or(RequestError::NotARequest)?;
    body.schema = Some(schema.to_string());
    Ok((PastedKind::Schema, body))
}

/// A function, or a tool that OpenAI runs.
fn tool_of(tool: &Value, body: &mut Body) -> Result<(), RequestError> {
    if is_function(tool) {
        body.functions
            .push(function(tool.get("function").unwrap_or(tool)));
        return Ok(());
    }
    let kind = common::text(tool, "type").ok_or(RequestError::NotARequest)?;
    body.hosted_tools.push(kind.to_owned());
    Ok(())
}

/// Chat Completions wraps a function in its type, Responses writes its type beside it, and the
/// older `functions` leave it out.
fn is_function(value: &Value) -> bool {
    let named = |own: &Value| common::text(own, "name").is_some();
    value.get("function").is_some_and(named)
        || (named(value) && value.get("parameters").is_some())
        || (named(value) && common::text(value, "type") == Some("function"))
}

/// What is sent of a schema: all of it with its name where the endpoints ask for one, else as it is.
fn schema_of(value: &Value) -> Option<&Value> {
    for path in [
        "/response_format/json_schema",
        "/text/format",
        "/json_schema",
    ] {
        if let Some(own) = value.pointer(path) {
            return Some(own);
        }
    }
    let is_named = value.get("schema").is_some_and(Value::is_object);
    let is_bare = common::text(value, "type") == Some("object")
        || value.get("properties").is_some_and(Value::is_object)
        || value.get("anyOf").is_some_and(Value::is_array);
    (is_named || (value.is_object() && is_bare)).then_some(value)
}
