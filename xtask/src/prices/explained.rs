//! The differences that a person has looked at and decided, each with its reason.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::difference::Difference;
use super::ours::{strings, text};
use crate::run::{Outcome, root};

const FILE: &str = "src/catalog/data/explained_differences.json";

/// What one entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Cells,
    Absent,
    Others,
    Calculators,
}

/// One decision: differences of a package, and why they are none of ours.
struct Entry {
    section: Section,
    package: String,
    /// Patterns of model names; for [`Section::Others`], of the names that only they have.
    models: Vec<String>,
    cells: Vec<CellPattern>,
    reason: String,
}

/// A cell, or several, with the prices on both sides.
struct CellPattern {
    cell: String,
    /// The two prices; none stands for no price, `*` for any.
    ours: Option<String>,
    theirs: Option<String>,
}

/// The list, and which parts of it have met a difference.
pub(crate) struct Explained {
    entries: Vec<Entry>,
    met: BTreeSet<(usize, String)>,
}

impl Explained {
    /// The list of this checkout.
    pub(crate) fn read() -> Outcome<Self> {
        let text = fs::read_to_string(root().join(FILE))
            .map_err(|reason| format!("{FILE} cannot be read: {reason}."))?;
        Self::parse(&text)
    }

    fn parse(json: &str) -> Outcome<Self> {
        let file: Value =
            serde_json::from_str(json).map_err(|reason| format!("{FILE}: {reason}."))?;
        let mut entries = Vec::new();
        for (section, name) in [
            (Section::Cells, "cells"),
            (Section::Absent, "absent"),
            (Section::Others, "others"),
            (Section::Calculators, "calculators"),
        ] {
            for said in file
                .get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let entry = entry(section, said)
                    .map_err(|wrong| format!("{FILE}, {name}: {wrong} in {said}."))?;
                entries.push(entry);
            }
        }
        let met = BTreeSet::new();
        Ok(Self { entries, met })
    }

    /// Why a difference is known, if it is; every entry that says so is remembered as needed.
    pub(crate) fn reason(&mut self, package: &str, difference: &Difference) -> Option<&str> {
        match difference {
            Difference::Absent { model } => self.find(Section::Absent, package, model, |_| false),
            Difference::Other { name } => self.find(Section::Others, package, name, |_| false),
            Difference::Cell {
                model,
                cell,
                ours,
                theirs,
                ..
            } => self.find(Section::Cells, package, model, |pattern| {
                fits(&pattern.cell, cell)
                    && same(pattern.ours.as_deref(), ours.as_deref())
                    && same(pattern.theirs.as_deref(), theirs.as_deref())
            }),
        }
    }

    /// Why a package's calculator may price a use of these cells in a way of its own.
    pub(crate) fn calculator(
        &mut self,
        package: &str,
        model: &str,
        used: &[String],
    ) -> Option<&str> {
        self.find(Section::Calculators, package, model, |pattern| {
            used.iter().any(|cell| fits(&pattern.cell, cell))
        })
    }

    fn find(
        &mut self,
        section: Section,
        package: &str,
        model: &str,
        cell: impl Fn(&CellPattern) -> bool,
    ) -> Option<&str> {
        let mut reason = None;
        for (number, entry) in self.entries.iter().enumerate() {
            if entry.section != section || entry.package != package {
                continue;
            }
            let models: Vec<_> = (entry.models.iter())
                .filter(|pattern| fits(pattern, model))
                .collect();
            let cells: Vec<_> = entry.cells.iter().filter(|pattern| cell(pattern)).collect();
            let about_cells = matches!(section, Section::Cells | Section::Calculators);
            if models.is_empty() || (about_cells && cells.is_empty()) {
                continue;
            }
            self.met
                .extend(models.into_iter().map(|pattern| (number, pattern.clone())));
            self.met.extend(
                cells
                    .into_iter()
                    .map(|pattern| (number, pattern.cell.clone())),
            );
            reason = reason.or(Some(entry.reason.as_str()));
        }
        reason
    }

    /// The parts of the list of prices that no difference needs any more.
    pub(crate) fn unneeded_prices(&self) -> Vec<String> {
        self.unneeded(|section| section != Section::Calculators)
    }

    /// The parts of the list of calculators that no case needs any more.
    pub(crate) fn unneeded_calculators(&self) -> Vec<String> {
        self.unneeded(|section| section == Section::Calculators)
    }

    fn unneeded(&self, wanted: impl Fn(Section) -> bool) -> Vec<String> {
        let mut unneeded = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            if !wanted(entry.section) {
                continue;
            }
            let cells = entry.cells.iter().map(|pattern| &pattern.cell);
            for pattern in entry.models.iter().chain(cells) {
                if !self.met.contains(&(number, pattern.clone())) {
                    let (package, reason) = (&entry.package, &entry.reason);
                    unneeded.push(format!("{package}, {pattern}: {reason}"));
                }
            }
        }
        unneeded
    }
}

fn entry(section: Section, said: &Value) -> Result<Entry, &'static str> {
    let filled = |field| match text(said, field) {
        "" => Err("a package, a reason or a decided day is missing"),
        words => Ok(words.to_owned()),
    };
    filled("decided")?;
    let list = |field| -> Vec<String> { strings(said.get(field)).map(str::to_owned).collect() };
    let models = list(if section == Section::Others {
        "names"
    } else {
        "models"
    });
    let cells = match section {
        Section::Absent | Section::Others => Vec::new(),
        Section::Calculators => list("uses")
            .into_iter()
            .map(|cell| CellPattern {
                cell,
                ours: None,
                theirs: None,
            })
            .collect(),
        Section::Cells => cell_patterns(said)?,
    };
    let about_cells = matches!(section, Section::Cells | Section::Calculators);
    if models.is_empty() || (about_cells && cells.is_empty()) {
        return Err("a list of models, names, cells or uses is empty");
    }
    Ok(Entry {
        section,
        package: filled("package")?,
        models,
        cells,
        reason: filled("reason")?,
    })
}

/// Reads `"cell": [ours, theirs]`.
fn cell_patterns(said: &Value) -> Result<Vec<CellPattern>, &'static str> {
    let cells = said.get("cells").and_then(Value::as_object);
    let cells = cells.into_iter().flatten();
    cells
        .map(
            |(cell, prices)| match prices.as_array().map(Vec::as_slice) {
                Some([ours, theirs]) => Ok(CellPattern {
                    cell: cell.clone(),
                    ours: ours.as_str().map(str::to_owned),
                    theirs: theirs.as_str().map(str::to_owned),
                }),
                _ => Err("a cell is not followed by [ours, theirs]"),
            },
        )
        .collect()
}

/// Whether a price is the one that was decided on.
fn same(decided: Option<&str>, price: Option<&str>) -> bool {
    match decided {
        Some("*") => price.is_some(),
        decided => decided == price,
    }
}

/// Whether a text fits a pattern, in which `*` stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(start) else {
        return false;
    };
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut rests = ends.filter_map(|at| text.get(at..));
    rests.any(|tail| fits(rest, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{
        "cells": [{"package": "p", "models": ["a", "b"], "decided": "2026-11-23", "reason": "because",
            "cells": {"*/long/text.*": [null, "*"], "batch/short/text.input": ["1", "2"]}}],
        "others": [{"package": "p", "names": ["old-*"], "decided": "2026-11-23", "reason": "retired"}],
        "calculators": [{"package": "p", "models": ["*"], "uses": ["batch/*"],
            "decided": "2026-11-23", "reason": "its own way"}]
    }"#;

    fn cell(model: &str, cell: &str, ours: Option<&str>, theirs: Option<&str>) -> Difference {
        Difference::Cell {
            model: model.to_owned(),
            cell: cell.to_owned(),
            ours: ours.map(str::to_owned),
            theirs: theirs.map(str::to_owned),
            source: String::new(),
        }
    }

    #[test]
    fn a_difference_is_explained_with_the_prices_it_was_decided_on() {
        let mut list = Explained::parse(LIST).unwrap();
        let mut reason = |package: &str, model: &str, ours, theirs| {
            let difference = cell(model, "batch/short/text.input", ours, theirs);
            list.reason(package, &difference).map(str::to_owned)
        };
        assert_eq!(
            reason("p", "a", Some("1"), Some("2")).as_deref(),
            Some("because")
        );
        assert_eq!(
            reason("p", "a", Some("1"), Some("3")),
            None,
            "theirs changed"
        );
        assert_eq!(reason("p", "a", Some("4"), Some("2")), None, "ours changed");
        assert_eq!(
            reason("p", "c", Some("1"), Some("2")),
            None,
            "another model"
        );
        assert_eq!(
            reason("q", "a", Some("1"), Some("2")),
            None,
            "another package"
        );
        let mut long = |ours, theirs| {
            let difference = cell("b", "flex/long/text.output", ours, theirs);
            list.reason("p", &difference).is_some()
        };
        assert!(long(None, Some("7")));
        assert!(!long(Some("6"), Some("7")));
    }

    #[test]
    fn what_explains_nothing_any_more_is_named() {
        let mut list = Explained::parse(LIST).unwrap();
        list.reason(
            "p",
            &cell("a", "batch/short/text.input", Some("1"), Some("2")),
        );
        list.reason(
            "p",
            &Difference::Other {
                name: "old-model".to_owned(),
            },
        );
        assert_eq!(
            list.unneeded_prices(),
            ["p, b: because", "p, */long/text.*: because"]
        );
        assert_eq!(
            list.unneeded_calculators(),
            ["p, *: its own way", "p, batch/*: its own way"]
        );
        list.calculator("p", "m", &["batch/short/text.input".to_owned()]);
        assert!(list.unneeded_calculators().is_empty());
    }

    #[test]
    fn the_list_of_this_checkout_can_be_read() {
        assert!(!Explained::read().unwrap().entries.is_empty());
    }

    #[test]
    fn an_entry_without_a_reason_is_refused() {
        let nameless = LIST.replace("because", "");
        assert!(Explained::parse(&nameless).is_err());
        assert!(Explained::parse(&LIST.replace(r#"["1", "2"]"#, r#"["1"]"#)).is_err());
    }

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("*/text.input", "batch/short/text.input"));
        assert!(fits("a*c", "abc") && fits("*", "") && fits("a", "a"));
        assert!(!fits("a*c", "ab") && !fits("a", "ab"));
    }
}
