//! `topup actuals`: a file of usage in, what was spent out.

use serde_json::json;

use super::{answers, refuses};

fn fixture(name: &str) -> String {
    format!(
        "{}/tests/fixtures/actuals/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

#[test]
fn a_file_is_read_and_added_up() {
    let answer = answers(&["actuals", &fixture("costs_2026.csv")], "");
    assert_eq!(answer["format"], "costs");
    assert_eq!(
        (&answer["rows"], &answer["usd"]),
        (&json!(8), &json!("12.77"))
    );
    assert_eq!(answer["unknown_models"], json!(["gpt-99-nobody"]));
    assert_eq!(answer["by"]["project"][0]["name"], "Website");
    let batch = json!({
        "difference": {"kind": "processing", "fits": "batch"},
        "rows": 1, "exported_usd": "0.3", "catalog_usd": "0.6", "first_line": 3,
    });
    let compared = answer["compared"].as_array().unwrap();
    assert!(compared.contains(&batch), "{compared:?}");
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    refuses(&["actuals", "no such file.csv"], b"", "cannot be read");
    refuses(&["actuals"], b"", "topup --help");
    let picture = format!("{}/static/icon.svg", env!("CARGO_MANIFEST_DIR"));
    refuses(&["actuals", &picture], b"", "a web page");
}
