use js_sys::JsString;

use super::text::Text;
use tokens::{Tokens, estimate_from_bytes};

/// Up to this size, in UTF-16 units, a text is measured whole; of a longer one as much is read,
/// in so many parts.
const READ: u32 = 16_384;
const PARTS: u32 = 16;

/// A guess at a text's tokens that is ready at once, however long the text, to show until the
/// exact count arrives. As good as [`tokens::estimate`](tokens::estimate): of a long text,
/// samples spread over it tell how many bytes its characters take.
#[must_use]
pub fn estimate(text: &Text) -> Tokens {
    estimate_from_bytes(text.strings().map(bytes).into_iter().sum())
}

fn bytes(text: &JsString) -> u64 {
    let size = text.length();
    if size <= READ {
        return read(text);
    }
    let part = READ / PARTS;
    let sampled: u64 = (0..PARTS)
        .map(|n| size / PARTS * n)
        .map(|start| read(&text.slice(start, start + part)))
        .sum();
    sampled * u64::from(size) / u64::from(READ)
}

fn read(text: &JsString) -> u64 {
    String::from(text).len() as u64
}
