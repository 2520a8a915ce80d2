//! Money in digits, with as much precision as it deserves.

use super::number::group;
use super::say;
use crate::money::Usd;
use crate::quote::UnitRate;

/// Significant digits of an amount below a dollar.
const SIGNIFICANT: u32 = 4;
/// Decimals of a femto-dollar, the finest amount that is shown.
pub(super) const FEMTO_DECIMALS: u32 = 15;

/// An amount for reading: whole dollars from a thousand up, cents below that,
/// four significant digits below a dollar. What is not zero never reads as zero.
#[must_use]
pub fn usd(amount: Usd) -> String {
    if amount.is_zero() {
        return "$0".to_owned();
    }
    let text = fixed(amount, decimals(amount));
    if amount >= Usd::from_dollars(1) {
        return text;
    }
    let trimmed = text.trim_end_matches('0');
    // Two decimals at least: $0.5 reads as a typing error.
    let least = "$0.00".len();
    text.get(..trimmed.len().max(least))
        .unwrap_or(&text)
        .to_owned()
}

/// An amount as [`usd`] shows it, in femto-dollars.
pub(super) fn shown(amount: Usd) -> i128 {
    let decimals = decimals(amount);
    amount.to_units_half_even(decimals) * 10_i128.pow(FEMTO_DECIMALS - decimals)
}

/// With how many decimals an amount is shown.
fn decimals(amount: Usd) -> u32 {
    if amount >= Usd::from_dollars(1_000) {
        return 0;
    }
    if amount >= Usd::from_dollars(1) {
        return 2;
    }
    // The first decimal at which something shows, and three more.
    let first = (1..=FEMTO_DECIMALS).find(|decimals| amount.to_units_floor(*decimals) > 0);
    let last = first.unwrap_or(FEMTO_DECIMALS) + SIGNIFICANT - 1;
    last.min(FEMTO_DECIMALS)
}

/// An amount with every decimal it has: `$132.6`.
#[must_use]
pub fn usd_exact(amount: Usd) -> String {
    let text = amount.to_decimal();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    match fraction {
        "" => format!("${}", group(whole)),
        fraction if fraction.len() == 1 => format!("${}.{fraction}0", group(whole)),
        fraction => format!("${}.{fraction}", group(whole)),
    }
}

/// An amount as it stands in a field: `$0.40`, nothing lost, and typed again it is the same.
#[must_use]
pub fn usd_typed(amount: Usd) -> String {
    let text = usd_exact(amount);
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 && amount >= Usd::from_dollars(1) {
        // Three decimals alone could be thousands.
        return format!("{text}0");
    }
    text
}

/// A rate with its unit: `$2.50 per 1M tokens`.
#[must_use]
pub fn rate(rate: UnitRate) -> String {
    match rate {
        UnitRate::UsdPerMillionTokens(rate) => {
            say!("${rate} per 1M tokens", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerThousandCalls(rate) => {
            say!("${rate} per 1,000 calls", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerMinute(rate) => {
            say!("${rate} per minute", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerMillionCharacters(rate) => {
            say!(
                "${rate} per 1M characters",
                two_decimals(&rate.to_decimal())
            )
        }
        UnitRate::UsdPerSession(rate) => {
            say!("${rate} per session", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerPicture(rate) => {
            say!("${rate} per image", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerGibDay(rate) => {
            say!("${rate} per GiB-day", two_decimals(&rate.to_decimal()))
        }
    }
}

/// A rate for a table: `$2.50/1M`.
#[must_use]
pub fn rate_short(rate: UnitRate) -> String {
    match rate {
        UnitRate::UsdPerMillionTokens(rate) | UnitRate::UsdPerMillionCharacters(rate) => {
            format!("${}/1M", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerThousandCalls(rate) => {
            format!("${}/1k", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerMinute(rate) => say!("${rate}/min", two_decimals(&rate.to_decimal())),
        UnitRate::UsdPerSession(rate) | UnitRate::UsdPerPicture(rate) => {
            say!("${rate} each", two_decimals(&rate.to_decimal()))
        }
        UnitRate::UsdPerGibDay(rate) => {
            say!("${rate}/GiB-day", two_decimals(&rate.to_decimal()))
        }
    }
}

/// A plain decimal with at least two decimals, so that rates align.
pub(super) fn two_decimals(text: &str) -> String {
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{text}0"),
        Some(_) => text.to_owned(),
    }
}

fn fixed(amount: Usd, decimals: u32) -> String {
    let units = amount.to_units_half_even(decimals);
    let scale = 10_i128.pow(decimals);
    let whole = group(&(units / scale).to_string());
    if decimals == 0 {
        return format!("${whole}");
    }
    format!(
        "${whole}.{:0width$}",
        units % scale,
        width = decimals as usize
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_shows_the_precision_it_deserves() {
        for (amount, text) in [
            ("0", "$0"),
            ("0.000042", "$0.000042"),
            ("0.000000000123456", "$0.0000000001235"),
            ("0.0036", "$0.0036"),
            ("0.5", "$0.50"),
            ("0.123456", "$0.1235"),
            ("0.99996", "$1.00"),
            ("1", "$1.00"),
            ("132.60", "$132.60"),
            ("999.994", "$999.99"),
            ("1284.4", "$1,284"),
            ("1234567", "$1,234,567"),
        ] {
            assert_eq!(usd(Usd::from_decimal(amount).unwrap()), text, "{amount}");
        }
    }

    #[test]
    fn an_exact_amount_loses_nothing() {
        for (amount, text) in [
            ("132.6", "$132.60"),
            ("5", "$5"),
            ("0.0046926", "$0.0046926"),
            ("1284.125", "$1,284.125"),
        ] {
            assert_eq!(usd_exact(Usd::from_decimal(amount).unwrap()), text);
        }
    }
}
