//! Another currency is for reading: it changes no dollar.

use proptest::prelude::*;
use topup::money::Usd;
use topup::report::Report;
use topup::scenario::Place;
use topup::wording::{self, Currency};

use crate::exact::femto;
use crate::support::{self, for_all};
use crate::{CATALOG, today};

/// A rate of so many millionths, as a person types it.
fn typed(millionths: u64) -> String {
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

#[test]
fn what_is_shown_is_the_amount_times_the_rate_rounded_once() -> Result<(), String> {
    let rates = prop_oneof![1..10_000_000_u64, 1..10_000_000_000_000_u64];
    let cases = (support::usd_up_to(1_000_000_000), rates, support::day());
    for_all(&cases, |(usd, millionths, day)| {
        let currency = Currency::new("cny", &typed(millionths), day).unwrap();
        prop_assert_eq!(
            Currency::from_line(&currency.to_line()),
            Some(currency.clone())
        );
        let text = currency.shown(usd).unwrap();
        let digits: String = text
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '.')
            .collect();
        let decimals = digits
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len());
        let exact = femto(&usd.to_decimal()) * u128::from(millionths) / 1_000_000;
        let unit = 10_u128.pow(15 - u32::try_from(decimals).unwrap());
        // Zeros at the end are not written: the unit may be finer than it looks, never coarser.
        prop_assert!(
            femto(&digits).abs_diff(exact) <= unit / 2 + 1,
            "{} of {:?}",
            text,
            usd
        );
        prop_assert_eq!(
            femto(&digits) == 0,
            exact == 0 && usd.is_zero() || text.contains("≈ 0 ")
        );
        Ok(())
    })
}

/// The engine has no currency to be told of; what a person keeps of one touches no amount and no link.
#[test]
fn no_currency_gets_into_an_amount_a_report_or_a_link() -> Result<(), String> {
    for_all(
        &(support::scenario(), 1..10_000_000_u64),
        |(scenario, rate)| {
            let report = Report::new(&CATALOG, &scenario, Place::default(), today());
            let month = report.bill.per_month;
            let (before, exact) = (wording::usd(month), month.to_decimal());
            let currency = Currency::new("eur", &typed(rate), today()).unwrap();
            let _ = currency.shown(month);
            prop_assert_eq!(wording::usd(month), before);
            prop_assert_eq!(Usd::from_decimal(&exact).map(Usd::to_decimal), Ok(exact));
            prop_assert_eq!(
                Report::new(&CATALOG, &scenario, Place::default(), today()),
                report
            );
            Ok(())
        },
    )
}
