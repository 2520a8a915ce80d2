//! The worker's own program, in the browser, beside what the reference answered.

use serde_json::{Value, json};
use visitor::Visitor;

/// The same texts are counted natively in `tests/token_boundaries.rs`.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_worker_counts_every_recorded_text_as_the_reference_does() {
    let recorded: Value =
        serde_json::from_str(include_str!("../fixtures/token_boundaries.json")).unwrap();
    let cases: Vec<Value> = recorded["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| {
            let tokens = |encoding: &str| case[encoding].as_array().unwrap().len();
            json!({
                "text": case["text"],
                "tokens": { "o200k_base": tokens("o200k_base"), "cl100k_base": tokens("cl100k_base") },
            })
        })
        .collect();
    assert!(cases.len() >= 2_000, "the fixture lost cases");

    let visitor = Visitor::arrive();
    visitor.open("");
    let wrong = visitor.script(
        "const worker = new Worker('token_worker_loader.js', { type: 'module' });
         const heard = (kind) => new Promise((resolve, reject) => {
             worker.onerror = (event) => reject(event.message);
             worker.onmessage = ({ data }) => data.get('kind') === kind && resolve(data);
         });
         await heard('ready');
         const wrong = [];
         let version = 0n;
         for (const { text, tokens } of arguments[0])
             for (const encoding in tokens) {
                 version += 1n;
                 worker.postMessage(new Map([['version', version], ['encoding', encoding], ['text', text]]));
                 const counted = Number((await heard('counted')).get('tokens'));
                 if (counted !== tokens[encoding]) wrong.push([encoding, text, tokens[encoding], counted]);
             }
         return wrong;",
        &[Value::from(cases)],
    );
    assert_eq!(wrong, json!([]));
}
