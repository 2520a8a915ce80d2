//! On each side of every line that a price steps over: a size, a day, a way of processing.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a catalog that cannot be read is a failed test"
)]

use serde_json::{Value, json};
use topup::calendar::Date;
use topup::catalog::{Catalog, TokenKind};
use topup::exchange::quote_records;
use topup::money::Percent;
use topup::quote::{Span, quote_workload};
use topup::scenario::{Edit, Place, Scenario, Stage, WorkloadEdit};
use topup::tokens::Tokens;
use topup::workload::{Part, TextTokens};

#[test]
fn a_request_is_long_from_the_first_token_above_the_threshold() {
    for (tokens, usd) in [
        (271_999, "0.543998"),
        (272_000, "0.544"),
        (272_001, "1.088004"),
    ] {
        costs(
            &record("gpt-6.1-sol", "standard", "2026-11-23", tokens),
            usd,
        );
    }
    let cached = |tokens: u64| {
        let mut record = record("gpt-6.1-sol", "standard", "2026-11-23", tokens);
        record["usage"]["cached_tokens"] = json!(tokens);
        record
    };
    costs(&cached(272_000), "0.0272");
    costs(&cached(272_001), "0.0544002");
    costs(
        &record("gpt-4.1", "standard", "2026-11-23", 272_001),
        "0.544002",
    );
}

/// Hits begin at 1,024 tokens and come in steps of 128; what was reported bills as reported.
#[test]
fn the_cache_is_read_from_1024_tokens_on_in_whole_steps() {
    let catalog = Catalog::built_in().unwrap();
    let span = Span {
        today: Date::parse("2026-11-23").unwrap(),
        days: 30,
    };
    for (prompt, cached) in [
        (1_023, 0),
        (1_024, 1_024),
        (1_025, 1_024),
        (1_151, 1_024),
        (1_152, 1_152),
        (1_153, 1_152),
    ] {
        let mut scenario = Scenario::example(Stage::Mvp);
        for edit in [
            WorkloadEdit::Text(Part::Message, TextTokens::Typed(Tokens::new(prompt))),
            WorkloadEdit::CacheWritten(Percent::ZERO),
            WorkloadEdit::CacheRead(Percent::WHOLE),
        ] {
            scenario
                .apply(Edit::Workload(Place::default(), edit))
                .unwrap();
        }
        let workload = scenario.workload(Place::default()).unwrap();
        let quote = quote_workload(&catalog, workload, span).unwrap();
        let read = quote.unit.tokens_of(TokenKind::CachedInput);
        assert_eq!(read, Tokens::new(cached), "{prompt}");
        let plain = quote.unit.tokens_of(TokenKind::Input);
        assert_eq!(plain, Tokens::new(prompt - cached), "{prompt}");
    }
    for (cached, usd) in [
        (1_023, "0.0020563"),
        (1_024, "0.0020544"),
        (1_151, "0.0018131"),
        (1_152, "0.0018112"),
    ] {
        let mut record = record("gpt-6.1-sol", "standard", "2026-11-23", 2_000);
        record["usage"]["cached_tokens"] = json!(cached);
        // (2,000 − cached) × $2 + cached × $0.10, per million
        costs(&record, usd);
    }
}

#[test]
fn a_cut_holds_from_its_day_on() {
    for (model, day_before, day, day_after, before, after) in [
        (
            "gpt-5.6-terra",
            "2026-07-29",
            "2026-07-30",
            "2026-07-31",
            "0.25",
            "0.2",
        ),
        (
            "gpt-5.6-luna",
            "2026-07-29",
            "2026-07-30",
            "2026-07-31",
            "0.1",
            "0.02",
        ),
        (
            "gpt-5.6-sol",
            "2026-08-20",
            "2026-08-21",
            "2026-08-22",
            "0.5",
            "0.4",
        ),
        ("o3", "2025-06-09", "2025-06-10", "2025-06-11", "1", "0.2"),
    ] {
        for (on, usd) in [(day_before, before), (day, after), (day_after, after)] {
            costs(&record(model, "standard", on, 100_000), usd);
        }
    }
}

#[test]
fn the_ultrafast_promotion_ends_with_february() {
    for (on, usd) in [
        ("2027-02-27", "0.6"),
        ("2027-02-28", "0.6"),
        ("2027-03-01", "1.2"),
        ("2027-03-02", "1.2"),
    ] {
        costs(&record("gpt-6.2-sol", "ultrafast", on, 100_000), usd);
    }
}

#[test]
fn a_model_is_served_until_the_day_before_it_ends() {
    costs(
        &record("gpt-5", "standard", "2026-12-10", 1_000_000),
        "1.25",
    );
    for on in ["2026-12-11", "2026-12-12"] {
        let record = record("gpt-5", "standard", on, 1);
        refused(&record, "'gpt-5' is no longer served since 2026-12-11");
    }
    let picture = |on| record("gpt-image-1.5", "standard", on, 1_000_000);
    costs(&picture("2026-11-30"), "5");
    let ended = "'gpt-image-1.5' is no longer served since 2026-12-01";
    refused(&picture("2026-12-01"), ended);
    let sound = |on| json!({"model": "whisper-1", "timestamp": on, "usage": {"seconds": 60}});
    costs(&sound("2027-02-25"), "0.006");
    let ended = "'whisper-1' is no longer served since 2027-02-26";
    refused(&sound("2027-02-26"), ended);
}

#[test]
fn a_model_that_was_sold_once_says_when_it_stopped() {
    for (model, on) in [
        ("gpt-4", "2026-10-23"),
        ("GPT-3.5-turbo", "2026-10-23"),
        ("o1-pro", "2026-10-23"),
        ("gpt-image-1", "2026-10-23"),
        ("ft:gpt-3.5-turbo-0125:my-org::abc123", "2026-10-23"),
        ("davinci-002", "2026-09-28"),
        ("sora-2", "2026-09-24"),
        ("gpt-5.2-chat-latest", "2026-08-10"),
        ("gpt-5-codex", "2026-07-23"),
        ("gpt-4o-realtime-preview", "2026-05-07"),
    ] {
        let ended = format!("'{model}' is no longer served since {on}");
        refused(&record(model, "standard", on, 1), &ended);
        refused(&record(model, "batch", "2026-11-23", 1), &ended);
    }
    refused(
        &record("gpt-4", "standard", "2026-10-22", 1),
        "the price of 'gpt-4' on 2026-10-22 is unknown",
    );
    refused(
        &record("gpt-4-unheard-of", "standard", "2026-11-23", 1),
        "the price of 'gpt-4-unheard-of' is unknown: no such model in the catalog",
    );
}

#[test]
fn somebodys_fine_tuned_model_costs_what_its_base_does() {
    for name in [
        "ft:gpt-4.1-2025-04-14",
        "ft:gpt-4.1-2025-04-14:my-org::abc123",
        "ft:gpt-4.1-2025-04-14:my-org:support:abc123:ckpt-step-90",
    ] {
        costs(&record(name, "standard", "2026-11-23", 1_000_000), "3");
    }
    let nobody = "ft:gpt-4.1-2025-04-1:my-org::abc123";
    refused(
        &record(nobody, "standard", "2026-11-23", 1),
        &format!("the price of '{nobody}' is unknown: no such model in the catalog"),
    );
}

#[test]
fn a_mode_in_which_a_model_is_not_sold_is_refused() {
    for (model, mode) in [
        ("gpt-6.2-sol", "flex"),
        ("gpt-6.1-terra", "ultrafast"),
        ("gpt-6.1-sol", "background_2h"),
        ("gpt-5.4-nano", "fast"),
        ("gpt-image-2.6-flare", "batch"),
        ("gpt-realtime-2.1", "batch"),
        ("whisper-1", "batch"),
        ("tts-1", "flex"),
    ] {
        let refusal = format!("'{model}' is not sold in {mode} processing");
        refused(&record(model, mode, "2026-11-23", 1), &refusal);
    }
}

#[test]
fn usage_in_a_unit_that_a_model_is_not_billed_by_is_refused() {
    for (model, usage, unit) in [
        (
            "whisper-1",
            json!({"seconds": 5, "input_tokens": 5}),
            "token",
        ),
        ("whisper-1", json!({"characters": 5}), "character"),
        ("tts-1", json!({"seconds": 5}), "second"),
        ("gpt-6.1-sol", json!({"seconds": 5}), "second"),
        ("gpt-4o-mini-tts", json!({"characters": 5}), "character"),
    ] {
        let record = json!({"model": model, "usage": usage});
        refused(&record, &format!("'{model}' is not billed by the {unit}"));
    }
}

#[test]
fn decisions_cost_their_own_price_from_their_first_day() {
    let decision = |model: &str, mode: &str, on: &str| {
        let mut record = record(model, mode, on, 400_000);
        record["endpoint"] = json!("decisions");
        record["usage"]["cached_tokens"] = json!(300_000);
        record["usage"]["output_tokens"] = json!(5_000);
        record
    };
    costs(&decision("gpt-6-luna", "default", "2026-11-23"), "0.04");
    costs(&decision("gpt-6-luna", "default", "2026-10-06"), "0.04");
    refused(
        &decision("gpt-6-luna", "default", "2026-10-05"),
        "the price of 'gpt-6-luna' on 2026-10-05 is unknown",
    );
    refused(
        &decision("gpt-6-luna", "batch", "2026-11-23"),
        "'gpt-6-luna' is not sold in batch processing",
    );
    refused(
        &decision("gpt-6-sol", "default", "2026-11-23"),
        "'gpt-6-sol' is not served by the decisions endpoint",
    );
    let mut elsewhere = decision("gpt-6-luna", "default", "2026-11-23");
    elsewhere["endpoint"] = json!("guesses");
    refused(
        &elsewhere,
        "the endpoint 'guesses' has no price of its own (only decisions has)",
    );
}

#[test]
fn generated_pictures_are_priced_by_size_and_quality() {
    let pictures = |model: &str, size: &str| {
        json!({
            "model": model, "timestamp": "2026-11-23",
            "images": [
                {"quality": "high", "size": size, "count": 2},
                {"quality": "low", "size": "1024x1024", "count": 1},
            ],
            "usage": {"input_tokens": 100},
        })
    };
    // 100 × $5 + (2 × 6,240 + 272) × $32, per million
    costs(&pictures("gpt-image-1.5", "1024x1536"), "0.408564");
    refused(
        &pictures("gpt-image-1.5", "512x512"),
        "how many tokens an image of 512x512 is with 'gpt-image-1.5' is not published",
    );
    refused(
        &pictures("gpt-image-2", "1024x1024"),
        "how many tokens an image of 1024x1024 is with 'gpt-image-2' is not published",
    );
}

#[test]
fn pictures_and_conversations_are_counted_where_a_rule_is_known() {
    let picture = |model: &str, detail: &str, width: u32, count: u64| {
        json!({
            "model": model, "timestamp": "2026-11-23", "usage": {},
            "input_images": [{"width": width, "height": 512, "detail": detail, "count": count}],
        })
    };
    // Low detail of a tile model is its base of 85 tokens: 3 × 85 × $2.50, per million
    costs(&picture("gpt-4o", "low", 512, 3), "0.0006375");
    for (model, detail, width, count, says) in [
        ("gpt-4o", "low", 0, 1, "a picture without width or height"),
        (
            "gpt-5-mini",
            "original",
            512,
            1,
            "the detail Original is not offered",
        ),
        ("gpt-4o", "low", 512, u64::MAX, "the total is too large"),
        (
            "text-embedding-3-small",
            "low",
            512,
            1,
            "how 'text-embedding-3-small' counts pictures is unknown, or it takes none",
        ),
        (
            "gpt-nobody",
            "low",
            512,
            1,
            "the price of 'gpt-nobody' is unknown: no such model in the catalog",
        ),
    ] {
        refused(&picture(model, detail, width, count), says);
    }
    let said = json!([{"role": "user", "content": "hello world"}]);
    let mut record = record("gpt-4o", "standard", "2026-11-23", 7);
    record["messages"] = said;
    // 7 + (3 + 1 + 2) + 3 tokens
    costs(&record, "0.00004");
    record["model"] = json!("whisper-1");
    refused(&record, "'whisper-1' is not billed by text tokens");
}

/// So much plain input.
fn record(model: &str, mode: &str, on: &str, input: u64) -> Value {
    json!({
        "model": model, "service_tier": mode, "timestamp": on, "usage": {"input_tokens": input},
    })
}

#[track_caller]
fn costs(record: &Value, usd: &str) {
    assert_eq!(answer(record).as_deref(), Ok(usd), "{record}");
}

#[track_caller]
fn refused(record: &Value, sentence: &str) {
    assert_eq!(answer(record), Err(sentence.to_owned()), "{record}");
}

fn answer(record: &Value) -> Result<String, String> {
    let catalog = Catalog::built_in().unwrap();
    let today = Date::parse("2026-11-23").unwrap();
    let answer =
        quote_records(&catalog, &record.to_string(), today).map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    Ok(answer["usd"].as_str().unwrap().to_owned())
}
