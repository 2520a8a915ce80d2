//! The worker's own program, in the browser, beside what the reference answered.

use serde_json::{Value, json};
use topup::tokens::{Encoding, count};
use visitor::Visitor;

/// The same texts are cut natively in `tests/token_boundaries.rs`.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_worker_cuts_every_recorded_text_as_the_reference_does() {
    let recorded: Value =
        serde_json::from_str(include_str!("../fixtures/token_boundaries.json")).unwrap();
    let cases = recorded["cases"].as_array().unwrap();
    assert!(cases.len() >= 2_000, "the fixture lost cases");

    let visitor = Visitor::arrive();
    visitor.open("");
    let wrong = visitor.script(
        "const worker = new Worker('token_worker.js', { type: 'module' });
         const heard = (kind) => new Promise((resolve, reject) => {
             worker.onerror = (event) => reject(event.message);
             worker.onmessage = ({ data }) => data.get('kind') === kind && resolve(data);
         });
         await heard('ready');
         const wrong = [];
         let version = 0n;
         for (const one of arguments[0])
             for (const encoding of ['o200k_base', 'cl100k_base']) {
                 version += 1n;
                 const request = { version, encoding, vocabulary: `${encoding}.vocabulary`, text: one.text, look: 1_000_000 };
                 worker.postMessage(new Map(Object.entries(request)));
                 const answer = await heard('counted');
                 const lengths = [...answer.get('lengths')];
                 if (Number(answer.get('tokens')) !== one[encoding].length || String(lengths) !== String(one[encoding]))
                     wrong.push([encoding, one.text, one[encoding], lengths]);
             }
         return wrong;",
        &[Value::from(cases.clone())],
    );
    assert_eq!(wrong, json!([]));
}

/// It is taken in piece by piece, and its characters of two units each stand at odd places.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn no_character_of_a_large_text_is_cut_in_two() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let counted = visitor.script(
        "const worker = new Worker('token_worker.js', { type: 'module' });
         const heard = (kind) => new Promise((resolve, reject) => {
             worker.onerror = (event) => reject(event.message);
             worker.onmessage = ({ data }) => data.get('kind') === kind && resolve(data);
         });
         await heard('ready');
         const request = { version: 1n, encoding: 'o200k_base', vocabulary: 'o200k_base.vocabulary', text: 'a' + '😀'.repeat(100_000) };
         worker.postMessage(new Map(Object.entries(request)));
         const answer = await heard('counted');
         return [Number(answer.get('bytes')), Number(answer.get('tokens'))];",
        &[],
    );
    let text = format!("a{}", "😀".repeat(100_000));
    let tokens = count(Encoding::O200kBase, &text).get();
    assert_eq!(counted, json!([text.len(), tokens]));
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_text_is_seen_token_by_token_and_each_paragraph_has_its_price() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let brief = "Be brief.\n\n";
    let french = "Answer in French, and never in German, whatever the question is about.\n";
    visitor.field("Prompt").paste(&format!("{brief}{french}"));
    // By the reference: 3 and 15 tokens, and one for the empty line between.
    visitor.wait_for("18 tokens, ");
    visitor.unfold("Where its tokens go, and what each paragraph costs");
    visitor.wait_until("the tokens are shown", |visitor| {
        pieces(visitor).len() == 18
    });
    assert_eq!(pieces(&visitor)[..4], ["Be", " brief", ".↵\n↵\n", "Answer"]);
    let rows = visitor.region("Paragraphs").text();
    assert!(
        rows.contains("Answer in French, and never in German"),
        "{rows}"
    );
    let month = |visitor: &Visitor| {
        let shown = visitor.script(
            "return document.querySelector('#bill .bill__month, .answer-bar').textContent",
            &[],
        );
        shown.as_str().unwrap().to_owned()
    };
    let before = month(&visitor);

    // Typing goes on under open eyes, and the count follows.
    visitor.field("Prompt").enter(brief);
    visitor.wait_until("the tokens follow", |visitor| {
        pieces(visitor) == ["Be", " brief", ".↵\n↵\n"]
    });
    assert_ne!(month(&visitor), before);
    assert_eq!(visitor.field("Input tokens").value(), "3");
}

fn pieces(visitor: &Visitor) -> Vec<String> {
    let seen = visitor.script(
        "return [...document.querySelectorAll('.token')].map((token) => token.textContent)",
        &[],
    );
    let pieces = seen.as_array().into_iter().flatten();
    pieces
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
