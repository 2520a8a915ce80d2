//! The published JSON Schema of a scenario file, read by somebody else's validator.

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use topup::exchange::ScenarioFile;

use crate::{file, support};

/// The schema, found valid by the schema of schemas.
struct Published(Schemas, SchemaIndex);

impl Published {
    fn new() -> Self {
        let schema = include_str!("../../static/scenario.schema.json");
        let schema: Value = serde_json::from_str(schema).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("scenario.json", schema).unwrap();
        let index = compiler.compile("scenario.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    /// What is wrong with a document.
    fn problem(&self, document: &Value) -> Option<String> {
        let outcome = self.0.validate(document, self.1);
        outcome.err().map(|problem| problem.to_string())
    }
}

#[test]
fn what_is_written_to_a_file_is_what_its_schema_says() -> Result<(), String> {
    let schema = Published::new();
    support::for_all(&file(), |file| {
        let document: Value = serde_json::from_str(&file.to_json()).unwrap();
        prop_assert_eq!(schema.problem(&document), None);
        Ok(())
    })
}

/// A field too many, too few or of another kind: the schema and the reader refuse it alike.
#[test]
fn the_schema_refuses_what_the_reader_refuses_for_its_shape() -> Result<(), String> {
    let schema = Published::new();
    let change = prop::sample::select(vec!["add", "drop", "text", "object", "negative"]);
    let seen = std::cell::Cell::new([0_u32; 2]);
    let cases = (file(), any::<prop::sample::Index>(), change);
    support::for_all(&cases, |(file, place, change)| {
        let mut document: Value = serde_json::from_str(&file.to_json()).unwrap();
        let objects = count_objects(&document);
        let mut left = place.index(objects);
        with_object(&mut document, &mut left, &mut |object| {
            let last = object.keys().next_back().unwrap().clone();
            match change {
                "add" => object.insert("more".to_owned(), json!(1)),
                "drop" => object.remove(&last),
                "text" => object.insert(last, json!("no such word")),
                "object" => object.insert(last, json!({})),
                _ => object.insert(last, json!(-1)),
            };
        });
        let is_read = ScenarioFile::from_json(&document.to_string()).is_ok();
        // Limits of single values and names of models are for the reader alone.
        if is_read {
            prop_assert_eq!(schema.problem(&document), None);
        } else if change != "text" {
            prop_assert!(schema.problem(&document).is_some(), "{}", document);
        }
        let mut counts = seen.get();
        counts[usize::from(is_read)] += 1;
        seen.set(counts);
        Ok(())
    })?;
    assert!(seen.get().iter().all(|count| *count > 10), "{seen:?}");
    Ok(())
}

/// How many objects with something in them there are.
fn count_objects(value: &Value) -> usize {
    match value {
        Value::Object(fields) => {
            usize::from(!fields.is_empty()) + fields.values().map(count_objects).sum::<usize>()
        }
        Value::Array(items) => items.iter().map(count_objects).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Changes the object that stands behind so many others.
fn with_object(
    value: &mut Value,
    left: &mut usize,
    change: &mut dyn FnMut(&mut Map<String, Value>),
) {
    match value {
        Value::Object(fields) if fields.is_empty() => {}
        Value::Object(fields) => {
            if *left == 0 {
                *left = usize::MAX;
                change(fields);
                return;
            }
            if *left == usize::MAX {
                return;
            }
            *left -= 1;
            for own in fields.values_mut() {
                with_object(own, left, change);
            }
        }
        Value::Array(items) => {
            for own in items {
                with_object(own, left, change);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
