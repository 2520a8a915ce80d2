//! What is said about prices that a person typed.

use super::amount::two_decimals;
use super::{count, names, percent, quality, rate, usd_typed};
use crate::catalog::{
    ContextBand, CustomPrice, MadePicture, Modality, Overrides, Processing, RateCell, TokenKind,
    TypedRates, TypedTools, UnitPrice,
};
use crate::money::{UsdPerMillion, UsdPerMinute, UsdPerThousand};
use crate::quote::UnitRate;

/// The mark beside everything that rests on a price the person typed.
#[must_use]
pub const fn own_price_mark(from_link: bool) -> &'static str {
    if from_link {
        "price from this link"
    } else {
        "your price"
    }
}

/// A rate as it stands in a field: `$0.40`.
#[must_use]
pub fn rate_typed(rate: UsdPerMillion) -> String {
    format!("${}", two_decimals(&rate.to_decimal()))
}

/// A rate by the minute as it stands in a field: `$0.006`.
#[must_use]
pub fn minute_rate_typed(rate: UsdPerMinute) -> String {
    format!("${}", two_decimals(&rate.to_decimal()))
}

/// A fee of a thousand calls as it stands in a field: `$10.00`.
#[must_use]
pub fn call_rate_typed(rate: UsdPerThousand) -> String {
    format!("${}", two_decimals(&rate.to_decimal()))
}

/// The label of the field for a rate.
#[must_use]
pub const fn rate_label(cell: RateCell) -> &'static str {
    match (cell.band, cell.modality, cell.kind) {
        (ContextBand::Short, Modality::Text, kind) => match kind {
            TokenKind::Input => "Input rate",
            TokenKind::Output => "Output rate",
            TokenKind::CachedInput => "Cached input rate",
            TokenKind::CacheWrite30m => "Cache write rate",
            TokenKind::CacheWrite12h => "12-hour cache write rate",
        },
        (ContextBand::Short, Modality::Audio, kind) => match kind {
            TokenKind::Input => "Audio input rate",
            TokenKind::Output => "Audio output rate",
            TokenKind::CachedInput => "Cached audio rate",
            TokenKind::CacheWrite30m => "Audio cache write rate",
            TokenKind::CacheWrite12h => "12-hour audio cache write rate",
        },
        (ContextBand::Short, Modality::Image, kind) => match kind {
            TokenKind::Input => "Image input rate",
            TokenKind::Output => "Image output rate",
            TokenKind::CachedInput => "Cached image rate",
            TokenKind::CacheWrite30m => "Image cache write rate",
            TokenKind::CacheWrite12h => "12-hour image cache write rate",
        },
        // Only text has a price of its own in long requests.
        (ContextBand::Long, _, kind) => match kind {
            TokenKind::Input => "Long input rate",
            TokenKind::Output => "Long output rate",
            TokenKind::CachedInput => "Long cached input rate",
            TokenKind::CacheWrite30m => "Long cache write rate",
            TokenKind::CacheWrite12h => "Long 12-hour cache write rate",
        },
    }
}

/// What an empty field for a rate means, or what the rate is for.
#[must_use]
pub const fn rate_hint(cell: RateCell) -> &'static str {
    match (cell.band, cell.kind) {
        (ContextBand::Long, _) => "Above the threshold. Empty: OpenAI's step.",
        (ContextBand::Short, TokenKind::Input) => "Neither read from nor written to the cache.",
        (ContextBand::Short, TokenKind::Output) => "Reasoning included.",
        (ContextBand::Short, TokenKind::CacheWrite30m) => "For 30 minutes. Empty: bills as input.",
        (ContextBand::Short, TokenKind::CachedInput | TokenKind::CacheWrite12h) => {
            "Empty: bills as input."
        }
    }
}

/// What the price of a picture is for.
#[must_use]
pub fn picture_price_scope(picture: MadePicture) -> String {
    format!(
        "In place of its tokens' price, in Standard processing, for images of {}. The prompt is billed beside it.",
        a_picture(picture)
    )
}

fn a_picture(picture: MadePicture) -> String {
    format!(
        "{} × {} pixels in {} quality",
        count(picture.width.into()),
        count(picture.height.into()),
        quality(picture.quality).to_lowercase()
    )
}

/// Where the fields of one's own price are.
#[must_use]
pub const fn use_own_price(is_typed: bool) -> &'static str {
    if is_typed {
        "Your own price"
    } else {
        "Use my own price"
    }
}

/// What the rates of one's own price are for.
#[must_use]
pub fn own_price_scope(model_name: &str, processing: Processing, steps: bool) -> String {
    let mode = names::processing(processing);
    if steps {
        return format!(
            "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Above its long-context threshold OpenAI's step is taken on them too, unless you type those rates as well; other processing modes keep OpenAI's price."
        );
    }
    format!(
        "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Other processing modes keep OpenAI's price."
    )
}

/// What a model of one's own is.
#[must_use]
pub const fn own_model_hint() -> &'static str {
    "For a model that is not listed. It starts as a copy of the model above: for the same work, billed in the same unit, at its rates, as yours, in Standard processing."
}

/// What the fees of tools are for.
#[must_use]
pub const fn own_tools_scope() -> &'static str {
    "Tool fees, with every model and in every processing mode."
}

/// Why a name cannot be that of a model of one's own.
#[must_use]
pub fn name_is_taken(name: &str) -> String {
    format!("{} is in the list already.", name.escape_debug())
}

/// Everything that is typed, one sentence for each price: the model it is for, and what is said.
#[must_use]
pub fn own_prices(overrides: &Overrides) -> Vec<(String, String)> {
    let Overrides {
        discounts,
        rates,
        units,
        pictures,
        training,
        tools: _,
        models: _,
    } = overrides;
    let of =
        |model: &String, says: String| (model.clone(), format!("{}{says}", model.escape_debug()));
    let discounts = discounts
        .iter()
        .map(|(model, off)| of(model, format!(": {} off", percent(*off))));
    let rates = rates.iter().map(|((model, processing), rates)| {
        let mode = names::processing(*processing);
        of(model, format!(" in {mode}: {}", rates_in_brief(rates)))
    });
    let units = units
        .iter()
        .map(|(model, price)| of(model, format!(": {}", unit_price(*price))));
    let pictures = pictures.iter().map(|((model, picture), each)| {
        let picture = a_picture(*picture);
        of(model, format!(": {} an image, {picture}", usd_typed(*each)))
    });
    let training = training.iter().map(|(model, rate)| {
        let rate = rate_typed(*rate);
        of(model, format!(": {rate} per 1M tokens of training"))
    });
    let mut all: Vec<_> = discounts
        .chain(rates)
        .chain(units)
        .chain(pictures)
        .chain(training)
        .collect();
    all.sort();
    all
}

/// The fees of tools that are typed; nothing where none is.
#[must_use]
pub fn own_tools(tools: &TypedTools) -> Option<String> {
    let TypedTools {
        web_search,
        file_search,
        container_session,
    } = *tools;
    let call =
        |what: &str, rate| format!("{what} {}", self::rate(UnitRate::UsdPerThousandCalls(rate)));
    let all = [
        web_search.map(|rate| call("web search", rate)),
        file_search.map(|rate| call("file search", rate)),
        container_session.map(|each| {
            format!(
                "1 GB container {}",
                self::rate(UnitRate::UsdPerSession(each))
            )
        }),
    ];
    let all: Vec<_> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("Tools: {}", all.join(", ")))
}

/// A model of one's own, as the list of them says it.
#[must_use]
pub fn own_model(name: &str, price: &CustomPrice) -> String {
    let price = match price {
        CustomPrice::Tokens(rates) => rates_in_brief(rates),
        CustomPrice::Unit(price) => unit_price(*price),
    };
    format!("{}: {price}", name.escape_debug())
}

fn unit_price(price: UnitPrice) -> String {
    rate(UnitRate::from(price))
}

/// Input and output, of whatever they are tokens; what else was typed is in the fields.
fn rates_in_brief(rates: &TypedRates) -> String {
    let first = |kind| {
        let mut all = rates.cells().filter(|(cell, _)| cell.kind == kind);
        all.next().map(|(_, rate)| rate_typed(rate))
    };
    match (first(TokenKind::Input), first(TokenKind::Output)) {
        (Some(input), Some(output)) => format!("{input} in, {output} out"),
        (Some(input), None) => format!("{input} in"),
        (None, Some(output)) => format!("{output} out"),
        (None, None) => "no rate".to_owned(),
    }
}

/// What is said when a link brings prices with it.
#[must_use]
pub const fn prices_from_link() -> &'static str {
    "This link carries prices that somebody typed. They are used in place of OpenAI's and marked “price from this link”."
}

/// The label of the button that takes a typed price back.
#[must_use]
pub fn take_back(says: &str) -> String {
    format!("Take back {says}")
}
