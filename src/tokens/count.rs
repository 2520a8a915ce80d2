use std::sync::LazyLock;

use tiktoken::CoreBpe;

use super::{Encoding, Tokens};

/// The exact number of tokens of a plain text.
///
/// The whole text is ordinary: a string that spells a special token, such as `<|endoftext|>`,
/// counts as the characters it is made of. Nothing is added for messages, tools or images around
/// the text.
///
/// The first call for an encoding unpacks its vocabulary (tenths of a second). After that, time
/// follows the length of the text, whatever is in it. A text must be counted whole: the counts
/// of two halves need not add up to its own.
///
/// # Source
///
/// Equal to `len(encoding.encode_ordinary(text))` of the Python package tiktoken 0.14.0, OpenAI's
/// reference; its answers are recorded in `tests/fixtures/token_counts.json`.
///
/// # Example
///
/// ```
/// use topup::tokens::{Encoding, Tokens, count};
///
/// assert_eq!(count(Encoding::O200kBase, "hello world"), Tokens::new(2));
/// ```
#[must_use]
pub fn count(encoding: Encoding, text: &str) -> Tokens {
    // The only place that names the engine, so that another one is a change of this file.
    static O200K_BASE: LazyLock<CoreBpe> = LazyLock::new(tiktoken::encoding::o200k_base);
    static CL100K_BASE: LazyLock<CoreBpe> = LazyLock::new(tiktoken::encoding::cl100k_base);

    let engine = match encoding {
        Encoding::O200kBase => &O200K_BASE,
        Encoding::Cl100kBase => &CL100K_BASE,
    };
    Tokens::new(engine.count(text) as u64)
}
