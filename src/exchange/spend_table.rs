//! Spend as a table for a spreadsheet.

use super::table::cell;
use crate::actuals::{Cell, Import};

/// Writes groups of spend as CSV (RFC 4180), the exact amounts in dollars.
///
/// `rows` are names as people read them, chosen by outsiders: no cell can become a formula.
#[must_use]
pub fn spend_table(what: &str, rows: &[(String, Cell)]) -> String {
    let mut table = format!(
        "{},USD,Requests,Failed requests,Input tokens,Cached input tokens,Output tokens,Rows,Rows without a price\r\n",
        cell(what)
    );
    for (name, sum) in rows {
        let row = [
            cell(name),
            sum.usd().to_decimal(),
            sum.requests.to_string(),
            sum.failed.to_string(),
            sum.input().to_string(),
            sum.cached().to_string(),
            sum.output().to_string(),
            sum.rows.to_string(),
            sum.unpriced.to_string(),
        ];
        table += &(row.join(",") + "\r\n");
    }
    table
}

/// Writes the rows whose amounts are not the catalog's, each with its reason in words.
#[must_use]
pub fn difference_table(
    imports: &[Import],
    reason: impl Fn(&crate::actuals::Difference) -> String,
) -> String {
    let mut table = "File,Line,Day,Model,Exported USD,Catalog USD,Reason\r\n".to_owned();
    for import in imports {
        for row in &import.differing {
            let catalog = row.catalog.map(crate::money::Usd::to_decimal);
            let cells = [
                cell(&import.name),
                row.line.to_string(),
                row.day.to_string(),
                cell(import.names.models.text(row.model)),
                row.exported.to_decimal(),
                catalog.unwrap_or_default(),
                cell(&reason(&row.difference)),
            ];
            table += &(cells.join(",") + "\r\n");
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_outside_stays_a_name() {
        let rows = [("=1+1".to_owned(), Cell::default())];
        assert_eq!(
            spend_table("Project", &rows).lines().nth(1),
            Some("'=1+1,0,0,0,0,0,0,0,0")
        );
    }
}
