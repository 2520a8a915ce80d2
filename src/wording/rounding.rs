//! What display rounding leaves between the lines of a bill and its total.

use super::amount::{FEMTO_DECIMALS, shown};
use super::number::group;
use crate::money::Usd;

/// What has to be added to the lines as they are shown to give the total as it is shown:
/// `+$0.01`, `−$1`; `None` when they add up as they stand.
///
/// Amounts are rounded only for reading, each by itself, so a column may seem to be off.
#[must_use]
pub fn rounding(lines: &[Usd], total: Usd) -> Option<String> {
    let lines: i128 = lines.iter().map(|line| shown(*line)).sum();
    let missing = shown(total) - lines;
    if missing == 0 {
        return None;
    }
    let sign = if missing < 0 { '−' } else { '+' };
    let per_dollar = 10_u128.pow(FEMTO_DECIMALS);
    let (whole, fraction) = (
        missing.unsigned_abs() / per_dollar,
        missing.unsigned_abs() % per_dollar,
    );
    let whole = group(&whole.to_string());
    let fraction = format!("{fraction:0width$}", width = FEMTO_DECIMALS as usize);
    let fraction = fraction.trim_end_matches('0');
    // Cents are two digits or none, as everywhere.
    Some(match fraction.len() {
        0 => format!("{sign}${whole}"),
        1 => format!("{sign}${whole}.{fraction}0"),
        _ => format!("{sign}${whole}.{fraction}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::usd;

    #[track_caller]
    fn check(lines: &[&str], shown: &[&str], expected: Option<&str>) {
        let lines: Vec<Usd> = lines
            .iter()
            .map(|line| Usd::from_decimal(line).unwrap())
            .collect();
        let total = lines.iter().copied().sum();
        let texts: Vec<String> = lines.iter().copied().chain([total]).map(usd).collect();
        assert_eq!(texts, shown);
        assert_eq!(rounding(&lines, total).as_deref(), expected);
    }

    #[test]
    fn lines_that_add_up_as_shown_need_no_word() {
        check(&["0.5", "0.25"], &["$0.50", "$0.25", "$0.75"], None);
        check(&[], &["$0"], None);
    }

    #[test]
    fn what_rounding_takes_or_adds_is_named() {
        check(&["0.996", "0.004"], &["$0.996", "$0.004", "$1.00"], None);
        check(
            &["1.004", "1.004"],
            &["$1.00", "$1.00", "$2.01"],
            Some("+$0.01"),
        );
        check(
            &["600.4", "600.4"],
            &["$600.40", "$600.40", "$1,201"],
            Some("+$0.20"),
        );
        check(
            &["1.006", "1.006"],
            &["$1.01", "$1.01", "$2.01"],
            Some("−$0.01"),
        );
    }
}
