//! How many tokens a text is billed as, and how well we know it.
//!
//! OpenAI bills *tokens*, not characters. For plain text their number is exact: the vocabulary
//! and the splitting rule of each [`Encoding`] are published, and [`count`] applies them. What
//! is not published (which encoding the newest models use, how images and tool definitions are
//! framed) is carried beside the number as [`Known`], never hidden in it.
//!
//! This room knows no other room of the crate. A text is cut into pieces by the encoding's rule
//! (`split`); pieces met before are looked up (`memory`, `passages`), others are merged from their bytes into
//! tokens (`merge`, and `long` where that would take too long) as the [`Vocabulary`] says. The
//! vocabularies are files of most of a megabyte (`data`), so the page holds none: its worker loads
//! the one it needs into a [`Counter`]; native programs have them inside, because they call
//! [`count()`].

#![expect(
    clippy::inline_always,
    reason = "the page is built for size, and the compiler would leave calls in the innermost loops"
)]

mod bytes;
mod characters;
mod count;
mod counter;
mod document;
mod encoding;
mod estimate;
mod framing;
mod image;
mod long;
mod look;
mod memory;
mod merge;
mod packed;
mod passages;
mod practice;
mod quantity;
mod recent;
mod split;
#[cfg(test)]
mod steps;
mod token_count;
mod vocabulary;

pub use count::{boundaries, count};
pub use counter::Counter;
pub use document::{Document, EditError};
pub use encoding::{Encoding, UnknownEncoding};
pub use estimate::{estimate, estimate_from_bytes};
pub use framing::{FramedMessage, Function, MessageFraming, Property, ToolFraming};
pub use image::{
    Detail, ImageCount, ImageError, ImageRule, ImageSize, PatchLevel, PatchRule, TileRule,
};
pub use look::{Look, Stretch, pieces};
pub use packed::PackedError;
pub use quantity::Tokens;
pub use token_count::{Known, TokenCount};
pub use vocabulary::Vocabulary;
