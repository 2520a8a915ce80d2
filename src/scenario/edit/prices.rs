//! Changes to what the person typed about prices.

use crate::catalog::{
    CustomModel, MadePicture, Overrides, Processing, TypedRates, TypedTools, UnitPrice,
};
use crate::money::{Percent, Usd, UsdPerMillion};

/// A change to the prices a person typed. `None` takes what was typed away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceEdit {
    /// So much off every price of a model.
    Discount(String, Option<Percent>),
    /// Rates in the place of a model's own, in one processing mode.
    Rates(String, Processing, Option<TypedRates>),
    /// The price of a minute or of characters in the place of a model's own.
    Unit(String, Option<UnitPrice>),
    /// The price of a picture.
    Picture(String, MadePicture, Option<Usd>),
    /// The price of training.
    Training(String, Option<UsdPerMillion>),
    /// The fees of tools.
    Tools(TypedTools),
    /// A model of the person's own.
    Model(String, Option<CustomModel>),
    /// Nothing typed for a model any more; a model of the person's own stays.
    Reset(String),
    /// Nothing typed at all any more.
    ResetAll,
}

impl PriceEdit {
    pub(super) fn make(self, overrides: &mut Overrides) {
        match self {
            Self::Discount(model, off) => {
                let off = off.filter(|off| *off > Percent::ZERO);
                put(&mut overrides.discounts, model, off);
            }
            Self::Rates(model, processing, rates) => {
                put(&mut overrides.rates, (model, processing), rates);
            }
            Self::Unit(model, price) => put(&mut overrides.units, model, price),
            Self::Picture(model, picture, price) => {
                put(&mut overrides.pictures, (model, picture), price);
            }
            Self::Training(model, rate) => put(&mut overrides.training, model, rate),
            Self::Tools(tools) => overrides.tools = tools,
            Self::Model(name, model) => {
                if model.is_none() {
                    reset(overrides, &name);
                }
                put(&mut overrides.models, name, model);
            }
            Self::Reset(model) => reset(overrides, &model),
            Self::ResetAll => *overrides = Overrides::default(),
        }
    }

    /// Whether both change one and the same value.
    pub(super) fn continues(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Discount(model, _), Self::Discount(before, _))
            | (Self::Unit(model, _), Self::Unit(before, _))
            | (Self::Training(model, _), Self::Training(before, _))
            | (Self::Model(model, _), Self::Model(before, _)) => model == before,
            (Self::Picture(model, picture, _), Self::Picture(before, other, _)) => {
                (model, picture) == (before, other)
            }
            (Self::Tools(_), Self::Tools(_)) => true,
            (Self::Rates(model, mode, _), Self::Rates(before, before_mode, _)) => {
                (model, mode) == (before, before_mode)
            }
            _ => false,
        }
    }
}

/// Takes everything away that was typed for a model.
fn reset(overrides: &mut Overrides, model: &str) {
    overrides.discounts.remove(model);
    overrides.rates.retain(|(of, _), _| of != model);
    overrides.units.remove(model);
    overrides.pictures.retain(|(of, _), _| of != model);
    overrides.training.remove(model);
}

fn put<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => {
            map.insert(key, value);
        }
        None => {
            map.remove(&key);
        }
    }
}
