//! The program without a page, run as a person or a script runs it.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be run is a failed test"
)]

mod actuals;
mod quote;
mod report;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

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
        for command in [
            "topup quote",
            "topup count",
            "topup report",
            "topup actuals",
        ] {
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
