//! Puts what a person typed in the place of the catalog's own prices.

use std::borrow::Cow;

use super::{CustomModel, Overrides, Typed, TypedRates};
use crate::calendar::Date;
use crate::catalog::{
    CacheLifetime, CachingRule, Catalog, Context, Kind, KindRates, LongContextRule, Model,
    PricePeriod, Processing, PromptCacheRule, Provenance, Rates, Status,
};
use crate::money::{Percent, UsdPerMillion};
use crate::tokens::{Encoding, Known};

impl Catalog {
    /// This catalog with the prices that a person typed in the place of its own.
    ///
    /// A typed price holds on every day. What was typed for a name that no model has is not used.
    #[must_use]
    pub fn with_overrides(&self, overrides: &Overrides) -> Cow<'_, Self> {
        if overrides.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut catalog = self.clone();
        for (name, off) in &overrides.discounts {
            if let Some(model) = catalog.find_mut(name) {
                discount(model, *off);
            }
        }
        for ((name, processing), rates) in &overrides.rates {
            if let Some(model) = catalog
                .find_mut(name)
                .filter(|model| model.kind == Kind::Text)
            {
                let long = match model.long_context_above {
                    Some(_) => rates.long(&self.rules.long_context.rule),
                    None => None,
                };
                model.prices.retain(|(mode, _)| mode != processing);
                model.prices.push((*processing, vec![typed(*rates, long)]));
            }
        }
        let cache = &self.rules.prompt_cache.rule;
        let own = overrides.models.iter();
        let mut models: Vec<Model> = own.map(|(name, own)| own.model(name, cache)).collect();
        // First, so that their names find them before any other model of the same name.
        let is_own = |id: &str| {
            overrides
                .models
                .keys()
                .any(|own| own.eq_ignore_ascii_case(id))
        };
        models.extend(
            catalog
                .models
                .into_iter()
                .filter(|model| !is_own(&model.id)),
        );
        catalog.models = models;
        Cow::Owned(catalog)
    }

    fn find_mut(&mut self, name: &str) -> Option<&mut Model> {
        let id = self.find(name)?.id.clone();
        self.models.iter_mut().find(|model| model.id == id)
    }
}

impl Model {
    /// Whether its price in a mode on a day is one that the person typed.
    #[must_use]
    pub fn has_typed_price(&self, processing: Processing, on: Date) -> bool {
        self.period(processing, on)
            .is_some_and(|period| period.provenance.typed().is_some())
    }

    /// Whether any of its prices is one that the person typed.
    #[must_use]
    pub fn has_any_typed_price(&self) -> bool {
        let mut periods = self.prices.iter().flat_map(|(_, periods)| periods);
        periods.any(|period| period.provenance.typed().is_some())
    }
}

fn typed(rates: TypedRates, long: Option<Rates>) -> PricePeriod {
    PricePeriod {
        from: None,
        provenance: Provenance::Typed {
            typed: Typed::Rates,
        },
        short: rates.short(),
        long,
    }
}

fn text_only(text: KindRates) -> Rates {
    Rates {
        text: Some(text),
        ..Rates::default()
    }
}

/// Takes so much off every rate. A mode in which that cannot be held exactly loses its price:
/// an unknown price, not a rounded one.
fn discount(model: &mut Model, off: Percent) {
    let paid = Percent::WHOLE.minus(off);
    for (_, periods) in &mut model.prices {
        let reduced: Option<Vec<PricePeriod>> = periods
            .iter()
            .map(|period| {
                Some(PricePeriod {
                    from: period.from,
                    provenance: Provenance::Typed {
                        typed: Typed::Discount(off),
                    },
                    short: period.short.scaled(paid)?,
                    long: match &period.long {
                        Some(long) => Some(long.scaled(paid)?),
                        None => None,
                    },
                })
            })
            .collect();
        *periods = reduced.unwrap_or_default();
    }
}

impl TypedRates {
    /// The rates of a text model in a processing mode on a day, as a person can type them over.
    #[must_use]
    pub fn of(model: &Model, processing: Processing, on: Date) -> Option<Self> {
        if model.kind != Kind::Text {
            return None;
        }
        let text = model.period(processing, on)?.short.text?;
        Some(Self {
            input: text.input?,
            cached_input: text.cached_input,
            cache_write_30m: text.cache_write_30m,
            cache_write_12h: text.cache_write_12h,
            output: text.output?,
        })
    }

    fn short(self) -> Rates {
        text_only(KindRates {
            input: Some(self.input),
            cached_input: self.cached_input,
            cache_write_30m: self.cache_write_30m,
            cache_write_12h: self.cache_write_12h,
            output: Some(self.output),
        })
    }

    /// What they are above the long-context threshold, by the published step; `None` out of range.
    fn long(self, rule: &LongContextRule) -> Option<Rates> {
        let cache = |rate: Option<UsdPerMillion>| match rate {
            None => Some(None),
            Some(rate) => rate.scaled(rule.cache_factor).map(Some),
        };
        Some(text_only(KindRates {
            input: Some(self.input.scaled(rule.input_factor)?),
            cached_input: cache(self.cached_input)?,
            cache_write_30m: cache(self.cache_write_30m)?,
            cache_write_12h: cache(self.cache_write_12h)?,
            output: Some(self.output.scaled(rule.output_factor)?),
        }))
    }
}

impl CustomModel {
    fn model(self, name: &str, cache: &PromptCacheRule) -> Model {
        let writes = self.rates.cache_write_30m.or(self.rates.cache_write_12h);
        Model {
            id: name.to_owned(),
            name: name.to_owned(),
            family: Self::FAMILY.to_owned(),
            kind: Kind::Text,
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
            caching: self.rates.cached_input.map(|_| CachingRule {
                min_prefix: cache.min_prefix,
                step: cache.step,
                strict: false,
                writes_billed: writes.is_some(),
                lifetimes: match (self.rates.cache_write_30m, self.rates.cache_write_12h) {
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
            unit_price: None,
            prices: vec![(Processing::Standard, vec![typed(self.rates, None)])],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{ContextBand, Modality, TokenKind};
    use crate::tokens::Tokens;

    fn rate(text: &str) -> UsdPerMillion {
        UsdPerMillion::from_decimal(text).unwrap()
    }

    fn day() -> Date {
        Date::parse("2026-11-25").unwrap()
    }

    fn rates(input: &str, output: &str) -> TypedRates {
        TypedRates {
            input: rate(input),
            output: rate(output),
            ..TypedRates::default()
        }
    }

    /// The rate of plain text input of a model, in a mode and band.
    fn input(catalog: &Catalog, model: &str, mode: Processing, band: ContextBand) -> String {
        let period = catalog
            .find(model)
            .and_then(|model| model.period(mode, day()));
        let rates = match band {
            ContextBand::Short => period.map(|period| &period.short),
            ContextBand::Long => period.and_then(|period| period.long.as_ref()),
        };
        rates
            .and_then(|rates| rates.of(Modality::Text, TokenKind::Input))
            .map_or_else(|| "none".to_owned(), UsdPerMillion::to_decimal)
    }

    #[test]
    fn a_discount_takes_its_percentage_off_every_rate_of_one_model() {
        let built_in = Catalog::built_in().unwrap();
        let mut overrides = Overrides::default();
        overrides
            .discounts
            .insert("gpt-5.6".to_owned(), Percent::new(25));
        let catalog = built_in.with_overrides(&overrides);
        for (mode, band, usd) in [
            (Processing::Standard, ContextBand::Short, "3"),
            (Processing::Standard, ContextBand::Long, "6"),
            (Processing::Batch, ContextBand::Short, "1.5"),
        ] {
            assert_eq!(input(&catalog, "gpt-5.6-sol", mode, band), usd);
        }
        let standard = Processing::Standard;
        let other = |catalog: &Catalog| input(catalog, "gpt-6.1-sol", standard, ContextBand::Short);
        assert_eq!(other(&catalog), other(&built_in));
        let sol = catalog.find("gpt-5.6-sol").unwrap();
        let typed = sol.period(standard, day()).unwrap().provenance.typed();
        assert_eq!(typed, Some(Typed::Discount(Percent::new(25))));
    }

    #[test]
    fn typed_rates_stand_in_one_mode_and_step_where_the_model_does() {
        let built_in = Catalog::built_in().unwrap();
        let mut overrides = Overrides::default();
        overrides.rates.insert(
            ("gpt-6.1-sol".to_owned(), Processing::Standard),
            rates("1.234567", "8"),
        );
        overrides
            .discounts
            .insert("gpt-6.1-sol".to_owned(), Percent::new(50));
        let catalog = built_in.with_overrides(&overrides);
        let sol = |mode, band| input(&catalog, "gpt-6.1-sol", mode, band);
        assert_eq!(sol(Processing::Standard, ContextBand::Short), "1.234567");
        assert_eq!(sol(Processing::Standard, ContextBand::Long), "2.469134");
        // Half of Batch's own price: the discount is for what has no typed rate.
        assert_eq!(sol(Processing::Batch, ContextBand::Short), "0.5");
    }

    #[test]
    fn a_model_of_ones_own_is_found_first_and_sold_in_standard_only() {
        let built_in = Catalog::built_in().unwrap();
        let mut overrides = Overrides::default();
        for name in ["GPT-5", "my model"] {
            let model = CustomModel {
                rates: rates("7", "9"),
                window: Some(Tokens::new(1_000)),
            };
            overrides.models.insert(name.to_owned(), model);
        }
        let catalog = built_in.with_overrides(&overrides);
        assert_eq!(catalog.models().len(), built_in.models().len() + 1);
        for name in ["gpt-5", "my model"] {
            let model = catalog.find(name).unwrap();
            assert_eq!(
                model.sold_in(day()).collect::<Vec<_>>(),
                [Processing::Standard]
            );
            assert_eq!(model.family, CustomModel::FAMILY);
            assert_eq!(model.caching, None);
        }
    }

    #[test]
    fn what_is_typed_for_nobody_is_not_used() {
        let built_in = Catalog::built_in().unwrap();
        let mut overrides = Overrides::default();
        overrides
            .discounts
            .insert("gpt-nobody".to_owned(), Percent::new(10));
        let speech = ("tts-1".to_owned(), Processing::Standard);
        overrides.rates.insert(speech, rates("1", "1"));
        assert_eq!(*built_in.with_overrides(&overrides), built_in);
    }
}
