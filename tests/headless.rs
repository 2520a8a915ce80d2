//! The program without a page, run as a person or a script runs it.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be run is a failed test"
)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use topup::calendar::Date;
use topup::exchange::ScenarioFile;
use topup::money::{Percent, Usd};
use topup::scenario::{Edit, Scenario, Stage};

const PLAIN: &str = r#"{"model": "gpt-6.1-sol", "timestamp": "2026-11-22T12:00:00+00:00",
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

#[test]
fn a_name_cannot_put_a_second_line_on_standard_error() {
    for record in [
        r#"{"model": "gpt\n6", "usage": {}}"#,
        r#"{"model": "gpt-6.1-sol", "service_tier": "a\nb", "usage": {}}"#,
        r#"{"model": "gpt-6.1-sol", "region": "a\r\nb", "usage": {}}"#,
        r#"{"model": "gpt-6.1-sol", "timestamp": "a\u0085\u2028b", "usage": {}}"#,
        r#"{"model": "gpt-6.1-sol", "usage": {"input\n_tokens": 1}}"#,
        r#"{"model": "\u001b[31mred", "usage": {}}"#,
    ] {
        refuses(&["quote"], record.as_bytes(), "");
    }
    refuses(&["count", "--model", "gpt\n6"], b"", "is unknown");
    refuses(&["report", "--today", "2026\n"], b"{}", "is not a date");
}

#[test]
fn text_that_is_not_utf8_is_refused_with_the_place() {
    let says = "standard input is not UTF-8 text (byte 3)";
    refuses(&["quote"], b"[  \xff", says);
    refuses(&["count", "--model", "gpt-5"], b"abc\xff", says);
    refuses(&["report"], b"{  \xc3\x28", says);
}

#[test]
fn wrong_arguments_are_refused_in_one_sentence() {
    for arguments in [
        &[][..],
        &["price"],
        &["quote", "extra"],
        &["count"],
        &["count", "--model"],
        &["count", "gpt-5"],
        &["report", "--today"],
        &["--version"],
        &[""],
    ] {
        refuses(arguments, b"", "topup --help");
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf8_is_refused_in_one_sentence() {
    use std::os::unix::ffi::OsStrExt as _;
    let program = Command::new(env!("CARGO_BIN_EXE_topup"))
        .arg(std::ffi::OsStr::from_bytes(b"quo\xff"))
        .output()
        .unwrap();
    is_refusal(&program, "topup --help", "an argument of stray bytes");
}

#[test]
fn help_names_each_command_and_succeeds() {
    for arguments in [&["--help"][..], &["-h"], &["help"]] {
        let program = run(arguments, b"");
        assert_eq!(program.status.code(), Some(0));
        let text = String::from_utf8(program.stdout).unwrap();
        for command in ["topup quote", "topup count", "topup report"] {
            assert!(text.contains(command), "{text}");
        }
    }
}

#[test]
fn texts_count_as_in_the_reference() {
    for (text, tokens) in [
        ("", 0),
        ("hello world", 2),
        ("What's the weather like in San Francisco?", 8),
        ("Жизнь прекрасна и удивительна", 9),
        ("おはようございます、今日の天気は？", 11),
        ("<|endoftext|>", 7),
    ] {
        let answer = answers(&["count", "--model", "gpt-5"], text);
        assert_eq!(answer["tokens"], tokens, "{text}");
    }
}

#[test]
fn a_count_says_how_it_is_known() {
    for (model, id, known, encoding) in [
        ("gpt-5", "gpt-5", "exact", "o200k_base"),
        ("GPT-5", "gpt-5", "exact", "o200k_base"),
        ("gpt-6.1-sol", "gpt-6.1-sol", "assumed", "o200k_base"),
        (
            "text-embedding-3-small",
            "text-embedding-3-small",
            "exact",
            "cl100k_base",
        ),
    ] {
        assert_eq!(
            answers(&["count", "--model", model], "hello world"),
            json!({"model": id, "tokens": 2, "known": known, "encoding": encoding})
        );
    }
}

#[test]
fn a_model_that_cannot_be_counted_for_is_refused() {
    refuses(
        &["count", "--model", "gpt-nobody"],
        b"hello",
        "the model 'gpt-nobody' is unknown",
    );
    refuses(
        &["count", "--model", "whisper-1"],
        b"hello",
        "'whisper-1' is not billed by text tokens",
    );
}

#[test]
fn the_fields_own_example_is_one_purchase_of_133() {
    check(
        |_| {},
        "needed 132.6; 133 on 2026-11-23; 39 days to 2027-01-01, 0 unused; whole_dollars",
    );
}

#[test]
fn a_balance_cap_makes_two_purchases_and_says_so() {
    check(
        |scenario| apply(scenario, Edit::BalanceCap(Some(Usd::from_dollars(100)))),
        "needed 132.6; 100 on 2026-11-23, 33 on 2026-12-03; 39 days to 2027-01-01, 0 unused; \
         whole_dollars balance_cap",
    );
}

#[test]
fn the_smallest_purchase_lasts_longer_than_asked() {
    check(
        |scenario| {
            apply(scenario, Edit::AverageDay(Usd::from_decimal("0.05").ok()));
            apply(scenario, Edit::Safety(Percent::new(120)));
        },
        "needed 1.8; 5 on 2026-11-23; 100 days to 2027-03-03, 0 unused; minimum_purchase",
    );
}

#[test]
fn what_a_year_does_not_use_is_named() {
    check(
        |scenario| apply(scenario, Edit::AverageDay(Usd::from_decimal("0.01").ok())),
        "needed 0.39; 5 on 2026-11-23; 365 days to 2027-11-23, 1.35 unused; minimum_purchase",
    );
}

#[test]
fn an_unknown_model_is_unpriced_and_never_zero() {
    let mut scenario = Scenario::example(Stage::Mvp);
    apply(&mut scenario, Edit::Model("gpt-nobody".to_owned()));
    let report = report(&scenario);
    let reason = json!({"reason": "unknown_model", "model": "gpt-nobody"});
    assert_eq!(report["bill"]["unpriced"], reason);
    assert_eq!(report["bill"].get("priced"), None);
    assert_eq!(report["top_up"]["no_plan"], reason);
    assert_eq!(report["top_up"].get("plan"), None);
    // The other models are still compared, and none of them is free.
    for row in report["compare"]["rows"].as_array().unwrap() {
        assert_eq!(row["chosen"], false);
        assert_ne!(row["priced"]["per_request"], "0", "{row}");
    }
}

#[test]
fn an_unknown_model_with_a_typed_average_day_still_has_a_plan() {
    let mut scenario = fields_example();
    apply(&mut scenario, Edit::Model("gpt-nobody".to_owned()));
    let report = report(&scenario);
    assert_eq!(report["bill"]["unpriced"]["reason"], "unknown_model");
    assert_eq!(report["top_up"]["average_day_from"], "typed");
    assert_eq!(report["top_up"]["plan"]["to_buy"], "133");
}

#[test]
fn a_report_is_made_for_the_day_it_is_asked_for() {
    let file = exported(&Scenario::example(Stage::Mvp));
    let report = answers(&["report", "--today", "2027-12-31"], &file);
    assert_eq!(report["today"], "2027-12-31");
    let report = answers(&["report"], &file);
    assert!(Date::parse(report["today"].as_str().unwrap()).is_ok());
}

#[test]
fn what_is_not_a_scenario_has_no_report() {
    let good = exported(&Scenario::example(Stage::Mvp));
    for (file, says) in [
        ("", "this is not a Topup scenario: EOF"),
        ("[]", "this is not a Topup scenario"),
        (
            PLAIN,
            "this is not a Topup scenario: missing field `format`",
        ),
        (
            &good.replace("\"version\": 1", "\"version\": 2"),
            "this scenario was made by another version of Topup (format 2; this one reads format 1)",
        ),
        (
            &good.replace("\"days\": 30", "\"days\": 0"),
            "Days must be between 1 and 3650",
        ),
        (
            &good.replace("\"mvp\"", "\"m\\nvp\""),
            "stage cannot be 'm\\nvp'",
        ),
    ] {
        refuses(&["report"], file.as_bytes(), says);
    }
    refuses(
        &["report", "--today", "tomorrow"],
        good.as_bytes(),
        "'tomorrow' is not a date such as 2026-11-23",
    );
}

/// The plan of the field's own example with a change, in one line.
#[track_caller]
fn check(change: impl Fn(&mut Scenario), expected: &str) {
    let mut scenario = fields_example();
    change(&mut scenario);
    let report = report(&scenario);
    let plan = &report["top_up"]["plan"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let purchases: Vec<_> = plan["purchases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bought| format!("{} on {}", text(&bought["amount"]), text(&bought["on"])))
        .collect();
    let rules: Vec<_> = plan["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| text(&reason["rule"]))
        .collect();
    let runway = &plan["runway"];
    let line = format!(
        "needed {}; {}; {} days to {}, {} unused; {}",
        text(&plan["needed"]),
        purchases.join(", "),
        runway["full_days"],
        text(&runway["runs_out"]),
        text(&runway["expires_unused"]),
        rules.join(" "),
    );
    assert_eq!(line, expected);
}

/// $3.40 an average day for 30 days with a safety factor of 1.3.
fn fields_example() -> Scenario {
    let mut scenario = Scenario::example(Stage::Mvp);
    apply(
        &mut scenario,
        Edit::AverageDay(Usd::from_decimal("3.4").ok()),
    );
    apply(&mut scenario, Edit::Days(30));
    apply(&mut scenario, Edit::Safety(Percent::new(130)));
    scenario
}

fn apply(scenario: &mut Scenario, edit: Edit) {
    scenario.apply(edit).unwrap();
}

/// The file that the page would save.
fn exported(scenario: &Scenario) -> String {
    ScenarioFile {
        prices_of: Date::parse("2026-11-22").unwrap(),
        scenario: scenario.clone(),
    }
    .to_json()
}

#[track_caller]
fn report(scenario: &Scenario) -> Value {
    answers(&["report", "--today", "2026-11-23"], &exported(scenario))
}

/// The JSON that the program prints.
#[track_caller]
fn answers(arguments: &[&str], input: &str) -> Value {
    let program = run(arguments, input.as_bytes());
    let sentence = String::from_utf8_lossy(&program.stderr).into_owned();
    assert_eq!((program.status.code(), sentence.as_str()), (Some(0), ""));
    serde_json::from_slice(&program.stdout).unwrap()
}

/// The program refuses: exit code 2, nothing on standard output, one sentence on standard error.
#[track_caller]
fn refuses(arguments: &[&str], input: &[u8], says: &str) {
    let about = format!("{arguments:?} < {}", String::from_utf8_lossy(input));
    is_refusal(&run(arguments, input), says, &about);
}

#[track_caller]
fn is_refusal(program: &Output, says: &str, about: &str) {
    assert_eq!(program.status.code(), Some(2), "{about}");
    assert!(program.stdout.is_empty(), "{about}");
    let sentence = String::from_utf8(program.stderr.clone()).unwrap();
    let line = sentence.strip_suffix('\n').unwrap_or_default();
    assert!(
        !line.is_empty()
            && !line.contains(char::is_control)
            && !line.contains(['\u{2028}', '\u{2029}']),
        "{about}: {sentence:?}"
    );
    assert!(line.contains(says), "{about}: {line}");
}

#[track_caller]
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_topup"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read on; that is no failure of the test.
    let _: Result<(), std::io::Error> = program.stdin.take().unwrap().write_all(input);
    program.wait_with_output().unwrap()
}
