//! The names of the things on the page.

use super::amount::two_decimals;
use super::{date_short, rate_short, say, share, times};
use crate::calendar::Date;
use crate::catalog::{
    Confidence, ContainerSize, CustomModel, Modality, Model, Processing, Status, TokenKind,
};
use crate::money::UsdPerMillion;
use crate::quote::{Item, UnitRate, Unpriced};
use crate::report::Report;
use crate::scenario::Stage;
use crate::tokens::Known;

/// A stage.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Learning => say!("Learning"),
        Stage::Mvp => say!("MVP"),
        Stage::InternalTool => say!("Internal tool"),
        Stage::Production => say!("Production"),
        Stage::PeakCampaign => say!("Peak campaign"),
    }
}

/// What a stage is.
#[must_use]
pub fn stage_purpose(stage: Stage) -> &'static str {
    match stage {
        Stage::Learning => say!("Trying the API out"),
        Stage::Mvp => say!("A first product, few users"),
        Stage::InternalTool => say!("Used by colleagues"),
        Stage::Production => say!("Used by customers every day"),
        Stage::PeakCampaign => say!("A launch or a sale, for some days"),
    }
}

/// A processing mode.
#[must_use]
pub fn processing(processing: Processing) -> &'static str {
    match processing {
        Processing::Standard => say!("Standard"),
        Processing::Batch => say!("Batch"),
        Processing::Flex => say!("Flex"),
        Processing::Fast => say!("Fast"),
        Processing::Ultrafast => say!("Ultrafast"),
        Processing::Background2h => say!("Background, 2 hours"),
        Processing::Background8h => say!("Background, 8 hours"),
    }
}

/// What a line of a bill is for.
#[must_use]
pub fn item(item: Item) -> &'static str {
    match item {
        Item::WebSearches => say!("Web searches"),
        Item::FileSearches => say!("File searches"),
        Item::ImageWebSearches => say!("Image searches on the web"),
        Item::WebSearchPreviews => say!("Web searches, older tool"),
        Item::Seconds => say!("Seconds of audio"),
        Item::Characters => say!("Characters"),
        Item::VectorStorage => say!("GiB-days of vector storage"),
        Item::Pictures => say!("Images made"),
        Item::Training => say!("Training"),
        Item::ContainerSessions { size } => match size {
            ContainerSize::OneGb => say!("Container sessions, 1 GB"),
            ContainerSize::FourGb => say!("Container sessions, 4 GB"),
            ContainerSize::SixteenGb => say!("Container sessions, 16 GB"),
            ContainerSize::SixtyFourGb => say!("Container sessions, 64 GB"),
        },
        Item::Tokens { modality, kind } => tokens(modality, kind),
    }
}

fn tokens(modality: Modality, kind: TokenKind) -> &'static str {
    match (modality, kind) {
        (Modality::Text, TokenKind::Input) => say!("Input"),
        (Modality::Text, TokenKind::CachedInput) => say!("Cached input"),
        (Modality::Text, TokenKind::CacheWrite30m) => say!("Cache write, 30 minutes"),
        (Modality::Text, TokenKind::CacheWrite12h) => say!("Cache write, 12 hours"),
        (Modality::Text, TokenKind::Output) => say!("Output"),
        (Modality::Audio, TokenKind::Input) => say!("Audio input"),
        (Modality::Audio, TokenKind::CachedInput) => say!("Cached audio input"),
        (Modality::Audio, TokenKind::CacheWrite30m) => say!("Audio cache write, 30 minutes"),
        (Modality::Audio, TokenKind::CacheWrite12h) => say!("Audio cache write, 12 hours"),
        (Modality::Audio, TokenKind::Output) => say!("Audio output"),
        (Modality::Image, TokenKind::Input) => say!("Image input"),
        (Modality::Image, TokenKind::CachedInput) => say!("Cached image input"),
        (Modality::Image, TokenKind::CacheWrite30m) => say!("Image cache write, 30 minutes"),
        (Modality::Image, TokenKind::CacheWrite12h) => say!("Image cache write, 12 hours"),
        (Modality::Image, TokenKind::Output) => say!("Image output"),
    }
}

/// Where a model stands in its life; nothing for an ordinary one.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Current => "",
        Status::Legacy => say!("Legacy"),
        Status::Deprecated => say!("Deprecated"),
        Status::Gated => say!("By approval"),
    }
}

/// How far a price can be trusted.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => say!("high confidence"),
        Confidence::Medium => say!("medium confidence"),
        Confidence::Low => say!("low confidence"),
    }
}

/// The name of a confidence in style sheets.
#[must_use]
pub const fn confidence_id(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// The sign beside a rate that is not sure.
#[must_use]
pub const fn confidence_sign(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "",
        Confidence::Medium => "~",
        Confidence::Low => "??",
    }
}

/// What the signs beside rates mean.
#[must_use]
pub fn confidence_legend() -> &'static str {
    say!(
        "Choose a rate to see its source. No sign: official, or two sources agree. ~ one good source, or an older official one. ?? an inference."
    )
}

/// How a number of tokens is known.
#[must_use]
pub fn known(known: Known) -> &'static str {
    match known {
        Known::Exact => say!("exact"),
        Known::Assumed => say!("assumed encoding"),
        Known::Estimated => say!("estimated"),
    }
}

/// What is shown where a price is not known.
#[must_use]
pub fn unknown() -> &'static str {
    say!("unknown")
}

/// What is shown where there is no amount to show.
#[must_use]
pub const fn no_amount() -> &'static str {
    "–"
}

/// A generation of models, such as `GPT-6.1`.
#[must_use]
pub fn family(family: &str) -> String {
    if family == CustomModel::FAMILY {
        return say!("Your models").to_owned();
    }
    match family.strip_prefix("gpt-") {
        Some(rest) => format!("GPT-{rest}"),
        None => family.to_owned(),
    }
}

/// What a model stands under in the list: its generation, and whether it is an older one.
#[must_use]
pub fn shelf(model: &Model) -> String {
    if model.is_fine_tuned() {
        return say!("Fine-tuned").to_owned();
    }
    let family = family(&model.family);
    match model.status {
        Status::Current => family,
        Status::Legacy | Status::Deprecated => say!("{family}, older", family),
        Status::Gated => say!("{family}, by approval", family),
    }
}

/// What models that are gone stand under.
#[must_use]
pub fn no_longer_sold() -> &'static str {
    say!("No longer sold")
}

/// When a model stopped.
#[must_use]
pub fn stopped(on: Date) -> String {
    say!("stopped {day}", date_short(on))
}

/// The ordinary price of a model: `$1.00 in, $5.00 out`.
#[must_use]
pub fn list_price(model: &Model, today: Date) -> String {
    if let Some((price, _)) = &model.unit_price {
        return rate_short(UnitRate::from(*price));
    }
    let period = model.period(Processing::Standard, today);
    let of = |kind| {
        let all = Modality::ALL.into_iter();
        let mut own = all.filter_map(|modality| period?.short.kinds(modality)?.own(kind));
        own.next()
    };
    match (of(TokenKind::Input), of(TokenKind::Output)) {
        (Some(input), None) => say!("${rate} in", two_decimals(&input.to_decimal())),
        (input, output) => rates(input, output),
    }
}

/// Two rates per million tokens: `$1.00 in, $5.00 out`.
pub(super) fn rates(input: Option<UsdPerMillion>, output: Option<UsdPerMillion>) -> String {
    input.zip(output).map_or_else(
        || say!("price unknown").to_owned(),
        |(input, output)| {
            let [input, output] = [input, output].map(|rate| two_decimals(&rate.to_decimal()));
            say!("${input} in, ${output} out", input, output)
        },
    )
}

/// Where a model stands in its life, with the day it ends; nothing for an ordinary one.
#[must_use]
pub fn standing(model: &Model) -> String {
    match (model.status, model.ends) {
        (_, Some(ends)) => say!("ends {day}", date_short(ends)),
        (of_model, None) => status(of_model).to_lowercase(),
    }
}

/// The chosen model, or the name that the catalog does not know.
#[must_use]
pub fn chosen_model(report: &Report) -> String {
    let Some(workload) = report.in_view() else {
        return String::new();
    };
    match &workload.outcome {
        Err(Unpriced::UnknownModel { model }) => say!("{model} (unknown)", model.escape_debug()),
        _ => workload.model_name.clone(),
    }
}

/// What the prices in the list of models are.
#[must_use]
pub fn list_price_unit() -> &'static str {
    say!(
        "Prices are per 1M input and output tokens in Standard processing, unless another unit is given."
    )
}

/// How long an answer may take.
#[must_use]
pub fn wait(processing: Processing) -> &'static str {
    match processing {
        Processing::Standard => say!("at once"),
        Processing::Batch => say!("within 24 hours"),
        Processing::Flex => say!("when there is capacity"),
        Processing::Fast => say!("faster"),
        Processing::Ultrafast => say!("fastest"),
        Processing::Background2h => say!("within 2 hours"),
        Processing::Background8h => say!("within 8 hours"),
    }
}

/// A cost beside that of Standard processing: `50% less`, `× 2.0`.
#[must_use]
pub fn versus_standard(thousandths: u64) -> String {
    match thousandths {
        0..1000 => say!("{share} less", share(1000 - thousandths)),
        1000 => say!("the same").to_owned(),
        _ => times(thousandths),
    }
}
