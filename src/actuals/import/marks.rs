//! What commas and points in the numbers of a file mean.

use std::borrow::Cow;

/// What commas and points in the numbers of a file mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// Nobody has said it: what could be two numbers is not read.
    #[default]
    Unsaid,
    /// The comma is the decimal mark, and points group.
    DecimalComma,
    /// The point is the decimal mark, and commas group.
    DecimalPoint,
}

/// A number could be two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TwoNumbers;

impl Marks {
    /// A number as programs write it; `has_foreign_points` where points may group, because whatever
    /// wrote the file does not divide its cells by commas.
    pub(super) fn plain(
        self,
        text: &str,
        has_foreign_points: bool,
    ) -> Result<Cow<'_, str>, TwoNumbers> {
        let (commas, points) = (times(text, ','), times(text, '.'));
        let is_dense = text.is_ascii() && !text.contains(' ');
        if is_dense && commas == 0 && (points == 0 || !has_foreign_points) {
            return Ok(Cow::Borrowed(text));
        }
        let dense: String = text.chars().filter(|letter| !is_space(*letter)).collect();
        let decimal = match self {
            Self::DecimalComma => Some(','),
            Self::DecimalPoint => Some('.'),
            Self::Unsaid => decimal_mark(&dense, commas, points, has_foreign_points)?,
        };
        let plain = dense.chars().filter_map(|letter| match letter {
            _ if Some(letter) == decimal => Some('.'),
            ',' | '.' => None,
            other => Some(other),
        });
        Ok(Cow::Owned(plain.collect()))
    }
}

/// The decimal mark, if there is one.
fn decimal_mark(
    text: &str,
    commas: usize,
    points: usize,
    has_foreign_points: bool,
) -> Result<Option<char>, TwoNumbers> {
    match (commas, points) {
        (0, 1) if !has_foreign_points => Ok(Some('.')),
        (1, 0) => alone(text, ','),
        (0, 1) => alone(text, '.'),
        // Without any there is none, and two of one kind group.
        (_, 0) | (0, _) => Ok(None),
        // Of both, the last one is the decimal mark.
        _ => Ok(text
            .chars()
            .rev()
            .find(|letter| matches!(letter, ',' | '.'))),
    }
}

/// A mark that stands alone is the decimal one, unless it could group thousands.
fn alone(text: &str, mark: char) -> Result<Option<char>, TwoNumbers> {
    let (before, after) = text.split_once(mark).unwrap_or((text, ""));
    let before = before.trim_start_matches(['-', '+', '(']);
    let groups = after.trim_end_matches(')').len() == 3
        && (1..=3).contains(&before.len())
        && !before.starts_with('0');
    if groups {
        Err(TwoNumbers)
    } else {
        Ok(Some(mark))
    }
}

fn times(text: &str, letter: char) -> usize {
    text.matches(letter).count()
}

/// The spaces that stand in numbers: plain, no-break, narrow no-break, thin.
const fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marks: Marks, text: &str, expected: Result<&str, TwoNumbers>) {
        let read = marks.plain(text, true);
        assert_eq!(read.as_deref().map_err(|two| *two), expected, "{text}");
    }

    #[test]
    fn what_can_be_one_number_only_is_that_number() {
        for (text, plain) in [
            ("1,5", "1.5"),
            ("1000,5", "1000.5"),
            ("0,125", "0.125"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1\u{a0}000,5", "1000.5"),
            ("12.50", "12.50"),
            ("0.125", "0.125"),
            ("1.2e-05", "1.2e-05"),
            ("59200", "59200"),
            ("-0,5", "-0.5"),
            ("173,9000", "173.9000"),
        ] {
            check(Marks::Unsaid, text, Ok(plain));
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_asked_about() {
        for text in ["1.000", "173,900", "-12,345", "(1,234)"] {
            check(Marks::Unsaid, text, Err(TwoNumbers));
        }
        check(Marks::DecimalComma, "173,900", Ok("173.900"));
        check(Marks::DecimalPoint, "173,900", Ok("173900"));
        check(Marks::DecimalComma, "1.000", Ok("1000"));
        check(Marks::DecimalPoint, "1.000", Ok("1.000"));
    }

    #[test]
    fn a_file_divided_by_commas_has_points_for_decimals() {
        assert_eq!(Marks::Unsaid.plain("1.000", false).as_deref(), Ok("1.000"));
        assert_eq!(Marks::Unsaid.plain("1,000", false), Err(TwoNumbers));
        assert_eq!(
            Marks::Unsaid.plain("1,000.5", false).as_deref(),
            Ok("1000.5")
        );
    }
}
