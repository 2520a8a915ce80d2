//! A text that is edited counts at every moment what it counts as a whole.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    reason = "a vocabulary that is not whole is a failed test"
)]

use std::sync::Arc;

use proptest::prelude::*;
use topup::tokens::{Counter, Document, EditError, Encoding, Tokens, Vocabulary};

fn counter(encoding: Encoding) -> Counter {
    thread_local! {
        static O200K: Arc<Vocabulary> = unpacked(include_bytes!("../src/tokens/data/o200k_base.vocabulary"));
        static CL100K: Arc<Vocabulary> = unpacked(include_bytes!("../src/tokens/data/cl100k_base.vocabulary"));
    }
    let vocabulary = match encoding {
        Encoding::O200kBase => O200K.with(Arc::clone),
        Encoding::Cl100kBase => CL100K.with(Arc::clone),
    };
    Counter::new(encoding, vocabulary)
}

fn unpacked(packed: &[u8]) -> Arc<Vocabulary> {
    Vocabulary::from_packed(packed)
        .expect("the vocabulary is whole")
        .into()
}

/// What is typed, pasted and removed: what changes how the text around it is cut, most of all.
#[rustfmt::skip]
const FRAGMENTS: [&str; 20] = [
    "", " ", "\n", "   ", "\n\n  ", "'", "s", "'ll", "a", "Z", "中", "\u{301}", "1", "!!", "/",
    "hello world", " \t", "\u{3000}", "👩", "ſ",
];

/// An edit by shares of the text, so that it fits whatever the text is by then.
#[derive(Clone, Debug)]
struct Typed {
    /// In thousandths of the text.
    at: usize,
    removed: usize,
    inserted: String,
}

impl Typed {
    /// The range of bytes in this text.
    fn range(&self, text: &str) -> std::ops::Range<usize> {
        let edge = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = edge(text.len() * self.at / 1_000);
        start..edge(start + self.removed).max(start)
    }
}

fn typed() -> impl Strategy<Value = Typed> {
    let inserted = prop_oneof![
        6 => prop::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned),
        1 => (prop::sample::select(&FRAGMENTS[..]), 1..3_000usize).prop_map(|(piece, times)| piece.repeat(times)),
    ];
    let removed = prop_oneof![4 => Just(0), 4 => 1..6usize, 1 => 0..5_000usize];
    (0..=1_000_usize, removed, inserted).prop_map(|(at, removed, inserted)| Typed {
        at,
        removed,
        inserted,
    })
}

/// Texts of several stretches: words, and runs without an edge between pieces.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(
        &[
            "the",
            " quick",
            " brown",
            "\n",
            "  ",
            " fox's",
            "1234",
            " 中文字",
            "…",
            "\r\n\t",
            "é",
            " ",
            "aaaa",
            "    ",
        ][..],
    );
    let words =
        |most| prop::collection::vec(word.clone(), 0..most).prop_map(|words| words.concat());
    prop_oneof![
        3 => words(4_000),
        2 => words(40),
        1 => (words(1_500), prop::sample::select(&[" ", "\n", "a", "中", "!"][..]), 0..9_000usize, words(1_500))
            .prop_map(|(before, run, times, after)| before + &run.repeat(times) + &after),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    /// 250 texts × up to 40 edits × two encodings.
    #[test]
    fn after_every_edit_the_count_is_that_of_the_whole(
        text in text(),
        edits in prop::collection::vec(typed(), 1..40),
    ) {
        for encoding in Encoding::ALL {
            let mut counter = counter(encoding);
            let mut fresh = self::counter(encoding);
            let mut document = Document::new(&mut counter, text.clone());
            prop_assert_eq!(document.tokens(), fresh.count(&text));
            let mut expected = text.clone();
            for edit in &edits {
                let range = edit.range(&expected);
                expected.replace_range(range.clone(), &edit.inserted);
                let tokens = document.edit(&mut counter, range, &edit.inserted).unwrap();
                prop_assert_eq!(document.text(), &expected);
                prop_assert_eq!(tokens, fresh.count(&expected), "after {:?}", edit);
            }
        }
    }
}

#[test]
fn a_range_that_cuts_a_character_is_refused() {
    let mut counter = counter(Encoding::O200kBase);
    let mut document = Document::new(&mut counter, "a中b".to_owned());
    let before = document.tokens();
    for range in [0..2, 2..4, 0..6, 5..6] {
        assert_eq!(document.edit(&mut counter, range, "x"), Err(EditError));
    }
    assert_eq!((document.text(), document.tokens()), ("a中b", before));
    assert_eq!(document.edit(&mut counter, 0..5, ""), Ok(Tokens::ZERO));
    assert_eq!(
        document.edit(&mut counter, 0..0, "hello world"),
        Ok(Tokens::new(2))
    );
}

/// Counting a megabyte again would take a thousand times as long as a keystroke in it.
#[test]
fn a_keystroke_in_a_megabyte_counts_a_window() {
    let mut counter = counter(Encoding::O200kBase);
    let text = "The quick brown fox jumps over the lazy dog.\n".repeat(23_000);
    let whole = std::time::Instant::now();
    let mut document = Document::new(&mut counter, text);
    let whole = whole.elapsed();
    let edits = std::time::Instant::now();
    for _ in 0..100 {
        document.edit(&mut counter, 500_000..500_000, "x").unwrap();
    }
    let each = edits.elapsed() / 100;
    assert!(
        each * 5 < whole,
        "{each:?} an edit, {whole:?} for the whole"
    );
}
