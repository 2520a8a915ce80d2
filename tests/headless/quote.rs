//! `topup quote`: usage in, cost out.

use serde_json::json;

use crate::{answers, refuses};

pub(crate) const PLAIN: &str = r#"{"model": "gpt-6.1-sol", "timestamp": "2026-11-22T12:00:00+00:00",
    "usage": {"input_tokens": 12000, "output_tokens": 800}}"#;

#[test]
fn a_record_in_is_an_object_out() {
    let answer = answers(&["quote"], PLAIN);
    assert_eq!(answer["usd"], "0.032");
    assert_eq!(answer["model"], "gpt-6.1-sol");
    assert_eq!(answer["service_tier"], "standard");
    assert_eq!(answer["on"], "2026-11-22");
    assert_eq!(answer["band"], "short");
    assert_eq!(answer["lines"].as_array().map(Vec::len), Some(2));
}

#[test]
fn every_worked_example_costs_what_was_worked_out() {
    let fixture = include_str!("../fixtures/worked_examples.json");
    let fixture: serde_json::Value = serde_json::from_str(fixture).unwrap();
    let examples = fixture["priced"].as_array().unwrap();
    let answer = answers(&["quote"], &json!(examples).to_string());
    let answers = answer.as_array().unwrap();
    assert_eq!(answers.len(), examples.len());
    for (answer, example) in answers.iter().zip(examples) {
        assert_eq!(
            answer["usd"], example["expected_usd"],
            "{}",
            example["title"]
        );
    }
}

#[test]
fn a_list_in_is_a_list_of_the_same_length_out() {
    assert_eq!(answers(&["quote"], "[]"), json!([]));
    let answer = answers(&["quote"], &format!(" \n[{PLAIN}]"));
    assert_eq!(answer.as_array().map(Vec::len), Some(1));
    assert_eq!(answer[0]["usd"], "0.032");
    let answer = answers(&["quote"], &format!("[{PLAIN}, {PLAIN}]"));
    assert_eq!(answer.as_array().map(Vec::len), Some(2));
    assert_eq!(answer[0], answer[1]);
}

#[test]
fn the_tier_of_the_response_decides_the_price() {
    for (tier, usd) in [
        ("default", "0.032"),
        ("auto", "0.032"),
        ("batch", "0.016"),
        ("flex", "0.016"),
        ("priority", "0.064"),
        ("fast", "0.064"),
        ("ultrafast", "0.192"),
    ] {
        let record = PLAIN.replacen('{', &format!(r#"{{"service_tier": "{tier}","#), 1);
        assert_eq!(answers(&["quote"], &record)["usd"], usd, "{tier}");
    }
}

#[test]
fn data_residency_adds_a_tenth_to_tokens_and_nothing_to_tool_calls() {
    let record = PLAIN
        .replacen('{', r#"{"region": "eu","#, 1)
        .replace("800}", r#"800, "web_searches": 1}"#);
    assert_eq!(answers(&["quote"], &record)["usd"], "0.0452");
}

#[test]
fn what_was_used_in_no_amount_costs_nothing() {
    let answer = answers(&["quote"], r#"{"model": "gpt-6.1-sol", "usage": {}}"#);
    assert_eq!(
        (&answer["usd"], &answer["lines"]),
        (&json!("0"), &json!([]))
    );
}

#[test]
fn wrong_records_are_refused_in_one_sentence() {
    let with = |usage: &str| format!(r#"{{"model": "gpt-6.1-sol", "usage": {{{usage}}}}}"#);
    let dated =
        |day: &str| format!(r#"{{"model": "gpt-6.1-sol", "timestamp": "{day}", "usage": {{}}}}"#);
    for (record, says) in [
        ("{", "this is not a usage record: EOF"),
        ("", "this is not a usage record: EOF"),
        ("null", "this is not a usage record"),
        (r#"{"model": "gpt-6.1-sol"}"#, "missing field `usage`"),
        (r#"{"usage": {}}"#, "missing field `model`"),
        (&format!("{PLAIN} {PLAIN}"), "trailing characters"),
        (
            r#"{"model": "gpt-nobody", "usage": {}}"#,
            "the price of 'gpt-nobody' is unknown",
        ),
        (
            r#"{"model": "", "usage": {}}"#,
            "the price of '' is unknown",
        ),
        (
            &with(r#""input_tokens": -1"#),
            "invalid value: integer `-1`",
        ),
        (
            &with(r#""input_tokens": 1.5"#),
            "invalid type: floating point",
        ),
        (
            &with(r#""input_tokens": 1e3"#),
            "invalid type: floating point",
        ),
        (&with(r#""input_tokens": "5""#), "invalid type: string"),
        (&with(r#""input_tokens": null"#), "invalid type: null"),
        (
            &with(r#""input_tokens": 18446744073709551616"#),
            "invalid type: floating point",
        ),
        (
            &with(r#""input_tokens": 1, "input_tokens": 2"#),
            "duplicate field `input_tokens`",
        ),
        (
            &with(r#""input_tokens": 100, "cached_tokens": 101"#),
            "101 cached tokens cannot be part of 100 input tokens",
        ),
        (
            &with(r#""output_tokens": 100, "reasoning_tokens": 101"#),
            "101 reasoning tokens cannot be part of 100 output tokens",
        ),
        (
            &with(r#""prompt_tokens": 100"#),
            "unknown field `prompt_tokens`",
        ),
        (
            &PLAIN.replacen('{', r#"{"service_tier": "gold","#, 1),
            "there is no service tier 'gold'",
        ),
        (
            &PLAIN.replacen('{', r#"{"region": "mars","#, 1),
            "there is no region 'mars'",
        ),
        (&dated("yesterday"), "'yesterday' is not a date"),
        (&dated("2026-13-01"), "'2026-13-01' is not a date"),
        (&dated("2026-02-29"), "'2026-02-29' is not a date"),
        (&dated("22/11/2026"), "'22/11/2026' is not a date"),
        (
            &dated("2026-10-26").replace("6.1-sol", "6.2-sol"),
            "the price of 'gpt-6.2-sol' on 2026-10-26 is unknown",
        ),
        (
            &dated("2026-12-11").replace("gpt-6.1-sol", "gpt-5"),
            "'gpt-5' is no longer served since 2026-12-11",
        ),
        (
            r#"{"model": "gpt-5.4-nano", "service_tier": "fast", "usage": {}}"#,
            "'gpt-5.4-nano' is not sold in fast processing",
        ),
        (
            r#"{"model": "gpt-5.4", "service_tier": "fast", "usage": {"input_tokens": 272001}}"#,
            "'gpt-5.4' is not sold in fast processing above its long-context threshold",
        ),
        (
            r#"{"model": "gpt-6.1-sol", "usage": {"input_tokens": 5, "audio_input_tokens": 5}}"#,
            "'gpt-6.1-sol' has no price for Audio Input tokens",
        ),
    ] {
        refuses(&["quote"], record.as_bytes(), says);
    }
}
