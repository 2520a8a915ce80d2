//! Prices that a person typed, as versions 2 and 3 wrote them.

use serde::{Deserialize, Serialize};

use super::super::word::Word;
use crate::catalog::{
    CustomModel, CustomPrice, Kind, KindRates, Overrides, Processing, TypedRates,
};
use crate::money::{Percent, UsdPerMillion};
use crate::tokens::Tokens;

/// What a person typed about prices. The order of the fields is the order in a link; each list is
/// in the order of its names.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct PricesV2 {
    discounts: Vec<DiscountV2>,
    rates: Vec<RatesV2>,
    models: Vec<ModelV2>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DiscountV2 {
    model: String,
    percent: Percent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RatesV2 {
    model: String,
    processing: Word<Processing>,
    usd_per_million: TextRatesV2,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelV2 {
    name: String,
    usd_per_million: TextRatesV2,
    window_tokens: Option<u64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextRatesV2 {
    input: UsdPerMillion,
    cached_input: Option<UsdPerMillion>,
    cache_write_30m: Option<UsdPerMillion>,
    cache_write_12h: Option<UsdPerMillion>,
    output: UsdPerMillion,
}

impl From<PricesV2> for Overrides {
    fn from(wire: PricesV2) -> Self {
        let discounts = wire.discounts.into_iter();
        let rates = wire.rates.into_iter().map(|row| {
            let of = (row.model, row.processing.0);
            (of, row.usd_per_million.into())
        });
        let models = wire.models.into_iter().map(|row| {
            let model = CustomModel {
                kind: Kind::Text,
                price: CustomPrice::Tokens(row.usd_per_million.into()),
                window: row.window_tokens.map(Tokens::new),
            };
            (row.name, model)
        });
        Self {
            discounts: discounts.map(|row| (row.model, row.percent)).collect(),
            rates: rates.collect(),
            models: models.collect(),
            ..Self::default()
        }
    }
}

impl From<TextRatesV2> for TypedRates {
    fn from(wire: TextRatesV2) -> Self {
        Self::of_text(KindRates {
            input: Some(wire.input),
            cached_input: wire.cached_input,
            cache_write_30m: wire.cache_write_30m,
            cache_write_12h: wire.cache_write_12h,
            output: Some(wire.output),
        })
    }
}
