//! Whole requests as they are sent to the API, read and counted.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "an example that cannot be read is a failed test"
)]

use topup::catalog::{Catalog, Processing};
use topup::exchange::{Filled, PastedKind, PastedRequest, RequestError, RequestNote};
use topup::scenario::Template;
use topup::tokens::{Detail, Encoding, Tokens, count};
use topup::workload::{Part, Quantity, Shape, TextTokens, Volume};

const CHAT: &str = include_str!("fixtures/requests/chat.json");
const RESPONSES: &str = include_str!("fixtures/requests/responses.json");
const BATCH: &str = include_str!("fixtures/requests/batch.jsonl");

fn fill(text: &str) -> (PastedKind, Filled) {
    let request = PastedRequest::read(text).unwrap();
    let base = Template::Assistant.workload();
    let catalog = Catalog::built_in().unwrap();
    let encoding = request.encoding(&base, &catalog);
    let filled = request.fill(&base, &catalog, &|text| count(encoding, text));
    (request.kind, filled)
}

fn counted(text: &str) -> TextTokens {
    TextTokens::Counted {
        tokens: count(Encoding::O200kBase, text),
        encoding: Encoding::O200kBase,
    }
}

fn estimated(tokens: u64) -> TextTokens {
    TextTokens::Estimated(Tokens::new(tokens))
}

#[test]
fn a_chat_completions_body_becomes_a_workload() {
    let (kind, filled) = fill(CHAT);
    assert_eq!(kind, PastedKind::ChatCompletions);
    let workload = filled.workload;
    assert_eq!(workload.model, "gpt-4o");
    assert_eq!(workload.processing, Processing::Fast);
    let work = &workload.work;
    assert_eq!(work.shape, Shape::Call);
    assert_eq!(
        work.text(Part::Instructions),
        counted("You are a weather assistant.")
    );
    // The question and the answer from before; then the new question.
    let before =
        count(Encoding::O200kBase, "Is it raining?") + count(Encoding::O200kBase, "Not in Lisbon.");
    assert_eq!(work.tokens(Part::History), before);
    assert_eq!(
        work.text(Part::Message),
        counted("What's the weather like in San Francisco?")
    );
    // The published example's function: 101 tokens with its two messages, see below.
    assert_eq!(work.text(Part::Tools), estimated(68));
    // Four messages of 3 and a role of 1 each, and 3 for the answer; a name is its token and 1.
    assert_eq!(work.text(Part::Framing), estimated(4 * 4 + 3 + 2));
    // What the model answered before is how long it answers.
    assert_eq!(work.text(Part::Answer), counted("Not in Lisbon."));
    assert!(filled.notes.contains(&RequestNote::AnswerFromExamples));
    assert!(!work.tokens(Part::Schema).is_zero());
    assert_eq!(work.quantity(Quantity::MaxOutput), 400);
    assert_eq!(work.quantity(Quantity::Reasoning), 50);
    assert_eq!(work.quantity(Quantity::Pictures), 1);
    assert_eq!(work.quantity(Quantity::PictureWidth), 3);
    assert_eq!(work.quantity(Quantity::PictureHeight), 2);
    assert_eq!(work.detail, Detail::Low);
}

/// The example of the cookbook, as a body.
#[test]
fn the_published_tool_example_is_101_tokens_in_all() {
    let mut body: serde_json::Value = serde_json::from_str(CHAT).unwrap();
    body["messages"] = serde_json::json!([
        {"role": "system", "content": "You are a helpful assistant that can answer to questions about the weather."},
        {"role": "user", "content": "What's the weather like in San Francisco?"},
    ]);
    let (_, filled) = fill(&body.to_string());
    let parts = [
        Part::Instructions,
        Part::Message,
        Part::Tools,
        Part::Framing,
    ];
    let input: Tokens = parts
        .map(|part| filled.workload.work.tokens(part))
        .into_iter()
        .sum();
    assert_eq!(input, Tokens::new(101));
}

#[test]
fn a_responses_body_becomes_a_workload() {
    let (kind, filled) = fill(RESPONSES);
    assert_eq!(kind, PastedKind::Responses);
    let workload = filled.workload;
    assert_eq!(workload.model, "gpt-6.1-sol");
    assert_eq!(workload.processing, Processing::Background2h);
    let work = &workload.work;
    assert_eq!(
        work.text(Part::Instructions),
        counted("Answer in one line.")
    );
    assert_eq!(work.text(Part::Message), counted("Who wrote Faust?"));
    assert_eq!(work.quantity(Quantity::MaxOutput), 2_000);
    assert_eq!(work.quantity(Quantity::Reasoning), 300);
    assert_eq!(
        filled.notes.first(),
        Some(&RequestNote::AnswerKept {
            tokens: Tokens::new(500)
        })
    );
    let hosted = RequestNote::HostedTools {
        types: vec!["web_search".to_owned()],
    };
    assert!(filled.notes.contains(&hosted));
    assert!(filled.notes.contains(&RequestNote::Continues));
}

#[test]
fn a_batch_file_becomes_its_average_once() {
    let (kind, filled) = fill(BATCH);
    let PastedKind::Batch { requests, bytes } = kind else {
        panic!("a Batch");
    };
    assert_eq!((requests, bytes), (3, BATCH.len() as u64));
    let workload = filled.workload;
    assert_eq!(workload.processing, Processing::Batch);
    assert_eq!(workload.traffic.volume, Volume::Once { units: 3 });
    // The same in every line, so it is counted and not averaged.
    assert_eq!(
        workload.work.text(Part::Instructions),
        counted("Extract the invoice number.")
    );
    assert!(matches!(
        workload.work.text(Part::Message),
        TextTokens::Estimated(_)
    ));
    assert!(filled.notes.contains(&RequestNote::Averaged));
}

#[test]
fn a_batch_with_a_long_common_beginning_shares_it() {
    let manual = "Read the manual. ".repeat(200);
    let line = |question: &str| {
        serde_json::json!({"custom_id": question, "method": "POST", "url": "/v1/responses",
            "body": {"model": "gpt-6-sol", "input": format!("{manual}{question}")}})
        .to_string()
    };
    let file = [line("How?"), line("Why?")].join("\n");
    let (_, filled) = fill(&file);
    let shared = count(Encoding::O200kBase, &manual);
    let notes = filled.notes.iter().any(|note| {
        matches!(note, RequestNote::CommonBeginning { tokens } if tokens.get().abs_diff(shared.get()) < 3)
    });
    assert!(notes, "{:?}", filled.notes);
    assert!(filled.workload.work.tokens(Part::Message) < Tokens::new(10));
}

#[test]
fn a_batch_larger_than_openai_takes_is_said() {
    let line = r#"{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":"a b"}}"#;
    let (kind, filled) = fill(&vec![line; 50_001].join("\n"));
    assert!(matches!(
        kind,
        PastedKind::Batch {
            requests: 50_001,
            ..
        }
    ));
    assert_eq!(filled.workload.work.shape, Shape::Embedding);
    assert_eq!(
        filled.notes,
        [RequestNote::TooManyRequests {
            requests: 50_001,
            most: 50_000
        }]
    );
}

#[test]
fn what_is_broken_says_where() {
    let where_is = |text: &str| PastedRequest::read(text).unwrap_err();
    let RequestError::NotJson { line, column, why } =
        where_is("{\n  \"model\": \"gpt-5\",\n  \"messages\": [,]\n}")
    else {
        panic!("broken JSON");
    };
    assert_eq!((line, column, why.as_str()), (3, 16, "expected value"));
    let mut lines: Vec<&str> = BATCH.lines().collect();
    lines.insert(1, "{\"custom_id\": \"a\", \"body\": {]");
    assert!(matches!(
        where_is(&lines.join("\n")),
        RequestError::NotJson {
            line: 2,
            column: 29,
            ..
        }
    ));
    lines[1] = "{\"custom_id\": \"a\"}";
    assert_eq!(
        where_is(&lines.join("\n")),
        RequestError::NoBody { line: 2 }
    );
    assert_eq!(
        where_is("{\"model\": \"gpt-5\"}"),
        RequestError::NotARequest
    );
    assert_eq!(where_is(" \n"), RequestError::Empty);
    let deep = format!(
        "{{\"messages\": {}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    assert!(matches!(
        where_is(&deep),
        RequestError::NotJson { line: 1, .. }
    ));
}

#[test]
fn tools_alone_count_what_they_count_in_a_request() {
    let body: serde_json::Value = serde_json::from_str(CHAT).unwrap();
    let (_, whole) = fill(CHAT);
    let wrapped = &body["tools"];
    let functions: Vec<_> = wrapped
        .as_array()
        .unwrap()
        .iter()
        .map(|tool| tool["function"].clone())
        .collect();
    let beside: Vec<_> = functions
        .iter()
        .map(|function| {
            let mut tool = function.clone();
            tool["type"] = "function".into();
            tool
        })
        .collect();
    for piece in [
        wrapped.clone(),
        serde_json::json!({ "tools": wrapped }),
        serde_json::json!({ "functions": functions }),
        serde_json::json!(functions),
        serde_json::json!(beside),
        functions[0].clone(),
    ] {
        let (kind, alone) = fill(&piece.to_string());
        assert_eq!(kind, PastedKind::Tools, "{piece}");
        let tools = |filled: &Filled| filled.workload.work.text(Part::Tools);
        assert_eq!(tools(&alone), tools(&whole), "{piece}");
        assert_eq!(alone.notes, []);
        // Nothing else has changed.
        let base = Template::Assistant.workload();
        let mut expected = base.clone();
        expected.work.set_text(Part::Tools, tools(&whole));
        // Another model's vocabulary may count otherwise: the body names one, the piece does not.
        assert_eq!(alone.workload, expected);
    }
    let hosted = r#"[{"type": "web_search"}]"#;
    let types = vec!["web_search".to_owned()];
    assert_eq!(fill(hosted).1.notes, [RequestNote::HostedTools { types }]);
}

#[test]
fn a_schema_alone_counts_as_its_compact_json() {
    let schema = r#"{"type": "object",
        "properties": {"name": {"type": "string"}}, "required": ["name"]}"#;
    let compact = serde_json::from_str::<serde_json::Value>(schema)
        .unwrap()
        .to_string();
    let (kind, filled) = fill(schema);
    assert_eq!(kind, PastedKind::Schema);
    let tokens = count(Encoding::O200kBase, &compact);
    let own = filled.workload.work.text(Part::Schema);
    assert_eq!(own, TextTokens::Estimated(tokens));
    let named = format!(r#"{{"name": "person", "schema": {compact}}}"#);
    for wrapped in [
        named.clone(),
        format!(r#"{{"type": "json_schema", "json_schema": {named}}}"#),
        format!(r#"{{"response_format": {{"type": "json_schema", "json_schema": {named}}}}}"#),
    ] {
        let (kind, filled) = fill(&wrapped);
        assert_eq!(kind, PastedKind::Schema);
        assert!(filled.workload.work.tokens(Part::Schema) > tokens);
    }
    for nothing in ["[]", "{}", "[1]", r#"{"a": 1}"#, "7", r#"[{"name": "f"}]"#] {
        let read = PastedRequest::read(nothing);
        assert_eq!(read.unwrap_err(), RequestError::NotARequest, "{nothing}");
    }
}

#[test]
fn a_piece_that_the_kind_of_work_does_not_have_is_said() {
    let request = PastedRequest::read(r#"{"type": "object", "properties": {}}"#).unwrap();
    let catalog = Catalog::built_in().unwrap();
    let agent = Template::Agent.workload();
    let filled = request.fill(&agent, &catalog, &|text| count(Encoding::O200kBase, text));
    assert_eq!(filled.notes, [RequestNote::NotInThisKind]);
}
