//! The bill and the comparison as tables for sheets and documents: plain numbers, exact.

use super::{item, processing, say, titled, unable};
use crate::exchange::Table;
use crate::money::Usd;
use crate::report::Report;

/// What stands where no price is known: never a zero.
fn unknown() -> String {
    say!("unknown").to_owned()
}

/// Every line of every workload, each workload's sum, and the sum of all.
#[must_use]
pub fn bill_table(report: &Report) -> Table {
    let columns = [
        say!("Project"),
        say!("Workload"),
        say!("Model"),
        say!("Processing"),
        say!("Line" as "of costs"),
        say!("Quantity a unit"),
        say!("USD a unit"),
        say!("USD in 30 days"),
        say!("Prices of"),
    ];
    let day = report.prices_of.to_string();
    let mut rows = Vec::new();
    for project in &report.bill.projects {
        for own in project.workloads.iter().filter(|own| own.included) {
            let row = |line: String, quantity: String, unit: String, month: String| {
                vec![
                    project.name.clone(),
                    titled(&own.name),
                    own.model_name.clone(),
                    processing(own.processing).to_owned(),
                    line,
                    quantity,
                    unit,
                    month,
                    day.clone(),
                ]
            };
            let all = || say!("All lines").to_owned();
            match &own.outcome {
                Ok(priced) => {
                    for line in &priced.lines {
                        rows.push(row(
                            item(line.line.item).to_owned(),
                            line.line.quantity.to_string(),
                            line.line.usd.to_decimal(),
                            line.per_month.map_or_else(unknown, Usd::to_decimal),
                        ));
                    }
                    rows.push(row(
                        all(),
                        String::new(),
                        priced.per_unit.to_decimal(),
                        priced.per_month.to_decimal(),
                    ));
                }
                Err(_) => rows.push(row(all(), String::new(), unknown(), unknown())),
            }
        }
    }
    let together = if report.bill.unpriced == 0 {
        say!("Together")
    } else {
        say!("Together, without what is unknown")
    };
    let mut sum = vec![String::new(); columns.len()];
    for (place, text) in [
        (0, together.to_owned()),
        (7, report.bill.per_month.to_decimal()),
        (8, day),
    ] {
        if let Some(cell) = sum.get_mut(place) {
            *cell = text;
        }
    }
    rows.push(sum);
    Table {
        columns: columns.map(str::to_owned).to_vec(),
        rows,
    }
}

/// The same work on every model, the cheapest first.
#[must_use]
pub fn compare_table(report: &Report) -> Table {
    let columns = [
        say!("Model"),
        say!("Model id"),
        say!("USD a unit"),
        say!("USD in 30 days"),
        say!("Why not"),
        say!("Prices of"),
    ];
    let rows = report
        .focus
        .compare
        .sorted(crate::quote::SortBy::Cost, false)
        .into_iter()
        .map(|row| {
            let [unit, month, why] = match &row.outcome {
                Ok(priced) => [
                    priced.per_unit.to_decimal(),
                    priced.per_month.to_decimal(),
                    String::new(),
                ],
                Err(reason) => [unknown(), unknown(), unable(reason)],
            };
            vec![
                row.name.clone(),
                row.model.clone(),
                unit,
                month,
                why,
                report.prices_of.to_string(),
            ]
        });
    Table {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

/// A table that is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// [`bill_table`].
    Bill,
    /// [`compare_table`].
    Comparison,
}

impl Exported {
    /// Its name in the name of a file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bill => "bill",
            Self::Comparison => "comparison",
        }
    }
}

/// A button.
#[must_use]
pub fn download_as_csv(what: Exported) -> &'static str {
    match what {
        Exported::Bill => say!("Download the bill as CSV"),
        Exported::Comparison => say!("Download the comparison as CSV"),
    }
}

/// A button.
#[must_use]
pub fn copy_as_markdown(what: Exported) -> &'static str {
    match what {
        Exported::Bill => say!("Copy the bill as Markdown"),
        Exported::Comparison => say!("Copy the comparison as Markdown"),
    }
}

/// What became of the copying.
#[must_use]
pub fn table_copied(copied: bool) -> &'static str {
    if copied {
        say!("Copied.")
    } else {
        say!("This browser does not let the page copy. Download the CSV instead.")
    }
}
