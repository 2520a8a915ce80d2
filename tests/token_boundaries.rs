//! Where tokens end, against OpenAI's own tokenizer, and what is true of every text.
//!
//! `fixtures/token_boundaries.json` holds what the reference answered, and with which version and
//! vocabulary: texts on every edge between classes of characters and between the splitting rules,
//! and pieces on both sides of the length from which they are merged in another way.

#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde::Deserialize;
use topup::tokens::{Counter, Encoding, PackedError, Tokens, Vocabulary, boundaries, count};

#[test]
fn every_recorded_text_is_cut_as_in_the_reference() {
    let recorded: Recorded = serde_json::from_str(include_str!("fixtures/token_boundaries.json"))
        .expect("the fixture is well-formed");
    assert!(recorded.cases.len() >= 2_000, "the fixture lost cases");

    let wrong: Vec<String> = recorded.cases.iter().flat_map(Case::differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_token_may_end_inside_a_character() {
    assert_eq!(boundaries(Encoding::O200kBase, "🏽"), [3, 1]);
    assert_eq!(boundaries(Encoding::Cl100kBase, ""), [0; 0]);
}

/// A megabyte in one piece. This would take hours if time did not follow the length.
#[test]
fn a_long_piece_that_repeats_itself_is_counted_in_time() {
    for (period, times, tokens) in [
        ("a", 1_000_000, 125_000),
        ("-=", 500_000, 62_504),
        ("nensdaoe", 125_000, 375_001),
    ] {
        let text = period.repeat(times);
        assert_eq!(
            count(Encoding::O200kBase, &text),
            Tokens::new(tokens),
            "{period:?}"
        );
    }
}

#[test]
fn what_is_no_vocabulary_is_refused() {
    for bytes in [&b""[..], b"topupbp1", &[0; 1_000]] {
        assert_eq!(Vocabulary::from_packed(bytes).err(), Some(PackedError));
    }
}

proptest! {
    #[test]
    fn tokens_are_the_text_and_as_many_as_are_counted(text: String) {
        for encoding in Encoding::ALL {
            let lengths = boundaries(encoding, &text);
            prop_assert!(lengths.iter().all(|length| *length > 0));
            prop_assert_eq!(lengths.iter().sum::<usize>(), text.len());
            prop_assert_eq!(count(encoding, &text), Tokens::new(lengths.len() as u64));
        }
    }

    /// What a counter has met before changes nothing.
    #[test]
    fn a_new_counter_counts_as_an_old_one(text in "[ -~\n]{0,200}") {
        thread_local! {
            static VOCABULARY: std::sync::Arc<Vocabulary> = Vocabulary::from_packed(
                include_bytes!("../src/tokens/data/o200k_base.vocabulary"),
            ).unwrap().into();
        }
        let mut new = Counter::new(Encoding::O200kBase, VOCABULARY.with(std::sync::Arc::clone));
        prop_assert_eq!(new.count(&text), count(Encoding::O200kBase, &text));
    }
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
    o200k_base: Vec<usize>,
    cl100k_base: Vec<usize>,
}

impl Case {
    /// A line for each encoding in which we cut or count otherwise.
    fn differences(&self) -> Vec<String> {
        [
            (Encoding::O200kBase, &self.o200k_base),
            (Encoding::Cl100kBase, &self.cl100k_base),
        ]
        .into_iter()
        .filter_map(|(encoding, expected)| {
            let ours = boundaries(encoding, &self.text);
            let same = ours == *expected
                && count(encoding, &self.text) == Tokens::new(expected.len() as u64);
            (!same).then(|| {
                format!(
                    "{encoding}, {}: {:?} is {expected:?}, we say {ours:?}",
                    self.about, self.text
                )
            })
        })
        .collect()
    }
}
