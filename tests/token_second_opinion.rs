//! Token counts, against other implementations.
//!
//! The recorded answers of the reference are the authority, but they are a few thousand texts.
//! Here three engines are given thousands of texts made to fall between the splitting rules, and
//! must agree on each: ours, `bpe-openai`, which works in another way, and `tiktoken-rs`, which
//! has the reference's own code and regular expressions.

#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tiktoken_rs::CoreBPE;
use topup::tokens::{Encoding, Tokens, boundaries, count};

/// Fixed, so that a red run is red again; change it to look elsewhere.
const SEED: [u8; 32] = *b"the same texts are tried forever";

/// Texts for each encoding.
const CASES: u32 = 2_000;

/// Strings that stand on the edges of the splitting rules: each kind of white space, letter,
/// mark, digit and punctuation, contractions, and characters that change case into ASCII.
#[rustfmt::skip]
const EDGES: &[&str] = &[
    " ", "  ", "\n", "\r", "\r\n", "\t", "\u{b}", "\u{a0}", "\u{3000}", "\u{85}", "\u{2028}", "\u{feff}",
    "'", "'s", "'LL", "'\u{17f}", "'t",
    "a", "b", "the", "ing", " token", "Z", "Q", "HTTP", "é", "É", "ǅ", "ʰ", "ª",
    "中", "文字", "の", "カ", "ー", "한", "ع", "ל",
    "्", "\u{301}", "\u{20dd}", "\u{fe0f}", "🏽", "👩", "\u{200d}",
    "0", "12", "½", "Ⅷ", "٣",
    "!", "/", "//", "...", "_", "-", "<|", "|>", "<|endoftext|>",
    "\0", "\u{7f}", "\u{200b}", "\u{e0041}", "\u{10ffff}",
    "\u{17f}", "\u{212a}", "ß", "ı", "İ",
];

#[test]
fn random_texts_count_the_same_in_o200k_base() -> Result<(), String> {
    agree(
        Encoding::O200kBase,
        bpe_openai::o200k_base(),
        tiktoken_rs::o200k_base_singleton(),
    )
}

#[test]
fn random_texts_count_the_same_in_cl100k_base() -> Result<(), String> {
    agree(
        Encoding::Cl100kBase,
        bpe_openai::cl100k_base(),
        tiktoken_rs::cl100k_base_singleton(),
    )
}

// A megabyte each, of what has overflowed the stack or taken minutes in other tokenizers; the
// reference itself gives up on the spaces.

#[test]
fn a_megabyte_of_spaces_counts_the_same() {
    agree_on(&" ".repeat(1_000_000));
}

#[test]
fn a_megabyte_of_random_characters_counts_the_same() {
    let mut draw = Draws(7);
    agree_on(&(0..280_000).map(|_| draw.character()).collect::<String>());
}

#[test]
fn a_megabyte_long_word_counts_the_same() {
    let mut draw = Draws(11);
    agree_on(&(0..1_000_000).map(|_| draw.letter()).collect::<String>());
}

/// Every code point of the planes that have letters, among what decides how a text is cut: a wrong class of
/// one of them moves a piece's edge, and so, nearly always, a count.
#[test]
fn every_character_is_of_the_class_that_the_regular_expressions_give_it() {
    const AT_ONCE: usize = 16;
    let planes = (0..0x4_0000).chain(0xE_0000..0xE_1000);
    let characters: Vec<char> = planes.filter_map(char::from_u32).collect();
    for together in characters.chunks(AT_ONCE) {
        let lines = together
            .iter()
            .map(|c| format!("A{c}a {c}B{c}{c}c1{c}'s{c}"));
        let text = lines.collect::<Vec<_>>().join("\n");
        for (encoding, other) in [
            (Encoding::O200kBase, bpe_openai::o200k_base()),
            (Encoding::Cl100kBase, bpe_openai::cl100k_base()),
        ] {
            let counted = Tokens::new(other.count(&text) as u64);
            assert_eq!(count(encoding, &text), counted, "{encoding}: {text:?}");
        }
    }
}

/// Asks both engines about one text, in `o200k_base`.
#[track_caller]
fn agree_on(text: &str) {
    let other = bpe_openai::o200k_base().count(text);
    assert_eq!(count(Encoding::O200kBase, text), Tokens::new(other as u64));
}

/// Asks the engines about the same texts.
fn agree(
    encoding: Encoding,
    other: &bpe_openai::Tokenizer,
    reference: &CoreBPE,
) -> Result<(), String> {
    let config = Config {
        cases: CASES,
        // A failure prints its text, which belongs in the fixture once the reference has counted it.
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    TestRunner::new_with_rng(config, rng)
        .run(&text(), |text| {
            let ours = count(encoding, &text);
            let theirs = Tokens::new(other.count(text.as_str()) as u64);
            prop_assert_eq!(ours, theirs, "{:?}", text);
            let tokens = reference.encode_ordinary(&text);
            let lengths: Vec<usize> = reference
                ._decode_native_and_split(tokens)
                .map(|token| token.len())
                .collect();
            prop_assert_eq!(boundaries(encoding, &text), lengths, "{:?}", text);
            Ok(())
        })
        .map_err(|difference| difference.to_string())
}

/// Any text, most often one made of [`EDGES`].
fn text() -> impl Strategy<Value = String> {
    let edges = |most| {
        prop::collection::vec(prop::sample::select(EDGES), 0..most)
            .prop_map(|pieces| pieces.concat())
    };
    prop_oneof![
        5 => edges(40),
        2 => edges(200),
        2 => prop::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter),
        2 => prop::collection::vec(prop::sample::select(&[' ', '\n', '\t', '\'', 'a', 'A', '1', '/'][..]), 0..60)
            .prop_map(String::from_iter),
        1 => prop::collection::vec(prop::char::range('a', 'z'), 0..400).prop_map(String::from_iter),
        1 => (prop::sample::select(EDGES), 1..400usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

/// A small fixed sequence of numbers, for texts too long to be worth shrinking.
struct Draws(u64);

impl Draws {
    /// The next 32 random bits: the high half of Knuth's MMIX generator.
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) as u32
    }

    fn character(&mut self) -> char {
        // A surrogate is no character; a space will do.
        char::from_u32(self.next() % 0x0011_0000).unwrap_or(' ')
    }

    fn letter(&mut self) -> char {
        ('a'..='z')
            .nth((self.next() % 26) as usize)
            .unwrap_or_default()
    }
}
