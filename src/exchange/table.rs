//! A table as text that other programs take: CSV for sheets, Markdown for documents.

/// Columns and rows of finished words; every row is as long as the columns are many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// What stands under them.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// As CSV (RFC 4180), in which no cell can become a formula.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            cells.join(",") + "\r\n"
        };
        core::iter::once(&self.columns)
            .chain(&self.rows)
            .map(line)
            .collect()
    }

    /// As a Markdown table.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|text| markdown_cell(text)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = vec!["---"; self.columns.len()].join(" | ");
        let rows: String = self.rows.iter().map(line).collect();
        format!("{}| {rule} |\n{rows}", line(&self.columns))
    }
}

/// Text as a cell of CSV: quoted where it has to be, and text even where a
/// spreadsheet would take it for a formula.
#[must_use]
pub(super) fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Text as a cell of Markdown: nothing in it is taken for markup or ends the cell.
fn markdown_cell(text: &str) -> String {
    let mut cell = String::new();
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => cell.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '~' => {
                cell.push('\\');
                cell.push(letter);
            }
            _ => cell.push(letter),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: [&str; 2]) -> Table {
        Table {
            columns: vec!["Name".to_owned(), "USD".to_owned()],
            rows: vec![cells.map(str::to_owned).to_vec()],
        }
    }

    #[test]
    fn cells_that_need_it_are_quoted() {
        let csv = table(["a, \"b\"\nc", "1.5"]).to_csv();
        assert_eq!(csv, "Name,USD\r\n\"a, \"\"b\"\"\nc\",1.5\r\n");
    }

    #[test]
    fn no_cell_begins_as_a_formula() {
        for start in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x"] {
            let csv = table([start, ""]).to_csv();
            let (_, row) = csv.split_once("\r\n").unwrap();
            let row = row.strip_prefix('"').unwrap_or(row);
            assert!(row.starts_with('\''), "{row:?}");
        }
    }

    #[test]
    fn markdown_stays_a_table_whatever_a_name_holds() {
        let markdown = table(["a|b\n<img src=x> [c](d) `e` *f*", "1"]).to_markdown();
        assert_eq!(
            markdown,
            "| Name | USD |\n| --- | --- |\n| a\\|b \\<img src=x\\> \\[c\\](d) \\`e\\` \\*f\\* | 1 |\n"
        );
    }
}
