use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use super::{Counter, Encoding, Tokens, Vocabulary};

/// The exact number of tokens of a plain text.
///
/// The whole text is ordinary: a string that spells a special token, such as `<|endoftext|>`,
/// counts as the characters it is made of. Nothing is added for messages, tools or images around
/// the text.
///
/// The first call for an encoding unpacks its vocabulary (hundredths of a second). After that,
/// time follows the length of the text, whatever is in it. A text must be counted whole: the
/// counts of two halves need not add up to its own.
///
/// A program that calls this has both vocabularies inside it, more than a megabyte. So the page's
/// worker does not: it loads the one it needs and has a [`Counter`] of its own.
///
/// # Source
///
/// Equal to `len(encoding.encode_ordinary(text))` of the Python package tiktoken 0.14.0, OpenAI's
/// reference; its answers are recorded in `tests/fixtures/token_counts.json`.
///
/// # Example
///
/// ```
/// use tokens::{Encoding, Tokens, count};
///
/// assert_eq!(count(Encoding::O200kBase, "hello world"), Tokens::new(2));
/// ```
#[must_use]
pub fn count(encoding: Encoding, text: &str) -> Tokens {
    with_counter(encoding, |counter| counter.count(text))
}

/// The length of each token of a plain text, in bytes.
///
/// There are as many as [`count`] says, none is 0, and together they are the length of the text.
/// A token may end inside a character.
///
/// # Source
///
/// Equal to the lengths of `encoding.decode_tokens_bytes(encoding.encode_ordinary(text))` of the
/// Python package tiktoken 0.14.0.
///
/// # Example
///
/// ```
/// use tokens::{Encoding, boundaries};
///
/// assert_eq!(boundaries(Encoding::O200kBase, "hello world"), [5, 6]);
/// ```
#[must_use]
pub fn boundaries(encoding: Encoding, text: &str) -> Vec<usize> {
    with_counter(encoding, |counter| counter.boundaries(text))
}

/// Each thread has its own counters, all of them the same vocabularies.
pub(super) fn with_counter<T>(encoding: Encoding, act: impl FnOnce(&mut Counter) -> T) -> T {
    static O200K_BASE: LazyLock<Arc<Vocabulary>> =
        LazyLock::new(|| unpack(include_bytes!("data/o200k_base.vocabulary")));
    static CL100K_BASE: LazyLock<Arc<Vocabulary>> =
        LazyLock::new(|| unpack(include_bytes!("data/cl100k_base.vocabulary")));
    thread_local! {
        static O200K_COUNTER: RefCell<Counter> =
            RefCell::new(Counter::new(Encoding::O200kBase, Arc::clone(&O200K_BASE)));
        static CL100K_COUNTER: RefCell<Counter> =
            RefCell::new(Counter::new(Encoding::Cl100kBase, Arc::clone(&CL100K_BASE)));
    }

    let counter = match encoding {
        Encoding::O200kBase => &O200K_COUNTER,
        Encoding::Cl100kBase => &CL100K_COUNTER,
    };
    counter.with_borrow_mut(act)
}

#[expect(
    clippy::expect_used,
    reason = "the bytes are compiled in, and every test that counts unpacks them"
)]
fn unpack(packed: &[u8]) -> Arc<Vocabulary> {
    Arc::new(Vocabulary::from_packed(packed).expect("the vocabulary was packed by xtask"))
}
