//! How many tokens a text is billed as, and how well we know it.
//!
//! OpenAI bills *tokens*, not characters. For plain text their number is exact: the vocabulary
//! and the splitting rule of each [`Encoding`] are published, and [`count`] applies them. What
//! is not published (which encoding the newest models use, how images and tool definitions are
//! framed) is carried beside the number as [`Known`], never hidden in it.
//!
//! This room knows no other room of the crate. Counting needs a vocabulary of a megabyte or
//! two, so the page never calls [`count`]; its worker does, and so do the native programs.

mod count;
mod encoding;
mod estimate;
mod framing;
mod image;
mod quantity;
mod token_count;

pub use count::count;
pub use encoding::{Encoding, UnknownEncoding};
pub use estimate::{estimate, estimate_from_bytes};
pub use framing::{FramedMessage, Function, MessageFraming, Property, ToolFraming};
pub use image::{
    Detail, ImageCount, ImageError, ImageRule, ImageSize, PatchLevel, PatchRule, TileRule,
};
pub use quantity::Tokens;
pub use token_count::{Known, TokenCount};
