//! What is said about prices that a person typed.

use super::amount::two_decimals;
use super::{names, percent};
use crate::catalog::{Overrides, Processing, TypedRates};
use crate::money::UsdPerMillion;

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
            "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Above its long-context threshold OpenAI's step is taken on them too; other processing modes keep OpenAI's price."
        );
    }
    format!(
        "Rates for {model_name} in {mode} processing, in dollars per 1M tokens. Other processing modes keep OpenAI's price."
    )
}

/// What a model of one's own is.
#[must_use]
pub const fn own_model_hint() -> &'static str {
    "For a model that is not listed. It starts with the rates of the model above, as yours, in Standard processing."
}

/// Why a name cannot be that of a model of one's own.
#[must_use]
pub fn name_is_taken(name: &str) -> String {
    format!("{} is in the list already.", name.escape_debug())
}

/// Everything that is typed, one sentence for each model: what it is for, and what is to be reset.
#[must_use]
pub fn own_prices(overrides: &Overrides) -> Vec<(String, String)> {
    let discounts = overrides.discounts.iter().map(|(model, off)| {
        (
            model.clone(),
            format!("{}: {} off", model.escape_debug(), percent(*off)),
        )
    });
    let rates = overrides.rates.iter().map(|((model, processing), rates)| {
        let mode = names::processing(*processing);
        (
            model.clone(),
            format!("{} in {mode}: {}", model.escape_debug(), in_and_out(rates)),
        )
    });
    let mut all: Vec<_> = discounts.chain(rates).collect();
    all.sort();
    all
}

/// A model of one's own, as the list of them says it.
#[must_use]
pub fn own_model(name: &str, rates: &TypedRates) -> String {
    format!("{}: {}", name.escape_debug(), in_and_out(rates))
}

fn in_and_out(rates: &TypedRates) -> String {
    format!(
        "{} in, {} out",
        rate_typed(rates.input),
        rate_typed(rates.output)
    )
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
