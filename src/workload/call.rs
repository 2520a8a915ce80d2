//! The calls that a unit of work makes.

use crate::catalog::Quality;
use crate::tokens::{Detail, ImageSize, Tokens};

/// A call to the API, before a cache or a price is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Text input, everything included.
    pub text: Tokens,
    /// The beginning of the text that the call before it, in the same unit, has sent already.
    pub sent_before: Tokens,
    /// The beginning of the text that every unit has in common.
    pub common: Tokens,
    /// Text output, hidden reasoning included.
    pub output: Tokens,
}

/// Everything that one unit of work asks of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitOfWork {
    /// Its calls for text, in order.
    pub calls: Vec<Call>,
    /// Pictures sent along with each call: how many, how large, and how closely they are looked at.
    pub pictures: Option<(u64, ImageSize, Detail)>,
    /// Pictures to make: how many, how large, and how well.
    pub made_pictures: Option<(u64, ImageSize, Quality)>,
    /// Seconds of sound heard.
    pub seconds_heard: u64,
    /// Seconds of sound spoken.
    pub seconds_spoken: u64,
    /// Characters read aloud.
    pub characters: u64,
    /// Tokens trained on, every epoch counted.
    pub trained: Tokens,
    /// Tools called in the whole unit.
    pub tools: ToolCalls,
}

/// Calls of the tools that OpenAI charges for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToolCalls {
    /// Web search calls.
    pub web_searches: u64,
    /// File search calls.
    pub file_searches: u64,
    /// Sessions of a 1 GB container.
    pub container_sessions: u64,
}
