//! What a file of usage or cost says, as JSON: the answer of `topup actuals`.

use serde_json::{Map, Value as Json, json};

use crate::actuals::{Actuals, Dimension, Group, Import, NameBook, Value, Within, pivot, total};

/// Writes everything that is known of one imported file.
#[must_use]
pub fn actuals_record(import: Import) -> String {
    let preview = &import.preview;
    let days = preview
        .days
        .map(|(first, last)| json!([first.to_string(), last.to_string()]));
    let unknown: Vec<&str> = preview
        .unknown_models
        .keys()
        .map(|name| import.names.models.text(*name))
        .collect();
    let compared: Vec<Json> = import
        .compared
        .iter()
        .map(|(difference, compared)| {
            json!({
                "difference": difference,
                "rows": compared.rows,
                "exported_usd": compared.exported,
                "catalog_usd": compared.catalog,
                "first_line": compared.first_line,
            })
        })
        .collect();
    let about = json!({
        "format": import.format,
        "rows": preview.rows,
        "empty_rows": preview.empty,
        "rejected": preview.rejected,
        "days": days,
        "undated_rows": preview.undated,
        "unknown_models": unknown,
        "ignored_columns": preview.ignored,
        "has_more": preview.has_more,
        "compared": compared,
    });
    let mut actuals = Actuals::default();
    if actuals.add(import).is_err() {
        // The first file always fits.
        return about.to_string();
    }
    let whole = total(actuals.cells(), &Within::default());
    let mut by = Map::new();
    for dimension in Dimension::ALL {
        let groups = pivot(actuals.cells(), dimension, &Within::default());
        let groups = groups
            .iter()
            .map(|group| group_json(group, actuals.names()));
        by.insert(dimension.id().to_owned(), groups.collect());
    }
    let mut answer = json!({
        "usd": whole.usd(),
        "requests": whole.requests,
        "input_tokens": whole.input(),
        "cached_tokens": whole.cached(),
        "output_tokens": whole.output(),
        "by": by,
    });
    if let (Some(answer), Json::Object(about)) = (answer.as_object_mut(), about) {
        answer.extend(about);
    }
    format!("{answer:#}")
}

fn group_json(group: &Group, names: &NameBook) -> Json {
    let name = match group.value {
        Value::Kind(item) => json!(item),
        Value::Processing(processing) => json!(processing),
        Value::Day(day) => json!(day),
        Value::Hour(hour) => json!(hour),
        Value::Project(_) | Value::Model(_) | Value::Key(_) | Value::User(_) => {
            json!(group.value.name(names))
        }
    };
    json!({
        "name": name,
        "usd": group.sum.usd(),
        "rows": group.sum.rows,
        "requests": group.sum.requests,
    })
}
