//! The ways a request can be processed, each with its own price row.

use core::fmt;

use serde::{Deserialize, Serialize};

/// How OpenAI processes a request; decides which price row applies.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Processing {
    /// Answered at once, at the list price.
    #[default]
    Standard,
    /// Handed in as a file, answered within 24 hours.
    Batch,
    /// Answered when there is spare capacity.
    Flex,
    /// Answered faster, for more; called Priority before 2026-07-30.
    Fast,
    /// Answered fastest, for much more.
    Ultrafast,
    /// Answered in the background within 2 hours.
    #[serde(rename = "background_2h")]
    Background2h,
    /// Answered in the background within 8 hours.
    #[serde(rename = "background_8h")]
    Background8h,
}

impl Processing {
    /// Every way, cheapest habits first as people choose them.
    pub const ALL: [Self; 7] = [
        Self::Standard,
        Self::Batch,
        Self::Flex,
        Self::Fast,
        Self::Ultrafast,
        Self::Background2h,
        Self::Background8h,
    ];

    /// The name in data and links, such as `background_2h`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Batch => "batch",
            Self::Flex => "flex",
            Self::Fast => "fast",
            Self::Ultrafast => "ultrafast",
            Self::Background2h => "background_2h",
            Self::Background8h => "background_8h",
        }
    }

    /// Reads our name or a `service_tier` as the API reports it: `default` and
    /// `auto` are Standard, `priority` is Fast.
    #[must_use]
    pub fn from_service_tier(tier: &str) -> Option<Self> {
        match tier {
            "default" | "auto" => Some(Self::Standard),
            "priority" => Some(Self::Fast),
            _ => Self::ALL
                .into_iter()
                .find(|processing| processing.id() == tier),
        }
    }
}

impl fmt::Display for Processing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
