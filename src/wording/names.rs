//! The names of the things on the page.

use crate::catalog::{Confidence, ContextBand, Modality, Processing, Status, TokenKind};
use crate::quote::{ContextLimit, Item};
use crate::scenario::Stage;
use crate::tokens::Known;

/// A stage.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Learning => "Learning",
        Stage::Mvp => "MVP",
        Stage::InternalTool => "Internal tool",
        Stage::Production => "Production",
        Stage::PeakCampaign => "Peak campaign",
    }
}

/// What a stage is.
#[must_use]
pub const fn stage_purpose(stage: Stage) -> &'static str {
    match stage {
        Stage::Learning => "Trying the API out",
        Stage::Mvp => "A first product, few users",
        Stage::InternalTool => "Used by colleagues",
        Stage::Production => "Used by customers every day",
        Stage::PeakCampaign => "A launch or a sale, for some days",
    }
}

/// A processing mode.
#[must_use]
pub const fn processing(processing: Processing) -> &'static str {
    match processing {
        Processing::Standard => "Standard",
        Processing::Batch => "Batch",
        Processing::Flex => "Flex",
        Processing::Fast => "Fast",
        Processing::Ultrafast => "Ultrafast",
        Processing::Background2h => "Background, 2 hours",
        Processing::Background8h => "Background, 8 hours",
    }
}

/// What a line of a bill is for.
#[must_use]
pub const fn item(item: Item) -> &'static str {
    match item {
        Item::WebSearches => "Web searches",
        Item::FileSearches => "File searches",
        Item::Tokens { modality, kind } => tokens(modality, kind),
    }
}

const fn tokens(modality: Modality, kind: TokenKind) -> &'static str {
    match (modality, kind) {
        (Modality::Text, TokenKind::Input) => "Input",
        (Modality::Text, TokenKind::CachedInput) => "Cached input",
        (Modality::Text, TokenKind::CacheWrite30m) => "Cache write, 30 minutes",
        (Modality::Text, TokenKind::CacheWrite12h) => "Cache write, 12 hours",
        (Modality::Text, TokenKind::Output) => "Output",
        (Modality::Audio, TokenKind::Input) => "Audio input",
        (Modality::Audio, TokenKind::CachedInput) => "Cached audio input",
        (Modality::Audio, TokenKind::CacheWrite30m) => "Audio cache write, 30 minutes",
        (Modality::Audio, TokenKind::CacheWrite12h) => "Audio cache write, 12 hours",
        (Modality::Audio, TokenKind::Output) => "Audio output",
        (Modality::Image, TokenKind::Input) => "Image input",
        (Modality::Image, TokenKind::CachedInput) => "Cached image input",
        (Modality::Image, TokenKind::CacheWrite30m) => "Image cache write, 30 minutes",
        (Modality::Image, TokenKind::CacheWrite12h) => "Image cache write, 12 hours",
        (Modality::Image, TokenKind::Output) => "Image output",
    }
}

/// The unit of a line's quantity.
#[must_use]
pub const fn line_unit(item: Item) -> &'static str {
    match item {
        Item::WebSearches | Item::FileSearches => "calls",
        Item::Tokens { .. } => "tokens",
    }
}

/// Where a model stands in its life; nothing for an ordinary one.
#[must_use]
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Current => "",
        Status::Legacy => "Legacy",
        Status::Deprecated => "Deprecated",
        Status::Gated => "By approval",
    }
}

/// How far a price can be trusted.
#[must_use]
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high confidence",
        Confidence::Medium => "medium confidence",
        Confidence::Low => "low confidence",
    }
}

/// How a number of tokens is known.
#[must_use]
pub const fn known(known: Known) -> &'static str {
    match known {
        Known::Exact => "exact",
        Known::Assumed => "assumed encoding",
        Known::Estimated => "estimated",
    }
}

/// A context band.
#[must_use]
pub const fn band(band: ContextBand) -> &'static str {
    match band {
        ContextBand::Short => "ordinary rates",
        ContextBand::Long => "long-context rates",
    }
}

/// A limit on a request's size.
#[must_use]
pub const fn context_limit(limit: ContextLimit) -> &'static str {
    match limit {
        ContextLimit::Input => "input",
        ContextLimit::Output => "output",
        ContextLimit::Window => "input and output together",
    }
}
