//! Changes to what the person typed about prices.

use crate::catalog::{CustomModel, Overrides, Processing, TypedRates};
use crate::money::Percent;

/// A change to the prices a person typed. `None` takes what was typed away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceEdit {
    /// So much off every token rate of a model.
    Discount(String, Option<Percent>),
    /// Rates in the place of a model's own, in one processing mode.
    Rates(String, Processing, Option<TypedRates>),
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
            Self::Model(name, model) => put(&mut overrides.models, name, model),
            Self::Reset(model) => {
                overrides.discounts.remove(&model);
                overrides.rates.retain(|(of, _), _| *of != model);
            }
            Self::ResetAll => *overrides = Overrides::default(),
        }
    }

    /// Whether both change one and the same value.
    pub(super) fn continues(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Discount(model, _), Self::Discount(before, _))
            | (Self::Model(model, _), Self::Model(before, _)) => model == before,
            (Self::Rates(model, mode, _), Self::Rates(before, before_mode, _)) => {
                (model, mode) == (before, before_mode)
            }
            _ => false,
        }
    }
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
