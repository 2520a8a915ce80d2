//! Tables as other programs read them, whatever the cells hold.

use proptest::prelude::*;
use topup::exchange::Table;

use crate::support;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

#[test]
fn cells_come_back_and_none_begins_as_a_formula() -> Result<(), String> {
    let cell = || "[=+@\t\r-]{0,2}[a-z\",;'\r\n=|0-9.-]{0,8}";
    let table = (1..4_usize).prop_flat_map(move |columns| {
        let line = || prop::collection::vec(cell(), columns..=columns);
        (line(), prop::collection::vec(line(), 0..4))
    });
    support::for_all(&table, |(columns, rows)| {
        let expected: Vec<Vec<String>> = core::iter::once(&columns)
            .chain(&rows)
            .map(|line| line.iter().map(|cell| as_text(cell)).collect())
            .collect();
        let table = Table { columns, rows };
        let read = lines_of(&table.to_csv());
        for cell in read.iter().flatten() {
            prop_assert!(!cell.starts_with(FORMULA), "{:?}", cell);
        }
        prop_assert_eq!(read, expected);
        Ok(())
    })
}

/// A cell as a spreadsheet is to see it: an apostrophe makes text of a formula.
fn as_text(cell: &str) -> String {
    let mark = if cell.starts_with(FORMULA) { "'" } else { "" };
    format!("{mark}{cell}")
}

/// CSV as RFC 4180 has it, read by somebody else than the writer.
fn lines_of(csv: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = csv.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => line.push(core::mem::take(&mut cell)),
            '\r' if !is_quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                line.push(core::mem::take(&mut cell));
                lines.push(core::mem::take(&mut line));
            }
            _ => cell.push(letter),
        }
    }
    assert!(!is_quoted && cell.is_empty() && line.is_empty(), "{csv:?}");
    lines
}
