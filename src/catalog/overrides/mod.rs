//! Prices a person typed over those of the catalog: negotiated rates, discounts, models of their own.
//!
//! A price made of these names nobody as its source but the person, wherever it is used.

mod apply;
mod custom_model;
mod typed_price;
mod typed_rates;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Kind, Processing, Quality, UnitPrice};
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerThousand};
use crate::tokens::Tokens;
pub use typed_rates::{RateCell, TypedRates};

/// What a person typed about a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Typed {
    /// The rates themselves.
    Rates,
    /// So much off every price of a model, in percent.
    Discount(Percent),
}

/// A model that the catalog does not have, sold in Standard processing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomModel {
    /// What it is sold for.
    pub kind: Kind,
    /// What it costs, at any length.
    pub price: CustomPrice,
    /// Input and output together, if the person knows it.
    pub window: Option<Tokens>,
}

/// How a model of a person's own is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are a handful at most, and rates are plain values everywhere else"
)]
pub enum CustomPrice {
    /// By the token.
    Tokens(TypedRates),
    /// By the minute or the character.
    Unit(UnitPrice),
}

/// A picture that is made, as its price is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MadePicture {
    /// How good it is.
    pub quality: Quality,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Fees of hosted tools as a person types them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedTools {
    /// Of web searches.
    pub web_search: Option<UsdPerThousand>,
    /// Of file searches.
    pub file_search: Option<UsdPerThousand>,
    /// Of a session of a container of 1 GB.
    pub container_session: Option<Usd>,
}

/// Everything a person typed about prices. Names are ids of models, or any name a model has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// So much off every price of a model, in every processing mode.
    pub discounts: BTreeMap<String, Percent>,
    /// Rates in place of a model's own in one processing mode; a discount does not touch them.
    pub rates: BTreeMap<(String, Processing), TypedRates>,
    /// The price of a minute or of characters in place of a model's own.
    pub units: BTreeMap<String, UnitPrice>,
    /// The price of a picture in place of its tokens', in Standard processing.
    pub pictures: BTreeMap<(String, MadePicture), Usd>,
    /// Training in place of a model's own.
    pub training: BTreeMap<String, UsdPerMillion>,
    /// Fees of tools, with every model.
    pub tools: TypedTools,
    /// Models of the person's own; one with a name of the catalog's stands in its place.
    pub models: BTreeMap<String, CustomModel>,
}

impl Overrides {
    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl CustomModel {
    /// The family of every model of a person's own.
    pub const FAMILY: &'static str = "own";
}
