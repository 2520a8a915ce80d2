//! How a table is written: the order of its rows, its line endings, a byte order mark, its pieces.

use proptest::prelude::*;
use topup::actuals::Dimension;

use super::{fixture, read, spend};

/// Tables of one line a row.
const NAMES: [&str; 4] = [
    "usage_2025.csv",
    "usage_2026.csv",
    "costs_2025.csv",
    "costs_2026.csv",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn how_a_table_is_written_changes_nothing_that_is_read(
        which in 0..NAMES.len(),
        order in any::<u64>(),
        (is_crlf, is_marked, ends_open) in any::<(bool, bool, bool)>(),
        piece in 1_usize..400,
    ) {
        let file = String::from_utf8(fixture(NAMES[which])).unwrap();
        let (head, rows) = file.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
        rows.sort_by_cached_key(|row| place(order, row));
        let ending = if is_crlf { "\r\n" } else { "\n" };
        let mark = if is_marked { "\u{feff}" } else { "" };
        let mut other = format!("{mark}{}{ending}{}", head.trim_end(), rows.join(ending));
        if !ends_open {
            other.push_str(ending);
        }
        let was = read("file", file.as_bytes(), usize::MAX).unwrap();
        let is = read("file", other.as_bytes(), piece).unwrap();
        prop_assert_eq!(is.preview.rows, was.preview.rows);
        for by in Dimension::ALL {
            let sorted = |import| {
                let text = spend(import, by);
                let mut groups: Vec<String> = text.split(", ").map(str::to_owned).collect();
                groups.sort();
                groups
            };
            prop_assert_eq!(sorted(&is), sorted(&was), "{:?} of {}", by, NAMES[which]);
        }
    }
}

/// A row's place in an order of its own for each number.
fn place(order: u64, row: &str) -> u64 {
    row.bytes().fold(order | 1, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
