//! Numbers as people type them and as the page writes them.

use proptest::prelude::*;
use topup::money::{Percent, Usd};
use topup::wording::{self, TypedProblem, typed_count, typed_factor, typed_percent, typed_usd};

use crate::exact::{femto, units};
use crate::support::{count_up_to, for_all, percent, usd_up_to};

#[test]
fn whatever_is_typed_gives_its_number_or_a_problem() -> Result<(), String> {
    let texts = prop_oneof![
        4 => "[ ]?[0-9]{0,5}[.,_' ]?[0-9]{0,4}[.,]?[0-9]{0,4} ?[kKmMbB万亿%]?",
        2 => "[０-９，．0-9.,]{1,8}[k亿]?",
        1 => "[-+$xX×US0-9.,eE]{0,8}",
        1 => any::<String>(),
    ];
    for_all(&texts, |text| {
        if let Ok(count) = typed_count(&text) {
            prop_assert_eq!(Some(u128::from(count) * SCALE), value(&text), "{:?}", text);
        }
        if let Ok(usd) = typed_usd(&text) {
            let text = text
                .trim()
                .trim_start_matches("US")
                .trim_start_matches(['$', '＄']);
            prop_assert_eq!(Some(femto(&usd.to_decimal())), value(text), "{:?}", text);
        }
        if let Ok(percent) = typed_percent(&text) {
            let text = text.trim().trim_end_matches(['%', '％']);
            prop_assert_eq!(
                Some(femto(&percent.to_decimal())),
                value(text),
                "{:?}",
                text
            );
        }
        let _: Result<Percent, TypedProblem> = typed_factor(&text);
        Ok(())
    })
}

#[test]
fn a_point_or_comma_that_could_be_either_is_never_guessed() -> Result<(), String> {
    for_all(&(1..1_000_u32, 0..1_000_u32), |(whole, three)| {
        let text = format!("{whole}.{three:03}");
        prop_assert_eq!(typed_count(&text), Err(TypedProblem::Ambiguous), "{}", text);
        prop_assert_eq!(typed_usd(&text), Err(TypedProblem::Ambiguous), "{}", text);
        let text = format!("{whole},{}", three % 100);
        prop_assert_eq!(typed_count(&text), Err(TypedProblem::Ambiguous), "{}", text);
        Ok(())
    })
}

#[test]
fn what_programs_call_numbers_and_people_do_not_is_refused() {
    for text in [
        "1e309",
        "1e5",
        "1E5",
        "NaN",
        "nan",
        "Infinity",
        "inf",
        "0x10",
        "0b1",
        "0o7",
        "1.2.3",
        "1..2",
        "٣",
        "१",
        "½",
        "²",
        "1/2",
        "1+1",
        "+1",
        "k",
        ".",
        ",",
        "1kk",
        "1k k",
        "1 k5",
        "5 tokens",
        "１２e３",
        "0,0,",
        "--1",
        "1-",
        "()",
        "1\n2",
        "1\u{200b}2",
        "🙂",
    ] {
        for problem in [
            typed_count(text).err(),
            typed_usd(text).err(),
            typed_percent(text).err(),
            typed_factor(text).err(),
        ] {
            assert!(problem.is_some(), "{text}");
        }
    }
    for text in ["-1", "−1", "-0.5", "-1k"] {
        assert_eq!(typed_count(text), Err(TypedProblem::Negative), "{text}");
        assert_eq!(typed_usd(text), Err(TypedProblem::Negative), "{text}");
    }
    for text in ["", " ", "\u{a0}", "\t"] {
        assert_eq!(typed_count(text), Err(TypedProblem::Empty), "{text:?}");
        assert_eq!(typed_usd(text), Err(TypedProblem::Empty), "{text:?}");
    }
    assert_eq!(typed_usd("$"), Err(TypedProblem::Empty));
    assert_eq!(typed_percent("%"), Err(TypedProblem::Empty));
    let long = "9".repeat(100_000);
    assert_eq!(typed_count(&long), Err(TypedProblem::TooManyDigits));
    assert_eq!(typed_usd(&long), Err(TypedProblem::TooManyDigits));
    assert_eq!(
        typed_usd("0.0000000000000001"),
        Err(TypedProblem::TooManyDigits)
    );
}

#[test]
fn what_a_field_shows_is_what_it_takes_back() -> Result<(), String> {
    let values = (
        count_up_to(u64::MAX),
        usd_up_to(1_000_000),
        percent(0, 1_000),
    );
    for_all(&values, |(count, usd, percent)| {
        prop_assert_eq!(typed_count(&wording::count(count)), Ok(count));
        let text = wording::usd_typed(usd);
        prop_assert_eq!(typed_usd(&text), Ok(usd), "{}", text);
        prop_assert_eq!(typed_percent(&wording::percent(percent)), Ok(percent));
        let text = wording::factor(percent);
        prop_assert_eq!(typed_factor(&text), Ok(percent), "{}", text);
        Ok(())
    })
}

#[test]
fn an_exact_amount_is_written_with_every_decimal() -> Result<(), String> {
    for_all(&usd_up_to(1_000_000_000), |amount| {
        let text = wording::usd_exact(amount);
        let digits: String = text
            .chars()
            .filter(|digit| !"$,".contains(*digit))
            .collect();
        prop_assert_eq!(femto(&digits), femto(&amount.to_decimal()), "{}", text);
        Ok(())
    })
}

#[test]
fn an_amount_for_reading_is_near_and_reads_as_zero_only_when_it_is() -> Result<(), String> {
    let amounts = prop_oneof![usd_up_to(1), usd_up_to(20_000), usd_up_to(1_000_000_000)];
    let tiny =
        (1..1_000_000_u64).prop_map(|femto| Usd::from_decimal(&format!("0.{femto:015}")).unwrap());
    for_all(&prop_oneof![3 => amounts, 1 => tiny], |amount| {
        let text = wording::usd(amount);
        let digits: String = text
            .chars()
            .filter(|digit| !"$,".contains(*digit))
            .collect();
        let (shown, exact) = (femto(&digits), femto(&amount.to_decimal()));
        prop_assert_eq!(shown == 0, exact == 0, "{}", text);
        let most = if amount >= Usd::from_dollars(1_000) {
            SCALE / 2
        } else if amount >= Usd::from_dollars(1) {
            SCALE / 200
        } else {
            exact / 2_000
        };
        prop_assert!(
            shown.abs_diff(exact) <= most,
            "{} for {}",
            text,
            amount.to_decimal()
        );
        Ok(())
    })
}

/// The lines as a person reads them and the rounding line, read back and added up.
#[test]
fn the_lines_as_shown_and_the_rounding_as_shown_sum_to_the_total_as_shown() -> Result<(), String> {
    let amount = || prop_oneof![usd_up_to(1), usd_up_to(20), usd_up_to(1_000_000)];
    let seen = std::cell::RefCell::new((0, 0));
    for_all(&prop::collection::vec(amount(), 0..9), |lines| {
        let total: Usd = lines.iter().copied().sum();
        let read = |text: &str| -> i128 {
            let digits: String = text
                .chars()
                .filter(|sign| !"$,+−".contains(*sign))
                .collect();
            let amount = i128::try_from(femto(&digits)).unwrap();
            if text.starts_with('−') {
                -amount
            } else {
                amount
            }
        };
        let shown: i128 = lines.iter().map(|line| read(&wording::usd(*line))).sum();
        let rounding = wording::rounding(&lines, total);
        prop_assert_eq!(
            shown + rounding.as_deref().map_or(0, read),
            read(&wording::usd(total)),
            "{:?}",
            rounding
        );
        let mut seen = seen.borrow_mut();
        match rounding {
            Some(_) => seen.0 += 1,
            None => seen.1 += 1,
        }
        Ok(())
    })?;
    let (with, without) = seen.into_inner();
    assert!(
        with > 100 && without > 100,
        "{with} with, {without} without"
    );
    Ok(())
}

#[test]
fn showing_rounds_half_to_even_and_to_the_nearest_otherwise() -> Result<(), String> {
    for_all(&(usd_up_to(1_000), 0..=15_u32), |(amount, decimals)| {
        let unit = 10_u128.pow(20 - decimals);
        let exact = units(&amount.to_decimal());
        let (down, rest) = (exact / unit, exact % unit);
        let up = rest * 2 > unit || (rest * 2 == unit && down % 2 == 1);
        let shown = amount.to_units_half_even(decimals);
        prop_assert_eq!(u128::try_from(shown).unwrap(), down + u128::from(up));
        Ok(())
    })
}

#[test]
fn a_ratio_for_reading_is_rounded_once() -> Result<(), String> {
    for_all(&(0..10_000_000_u64), |thousandths| {
        let text = wording::times(thousandths);
        let digits: String = text
            .chars()
            .filter(|digit| !"× ,".contains(*digit))
            .collect();
        let shown = femto(&digits) / (SCALE / 1_000);
        let step = if digits.contains('.') { 100 } else { 1_000 };
        prop_assert!(shown.abs_diff(thousandths.into()) <= step / 2, "{}", text);
        Ok(())
    })
}

/// Femto-units in one.
const SCALE: u128 = 1_000_000_000_000_000;

/// A typed number worked out digit by digit, in femto-units; `None` when it is none or finer.
fn value(text: &str) -> Option<u128> {
    let mut text: String = text
        .trim()
        .chars()
        .map(|typed| match typed {
            '０'..='９' => char::from_digit(u32::from(typed) - u32::from('０'), 10).unwrap(),
            '．' => '.',
            '，' => ',',
            other => other,
        })
        .collect();
    let times: u128 = match text.chars().last()? {
        'k' | 'K' => 1_000,
        '万' => 10_000,
        'm' | 'M' => 1_000_000,
        '亿' => 100_000_000,
        'b' | 'B' => 1_000_000_000,
        _ => 1,
    };
    if times > 1 {
        text.pop();
    }
    let mut number = 0_u128;
    let mut place = None;
    for digit in text.chars() {
        match (digit, place) {
            ('0'..='9', None) => {
                number = number * 10 + u128::from(digit.to_digit(10)?) * SCALE * times;
            }
            ('0'..='9', Some(tenth)) => {
                number += u128::from(digit.to_digit(10)?) * tenth;
                place = Some(tenth / 10);
            }
            ('.', None) => place = Some(SCALE * times / 10),
            (',' | '_' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}', None) => {}
            _ if digit.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(number)
}
