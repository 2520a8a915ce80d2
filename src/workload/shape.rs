//! The shapes work comes in.

use serde::Serialize;

use super::{Part, Quantity};

/// What one unit of work is, and so which calls it makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A single call.
    #[default]
    Call,
    /// A conversation: every turn sends its history again.
    Chat,
    /// A question with passages that were looked up for it.
    Rag,
    /// An agent: every step sends all steps before it again.
    Agent,
    /// A document turned into a vector.
    Embedding,
    /// Sound written down.
    Transcription,
    /// Text read aloud.
    Speech,
    /// Pictures made from a prompt.
    Pictures,
    /// A model trained on a data set.
    FineTuning,
}

impl Shape {
    /// Every shape. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 9] = [
        Self::Call,
        Self::Chat,
        Self::Rag,
        Self::Agent,
        Self::Embedding,
        Self::Transcription,
        Self::Speech,
        Self::Pictures,
        Self::FineTuning,
    ];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Chat => "chat",
            Self::Rag => "rag",
            Self::Agent => "agent",
            Self::Embedding => "embedding",
            Self::Transcription => "transcription",
            Self::Speech => "speech",
            Self::Pictures => "pictures",
            Self::FineTuning => "fine_tuning",
        }
    }

    /// The texts that count in this shape, in the order in which they are asked for.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Call => &[
                Part::Message,
                Part::Answer,
                Part::Instructions,
                Part::Tools,
                Part::Schema,
                Part::History,
                Part::Framing,
            ],
            Self::Chat => &[
                Part::Instructions,
                Part::Message,
                Part::Answer,
                Part::Tools,
                Part::Schema,
            ],
            Self::Rag => &[
                Part::Instructions,
                Part::Message,
                Part::Chunk,
                Part::Answer,
                Part::Tools,
                Part::Schema,
            ],
            Self::Agent => &[
                Part::Instructions,
                Part::Tools,
                Part::Message,
                Part::Answer,
                Part::Observation,
            ],
            Self::Embedding | Self::FineTuning => &[Part::Document],
            Self::Transcription => &[Part::Instructions, Part::Answer],
            Self::Speech | Self::Pictures => &[Part::Message],
        }
    }

    /// The numbers that count in this shape, in the order in which they are asked for.
    #[must_use]
    pub const fn quantities(self) -> &'static [Quantity] {
        match self {
            Self::Call => &[
                Quantity::Reasoning,
                Quantity::MaxOutput,
                Quantity::ShortestAnswer,
                Quantity::LongestAnswer,
                Quantity::Pictures,
                Quantity::PictureWidth,
                Quantity::PictureHeight,
                Quantity::WebSearches,
                Quantity::FileSearches,
                Quantity::ContainerSessions,
            ],
            Self::Chat => &[
                Quantity::Turns,
                Quantity::HistoryKept,
                Quantity::Summary,
                Quantity::Reasoning,
                Quantity::MaxOutput,
                Quantity::ShortestAnswer,
                Quantity::LongestAnswer,
                Quantity::Pictures,
                Quantity::PictureWidth,
                Quantity::PictureHeight,
                Quantity::WebSearches,
                Quantity::FileSearches,
                Quantity::ContainerSessions,
                Quantity::Pause,
            ],
            Self::Rag => &[
                Quantity::Chunks,
                Quantity::Reasoning,
                Quantity::MaxOutput,
                Quantity::ShortestAnswer,
                Quantity::LongestAnswer,
                Quantity::WebSearches,
                Quantity::FileSearches,
            ],
            Self::Agent => &[
                Quantity::Steps,
                Quantity::ObservationGrowth,
                Quantity::Reasoning,
                Quantity::MaxOutput,
                Quantity::ShortestAnswer,
                Quantity::LongestAnswer,
                Quantity::WebSearches,
                Quantity::FileSearches,
                Quantity::ContainerSessions,
                Quantity::Pause,
            ],
            Self::Embedding => &[],
            Self::Transcription => &[Quantity::Seconds],
            Self::Speech => &[Quantity::Characters, Quantity::Seconds],
            Self::Pictures => &[
                Quantity::Pictures,
                Quantity::PictureWidth,
                Quantity::PictureHeight,
            ],
            Self::FineTuning => &[Quantity::Epochs],
        }
    }

    /// Whether a prompt cache can help: the shape sends text that begins alike.
    #[must_use]
    pub const fn can_cache(self) -> bool {
        matches!(self, Self::Call | Self::Chat | Self::Rag | Self::Agent)
    }
}
