//! Bills whose every figure was worked out elsewhere.
//!
//! `fixtures/worked_examples.json` holds usage with its exact cost, and says where each figure
//! comes from; a figure there is never taken from this crate.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a fixture that cannot be read is a failed test"
)]

use serde_json::{Value, json};
use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::exchange::quote_records;

/// The day of every price here.
const TODAY: &str = "2026-11-23";

#[test]
fn every_worked_example_costs_what_was_worked_out() {
    let examples = examples("priced");
    assert!(examples.len() >= 42, "the fixture lost examples");

    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| {
            let cost = cost(&quoted(example).unwrap_or_default());
            (cost != example["expected_usd"]).then(|| {
                format!(
                    "{}, {}: {cost} instead of {}",
                    example["id"], example["title"], example["expected_usd"]
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_list_of_examples_costs_what_each_of_them_costs() {
    let examples = examples("priced");
    let expected: Vec<&Value> = examples
        .iter()
        .map(|example| &example["expected_usd"])
        .collect();
    let together = quoted(&json!(examples)).unwrap();
    let costs: Vec<Value> = together.as_array().unwrap().iter().map(cost).collect();
    assert_eq!(costs.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_lines_of_an_example_sum_to_its_cost() {
    for example in examples("priced") {
        let answer = quoted(&example).unwrap();
        let lines = answer["lines"].as_array().unwrap();
        let sum: u128 = lines.iter().map(|line| femto(&line["usd"])).sum();
        assert_eq!(sum, femto(&answer["usd"]), "{}", example["id"]);
    }
}

#[test]
fn what_is_described_is_counted_as_worked_out() {
    let described = examples("priced")
        .into_iter()
        .filter(|example| example.get("input_tokens").is_some());
    let described: Vec<Value> = described.collect();
    assert_eq!(described.len(), 12, "the fixture lost examples");
    for example in described {
        let answer = quoted(&example).unwrap();
        assert_eq!(answer["lines"][0]["quantity"], example["input_tokens"]);
        assert_eq!(answer["estimated_input_tokens"], example["input_tokens"]);
    }
}

#[test]
fn a_model_billed_by_time_has_no_price_by_the_token() {
    for model in ["whisper-1", "tts-1"] {
        let refusal = quoted(&json!({"model": model, "usage": {"input_tokens": 5}})).unwrap_err();
        assert_eq!(refusal, format!("'{model}' is not billed by the token"));
    }
}

#[test]
fn one_record_without_a_price_refuses_the_list_and_is_named_by_its_place() {
    let good = json!({"model": "gpt-6-luna", "usage": {"input_tokens": 1}});
    let bad = json!({"model": "gpt-nobody", "usage": {"input_tokens": 1}});
    let refusal = quoted(&json!([good, bad])).unwrap_err();
    assert_eq!(
        refusal,
        "record 2: the price of 'gpt-nobody' is unknown: no such model in the catalog"
    );
}

/// The examples of one part of the fixture.
fn examples(part: &str) -> Vec<Value> {
    let fixture: Value =
        serde_json::from_str(include_str!("fixtures/worked_examples.json")).unwrap();
    fixture[part].as_array().unwrap().clone()
}

/// What the engine answers to a record or a list of them.
fn quoted(records: &Value) -> Result<Value, String> {
    let catalog = Catalog::built_in().unwrap();
    let answer = quote_records(&catalog, &records.to_string(), Date::parse(TODAY).unwrap());
    answer
        .map(|json| serde_json::from_str(&json).unwrap())
        .map_err(|error| error.to_string())
}

fn cost(answer: &Value) -> Value {
    answer["usd"].clone()
}

/// An exact amount as a whole number of femto-dollars, read from its decimal text.
#[track_caller]
fn femto(usd: &Value) -> u128 {
    let text = usd.as_str().unwrap();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<15}").parse().unwrap()
}
