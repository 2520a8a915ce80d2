//! Steps of counting, taken in tests only: time follows the length of a text, whatever is in it.

use std::cell::Cell;

use super::{Counter, Encoding, Vocabulary};

thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// So many labels were looked up, or looked through for the lowest one.
pub(super) fn take(steps: usize) {
    TAKEN.set(TAKEN.get() + steps as u64);
}

/// The steps of counting a text with a counter that has met none.
fn of(encoding: Encoding, text: &str) -> u64 {
    let packed: &[u8] = match encoding {
        Encoding::O200kBase => include_bytes!("data/o200k_base.vocabulary"),
        Encoding::Cl100kBase => include_bytes!("data/cl100k_base.vocabulary"),
    };
    let vocabulary = Vocabulary::from_packed(packed).unwrap();
    let mut counter = Counter::new(encoding, vocabulary.into());
    TAKEN.set(0);
    counter.count(text);
    TAKEN.get()
}

/// Without an end to them: what has taken others minutes.
fn worst() -> Vec<(&'static str, Box<dyn Iterator<Item = char>>)> {
    let draw = |alphabet: &'static str| {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let mut state = 7_u64;
        move || {
            // Knuth's MMIX generator.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            alphabet[(state >> 33) as usize % alphabet.len()]
        }
    };
    let random = |alphabet| -> Box<dyn Iterator<Item = char>> {
        Box::new(std::iter::repeat_with(draw(alphabet)))
    };
    let repeated = |period: &'static str| -> Box<dyn Iterator<Item = char>> {
        Box::new(period.chars().cycle())
    };
    vec![
        ("a", repeated("a")),
        ("spaces", repeated(" ")),
        ("newlines", repeated("\n")),
        ("-=", repeated("-=")),
        ("nensdaoe", repeated("nensdaoe")),
        ("的是", repeated("的是")),
        ("🏽", repeated("🏽")),
        ("one word", random("abcdefghijklmnopqrstuvwxyz")),
        (
            "base64",
            random("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
        ),
        ("white space", random(" \t\n\r\u{3000}\u{a0}")),
        (
            "one word of Han",
            random("的一是不了人我在有他这为之大来以个中上们"),
        ),
        ("edges", random("aA 1!'\n\u{301}é中")),
    ]
}

#[test]
fn four_times_the_text_takes_four_times_the_steps() {
    for encoding in Encoding::ALL {
        for (about, endless) in worst() {
            let mut bytes = 0;
            let long: String = endless
                .take_while(|character| {
                    bytes += character.len_utf8();
                    bytes <= 4_000_000
                })
                .collect();
            let short: String = {
                let mut end = long.len() / 4;
                while !long.is_char_boundary(end) {
                    end -= 1;
                }
                long[..end].to_owned()
            };
            let (few, many) = (of(encoding, &short), of(encoding, &long));
            assert!(
                many <= few * 42 / 10,
                "{encoding}, {about}: {few} steps for a megabyte, {many} for four"
            );
            assert!(
                few > 0 || about == "spaces" || about == "newlines",
                "{about}: no steps"
            );
        }
    }
}
