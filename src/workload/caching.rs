//! What a prompt cache is taken to do.

use serde::Serialize;

use crate::money::Percent;

/// What the prompt cache does for the calls of a workload.
///
/// The typed shares stay when another mode is chosen, so that trying one loses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caching {
    /// Where the reads and writes come from.
    pub mode: CachingMode,
    /// The share of input tokens read from the cache, when it is typed.
    pub read: Percent,
    /// The share of input tokens written to the cache, when it is typed; costs extra on some models.
    pub written: Percent,
}

/// Where the reads and writes of the prompt cache come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CachingMode {
    /// Nothing is cached.
    #[default]
    Off,
    /// From the shares that a person typed.
    Typed,
    /// From what repeats in the work, and how soon it comes again.
    Derived(Keep),
}

/// How long what was written is kept, of the lifetimes a model offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The shortest: 30 minutes where writing is billed.
    #[default]
    Short,
    /// The longest: 12 hours where writing is billed, at twice the price of the short one.
    Long,
}

impl CachingMode {
    /// Every mode. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 4] = [
        Self::Off,
        Self::Typed,
        Self::Derived(Keep::Short),
        Self::Derived(Keep::Long),
    ];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Typed => "typed",
            Self::Derived(Keep::Short) => "derived",
            Self::Derived(Keep::Long) => "derived_long",
        }
    }
}

impl Caching {
    /// No cache.
    pub const OFF: Self = Self {
        mode: CachingMode::Off,
        read: Percent::ZERO,
        written: Percent::ZERO,
    };

    /// Derived from the work and its traffic, with the shortest lifetime.
    pub const DERIVED: Self = Self {
        mode: CachingMode::Derived(Keep::Short),
        ..Self::OFF
    };

    /// Typed shares, which count if it is on.
    #[must_use]
    pub const fn typed(on: bool, read: Percent, written: Percent) -> Self {
        let mode = if on {
            CachingMode::Typed
        } else {
            CachingMode::Off
        };
        Self {
            mode,
            read,
            written,
        }
    }

    /// Whether prompts are cached at all.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.mode != CachingMode::Off
    }

    /// The mode that switching it on means: the typed shares, if there are any.
    #[must_use]
    pub fn when_on(self) -> CachingMode {
        if self.is_on() {
            self.mode
        } else if self.read == Percent::ZERO && self.written == Percent::ZERO {
            Self::DERIVED.mode
        } else {
            CachingMode::Typed
        }
    }
}
