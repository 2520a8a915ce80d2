//! Puts what a person typed in the place of the catalog's own prices.

use std::borrow::Cow;

use super::{Overrides, Typed, TypedRates, TypedTools};
use crate::catalog::{Catalog, Model, PricePeriod, Provenance, Rates, UnitPrice};
use crate::money::Percent;

/// Behind what the person typed.
pub(super) const TYPED: Provenance = Provenance::Typed {
    typed: Typed::Rates,
};

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
                .filter(|model| model.unit_price.is_none())
            {
                let long = match model.long_context_above {
                    Some(_) => rates.long_row(&self.rules.long_context.rule),
                    None => None,
                };
                model.prices.retain(|(mode, _)| mode != processing);
                model.prices.push((*processing, vec![typed(rates, long)]));
            }
        }
        for (name, price) in &overrides.units {
            let model = catalog.find_mut(name);
            if let Some((own, provenance)) = model.and_then(|model| model.unit_price.as_mut())
                && own.is_alike(price)
            {
                (*own, *provenance) = (*price, TYPED);
            }
        }
        catalog.type_tools(&overrides.tools);
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
        // Last, for models of the person's own as well.
        for (name, rate) in &overrides.training {
            if let Some(model) = catalog.find_mut(name) {
                model.training = Some((*rate, TYPED));
            }
        }
        for ((name, picture), price) in &overrides.pictures {
            if let Some(model) = catalog.find_mut(name) {
                model.picture_prices.push((*picture, *price));
            }
        }
        Cow::Owned(catalog)
    }

    fn type_tools(&mut self, typed: &TypedTools) {
        let TypedTools {
            web_search,
            file_search,
            container_session,
        } = *typed;
        let fees = &mut self.tool_fees;
        for (own, typed) in [
            (&mut fees.web_search, web_search),
            (&mut fees.file_search, file_search),
        ] {
            if let Some(rate) = typed {
                own.rule = rate;
                own.provenance = TYPED;
            }
        }
        if let Some(each) = container_session {
            let containers = &mut self.rules.containers;
            containers.rule.usd_per_session.set_smallest(each);
            containers.provenance = TYPED;
        }
    }

    fn find_mut(&mut self, name: &str) -> Option<&mut Model> {
        let id = self.find(name)?.id.clone();
        self.models.iter_mut().find(|model| model.id == id)
    }
}

impl UnitPrice {
    /// Whether both are for the same unit.
    fn is_alike(&self, other: &Self) -> bool {
        core::mem::discriminant(self) == core::mem::discriminant(other)
    }

    /// This price times a factor, or `None` if the product is not exact.
    fn scaled(&self, factor: Percent) -> Option<Self> {
        Some(match self {
            Self::UsdPerMinute(rate) => Self::UsdPerMinute(rate.scaled(factor)?),
            Self::UsdPerMillionCharacters(rate) => {
                Self::UsdPerMillionCharacters(rate.scaled(factor)?)
            }
        })
    }
}

pub(super) fn typed(rates: &TypedRates, long: Option<Rates>) -> PricePeriod {
    PricePeriod {
        from: None,
        provenance: TYPED,
        short: rates.short,
        long,
    }
}

/// Takes so much off every price. A mode in which that cannot be held exactly loses its price:
/// an unknown price, not a rounded one.
fn discount(model: &mut Model, off: Percent) {
    let paid = Percent::WHOLE.minus(off);
    let reduced = Provenance::Typed {
        typed: Typed::Discount(off),
    };
    model.unit_price = model
        .unit_price
        .take()
        .and_then(|(price, _)| Some((price.scaled(paid)?, reduced.clone())));
    model.training = model
        .training
        .take()
        .and_then(|(rate, _)| Some((rate.scaled(paid)?, reduced.clone())));
    for (_, periods) in &mut model.prices {
        let cheaper: Option<Vec<PricePeriod>> = periods
            .iter()
            .map(|period| {
                Some(PricePeriod {
                    from: period.from,
                    provenance: reduced.clone(),
                    short: period.short.scaled(paid)?,
                    long: match &period.long {
                        Some(long) => Some(long.scaled(paid)?),
                        None => None,
                    },
                })
            })
            .collect();
        *periods = cheaper.unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::catalog::{
        ContextBand, CustomModel, CustomPrice, Kind, KindRates, Modality, Processing, TokenKind,
    };
    use crate::money::UsdPerMillion;
    use crate::tokens::Tokens;

    fn rate(text: &str) -> UsdPerMillion {
        UsdPerMillion::from_decimal(text).unwrap()
    }

    fn day() -> Date {
        Date::parse("2026-11-25").unwrap()
    }

    fn rates(input: &str, output: &str) -> TypedRates {
        TypedRates::of_text(KindRates {
            input: Some(rate(input)),
            output: Some(rate(output)),
            ..KindRates::default()
        })
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
                kind: Kind::Text,
                price: CustomPrice::Tokens(rates("7", "9")),
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
