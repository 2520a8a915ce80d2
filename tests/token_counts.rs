//! Token counts, against OpenAI's own tokenizer.
//!
//! `fixtures/token_counts.json` holds what the reference answered, and with which version and
//! vocabulary. A new case is a line there; its numbers come from the call named there, never
//! from this crate.

#![cfg(not(target_arch = "wasm32"))]

use serde::Deserialize;
use topup::tokens::{Encoding, Tokens, count};

#[test]
fn every_recorded_text_counts_as_in_the_reference() {
    let recorded: Recorded = serde_json::from_str(include_str!("fixtures/token_counts.json"))
        .expect("the fixture is well-formed");
    assert!(recorded.cases.len() >= 400, "the fixture lost cases");

    let wrong: Vec<String> = recorded.cases.iter().flat_map(Case::differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sentence_in_any_script_counts_exactly() {
    check("hello world", 2);
    check("What's the weather like in San Francisco?", 8);
    check("Жизнь прекрасна и удивительна", 9);
    check("おはようございます、今日の天気は？", 11);
    check("SELECT * FROM t WHERE id IN (1,2,3);", 14);
    check("", 0);
}

#[test]
fn a_family_emoji_is_many_tokens() {
    check(
        "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}",
        11,
    );
}

#[test]
fn repeated_characters_count_exactly() {
    check(&" ".repeat(100), 2);
    check(&"a".repeat(1_000), 125);
}

#[test]
fn text_that_spells_a_special_token_is_plain_text() {
    // As the token itself it would be 1.
    check("<|endoftext|>", 7);
    assert_eq!(count(Encoding::Cl100kBase, "<|endoftext|>"), Tokens::new(7));
}

/// What the reference answered.
#[derive(Deserialize)]
struct Recorded {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What makes this text worth recording.
    about: String,
    text: String,
    /// How often the text is repeated to make the one that was counted.
    #[serde(default = "once")]
    times: usize,
    o200k_base: u64,
    cl100k_base: u64,
}

fn once() -> usize {
    1
}

impl Case {
    /// A line for each encoding in which we count something else.
    fn differences(&self) -> Vec<String> {
        let text = self.text.repeat(self.times);
        [
            (Encoding::O200kBase, self.o200k_base),
            (Encoding::Cl100kBase, self.cl100k_base),
        ]
        .into_iter()
        .filter_map(|(encoding, expected)| {
            let ours = count(encoding, &text).get();
            (ours != expected).then(|| {
                format!(
                    "{encoding}, {}: {:?} × {} is {expected}, we count {ours}",
                    self.about, self.text, self.times
                )
            })
        })
        .collect()
    }
}

/// The count in `o200k_base`, the encoding of nearly everything on sale.
#[track_caller]
fn check(text: &str, expected: u64) {
    assert_eq!(
        count(Encoding::O200kBase, text),
        Tokens::new(expected),
        "{:?}",
        text.chars().take(60).collect::<String>()
    );
}
