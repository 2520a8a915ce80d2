//! Spend as a table for a spreadsheet.

use std::sync::Arc;

use super::table::cell;
use crate::actuals::{Cell, Import, Notice};

/// Writes groups of spend as CSV (RFC 4180), the exact amounts in dollars.
///
/// `rows` are names as people read them, chosen by outsiders: no cell can become a formula.
#[must_use]
pub fn spend_table(what: &str, rows: &[(String, Cell)]) -> String {
    let mut table = format!(
        "{},USD,Requests,Failed requests,Retries,Input tokens,Cached input tokens,Output tokens,Rows,Rows without a price\r\n",
        cell(what)
    );
    for (name, sum) in rows {
        let row = [
            cell(name),
            sum.usd().to_decimal(),
            sum.requests.to_string(),
            sum.failed.to_string(),
            sum.retried.to_string(),
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
    imports: &[Arc<Import>],
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

/// Writes what stands out: each finding in words and dollars, and where its rows are.
///
/// `rows` hold the finding's sentence and the answers its rows have in common, as people read them.
#[must_use]
pub fn finding_table(rows: &[(String, String, &Notice)]) -> String {
    let mut table = "Finding,USD,Rows of,From day,To day\r\n".to_owned();
    for (sentence, rows_of, notice) in rows {
        let days = notice.within.days.map(|(first, last)| [first, last]);
        let [first, last] = days.map_or_else(Default::default, |days| days.map(String::from));
        let cells = [
            cell(sentence),
            notice.usd.to_decimal(),
            cell(rows_of),
            first,
            last,
        ];
        table += &(cells.join(",") + "\r\n");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actuals::{Finding, Within};
    use crate::calendar::Date;
    use crate::money::Usd;

    #[test]
    fn a_finding_has_its_dollars_and_its_rows() {
        let day = |text| Date::parse(text).unwrap();
        let notice = Notice {
            finding: Finding::Failures { failed: 3, of: 9 },
            usd: Usd::from_dollars(4),
            within: Within::days(day("2026-11-01"), day("2026-11-03")),
        };
        let row = ("3 of 9 failed".to_owned(), "=key".to_owned(), &notice);
        assert_eq!(
            finding_table(&[row]).lines().nth(1),
            Some("3 of 9 failed,4,'=key,2026-11-01,2026-11-03")
        );
    }

    #[test]
    fn a_name_from_outside_stays_a_name() {
        let rows = [("=1+1".to_owned(), Cell::default())];
        assert_eq!(
            spend_table("Project", &rows).lines().nth(1),
            Some("'=1+1,0,0,0,0,0,0,0,0,0")
        );
    }
}
