//! Functions as the API is told of them.

use serde_json::Value;

use super::common::text;
use crate::tokens::{Function, Property, Tokens, ToolFraming};

/// A function with everything that is counted of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OwnedFunction {
    name: String,
    description: String,
    properties: Vec<OwnedProperty>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct OwnedProperty {
    name: String,
    kind: String,
    description: String,
    values: Vec<String>,
}

/// Reads a function; what is missing is empty.
pub(super) fn function(value: &Value) -> OwnedFunction {
    let of = |key| text(value, key).unwrap_or_default().to_owned();
    let properties = value
        .pointer("/parameters/properties")
        .and_then(Value::as_object);
    OwnedFunction {
        name: of("name"),
        description: of("description"),
        properties: properties
            .into_iter()
            .flatten()
            .map(|(name, own)| property(name, own))
            .collect(),
    }
}

fn property(name: &str, value: &Value) -> OwnedProperty {
    let of = |key| text(value, key).unwrap_or_default();
    let mut description = of("description").to_owned();
    // The published rule knows flat properties only; what is nested is counted as it is written.
    for nested in ["properties", "items", "anyOf", "oneOf", "allOf"] {
        if let Some(own) = value.get(nested) {
            description.push_str(&own.to_string());
        }
    }
    let values = value.get("enum").and_then(Value::as_array);
    OwnedProperty {
        name: name.to_owned(),
        kind: match value.get("type") {
            Some(Value::String(kind)) => kind.clone(),
            Some(Value::Array(kinds)) => {
                let kinds: Vec<_> = kinds.iter().filter_map(Value::as_str).collect();
                kinds.join("|")
            }
            _ => String::new(),
        },
        description,
        values: values
            .into_iter()
            .flatten()
            .map(|own| own.as_str().map_or_else(|| own.to_string(), str::to_owned))
            .collect(),
    }
}

/// The input tokens of functions' definitions.
pub(super) fn tokens(
    functions: &[OwnedFunction],
    rule: ToolFraming,
    count: &dyn Fn(&str) -> Tokens,
) -> Tokens {
    let one = |own: &OwnedFunction| {
        let values: Vec<Vec<&str>> = own
            .properties
            .iter()
            .map(|property| property.values.iter().map(String::as_str).collect())
            .collect();
        let properties: Vec<Property> = own
            .properties
            .iter()
            .zip(&values)
            .map(|(property, values)| Property {
                name: &property.name,
                kind: &property.kind,
                description: &property.description,
                values,
            })
            .collect();
        let whole = Function {
            name: &own.name,
            description: &own.description,
            properties: &properties,
        };
        rule.count(&[whole], count).get()
    };
    // Each was counted with what stands once at the end of all.
    let each: u64 = functions.iter().map(one).fold(0, u64::saturating_add);
    let ends = (functions.len() as u64).saturating_sub(1) * u64::from(rule.end_once);
    Tokens::new(each.saturating_sub(ends))
}
