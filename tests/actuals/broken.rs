//! Broken files: each is refused in words, and nothing that was there changes.

use topup::actuals::Actuals;
use topup::wording;

use super::broken_files::{HEAD, refused};
use super::{fixture, import, read};

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
