//! The numbers a unit of work is made of, besides its texts.

use serde::Serialize;

/// A number in a unit of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Turns of a conversation: a message and its answer.
    Turns,
    /// The most history tokens that are sent again; none is no limit.
    HistoryKept,
    /// The length of the summary that stands for the history left out; none is no summary.
    Summary,
    /// Passages sent along with a question.
    Chunks,
    /// Steps of an agent: a call, then a tool's observation.
    Steps,
    /// Tokens by which each observation is longer than the one before.
    ObservationGrowth,
    /// Hidden reasoning, in percent of the visible answer.
    Reasoning,
    /// Pictures sent along, or to make.
    Pictures,
    /// Their width in pixels.
    PictureWidth,
    /// Their height in pixels.
    PictureHeight,
    /// Seconds of sound.
    Seconds,
    /// Characters to read aloud.
    Characters,
    /// Passes over the training data.
    Epochs,
    /// Web search calls.
    WebSearches,
    /// File search calls.
    FileSearches,
    /// Sessions of a 1 GB container, for the code interpreter.
    ContainerSessions,
    /// Seconds between a call and the next one of the same unit.
    Pause,
    /// The most output a call may have, hidden reasoning included; none is no limit.
    MaxOutput,
    /// The shortest that an answer may turn out, for the low end of a bill; none is not known.
    ShortestAnswer,
    /// The longest that an answer may turn out, for the high end of a bill; none is not known.
    LongestAnswer,
}

/// What a quantity is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Things.
    Count,
    /// Tokens.
    Tokens,
    /// Percent.
    Percent,
    /// Pixels.
    Pixels,
    /// Seconds.
    Seconds,
}

impl Quantity {
    /// Every quantity. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 20] = [
        Self::Turns,
        Self::HistoryKept,
        Self::Summary,
        Self::Chunks,
        Self::Steps,
        Self::ObservationGrowth,
        Self::Reasoning,
        Self::Pictures,
        Self::PictureWidth,
        Self::PictureHeight,
        Self::Seconds,
        Self::Characters,
        Self::Epochs,
        Self::WebSearches,
        Self::FileSearches,
        Self::ContainerSessions,
        Self::Pause,
        Self::MaxOutput,
        Self::ShortestAnswer,
        Self::LongestAnswer,
    ];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Turns => "turns",
            Self::HistoryKept => "history_kept",
            Self::Summary => "summary",
            Self::Chunks => "chunks",
            Self::Steps => "steps",
            Self::ObservationGrowth => "observation_growth",
            Self::Reasoning => "reasoning",
            Self::Pictures => "pictures",
            Self::PictureWidth => "picture_width",
            Self::PictureHeight => "picture_height",
            Self::Seconds => "seconds",
            Self::Characters => "characters",
            Self::Epochs => "epochs",
            Self::WebSearches => "web_searches",
            Self::FileSearches => "file_searches",
            Self::ContainerSessions => "container_sessions",
            Self::Pause => "pause",
            Self::MaxOutput => "max_output",
            Self::ShortestAnswer => "shortest_answer",
            Self::LongestAnswer => "longest_answer",
        }
    }

    /// The value of a quantity nobody has entered.
    #[must_use]
    pub const fn usual(self) -> u64 {
        match self {
            Self::Turns | Self::Steps | Self::Epochs => 1,
            Self::PictureWidth | Self::PictureHeight => 1024,
            // A person reads and types for about a minute; tools mostly take less.
            Self::Pause => 60,
            Self::HistoryKept
            | Self::Summary
            | Self::Chunks
            | Self::ObservationGrowth
            | Self::Reasoning
            | Self::Pictures
            | Self::Seconds
            | Self::Characters
            | Self::WebSearches
            | Self::FileSearches
            | Self::ContainerSessions
            | Self::MaxOutput
            | Self::ShortestAnswer
            | Self::LongestAnswer => 0,
        }
    }

    /// The least and the most that is taken.
    #[must_use]
    pub const fn limits(self) -> (u64, u64) {
        match self {
            // Each turn and step is a call of its own; more of them are several conversations.
            Self::Turns | Self::Steps => (1, 500),
            Self::Epochs => (1, 100),
            Self::PictureWidth | Self::PictureHeight => (1, 65_535),
            Self::Chunks | Self::Pictures => (0, 10_000),
            Self::Reasoning | Self::WebSearches | Self::FileSearches | Self::ContainerSessions => {
                (0, 100_000)
            }
            Self::Seconds => (0, 100_000_000),
            // Thirty days.
            Self::Pause => (0, 2_592_000),
            Self::HistoryKept
            | Self::Summary
            | Self::ObservationGrowth
            | Self::Characters
            | Self::MaxOutput
            | Self::ShortestAnswer
            | Self::LongestAnswer => (0, 1_000_000_000),
        }
    }

    /// What it is counted in.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::HistoryKept
            | Self::Summary
            | Self::ObservationGrowth
            | Self::MaxOutput
            | Self::ShortestAnswer
            | Self::LongestAnswer => Measure::Tokens,
            Self::Reasoning => Measure::Percent,
            Self::PictureWidth | Self::PictureHeight => Measure::Pixels,
            Self::Seconds | Self::Pause => Measure::Seconds,
            Self::Turns
            | Self::Chunks
            | Self::Steps
            | Self::Pictures
            | Self::Characters
            | Self::Epochs
            | Self::WebSearches
            | Self::FileSearches
            | Self::ContainerSessions => Measure::Count,
        }
    }
}
