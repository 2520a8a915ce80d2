//! Our catalog's prices, one cell at a time, read from its data files.

use std::collections::BTreeMap;
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

use crate::run::{Outcome, root};

/// A price with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) price: String,
    pub(crate) source: String,
}

/// Prices by cell, such as `standard/short/text.input`.
pub(crate) type Cells = BTreeMap<String, Cell>;

/// Our models on a day.
pub(crate) struct Ours {
    models: Vec<Model>,
}

struct Model {
    id: String,
    names: Vec<String>,
    cells: Cells,
}

impl Ours {
    /// The catalog of this checkout as of a day.
    pub(crate) fn read(today: &str) -> Outcome<Self> {
        let read = |file: &str| -> Outcome<Value> {
            let path = root().join("src/catalog/data").join(file);
            let text = fs::read_to_string(&path)
                .map_err(|reason| format!("{} cannot be read: {reason}.", path.display()))?;
            serde_json::from_str(&text).map_err(|reason| format!("{file}: {reason}."))
        };
        let rules = read("rules.json")?;
        let mut models = Vec::new();
        for kind in ["text", "audio", "image", "embedding"] {
            let file = read(&format!("{kind}_models.json"))?;
            let rows = file.get("models").and_then(Value::as_array);
            let rows = rows.ok_or_else(|| format!("{kind}_models.json holds no models."))?;
            models.extend(rows.iter().map(|row| model(row, &rules, today)));
        }
        Ok(Self { models })
    }

    /// The cells of the model with a name.
    pub(crate) fn cells(&self, name: &str) -> Option<&Cells> {
        self.models
            .iter()
            .find(|model| model.names.iter().any(|own| own == name))
            .map(|model| &model.cells)
    }

    /// The models as the scripts read them.
    pub(crate) fn to_json(&self) -> Value {
        self.models
            .iter()
            .map(|model| {
                let cells: Map<String, Value> = (model.cells.iter())
                    .map(|(cell, own)| (cell.clone(), json!(own.price)))
                    .collect();
                json!({"id": model.id, "names": model.names, "cells": cells})
            })
            .collect()
    }
}

fn model(row: &Value, rules: &Value, today: &str) -> Model {
    let id = text(row, "id").to_owned();
    let mut names = vec![id.clone()];
    for other in ["aliases", "snapshots"] {
        names.extend(strings(row.get(other)).map(str::to_owned));
    }
    let mut cells = Cells::new();
    for (processing, periods) in entries(row.get("prices")) {
        let period = periods.as_array().into_iter().flatten().rfind(|period| {
            period
                .get("from")
                .and_then(Value::as_str)
                .is_none_or(|from| from <= today)
        });
        let Some(period) = period else { continue };
        for band in ["short", "long"] {
            for (modality, kinds) in entries(period.get(band)) {
                for (kind, price) in entries(Some(kinds)) {
                    let name = format!("{processing}/{band}/{modality}.{kind}");
                    put(&mut cells, name, price, period);
                }
            }
        }
    }
    if let Some(price) = row.get("unit_price") {
        for (unit, amount) in entries(Some(price)) {
            if let Some(unit) = unit.strip_prefix("usd_per_") {
                put(&mut cells, format!("unit/{unit}"), amount, price);
            }
        }
    }
    if let Some(uplift) = row.get("regional_uplift") {
        put(&mut cells, "regional_uplift".to_owned(), uplift, row);
    }
    if let Some(fees) = rules.get("tool_calls") {
        for tool in ["web_search", "file_search"] {
            if let Some(fee) = fees.get(format!("{tool}_usd_per_thousand")) {
                put(&mut cells, format!("tools/{tool}"), fee, fees);
            }
        }
    }
    Model { id, names, cells }
}

fn put(cells: &mut Cells, name: String, price: &Value, said: &Value) {
    let Some(price) = price.as_str() else { return };
    let sources: Vec<&str> = strings(said.get("sources")).collect();
    let source = if sources.is_empty() {
        "the model's block".to_owned()
    } else {
        format!(
            "{}, checked {}, confidence {}",
            sources.join(" and "),
            text(said, "checked"),
            text(said, "confidence")
        )
    };
    let price = shortest(price).to_owned();
    cells.insert(name, Cell { price, source });
}

/// A decimal without the zeros that say nothing, so that equal prices are equal text.
fn shortest(decimal: &str) -> &str {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.')
    } else {
        decimal
    }
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// The strings of a list, or none.
pub(super) fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str)
}

/// A field's text, or nothing.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Today in UTC, as OpenAI's billing days are.
pub(crate) fn today() -> Outcome<String> {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(|_| "this machine's clock is before 1970.".to_owned())?;
    Ok(civil(since.as_secs() / 86_400))
}

/// The date that many days after 1970-01-01. Years are counted from March, so that the day a leap
/// year adds is its last.
fn civil(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_of_the_day_is_the_last_that_began() {
        let row = json!({"id": "m", "aliases": ["m-latest"], "prices": {"batch": [
            {"from": null, "checked": "2026-01-02", "confidence": "high", "sources": ["s"],
             "short": {"text": {"input": "1.50"}}},
            {"from": "2026-11-23", "checked": "2026-01-02", "confidence": "high", "sources": ["s"],
             "short": {"text": {"input": "2.0"}}}]}});
        let price = |today| {
            let model = model(&row, &Value::Null, today);
            assert_eq!(model.names, ["m", "m-latest"]);
            model.cells["batch/short/text.input"].clone()
        };
        assert_eq!(price("2026-11-22").price, "1.5");
        assert_eq!(price("2026-11-23").price, "2");
        assert_eq!(
            price("2026-11-23").source,
            "s, checked 2026-01-02, confidence high"
        );
    }

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(11_016), "2000-02-29");
        assert_eq!(civil(20_780), "2026-11-23");
        assert_eq!(civil(20_818), "2026-12-31");
    }
}
