//! Tables as spreadsheets of other countries save them, and lines of which one is broken.

use topup::actuals::{Importer, Marks, Rejection};
use topup::wording;

use super::{CATALOG, TODAY, import};
use topup::calendar::Date;

fn as_said(file: &str, marks: Marks) -> topup::actuals::Import {
    let mut importer =
        Importer::new(CATALOG.clone(), Date::parse(TODAY).unwrap()).with_marks(marks);
    importer.feed(file.as_bytes());
    importer.finish("saved.csv").unwrap()
}

#[test]
fn cells_are_divided_by_semicolons_tabs_or_pipes_and_decimals_have_commas() {
    for (divider, name) in [(";", "semicolons"), ("\t", "tabs"), ("|", "pipes")] {
        let file = [
            ["date", "model", "input_tokens", "output_tokens", "cost"],
            ["2026-11-10", "gpt-6.1-sol", "12 000", "800", "0,032"],
            ["2026-11-11", "gpt-6.1-sol", "12000", "800", "US$1.234,50"],
            ["2026-11-12", "gpt-6.1-sol", "12000", "800", "(0,5)"],
        ]
        .map(|cells| cells.join(divider))
        .join("\n");
        let import = import("saved.csv", file.as_bytes());
        assert_eq!(import.preview.rejections, []);
        assert_eq!(import.usd().to_decimal(), "1234.032", "{name}");
        assert!(
            wording::preview(&import)
                .iter()
                .any(|said| said.contains(name))
        );
    }
}

#[test]
fn a_number_that_could_be_two_is_left_out_until_somebody_says_which() {
    let file = "date;model;cost\n2026-11-10;gpt-5;173,900\n2026-11-10;gpt-5;1,5\n";
    let unsaid = as_said(file, Marks::Unsaid);
    assert_eq!(
        (
            unsaid.usd().to_decimal().as_str(),
            unsaid.preview.two_numbers
        ),
        ("1.5", 1)
    );
    let two = Rejection::TwoNumbers("173,900".to_owned());
    assert_eq!(unsaid.preview.rejections, [(2, two)]);
    assert_eq!(
        as_said(file, Marks::DecimalComma).usd().to_decimal(),
        "175.4"
    );
    let grouped = file.replace(";1,5", ";1.5");
    assert_eq!(
        as_said(&grouped, Marks::DecimalPoint).usd().to_decimal(),
        "173901.5"
    );
}

#[test]
fn one_broken_line_leaves_the_others() {
    let good = r#"{"model":"gpt-6.1-sol","created":1763000000,"usage":{"input_tokens":10,"output_tokens":1}}"#;
    for (place, bad) in [
        (1, r#"{"model":"gpt-5","usage":{"input_tokens":10"#),
        (1, r#"{"model":"gpt-5"#),
        (2, "not JSON at all"),
        (2, r#"{"model":"gpt-5","usage":[}"#),
        (4, r#"{"model""#),
    ] {
        let mut lines = vec![good; 3];
        lines.insert(place - 1, bad);
        let import = import("answers.jsonl", lines.join("\n").as_bytes());
        let rejected: Vec<usize> = import
            .preview
            .rejections
            .iter()
            .map(|(line, _)| usize::try_from(*line).unwrap())
            .collect();
        assert_eq!((import.preview.rows, rejected), (3, vec![place]), "{bad}");
    }
}

#[test]
fn how_often_requests_were_sent_again_is_told_where_the_file_says() {
    let file = r#"{"request_id":"a","custom_llm_provider":"openai","startTime":"2026-11-10T10:00:00","model":"gpt-6.1-sol","spend":1,"prompt_tokens":10,"completion_tokens":1,"metadata":{"attempted_retries":2,"model":"someone else's"}}
{"request_id":"b","custom_llm_provider":"openai","startTime":"2026-11-10T10:00:00","model":"gpt-6.1-sol","spend":1,"prompt_tokens":10,"completion_tokens":1,"metadata":"{\"attempted_retries\": 0}"}
{"request_id":"c","custom_llm_provider":"openai","startTime":"2026-11-10T10:00:00","model":"gpt-6.1-sol","spend":1,"prompt_tokens":10,"completion_tokens":1}
"#;
    let import = import("logs.jsonl", file.as_bytes());
    let mut whole = topup::actuals::Cell::default();
    for (_, cell) in &import.cells {
        whole.add(cell);
    }
    assert_eq!((whole.retried, whole.watched, whole.requests), (2, 2, 3));
    let said = wording::spend_totals(&whole);
    let again = said.iter().find(|(name, _)| *name == "Sent again");
    assert!(
        again.is_some_and(|(_, share)| share.starts_with("100")),
        "{said:?}"
    );
}
