//! Plain decimal text (`12.5`) as a whole number of small units, and back.

use core::fmt;

/// Why a piece of text is not an amount this program can hold exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point, such as `1e5`, `-2`, `1,000` or `.`.
    NotDecimal(String),
    /// More decimals than the unit can hold; nothing is rounded away silently.
    TooFine {
        /// The text that was read.
        text: String,
        /// How many decimals the unit holds.
        decimals: u32,
    },
    /// Larger than the largest amount the unit allows.
    TooLarge(String),
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotDecimal(text) => {
                write!(f, "'{text}' is not a plain decimal number such as 12.5")
            }
            Self::TooFine { text, decimals } => {
                write!(f, "'{text}' has more than {decimals} decimals")
            }
            Self::TooLarge(text) => write!(f, "'{text}' is larger than this program can hold"),
        }
    }
}

impl core::error::Error for DecimalError {}

/// Reads plain decimal text as a whole number of units of 10⁻ᵈ, `d` being `decimals`.
///
/// # Errors
///
/// [`DecimalError`] when the text is not a plain decimal, is finer than the
/// unit, or does not fit.
pub(super) fn parse(text: &str, decimals: u32) -> Result<i128, DecimalError> {
    let not_decimal = || DecimalError::NotDecimal(text.to_owned());
    let too_large = || DecimalError::TooLarge(text.to_owned());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !only_digits(whole) || !only_digits(fraction) || text.ends_with('.') {
        return Err(not_decimal());
    }
    let fraction = fraction.trim_end_matches('0');
    let missing = (decimals as usize)
        .checked_sub(fraction.len())
        .ok_or_else(|| DecimalError::TooFine {
            text: text.to_owned(),
            decimals,
        })?;
    format!("{whole}{fraction}{}", "0".repeat(missing))
        .parse()
        .map_err(|_| too_large())
}

/// Prints a whole number of units of 10⁻ᵈ as the shortest exact decimal.
pub(super) fn print(units: i128, decimals: u32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let scale = 10_u128.pow(decimals);
    let units = units.unsigned_abs();
    let (whole, fraction) = (units / scale, units % scale);
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = format!("{fraction:0width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_units_are_the_same_number() {
        for (text, units) in [
            ("0", 0),
            ("2", 2000),
            ("0.001", 1),
            ("12.5", 12500),
            ("007.010", 7010),
        ] {
            assert_eq!(parse(text, 3), Ok(units), "{text}");
        }
        assert_eq!(print(12500, 3), "12.5");
        assert_eq!(print(-1, 3), "-0.001");
        assert_eq!(print(2000, 3), "2");
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in [
            "", ".", "1.", ".5", "-1", "+1", "1e5", "1,000", "1_000", "0x10", "NaN", "1.2.3", "٣",
            " 1",
        ] {
            assert_eq!(
                parse(text, 3),
                Err(DecimalError::NotDecimal(text.to_owned())),
                "{text}"
            );
        }
        assert!(matches!(
            parse("0.0001", 3),
            Err(DecimalError::TooFine { .. })
        ));
        assert!(matches!(
            parse(&"9".repeat(60), 3),
            Err(DecimalError::TooLarge(_))
        ));
    }
}
