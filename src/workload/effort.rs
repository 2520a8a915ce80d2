//! How hard a model is asked to think.

use serde::Serialize;

/// The reasoning effort of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// No hidden reasoning.
    None,
    /// Next to none.
    Minimal,
    /// A little.
    Low,
    /// What most models do unasked.
    Medium,
    /// A lot.
    High,
    /// As much as there is.
    XHigh,
}

/// Hidden reasoning, in percent of the visible answer.
///
/// OpenAI publishes no figures: these are working assumptions of ours, wide on purpose. The
/// `reasoning_tokens` of one's own responses are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReasoningShare {
    /// For easy questions.
    pub least: u64,
    /// What is planned with.
    pub likely: u64,
    /// For hard questions.
    pub most: u64,
}

impl Effort {
    /// Every effort, from least to most.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Minimal,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::XHigh,
    ];

    /// The name in requests.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minimal => "minimal",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::XHigh => "xhigh",
        }
    }

    /// The effort of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effort| effort.id() == id)
    }

    /// How much hidden reasoning it brings.
    #[must_use]
    pub const fn share(self) -> ReasoningShare {
        let (least, likely, most) = match self {
            Self::None => (0, 0, 0),
            Self::Minimal => (0, 10, 50),
            Self::Low => (20, 50, 150),
            Self::Medium => (50, 150, 400),
            Self::High => (100, 300, 1_000),
            Self::XHigh => (200, 600, 2_000),
        };
        ReasoningShare {
            least,
            likely,
            most,
        }
    }

    /// The effort whose likely share that is.
    #[must_use]
    pub fn of_share(percent: u64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|effort| effort.share().likely == percent)
    }
}
