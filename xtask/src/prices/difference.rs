//! What differs between a package's prices and ours.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::ours::{Ours, strings, text};
use crate::run::Outcome;

/// What a package says.
pub(crate) struct Theirs {
    pub(crate) package: String,
    pub(crate) version: String,
    models: BTreeMap<String, BTreeMap<String, String>>,
    absent: Vec<String>,
    others: Vec<String>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// A price that is not the same on both sides; one of them may have none.
    Cell {
        model: String,
        cell: String,
        ours: Option<String>,
        theirs: Option<String>,
        source: String,
    },
    /// A model of ours that they do not carry.
    Absent { model: String },
    /// A name of theirs that is no model of ours.
    Other { name: String },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |price: &Option<String>| price.clone().unwrap_or_else(|| "none".to_owned());
        match self {
            Self::Cell {
                model,
                cell,
                ours,
                theirs,
                source,
            } => {
                // A cell is its row, its band and its kind; as a person reads it, the row comes first.
                let place = cell.replacen('/', ", ", 1).replace('/', " ");
                let (ours, theirs) = (said(ours), said(theirs));
                write!(f, "{model}, {place}: ours {ours} / theirs {theirs} / ")?;
                f.write_str(source)
            }
            Self::Absent { model } => write!(f, "{model}: ours only"),
            Self::Other { name } => write!(f, "{name}: theirs only"),
        }
    }
}

/// Reads what `cells.py` prints.
pub(crate) fn theirs(printed: &str) -> Outcome<Vec<Theirs>> {
    let packages: Vec<Value> = serde_json::from_str(printed)
        .map_err(|reason| format!("the packages' prices cannot be read: {reason}."))?;
    Ok(packages.iter().map(package).collect())
}

fn package(said: &Value) -> Theirs {
    let list = |field| strings(said.get(field)).map(str::to_owned).collect();
    let mut models = BTreeMap::new();
    for (name, cells) in said
        .get("models")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let cells = cells.as_object().into_iter().flatten();
        let cells = cells.filter_map(|(cell, price)| Some((cell.clone(), price.as_str()?.into())));
        models.insert(name.clone(), cells.collect());
    }
    Theirs {
        package: text(said, "package").to_owned(),
        version: text(said, "version").to_owned(),
        models,
        absent: list("absent"),
        others: list("others"),
    }
}

impl Theirs {
    /// Their price of a cell.
    pub(crate) fn price(&self, model: &str, cell: &str) -> Option<&str> {
        self.models.get(model)?.get(cell).map(String::as_str)
    }

    /// Whether a model has cells that begin so.
    pub(crate) fn has_cells(&self, model: &str, beginning: &str) -> bool {
        let mut cells = self.models.get(model).into_iter().flatten();
        cells.any(|(cell, _)| cell.starts_with(beginning))
    }

    /// How many cells either side has, for the summary.
    pub(crate) fn cells(&self, ours: &Ours) -> usize {
        self.models
            .iter()
            .map(|(name, cells)| names(ours, name, cells).len())
            .sum()
    }

    /// Every difference, by model.
    pub(crate) fn differences(&self, ours: &Ours) -> Vec<Difference> {
        let mut found = Vec::new();
        for (model, cells) in &self.models {
            for cell in names(ours, model, cells) {
                let own = ours.cells(model).and_then(|own| own.get(&cell));
                let theirs = cells.get(&cell);
                if own.map(|own| &own.price) == theirs {
                    continue;
                }
                found.push(Difference::Cell {
                    model: model.clone(),
                    ours: own.map(|own| own.price.clone()),
                    theirs: theirs.cloned(),
                    source: own.map_or("no price of ours".to_owned(), |own| own.source.clone()),
                    cell,
                });
            }
        }
        let absent = self.absent.iter().cloned();
        found.extend(absent.map(|model| Difference::Absent { model }));
        let others = self.others.iter().cloned();
        found.extend(others.map(|name| Difference::Other { name }));
        found
    }
}

/// The cells that either side has. Our fee of a tool holds for all models, so only a fee that they
/// state for a model is compared.
fn names(ours: &Ours, model: &str, theirs: &BTreeMap<String, String>) -> BTreeSet<String> {
    let own = ours.cells(model).into_iter().flatten();
    own.map(|(cell, _)| cell)
        .filter(|cell| !cell.starts_with("tools/"))
        .chain(theirs.keys())
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_difference_names_both_prices_and_our_source() {
        let ours = Ours::read("2026-11-23").unwrap();
        let said = json!([{"package": "p", "version": "1", "absent": ["gone"], "others": ["new"],
            "models": {"omni-moderation-latest": {"standard/short/text.input": "0.1", "tools/web_search": "10"}}}]);
        let theirs = theirs(&said.to_string()).unwrap();
        let found: Vec<_> = theirs[0]
            .differences(&ours)
            .iter()
            .map(ToString::to_string)
            .collect();
        let price = "omni-moderation-latest, standard, short text.input: ours 0 / theirs 0.1 / ";
        assert!(found[0].starts_with(price) && found[0].contains("checked"));
        assert_eq!(found[1..], ["gone: ours only", "new: theirs only"]);
        assert_eq!(theirs[0].cells(&ours), 2);
    }
}
