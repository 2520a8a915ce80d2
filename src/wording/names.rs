//! The names of the things on the page.

use super::amount::two_decimals;
use crate::calendar::Date;
use crate::catalog::{Confidence, ContainerSize, Modality, Model, Processing, Status, TokenKind};
use crate::quote::Item;
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
        Item::ImageWebSearches => "Image searches on the web",
        Item::WebSearchPreviews => "Web searches, older tool",
        Item::Seconds => "Seconds of audio",
        Item::Characters => "Characters",
        Item::VectorStorage => "GiB-days of vector storage",
        Item::ContainerSessions { size } => match size {
            ContainerSize::OneGb => "Container sessions, 1 GB",
            ContainerSize::FourGb => "Container sessions, 4 GB",
            ContainerSize::SixteenGb => "Container sessions, 16 GB",
            ContainerSize::SixtyFourGb => "Container sessions, 64 GB",
        },
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
pub(super) const fn confidence(confidence: Confidence) -> &'static str {
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

/// What is shown where a price is not known.
#[must_use]
pub const fn unknown() -> &'static str {
    "unknown"
}

/// What is shown where there is no amount to show.
#[must_use]
pub const fn no_amount() -> &'static str {
    "–"
}

/// A generation of models, such as `GPT-6.1`.
#[must_use]
pub fn family(family: &str) -> String {
    match family.strip_prefix("gpt-") {
        Some(rest) => format!("GPT-{rest}"),
        None => family.to_owned(),
    }
}

/// A model in a list of choices, with its ordinary prices.
#[must_use]
pub fn model_choice(model: &Model, today: Date) -> String {
    let rates = model
        .period(Processing::Standard, today)
        .and_then(|period| {
            let of = |kind| period.short.of(Modality::Text, kind);
            of(TokenKind::Input).zip(of(TokenKind::Output))
        });
    match (rates, model.ends) {
        (None, _) => format!("{}: price unknown", model.name),
        (Some((input, output)), None) => format!(
            "{}: ${} in, ${} out",
            model.name,
            two_decimals(&input.to_decimal()),
            two_decimals(&output.to_decimal())
        ),
        (Some((input, output)), Some(ends)) => format!(
            "{}: ${} in, ${} out, ends {ends}",
            model.name,
            two_decimals(&input.to_decimal()),
            two_decimals(&output.to_decimal())
        ),
    }
}

/// A chosen model that is not among the choices.
#[must_use]
pub fn unlisted_model(name: &str) -> String {
    format!("{}: not in this list", name.escape_debug())
}
