//! A model of the person's own as the catalog has models.

use super::apply::{TYPED, typed};
use super::{CustomModel, CustomPrice};
use crate::catalog::{
    CacheLifetime, CachingRule, Context, Modality, Model, Processing, PromptCacheRule, Rates,
    Status,
};
use crate::tokens::{Encoding, Known};

impl CustomModel {
    pub(super) fn model(self, name: &str, cache: &PromptCacheRule) -> Model {
        let (prices, unit_price) = match self.price {
            CustomPrice::Tokens(rates) => (
                vec![(Processing::Standard, vec![typed(&rates, None)])],
                None,
            ),
            CustomPrice::Unit(price) => (Vec::new(), Some((price, TYPED))),
        };
        let rates = match self.price {
            CustomPrice::Tokens(rates) => rates.short,
            CustomPrice::Unit(_) => Rates::default(),
        };
        let all = Modality::ALL.into_iter();
        let mut kinds = all.filter_map(|modality| rates.kinds(modality));
        let of_cache = kinds.find(|own| own.cached_input.is_some());
        Model {
            id: name.to_owned(),
            name: name.to_owned(),
            family: Self::FAMILY.to_owned(),
            kind: self.kind,
            status: Status::Current,
            released: None,
            ends: None,
            other_names: Vec::new(),
            context: Context {
                window: self.window,
                ..Context::default()
            },
            encoding: Some((Encoding::O200kBase, Known::Assumed)),
            // Only a cache that has a price is a cache one can plan with.
            caching: of_cache.map(|own| CachingRule {
                min_prefix: cache.min_prefix,
                step: cache.step,
                strict: false,
                writes_billed: own.cache_write_30m.or(own.cache_write_12h).is_some(),
                lifetimes: match (own.cache_write_30m, own.cache_write_12h) {
                    (None, None) => vec![CacheLifetime::InMemory],
                    (Some(_), None) => vec![CacheLifetime::Minutes30],
                    (None, Some(_)) => vec![CacheLifetime::Hours12],
                    (Some(_), Some(_)) => vec![CacheLifetime::Minutes30, CacheLifetime::Hours12],
                },
            }),
            long_context_above: None,
            regional_uplift: None,
            image_input: None,
            training: None,
            price_promised_through: None,
            unit_price,
            picture_prices: Vec::new(),
            prices,
        }
    }
}
