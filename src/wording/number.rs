//! Counts, shares and ratios in digits.

use crate::money::Percent;

/// A count with thousands separators: `1,234,567`.
#[must_use]
pub fn count(number: u64) -> String {
    group(&number.to_string())
}

/// A string of digits with thousands separators.
pub(super) fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A size in bytes in the unit that suits it: `532 B`, `12 KB`, `9.5 MB`.
#[must_use]
pub fn bytes(number: u64) -> String {
    match number {
        0..1_000 => format!("{number} B"),
        1_000..1_000_000 => format!("{} KB", number / 1_000),
        _ => {
            let tenths = number / 100_000;
            format!("{}.{} MB", group(&(tenths / 10).to_string()), tenths % 10)
        }
    }
}

/// A percentage: `12.5%`.
#[must_use]
pub fn percent(percent: Percent) -> String {
    format!("{}%", percent.to_decimal())
}

/// A factor: `1.3`.
#[must_use]
pub fn factor(factor: Percent) -> String {
    factor.to_factor()
}

/// A share in thousandths as a percentage: `33.4%`.
#[must_use]
pub fn share(thousandths: u64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A ratio in thousandths as `2.5`; whole from a hundred up.
#[must_use]
pub(super) fn ratio(thousandths: u64) -> String {
    let tenths = (thousandths + 50) / 100;
    match tenths {
        ..1_000 => format!("{}.{}", tenths / 10, tenths % 10),
        // From the thousandths again: rounding the rounded tenths would make 201.456 a 202.
        _ => group(&((thousandths + 500) / 1_000).to_string()),
    }
}

/// A ratio in thousandths as `× 2.5`.
#[must_use]
pub fn times(thousandths: u64) -> String {
    format!("× {}", ratio(thousandths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(count(number), text);
        }
    }

    #[test]
    fn ratios_keep_one_decimal_while_it_matters() {
        for (thousandths, text) in [
            (1_000, "× 1.0"),
            (2_549, "× 2.5"),
            (2_550, "× 2.6"),
            (99_960, "× 100"),
            (201_456, "× 201"),
            (1_234_500, "× 1,235"),
        ] {
            assert_eq!(times(thousandths), text);
        }
    }
}
