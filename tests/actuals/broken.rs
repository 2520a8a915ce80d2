//! Broken files: each is refused in words, and nothing that was there changes.

use topup::actuals::Actuals;
use topup::wording;

use super::{fixture, import, read};

const HEAD: &str = "date,model,input_tokens,output_tokens\n";

/// A file and the words that say why it is refused.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let table = |rows: &str| format!("{HEAD}{rows}").into_bytes();
    let mut cut = fixture("usage_pages.json");
    cut.truncate(700);
    vec![
        ("nothing", Vec::new(), "The file is empty."),
        ("spaces", b" \n\n ".to_vec(), "The file is empty."),
        ("a spreadsheet", b"PK\x03\x04\x14\x00".to_vec(), "a spreadsheet or a ZIP archive"),
        ("a PDF", b"%PDF-1.7 ...".to_vec(), "a PDF"),
        ("gzip", b"\x1f\x8b\x08\x00".to_vec(), "compressed with gzip"),
        ("a picture", b"\x89PNG\r\n".to_vec(), "a picture"),
        ("bytes", b"a,b\n\x00\x01".to_vec(), "This file is not text."),
        ("UTF-16", b"\xff\xfed\x00a\x00".to_vec(), "UTF-16"),
        ("a page to sign in", b"<!doctype html><html>".to_vec(), "a web page"),
        ("only a head", HEAD.into(), "There is no usage in this export."),
        (
            "an export without usage",
            b"start_time,end_time,start_time_iso,end_time_iso\n1762732800,1762819200,a,b\n".to_vec(),
            "There is no usage in this export.",
        ),
        ("other columns", b"name,price\napple,1\n".to_vec(), "It begins with: name, price."),
        (
            "columns with one name",
            b"date,model,input_tokens,input_tokens\n".to_vec(),
            "Two columns are called",
        ),
        ("prose", b"Dear colleague, please pay.\n".to_vec(), "No column with usage"),
        ("a cut page", cut, "broken or cut off"),
        ("lines that are no JSON", b"{\"a\":1\n{\"a\":2\n".to_vec(), "Line 1: Not JSON"),
        ("JSON of something else", b"{\"name\":\"x\"}".to_vec(), "Neither usage nor an amount."),
        (
            "a scenario",
            std::fs::read("tests/fixtures/scenario_v3.json").unwrap(),
            "a scenario of Topup",
        ),
        (
            "an error",
            b"{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"You exceeded\"}}".to_vec(),
            "an error message of the API (insufficient_quota)",
        ),
        (
            "requests of a batch",
            b"{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/responses\",\"body\":{\"model\":\"gpt-5\"}}\n".to_vec(),
            "the requests of a batch",
        ),
        ("a date that is none", table("2026-13-10,gpt-5,1,1\n"), "“2026-13-10” is not a date."),
        ("no date", table(",gpt-5,1,1\n"), "No date."),
        ("a date to come", table("2031-01-01,gpt-5,1,1\n"), "after tomorrow"),
        ("a fraction", table("2026-11-10,gpt-5,1.5,1\n"), "“1.5” is not a whole number of input tokens."),
        ("below nothing", table("2026-11-10,gpt-5,-1,1\n"), "“-1” is not a whole number"),
        ("too few cells", table("2026-11-10,gpt-5,1\n"), "3 cells, where the first line has 4."),
        ("open quotes", table("2026-11-10,\"gpt-5,1,1\n"), "opens here and never closes"),
        (
            "another currency",
            b"date,model,amount_value,amount_currency\n2026-11-10,gpt-5,1,eur\n".to_vec(),
            "The currency is eur",
        ),
        (
            "an amount that is none",
            b"date,model,cost\n2026-11-10,gpt-5,much\n".to_vec(),
            "“much” is not an amount of money.",
        ),
        (
            "more cached than read",
            b"date,model,input_tokens,input_cached_tokens\n2026-11-10,gpt-5,10,11\n".to_vec(),
            "11 cached tokens cannot be part of 10 input tokens",
        ),
    ]
}

#[test]
fn a_broken_file_is_refused_in_words() {
    for (name, file, words) in refused() {
        for piece in [1, 5000] {
            match read(name, &file, piece) {
                Ok(import) => panic!("{name} was read: {:?}", import.preview),
                Err(refusal) => {
                    let said = wording::refusal(&refusal);
                    assert!(said.contains(words), "{name}: {said}");
                }
            }
        }
    }
}

#[test]
fn good_rows_among_bad_ones_are_counted_apart_with_their_lines() {
    let file = format!(
        "{HEAD}2026-11-10,gpt-6.1-sol,12000,800\n2026-11-10,gpt-6.1-sol,x,1\n\n2026-11-10,gpt-5\n"
    );
    let import = import("mixed.csv", file.as_bytes());
    assert_eq!((import.preview.rows, import.preview.rejected), (1, 2));
    let lines: Vec<u64> = import
        .preview
        .rejections
        .iter()
        .map(|(line, _)| *line)
        .collect();
    assert_eq!(lines, [3, 5]);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut actuals = Actuals::default();
    let usage = import("usage.csv", &fixture("usage_2025.csv"));
    actuals.add(usage.clone()).unwrap();
    let before = actuals.clone();
    let renamed = topup::actuals::Import {
        name: "copy.csv".to_owned(),
        ..usage
    };
    let problem = actuals.add(renamed).unwrap_err();
    assert!(wording::add_problem(&problem).contains("the same file as “usage.csv”"));
    assert_eq!(actuals, before);
}

#[test]
fn amounts_and_usage_of_one_day_do_not_count_twice() {
    let mut actuals = Actuals::default();
    actuals
        .add(import("usage", &fixture("usage_2025.csv")))
        .unwrap();
    actuals
        .add(import("costs", &fixture("costs_2026.csv")))
        .unwrap();
    let whole = topup::actuals::total(actuals.cells(), &topup::actuals::Within::default());
    // $12.77 of 10 November from the costs, and of the usage only 11 November.
    assert_eq!(whole.usd().to_decimal(), "12.84");
    assert_eq!(whole.requests, 1_200);
    actuals.remove(1);
    let whole = topup::actuals::total(actuals.cells(), &topup::actuals::Within::default());
    assert_eq!(whole.usd().to_decimal(), "1.81");
}
