//! Prices of the person's own on their way.

use serde_json::{Value, json};
use topup::catalog::{
    ContextBand, CustomModel, CustomPrice, Kind, KindRates, MadePicture, Modality, Processing,
    Quality, RateCell, TokenKind, TypedRates, TypedTools, UnitPrice,
};
use topup::exchange::{Link, ScenarioFile};
use topup::money::{Percent, Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};
use topup::scenario::{Edit, PriceEdit, Scenario, Stage};
use topup::tokens::Tokens;

use crate::frozen;

/// What versions 2 and 3 wrote of typed prices.
fn wire_3() -> Value {
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

/// What versions 4 and 5 write of them and of prices by every other unit.
fn wire() -> Value {
    let rate = |request: &str, modality: &str, kind: &str, usd: &str| {
        json!({
            "request": request, "modality": modality, "kind": kind, "usd_per_million": usd,
        })
    };
    json!({
        "discounts": [{"model": "gpt-5.6-sol", "percent": "12.5"}],
        "rates": [
            {
                "model": "gpt-6.1-sol", "processing": "batch",
                "rates": [
                    rate("short", "text", "input", "1.234567"),
                    rate("short", "text", "output", "8"),
                    rate("short", "text", "cached_input", "0.05"),
                    rate("long", "text", "output", "9"),
                ],
            },
            {
                "model": "gpt-image-2", "processing": "standard",
                "rates": [rate("short", "image", "output", "20")],
            },
        ],
        "models": [
            {
                "name": "house model", "kind": "text", "window_tokens": 128_000,
                "rates": [
                    rate("short", "text", "input", "0"),
                    rate("short", "text", "output", "1000000"),
                ],
                "unit_price": null,
            },
            {
                "name": "house voice", "kind": "audio_minutes", "window_tokens": null,
                "rates": [], "unit_price": {"usd_per_minute": "0.004"},
            },
        ],
        "units": [
            {"model": "tts-1", "price": {"usd_per_million_characters": "11"}},
            {"model": "whisper-1", "price": {"usd_per_minute": "0.005"}},
        ],
        "pictures": [
            {"model": "gpt-image-2", "quality": "high", "width": 1536, "height": 1024, "usd": "0.2"},
        ],
        "training": [{"model": "gpt-4.1", "usd_per_million": "20"}],
        "web_search_usd_per_thousand": "7.5",
        "file_search_usd_per_thousand": null,
        "container_session_usd": "0.02",
    })
}

fn rate(text: &str) -> UsdPerMillion {
    UsdPerMillion::from_decimal(text).unwrap()
}

/// Prices as versions 2 and 3 knew them.
fn with_prices_3() -> ScenarioFile {
    let mut file = frozen();
    let rates = TypedRates::of_text(KindRates {
        input: Some(rate("1.234567")),
        cached_input: Some(rate("0.05")),
        output: Some(rate("8")),
        ..KindRates::default()
    });
    let own = CustomModel {
        kind: Kind::Text,
        price: CustomPrice::Tokens(TypedRates::of_text(KindRates {
            input: Some(rate("0")),
            output: Some(TypedRates::MOST),
            ..KindRates::default()
        })),
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

/// Prices in every unit there is.
fn with_prices() -> ScenarioFile {
    let mut file = with_prices_3();
    let cell = |band, modality, kind| RateCell {
        band,
        modality,
        kind,
    };
    let typed = &file.scenario.overrides.rates;
    let mut stepped = typed[&("gpt-6.1-sol".to_owned(), Processing::Batch)];
    let long_output = cell(ContextBand::Long, Modality::Text, TokenKind::Output);
    stepped.set(long_output, Some(rate("9")));
    let mut images = TypedRates::default();
    let image_output = cell(ContextBand::Short, Modality::Image, TokenKind::Output);
    images.set(image_output, Some(rate("20")));
    let minute = |text| UnitPrice::UsdPerMinute(UsdPerMinute::from_decimal(text).unwrap());
    let voice = CustomModel {
        kind: Kind::AudioMinutes,
        price: CustomPrice::Unit(minute("0.004")),
        window: None,
    };
    let picture = MadePicture {
        quality: Quality::High,
        width: 1536,
        height: 1024,
    };
    let tools = TypedTools {
        web_search: UsdPerThousand::from_decimal("7.5").ok(),
        file_search: None,
        container_session: Usd::from_decimal("0.02").ok(),
    };
    let name = |name: &str| name.to_owned();
    let characters = UnitPrice::UsdPerMillionCharacters(rate("11"));
    for edit in [
        PriceEdit::Rates(name("gpt-6.1-sol"), Processing::Batch, Some(stepped)),
        PriceEdit::Rates(name("gpt-image-2"), Processing::Standard, Some(images)),
        PriceEdit::Model(name("house voice"), Some(voice)),
        PriceEdit::Unit(name("whisper-1"), Some(minute("0.005"))),
        PriceEdit::Unit(name("tts-1"), Some(characters)),
        PriceEdit::Picture(name("gpt-image-2"), picture, Usd::from_decimal("0.2").ok()),
        PriceEdit::Training(name("gpt-4.1"), Some(rate("20"))),
        PriceEdit::Tools(tools),
    ] {
        file.scenario.apply(Edit::Prices(edit)).unwrap();
    }
    file
}

#[test]
fn typed_prices_of_the_formats_before_open_with_the_same_meaning() {
    for file in [
        include_str!("../fixtures/scenario_v2.json"),
        include_str!("../fixtures/scenario_v3.json"),
    ] {
        let mut written: Value = serde_json::from_str(file).unwrap();
        written["scenario"]["prices"] = wire_3();
        let read = ScenarioFile::from_json(&written.to_string());
        assert_eq!(read, Ok(with_prices_3()));
    }
    let file = include_str!("../fixtures/scenario_v4.json");
    let mut written: Value = serde_json::from_str(file).unwrap();
    written["scenario"]["prices"] = wire();
    let read = ScenarioFile::from_json(&written.to_string());
    assert_eq!(read, Ok(with_prices()));
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
        ("/rates/0/rates/0/usd_per_million", json!("0.0000001")),
        ("/rates/0/rates/0/usd_per_million", json!("1000000.000001")),
        ("/rates/0/rates/0/usd_per_million", json!("-1")),
        ("/rates/0/rates/0/usd_per_million", Value::Null),
        ("/rates/0/rates/0/usd_per_million", json!(1.5)),
        ("/rates/0/rates/0/kind", json!("thought")),
        ("/rates/0/rates/0/modality", json!("smell")),
        ("/models/0/window_tokens", json!(0)),
        ("/models/0/name", json!("x".repeat(101))),
        ("/models/0/rates/0", json!({})),
        ("/models/1/kind", json!("oracle")),
        ("/models/1/unit_price", json!({"usd_per_minute": "1000.01"})),
        ("/models/1/unit_price", json!({"usd_per_hour": "1"})),
        (
            "/units/0/price/usd_per_million_characters",
            json!("0.0000001"),
        ),
        ("/units/1/model", json!("")),
        ("/pictures/0/width", json!(0)),
        ("/pictures/0/quality", json!("best")),
        ("/pictures/0/usd", json!("1000000001")),
        ("/training/0/usd_per_million", json!("1000001")),
        ("/web_search_usd_per_thousand", json!("-1")),
        ("/container_session_usd", json!("1000000001")),
    ] {
        let mut written: Value = serde_json::from_str(&with_prices().to_json()).unwrap();
        let there = written.pointer_mut(&format!("/scenario/prices{place}"));
        *there.expect(place) = value;
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
        PriceEdit::Training(name(), Some(rate("1"))),
        PriceEdit::Unit(name(), Some(UnitPrice::UsdPerMillionCharacters(rate("1")))),
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
