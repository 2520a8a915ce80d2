//! Numbers as exports write them, without a float on the way.

use crate::money::Usd;

/// The decimals of the finest amount held.
const DECIMALS: usize = 15;

/// The largest amount of one row: nobody's, and far from what a sum cannot hold.
const MOST: Usd = Usd::from_dollars(1_000_000_000);

/// A decimal number as digits and the place of its point.
struct Decimal {
    negative: bool,
    digits: String,
    /// How many of the digits stand behind the point; may be negative.
    scale: i64,
}

fn decimal(text: &str) -> Option<Decimal> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || digits.len() > 60 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = i64::try_from(fraction.len()).ok()? - i64::from(exponent);
    (-30..=90).contains(&scale).then_some(Decimal {
        negative,
        digits,
        scale,
    })
}

/// An amount of dollars, to the nearest femto-dollar, half to even; `None` if it is not a number
/// or above a billion. Exports write up to thirty decimals, of which fifteen are real.
pub(super) fn amount(text: &str) -> Option<Usd> {
    // Nearly every amount is plain, and has fewer decimals than are held.
    if let Ok(usd) = Usd::from_decimal(text) {
        return (usd <= MOST).then_some(usd);
    }
    let Decimal {
        negative,
        digits,
        scale,
    } = decimal(text)?;
    let mut digits = digits;
    let mut scale = scale;
    while scale < 0 {
        digits.push('0');
        scale += 1;
    }
    let scale = usize::try_from(scale).ok()?;
    if digits.len() <= scale {
        digits = format!("{}{digits}", "0".repeat(scale + 1 - digits.len()));
    }
    let (whole, fraction) = digits.split_at_checked(digits.len() - scale)?;
    let (kept, rest) = fraction
        .split_at_checked(DECIMALS)
        .unwrap_or((fraction, ""));
    let usd = Usd::from_decimal(&format!("{whole}.{kept}0")).ok()?;
    let odd = kept.bytes().last().is_some_and(|digit| digit % 2 == 1);
    let half = rest.starts_with('5') && rest.bytes().skip(1).all(|digit| digit == b'0');
    let up = rest.as_bytes().first() >= Some(&b'5') && (!half || odd);
    let usd = if up {
        usd + Usd::from_decimal("0.000000000000001").ok()?
    } else {
        usd
    };
    let usd = (usd <= MOST).then_some(usd)?;
    Some(if negative { Usd::ZERO - usd } else { usd })
}

/// A whole number, also when it is written `59200.0` or `5.92e4`; `None` for any other.
pub(super) fn count(text: &str) -> Option<u64> {
    // Nearly every number is plain.
    if let Ok(count) = text.parse::<u64>() {
        return Some(count);
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && !fraction.is_empty()
        && fraction.bytes().all(|digit| digit == b'0')
    {
        return whole.parse().ok();
    }
    let (whole, rest) = thousandths(text)?;
    (rest == 0).then_some(whole)
}

/// A whole number of thousandths: `1.5` is 1,500; `None` if it is finer or negative.
pub(super) fn thousands(text: &str) -> Option<u64> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.parse::<i32>().ok()?.checked_add(3)?;
    count(&format!("{digits}e{exponent}"))
}

/// A number to the nearest whole one, half up, such as the seconds of a recording.
pub(super) fn nearest(text: &str) -> Option<u64> {
    let (whole, rest) = thousandths(text)?;
    whole.checked_add(u64::from(rest >= 500))
}

/// The whole part and the thousandths of a number that is not negative; what is finer counts as one more.
fn thousandths(text: &str) -> Option<(u64, u64)> {
    let Decimal {
        negative,
        mut digits,
        mut scale,
    } = decimal(text)?;
    if negative {
        return None;
    }
    while scale < 3 {
        digits.push('0');
        scale += 1;
    }
    let cut = usize::try_from(scale - 3).ok()?;
    let padded = format!("{}{digits}", "0".repeat(cut + 1));
    let (kept, finer) = padded.split_at_checked(padded.len() - cut)?;
    let kept: u64 = kept.parse().ok()?;
    let more = u64::from(finer.bytes().any(|digit| digit != b'0'));
    Some((kept / 1000, kept % 1000 + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_without_a_float() {
        for (text, read) in [
            ("0.8958740000000000", Some("0.895874")),
            ("0.1000000000000000055511151231257827", Some("0.1")),
            ("1.2e-05", Some("0.000012")),
            ("5E2", Some("500")),
            ("12", Some("12")),
            (".5", Some("0.5")),
            ("0.0000000000000005", Some("0")),
            ("0.0000000000000015", Some("0.000000000000002")),
            ("0.00000000000000050000000001", Some("0.000000000000001")),
            ("-1.5", Some("-1.5")),
            ("1000000001", None),
            ("1,5", None),
            ("NaN", None),
            ("", None),
            ("1e999999999999", None),
        ] {
            let amount = amount(text).map(Usd::to_decimal);
            assert_eq!(amount.as_deref(), read, "{text}");
        }
    }

    #[test]
    fn counts_are_whole_however_they_are_written() {
        for (text, read) in [
            ("59200", Some(59_200)),
            ("59200.0", Some(59_200)),
            ("5.92e4", Some(59_200)),
            ("59200.5", None),
            ("0.0001", None),
            ("-1", None),
            ("18446744073709551616", None),
            ("1 000", None),
        ] {
            assert_eq!(count(text), read, "{text}");
        }
        assert_eq!(thousands("1.5"), Some(1_500));
        assert_eq!(thousands("0.0015"), None);
        assert_eq!(nearest("12.5"), Some(13));
        assert_eq!(nearest("12.49"), Some(12));
    }
}
