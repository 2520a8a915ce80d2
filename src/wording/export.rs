//! The bill and the comparison as tables for sheets and documents: plain numbers, exact.

use super::{item, processing, titled, unable};
use crate::exchange::Table;
use crate::money::Usd;
use crate::report::Report;

/// What stands where no price is known: never a zero.
const UNKNOWN: &str = "unknown";

/// Every line of every workload, each workload's sum, and the sum of all.
#[must_use]
pub fn bill_table(report: &Report) -> Table {
    let columns = [
        "Project",
        "Workload",
        "Model",
        "Processing",
        "Line",
        "Quantity a unit",
        "USD a unit",
        "USD in 30 days",
        "Prices of",
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
            let all = || "All lines".to_owned();
            match &own.outcome {
                Ok(priced) => {
                    for line in &priced.lines {
                        rows.push(row(
                            item(line.line.item).to_owned(),
                            line.line.quantity.to_string(),
                            line.line.usd.to_decimal(),
                            line.per_month
                                .map_or_else(|| UNKNOWN.to_owned(), Usd::to_decimal),
                        ));
                    }
                    rows.push(row(
                        all(),
                        String::new(),
                        priced.per_unit.to_decimal(),
                        priced.per_month.to_decimal(),
                    ));
                }
                Err(_) => rows.push(row(
                    all(),
                    String::new(),
                    UNKNOWN.to_owned(),
                    UNKNOWN.to_owned(),
                )),
            }
        }
    }
    let together = if report.bill.unpriced == 0 {
        "Together"
    } else {
        "Together, without what is unknown"
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
        "Model",
        "Model id",
        "USD a unit",
        "USD in 30 days",
        "Why not",
        "Prices of",
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
                Err(reason) => [UNKNOWN.to_owned(), UNKNOWN.to_owned(), unable(reason)],
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

/// A button.
#[must_use]
pub fn download_as_csv(what: &str) -> String {
    format!("Download the {what} as CSV")
}

/// A button.
#[must_use]
pub fn copy_as_markdown(what: &str) -> String {
    format!("Copy the {what} as Markdown")
}

/// What became of the copying.
#[must_use]
pub const fn table_copied(copied: bool) -> &'static str {
    if copied {
        "Copied."
    } else {
        "This browser does not let the page copy. Download the CSV instead."
    }
}
