//! Prices of the person's own on their way.

use serde_json::{Value, json};
use topup::catalog::{CustomModel, Processing, TypedRates};
use topup::exchange::{Link, ScenarioFile};
use topup::money::{Percent, UsdPerMillion};
use topup::scenario::{Edit, PriceEdit, Scenario, Stage};
use topup::tokens::Tokens;

use crate::frozen;

/// What versions 2 to 4 write of typed prices.
fn wire() -> Value {
    json!({
        "discounts": [{"model": "gpt-5.6-sol", "percent": "12.5"}],
        "rates": [{
            "model": "gpt-6.1-sol", "processing": "batch",
            "usd_per_million": {
                "input": "1.234567", "cached_input": "0.05", "cache_write_30m": null,
                "cache_write_12h": null, "output": "8",
            },
        }],
        "models": [{
            "name": "house model", "window_tokens": 128_000,
            "usd_per_million": {
                "input": "0", "cached_input": null, "cache_write_30m": null,
                "cache_write_12h": null, "output": "1000000",
            },
        }],
    })
}

fn with_prices() -> ScenarioFile {
    let rate = |text| UsdPerMillion::from_decimal(text).unwrap();
    let mut file = frozen();
    let rates = TypedRates {
        input: rate("1.234567"),
        cached_input: Some(rate("0.05")),
        output: rate("8"),
        ..TypedRates::default()
    };
    let own = CustomModel {
        rates: TypedRates {
            output: TypedRates::MOST,
            ..TypedRates::default()
        },
        window: Some(Tokens::new(128_000)),
    };
    let off = Percent::from_decimal("12.5").unwrap();
    for edit in [
        PriceEdit::Model("house model".to_owned(), Some(own)),
        PriceEdit::Rates("gpt-6.1-sol".to_owned(), Processing::Batch, Some(rates)),
        PriceEdit::Discount("gpt-5.6-sol".to_owned(), Some(off)),
    ] {
        file.scenario.apply(Edit::Prices(edit)).unwrap();
    }
    file
}

#[test]
fn typed_prices_are_written_as_recorded_and_come_back() {
    let file = with_prices();
    let written: Value = serde_json::from_str(&file.to_json()).unwrap();
    assert_eq!(written["scenario"]["prices"], wire());
    assert_eq!(ScenarioFile::from_json(&file.to_json()), Ok(file.clone()));
    assert_eq!(Link::open(Link::new(&file).fragment()), Ok(file));
}

#[test]
fn a_typed_price_outside_its_limits_is_refused() {
    for (place, value) in [
        ("/discounts/0/percent", json!("100.01")),
        ("/discounts/0/model", json!("")),
        ("/discounts/0/model", json!("gpt\u{202e}5")),
        ("/rates/0/processing", json!("yesterday")),
        ("/rates/0/usd_per_million/input", json!("0.0000001")),
        ("/rates/0/usd_per_million/input", json!("1000000.000001")),
        ("/rates/0/usd_per_million/output", json!("-1")),
        ("/rates/0/usd_per_million/output", Value::Null),
        ("/rates/0/usd_per_million/output", json!(1.5)),
        ("/models/0/window_tokens", json!(0)),
        ("/models/0/name", json!("x".repeat(101))),
        ("/models/0/usd_per_million", json!({})),
    ] {
        let mut written: Value = serde_json::from_str(&with_prices().to_json()).unwrap();
        *written
            .pointer_mut(&format!("/scenario/prices{place}"))
            .unwrap() = value;
        let read = ScenarioFile::from_json(&written.to_string());
        assert!(read.is_err(), "{place}");
    }
    let mut written: Value = serde_json::from_str(&with_prices().to_json()).unwrap();
    let many: Vec<Value> = (0..101)
        .map(|number| json!({"model": format!("m{number}"), "percent": "1"}))
        .collect();
    written["scenario"]["prices"]["discounts"] = json!(many);
    assert!(ScenarioFile::from_json(&written.to_string()).is_err());
}

#[test]
fn what_is_taken_back_is_gone_and_a_discount_of_nothing_is_none() {
    let plain = Scenario::example(Stage::Mvp);
    let mut scenario = plain.clone();
    let name = || "gpt-5.6-sol".to_owned();
    for edit in [
        PriceEdit::Discount(name(), Some(Percent::new(10))),
        PriceEdit::Rates(name(), Processing::Standard, Some(TypedRates::default())),
    ] {
        scenario.apply(Edit::Prices(edit)).unwrap();
        assert_ne!(scenario, plain);
    }
    let mut reset = scenario.clone();
    reset.apply(Edit::Prices(PriceEdit::Reset(name()))).unwrap();
    assert_eq!(reset, plain);
    reset
        .apply(Edit::Prices(PriceEdit::Discount(
            name(),
            Some(Percent::ZERO),
        )))
        .unwrap();
    assert_eq!(reset, plain);
    scenario.apply(Edit::Prices(PriceEdit::ResetAll)).unwrap();
    assert_eq!(scenario, plain);
}
