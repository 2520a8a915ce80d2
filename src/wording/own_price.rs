//! What is said about prices that a person typed.

use super::amount::two_decimals;
use super::{count, language, names, percent, quality, rate, say, usd_typed};
use crate::catalog::{
    ContextBand, CustomPrice, MadePicture, Modality, Overrides, Processing, RateCell, TokenKind,
    TypedRates, TypedTools, UnitPrice,
};
use crate::money::{UsdPerMillion, UsdPerMinute, UsdPerThousand};
use crate::quote::UnitRate;

/// The mark beside everything that rests on a price the person typed.
#[must_use]
pub fn own_price_mark(from_link: bool) -> &'static str {
    if from_link {
        say!("price from this link")
    } else {
        say!("your price")
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
pub fn rate_label(cell: RateCell) -> &'static str {
    match (cell.band, cell.modality, cell.kind) {
        (ContextBand::Short, Modality::Text, kind) => match kind {
            TokenKind::Input => say!("Input rate"),
            TokenKind::Output => say!("Output rate"),
            TokenKind::CachedInput => say!("Cached input rate"),
            TokenKind::CacheWrite30m => say!("Cache write rate"),
            TokenKind::CacheWrite12h => say!("12-hour cache write rate"),
        },
        (ContextBand::Short, Modality::Audio, kind) => match kind {
            TokenKind::Input => say!("Audio input rate"),
            TokenKind::Output => say!("Audio output rate"),
            TokenKind::CachedInput => say!("Cached audio rate"),
            TokenKind::CacheWrite30m => say!("Audio cache write rate"),
            TokenKind::CacheWrite12h => say!("12-hour audio cache write rate"),
        },
        (ContextBand::Short, Modality::Image, kind) => match kind {
            TokenKind::Input => say!("Image input rate"),
            TokenKind::Output => say!("Image output rate"),
            TokenKind::CachedInput => say!("Cached image rate"),
            TokenKind::CacheWrite30m => say!("Image cache write rate"),
            TokenKind::CacheWrite12h => say!("12-hour image cache write rate"),
        },
        // Only text has a price of its own in long requests.
        (ContextBand::Long, _, kind) => match kind {
            TokenKind::Input => say!("Long input rate"),
            TokenKind::Output => say!("Long output rate"),
            TokenKind::CachedInput => say!("Long cached input rate"),
            TokenKind::CacheWrite30m => say!("Long cache write rate"),
            TokenKind::CacheWrite12h => say!("Long 12-hour cache write rate"),
        },
    }
}

/// What an empty field for a rate means, or what the rate is for.
#[must_use]
pub fn rate_hint(cell: RateCell) -> &'static str {
    match (cell.band, cell.kind) {
        (ContextBand::Long, _) => say!("Above the threshold. Empty: OpenAI's step."),
        (ContextBand::Short, TokenKind::Input) => {
            say!("Neither read from nor written to the cache.")
        }
        (ContextBand::Short, TokenKind::Output) => say!("Reasoning included."),
        (ContextBand::Short, TokenKind::CacheWrite30m) => {
            say!("For 30 minutes. Empty: bills as input.")
        }
        (ContextBand::Short, TokenKind::CachedInput | TokenKind::CacheWrite12h) => {
            say!("Empty: bills as input.")
        }
    }
}

/// What the price of a picture is for.
#[must_use]
pub fn picture_price_scope(picture: MadePicture) -> String {
    say!(
        "In place of its tokens' price, in Standard processing, for images of {picture}. The prompt is billed beside it.",
        a_picture(picture)
    )
}

fn a_picture(picture: MadePicture) -> String {
    say!(
        "{width} × {height} pixels in {quality} quality",
        count(picture.width.into()),
        count(picture.height.into()),
        quality(picture.quality).to_lowercase()
    )
}

/// Where the fields of one's own price are.
#[must_use]
pub fn use_own_price(is_typed: bool) -> &'static str {
    if is_typed {
        say!("Your own price")
    } else {
        say!("Use my own price")
    }
}

/// What the rates of one's own price are for.
#[must_use]
pub fn own_price_scope(model_name: &str, processing: Processing, steps: bool) -> String {
    let mode = names::processing(processing);
    if steps {
        return say!(
            "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Above its long-context threshold OpenAI's step is taken on them too, unless you type those rates as well; other processing modes keep OpenAI's price.",
            model_name,
            mode
        );
    }
    say!(
        "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Other processing modes keep OpenAI's price.",
        model_name,
        mode
    )
}

/// What a model of one's own is.
#[must_use]
pub fn own_model_hint() -> &'static str {
    say!(
        "For a model that is not listed. It starts as a copy of the model above: for the same work, billed in the same unit, at its rates, as yours, in Standard processing."
    )
}

/// What the fees of tools are for.
#[must_use]
pub fn own_tools_scope() -> &'static str {
    say!("Tool fees, with every model and in every processing mode.")
}

/// Why a name cannot be that of a model of one's own.
#[must_use]
pub fn name_is_taken(name: &str) -> String {
    say!("{name} is in the list already.", name.escape_debug())
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
    let shown = |model: &String| model.escape_debug().to_string();
    let discounts = discounts.iter().map(|(model, off)| {
        let says = say!("{model}: {share} off", shown(model), percent(*off));
        (model.clone(), says)
    });
    let rates = rates.iter().map(|((model, processing), rates)| {
        let mode = names::processing(*processing);
        let rates = rates_in_brief(rates);
        let says = say!("{model} in {mode}: {rates}", shown(model), mode, rates);
        (model.clone(), says)
    });
    let units = units.iter().map(|(model, price)| {
        let says = say!("{name}: {price}", shown(model), unit_price(*price));
        (model.clone(), says)
    });
    let pictures = pictures.iter().map(|((model, picture), each)| {
        let picture = a_picture(*picture);
        let each = usd_typed(*each);
        let says = say!(
            "{model}: {each} an image, {picture}",
            shown(model),
            each,
            picture
        );
        (model.clone(), says)
    });
    let training = training.iter().map(|(model, rate)| {
        let rate = rate_typed(*rate);
        let says = say!(
            "{model}: {rate} per 1M tokens of training",
            shown(model),
            rate
        );
        (model.clone(), says)
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
        web_search.map(|rate| call(say!("web search"), rate)),
        file_search.map(|rate| call(say!("file search"), rate)),
        container_session.map(|each| {
            say!(
                "1 GB container {each}",
                self::rate(UnitRate::UsdPerSession(each))
            )
        }),
    ];
    let all: Vec<_> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| say!("Tools: {all}", language::list(all)))
}

/// A model of one's own, as the list of them says it.
#[must_use]
pub fn own_model(name: &str, price: &CustomPrice) -> String {
    let price = match price {
        CustomPrice::Tokens(rates) => rates_in_brief(rates),
        CustomPrice::Unit(price) => unit_price(*price),
    };
    say!("{name}: {price}", name.escape_debug(), price)
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
        (Some(input), Some(output)) => say!("{input} in, {output} out", input, output),
        (Some(input), None) => say!("{input} in", input),
        (None, Some(output)) => say!("{output} out", output),
        (None, None) => say!("no rate").to_owned(),
    }
}

/// What is said when a link brings prices with it.
#[must_use]
pub fn prices_from_link() -> &'static str {
    say!(
        "This link carries prices that somebody typed. They are used in place of OpenAI's and marked “price from this link”."
    )
}

/// The label of the button that takes a typed price back.
#[must_use]
pub fn take_back(says: &str) -> String {
    say!("Take back {says}", says)
}
