//! Whole requests, pasted as they are sent to the API.

use std::path::Path;

use visitor::{Visitor, key};

const CHAT: &str = include_str!("../fixtures/requests/chat.json");
const RESPONSES: &str = include_str!("../fixtures/requests/responses.json");
const BATCH: &str = include_str!("../fixtures/requests/batch.jsonl");

fn at_the_box() -> Visitor {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.script(
        "document.querySelectorAll('.request-panel details').forEach((part) => { part.open = true })",
        &[],
    );
    visitor
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_chat_completions_body_fills_the_fields() {
    let visitor = at_the_box();
    visitor.field("API request").paste(CHAT);
    visitor.wait_for("A Chat Completions request: the fields below are filled from it.");
    assert_eq!(visitor.field("Instructions").value(), "6");
    assert_eq!(visitor.field("Tool definitions").value(), "68");
    assert_eq!(visitor.field("Most output").value(), "400");
    assert_eq!(visitor.field("Image width").value(), "3");
    let parts = visitor.region("One request").text();
    for part in ["Message framing", "estimated", "Images", "exact"] {
        assert!(parts.contains(part), "{part}: {parts}");
    }
    // One step back, and the example is there again.
    visitor.button("Undo").click();
    assert_eq!(visitor.field("Input tokens").value(), "3,000");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_responses_body_fills_the_fields() {
    let visitor = at_the_box();
    visitor.field("API request").paste(RESPONSES);
    visitor.wait_for("A Responses request: the fields below are filled from it.");
    visitor.wait_for("OpenAI runs some of the tools (web_search).");
    visitor.wait_for("It goes on from something stored at OpenAI");
    assert_eq!(visitor.field("Hidden reasoning").value(), "300");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_batch_file_fills_the_fields_and_a_broken_one_says_where() {
    let visitor = at_the_box();
    let input = visitor.field("Input tokens").value();
    let broken = BATCH.replacen("\"body\"", "body", 1);
    visitor.field("API request").paste(&broken);
    visitor.wait_for("Not JSON at line 1");
    assert_eq!(visitor.field("Input tokens").value(), input);
    assert_eq!(visitor.field("API request").value(), broken);

    visitor.field("API request").paste(BATCH);
    visitor.wait_for("A Batch file of 3 requests");
    visitor.wait_for("The requests differ; their average is an estimate");
    assert!(visitor.switch("Batch").is_on());
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn tools_and_a_schema_pasted_alone_change_nothing_else() {
    let visitor = at_the_box();
    let tools = r#"[{"type": "function", "function": {"name": "now", "description": "The time",
        "parameters": {"type": "object", "properties": {}}}}]"#;
    visitor.field("API request").paste(tools);
    visitor.wait_for("Tools: their definitions are counted");
    let counted = visitor.field("Tool definitions").value();
    assert!(
        counted.parse::<u32>().is_ok_and(|tokens| tokens > 5),
        "{counted}"
    );
    visitor
        .field("API request")
        .paste(r#"{"type": "object", "properties": {"name": {"type": "string"}}}"#);
    visitor.wait_for("The schema of an answer: it is counted");
    assert_ne!(visitor.field("Answer schema").value(), "0");
    assert_eq!(visitor.field("Tool definitions").value(), counted);
    assert_eq!(visitor.field("Input tokens").value(), "3,000");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_size_of_a_picture_is_read_from_its_file() {
    let visitor = at_the_box();
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/preview.png");
    visitor.field("Images sent").enter("2");
    let files = visitor.button("Read sizes from image files");
    files.attach(&picture);
    visitor.wait_for("1 read; the largest is");
    assert_eq!(visitor.field("Images sent").value(), "1");
    assert_ne!(visitor.field("Image width").value(), "1,024");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_paste_aimed_at_no_field_is_a_prompt_or_a_link() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    // With the focus on a button: no field takes what is pasted.
    let paste = |text: &str| {
        let button = visitor.button("Copy link");
        visitor.script(
            "arguments[0].focus(); await navigator.clipboard.writeText(arguments[1])",
            &[button.handle(), text.into()],
        );
        button.press(&format!("{}v{}", key::CONTROL, key::RELEASE));
    };
    paste("hello world");
    visitor.wait_for("2 tokens");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    // What is there already is kept nowhere else, so it is not replaced.
    paste("something else");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    // What is aimed at a field stays there.
    visitor.field("Days").paste("60");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    assert_eq!(visitor.field("Days").value(), "60");
    paste(&link);
    visitor.wait_for("You are looking at a scenario from a link.");
    assert_eq!(visitor.console_problems(), [""; 0]);
}
