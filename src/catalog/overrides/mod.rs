//! Prices a person typed over those of the catalog: negotiated rates, discounts, models of their own.
//!
//! A price made of these names nobody as its source but the person, wherever it is used.

mod apply;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Processing;
use crate::money::{Percent, UsdPerMillion};
use crate::tokens::Tokens;

/// What a person typed about a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Typed {
    /// The rates themselves.
    Rates,
    /// So much off every token rate, in percent.
    Discount(Percent),
}

/// Rates of text tokens as a person types them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedRates {
    /// Plain input.
    pub input: UsdPerMillion,
    /// Input read from the cache; without a rate it bills as plain input.
    pub cached_input: Option<UsdPerMillion>,
    /// Input written for 30 minutes; without a rate it bills as plain input.
    pub cache_write_30m: Option<UsdPerMillion>,
    /// Input written for 12 hours; without a rate it bills as plain input.
    pub cache_write_12h: Option<UsdPerMillion>,
    /// Output, reasoning included.
    pub output: UsdPerMillion,
}

/// A model that the catalog does not have, sold in Standard processing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustomModel {
    /// What it costs, at any length.
    pub rates: TypedRates,
    /// Input and output together, if the person knows it.
    pub window: Option<Tokens>,
}

/// Everything a person typed about prices. Names are ids of models, or any name a model has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// So much off every token rate of a model, in every processing mode.
    pub discounts: BTreeMap<String, Percent>,
    /// Rates in place of a text model's own in one processing mode; a discount does not touch them.
    pub rates: BTreeMap<(String, Processing), TypedRates>,
    /// Models of the person's own; one with a name of the catalog's stands in its place.
    pub models: BTreeMap<String, CustomModel>,
}

impl Overrides {
    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.discounts.is_empty() && self.rates.is_empty() && self.models.is_empty()
    }
}

impl TypedRates {
    /// The highest rate taken: $1,000,000 per million tokens, a dollar for each.
    pub const MOST: UsdPerMillion = UsdPerMillion::from_dollars(1_000_000);
    /// The most decimals taken: with more, a factor such as 1.1 would not come out whole.
    pub const DECIMALS: u32 = 6;

    /// Whether every rate stays exact under every factor that can meet it.
    #[must_use]
    pub fn are_in_range(&self) -> bool {
        let fits = |rate: UsdPerMillion| rate <= Self::MOST && rate.decimals() <= Self::DECIMALS;
        let Self {
            input,
            cached_input,
            cache_write_30m,
            cache_write_12h,
            output,
        } = *self;
        [cached_input, cache_write_30m, cache_write_12h]
            .into_iter()
            .flatten()
            .chain([input, output])
            .all(fits)
    }
}

impl CustomModel {
    /// The family of every model of a person's own.
    pub const FAMILY: &'static str = "own";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_that_a_factor_could_not_keep_exact_is_out_of_range() {
        let rate = |text| UsdPerMillion::from_decimal(text).unwrap();
        let with = |input, output| TypedRates {
            input: rate(input),
            output: rate(output),
            ..TypedRates::default()
        };
        for (text, fits) in [
            ("0", true),
            ("1000000", true),
            ("0.000001", true),
            ("999999.999999", true),
            ("1000000.000001", false),
            ("0.0000001", false),
        ] {
            let cached = TypedRates {
                cached_input: Some(rate(text)),
                ..TypedRates::default()
            };
            assert_eq!(with(text, "1").are_in_range(), fits, "{text}");
            assert_eq!(with("1", text).are_in_range(), fits, "{text}");
            assert_eq!(cached.are_in_range(), fits, "{text}");
        }
    }
}
