//! The texts a unit of work is made of.

use serde::Serialize;

/// A text in a unit of work, measured in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The system prompt: what every call begins with.
    Instructions,
    /// Definitions of tools and functions.
    Tools,
    /// The JSON schema of a structured answer.
    Schema,
    /// Turns from before.
    History,
    /// What the person or the program asks.
    Message,
    /// A passage that was looked up and is sent along.
    Chunk,
    /// A document to embed or to train on.
    Document,
    /// What a tool answered.
    Observation,
    /// What the model writes, hidden reasoning apart.
    Answer,
    /// What OpenAI adds around messages.
    Framing,
}

impl Part {
    /// Every part. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 10] = [
        Self::Instructions,
        Self::Tools,
        Self::Schema,
        Self::History,
        Self::Message,
        Self::Chunk,
        Self::Document,
        Self::Observation,
        Self::Answer,
        Self::Framing,
    ];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Instructions => "instructions",
            Self::Tools => "tools",
            Self::Schema => "schema",
            Self::History => "history",
            Self::Message => "message",
            Self::Chunk => "chunk",
            Self::Document => "document",
            Self::Observation => "observation",
            Self::Answer => "answer",
            Self::Framing => "framing",
        }
    }
}
