//! What people type as numbers: `1.5k`, `2M`, `10%`, `$0.40`.

use super::say;
use core::fmt;

use crate::calendar::Date;
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};

/// Why typed text is not a value; each has a sentence that says what to type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedProblem {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
    /// A point or comma that could mean either thousands or decimals.
    Ambiguous,
    /// Not a whole number where only whole ones make sense.
    NotWhole,
    /// Below zero.
    Negative,
    /// More digits than can be held.
    TooManyDigits,
    /// Not a day.
    NotADate,
}

impl fmt::Display for TypedProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => say!("Enter a number."),
            Self::NotANumber => say!("Enter a number such as 1500, 1.5k or 2M."),
            Self::Ambiguous => {
                say!("This could mean thousands or decimals. Write 1500 or 1.5k for thousands, and a point for decimals.")
            }
            Self::NotWhole => say!("Enter a whole number."),
            Self::Negative => say!("Enter a number that is not below zero."),
            Self::TooManyDigits => say!("This number has too many digits."),
            Self::NotADate => say!("Enter a day such as 2026-12-31."),
        })
    }
}

impl core::error::Error for TypedProblem {}

/// A whole count: `1500`, `1,500`, `1.5k`, `2M`, `3B`, `1.5万`, `2亿`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_count(text: &str) -> Result<u64, TypedProblem> {
    let plain = plain(text)?;
    if plain.contains('.') {
        return Err(TypedProblem::NotWhole);
    }
    plain.parse().map_err(|_| TypedProblem::TooManyDigits)
}

/// An amount of dollars: `0.40`, `$0.40`, `1.5k`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_usd(text: &str) -> Result<Usd, TypedProblem> {
    let text = text.trim();
    let text = text.strip_prefix("US").unwrap_or(text);
    let text = text.strip_prefix(['$', '＄']).unwrap_or(text);
    Usd::from_decimal(&plain(text)?).map_err(|_| TypedProblem::TooManyDigits)
}

/// A day: `2026-12-31`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_date(text: &str) -> Result<Date, TypedProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TypedProblem::Empty);
    }
    Date::parse(text).map_err(|_| TypedProblem::NotADate)
}

/// A percentage: `10%`, `10`, `12.5 %`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_percent(text: &str) -> Result<Percent, TypedProblem> {
    let text = text.trim();
    let text = text.strip_suffix(['%', '％']).unwrap_or(text);
    Percent::from_decimal(&plain(text)?).map_err(|_| TypedProblem::TooManyDigits)
}

/// A list of percentages: `50%, 80%, 100%`; nothing is an empty list.
///
/// # Errors
///
/// [`TypedProblem`] when one of them is not a percentage.
pub fn typed_percents(text: &str) -> Result<Vec<Percent>, TypedProblem> {
    text.split([',', ';', '，', ' '])
        .filter(|part| !part.trim().is_empty())
        .map(typed_percent)
        .collect()
}

/// A factor: `1.3`, `× 1.3`, `x1.3`, or the same as `130%`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_factor(text: &str) -> Result<Percent, TypedProblem> {
    let text = text.trim();
    if text.ends_with(['%', '％']) {
        return typed_percent(text);
    }
    let text = text.trim_start_matches(['×', 'x', 'X']);
    // A factor is never in the thousands, so 1.125 can only be decimals.
    let (plain, _) = decimal(text)?;
    Percent::from_factor(&plain).map_err(|_| TypedProblem::TooManyDigits)
}

/// A rate in dollars per million tokens: `2.50`, `$0.075`.
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_rate(text: &str) -> Result<UsdPerMillion, TypedProblem> {
    UsdPerMillion::from_decimal(&rate_text(text)?).map_err(|_| TypedProblem::TooManyDigits)
}

/// A rate in dollars per minute, read as [`typed_rate`].
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_minute_rate(text: &str) -> Result<UsdPerMinute, TypedProblem> {
    UsdPerMinute::from_decimal(&rate_text(text)?).map_err(|_| TypedProblem::TooManyDigits)
}

/// A rate in dollars per thousand calls, read as [`typed_rate`].
///
/// # Errors
///
/// [`TypedProblem`] when it is not one.
pub fn typed_call_rate(text: &str) -> Result<UsdPerThousand, TypedProblem> {
    UsdPerThousand::from_decimal(&rate_text(text)?).map_err(|_| TypedProblem::TooManyDigits)
}

fn rate_text(text: &str) -> Result<String, TypedProblem> {
    let text = text.trim();
    let text = text.strip_prefix("US").unwrap_or(text);
    let text = text.strip_prefix(['$', '＄']).unwrap_or(text);
    let (plain, is_ambiguous) = decimal(text)?;
    // A rate is never in the thousands, so 1.375 can only be decimals; a comma may be either.
    if is_ambiguous && text.contains([',', '，']) {
        return Err(TypedProblem::Ambiguous);
    }
    Ok(plain)
}

/// The typed number as a plain decimal, its suffix worked in.
fn plain(text: &str) -> Result<String, TypedProblem> {
    match decimal(text)? {
        (_, true) => Err(TypedProblem::Ambiguous),
        (plain, false) => Ok(plain),
    }
}

/// [`plain`], and whether its point could also stand between thousands.
fn decimal(text: &str) -> Result<(String, bool), TypedProblem> {
    let text: String = text.trim().chars().map(half_width).collect();
    if text.is_empty() {
        return Err(TypedProblem::Empty);
    }
    if text.starts_with(['-', '−']) {
        return Err(TypedProblem::Negative);
    }
    let (number, zeros) = without_suffix(&text);
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let whole = ungrouped(whole)?;
    let fraction_text = fraction.unwrap_or_default();
    if !all_digits(fraction_text) || (whole.is_empty() && fraction_text.is_empty()) {
        return Err(TypedProblem::NotANumber);
    }
    // 1.500 is fifteen hundred in half of the world.
    let could_be_thousands =
        zeros == 0 && fraction_text.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
    let plain = shifted(
        if whole.is_empty() { "0" } else { &whole },
        fraction_text,
        zeros,
    );
    Ok((plain, could_be_thousands))
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' => {
            char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character)
        }
        '．' => '.',
        '，' => ',',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        other => other,
    }
}

/// The number and how many zeros its suffix adds.
fn without_suffix(text: &str) -> (&str, usize) {
    for (suffix, zeros) in [
        ('k', 3),
        ('K', 3),
        ('m', 6),
        ('M', 6),
        ('b', 9),
        ('B', 9),
        ('万', 4),
        ('亿', 8),
    ] {
        if let Some(number) = text.strip_suffix(suffix) {
            return (number.trim_end(), zeros);
        }
    }
    (text, 0)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The whole part without separators; groups must be of three digits.
fn ungrouped(whole: &str) -> Result<String, TypedProblem> {
    if all_digits(whole) {
        return Ok(whole.to_owned());
    }
    let separator = whole.chars().find(|character| !character.is_ascii_digit());
    let Some(separator @ (',' | ' ' | '_' | '\'')) = separator else {
        return Err(TypedProblem::NotANumber);
    };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !all_digits(first) || !rest.iter().all(|group| all_digits(group)) {
        return Err(TypedProblem::NotANumber);
    }
    if !(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3) {
        return Err(TypedProblem::Ambiguous);
    }
    Ok(format!("{first}{}", rest.concat()))
}

/// `whole.fraction` with the point moved to the right.
fn shifted(whole: &str, fraction: &str, zeros: usize) -> String {
    let mut digits = format!("{whole}{fraction}");
    let mut point = whole.len() + zeros;
    while digits.len() < point {
        digits.push('0');
    }
    let leading = digits.len() - digits.trim_start_matches('0').len();
    let leading = leading.min(point.saturating_sub(1));
    digits.drain(..leading);
    point -= leading;
    let (whole, fraction) = digits.split_at(point.min(digits.len()));
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_type_them() {
        for (text, number) in [
            ("0", 0),
            ("1500", 1_500),
            (" 1,500 ", 1_500),
            ("1 500", 1_500),
            ("1.5k", 1_500),
            ("1.5 K", 1_500),
            ("0.25M", 250_000),
            ("2M", 2_000_000),
            ("1,234.5k", 1_234_500),
            ("3B", 3_000_000_000),
            ("1.5万", 15_000),
            ("２亿", 200_000_000),
            ("3 万", 30_000),
            ("１．５亿", 150_000_000),
            ("007", 7),
            ("5.0", 5),
        ] {
            assert_eq!(typed_count(text), Ok(number), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_asked_about() {
        for text in ["1,5", "1.500", "1,50", "12,34,567", "1234,567", "1.000"] {
            assert_eq!(typed_count(text), Err(TypedProblem::Ambiguous), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "k", ".", "1.2.3", "1e6", "0x10", "NaN", "Infinity", "ten", "٣", "1k5", "$5", "5%",
            "1..2",
        ] {
            assert_eq!(typed_count(text), Err(TypedProblem::NotANumber), "{text}");
        }
        assert_eq!(typed_count(""), Err(TypedProblem::Empty));
        assert_eq!(typed_count("-1"), Err(TypedProblem::Negative));
        assert_eq!(typed_count("1.5"), Err(TypedProblem::NotWhole));
        assert_eq!(
            typed_count("99999999999999999999"),
            Err(TypedProblem::TooManyDigits)
        );
    }

    #[test]
    fn money_percentages_and_factors() {
        assert_eq!(
            typed_usd("$0.40").map(Usd::to_decimal).as_deref(),
            Ok("0.4")
        );
        assert_eq!(
            typed_usd("US$1.5k").map(Usd::to_decimal).as_deref(),
            Ok("1500")
        );
        assert_eq!(
            typed_usd("＄1.2万").map(Usd::to_decimal).as_deref(),
            Ok("12000")
        );
        assert_eq!(
            typed_usd("0.125").map(Usd::to_decimal).as_deref(),
            Ok("0.125")
        );
        assert_eq!(
            typed_percent("12.5 %"),
            Percent::from_decimal("12.5").map_err(|_| TypedProblem::Empty)
        );
        let levels = [50, 80, 100].map(Percent::new).to_vec();
        assert_eq!(typed_percents("50%, 80;100"), Ok(levels));
        assert_eq!(typed_percents(" "), Ok(Vec::new()));
        assert!(typed_percents("50%, high").is_err());
        assert_eq!(typed_factor("× 1.3"), Ok(Percent::new(130)));
        assert_eq!(typed_factor("130%"), Ok(Percent::new(130)));
        assert_eq!(
            typed_factor("1.125").map(Percent::to_decimal).as_deref(),
            Ok("112.5")
        );
    }
}
