//! What holds when a person types prices of their own.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use topup::catalog::{
    Catalog, CustomModel, CustomPrice, Kind, KindRates, Modality, Model, Overrides, Processing,
    Provenance, TokenKind, Typed, TypedRates,
};
use topup::money::{Percent, Usd, UsdPerMillion};
use topup::quote::{
    Item, PriceRow, ReportedUsage, RequestQuote, UnitRate, Unpriced, Usage, quote_request,
};
use topup::tokens::Tokens;

use crate::exact::{text, times_factor, units};
use crate::support::prices::typed_rate;
use crate::support::{count_up_to, for_all};
use crate::{CATALOG, today};

/// Every discount of every whole hundredth of a percent leaves every price of the catalog exact,
/// with data residency too: none of them ever loses its price.
#[test]
fn no_discount_meets_a_price_that_it_cannot_keep_exact() {
    let mut rates = BTreeSet::new();
    for model in CATALOG.models() {
        let periods = Processing::ALL
            .into_iter()
            .flat_map(|mode| model.periods(mode));
        for row in periods.flat_map(|period| [Some(&period.short), period.long.as_ref()]) {
            let Some(row) = row else { continue };
            for kinds in [row.text, row.audio, row.image].into_iter().flatten() {
                rates.extend([
                    kinds.input,
                    kinds.cached_input,
                    kinds.cache_write_30m,
                    kinds.cache_write_12h,
                    kinds.output,
                ]);
            }
        }
    }
    let rates: Vec<UsdPerMillion> = rates.into_iter().flatten().collect();
    assert!(rates.len() > 100, "only {} different prices", rates.len());
    for hundredths in 0..=10_000_u32 {
        let paid = Percent::from_decimal(&hundredths_text(hundredths)).unwrap();
        for rate in &rates {
            let paid = rate.scaled(paid);
            let abroad = paid.and_then(|rate| rate.scaled(Percent::new(110)));
            assert!(abroad.is_some(), "{hundredths} of {}", rate.to_decimal());
        }
    }
}

#[test]
fn a_discount_takes_exactly_its_share_off_the_tokens_and_nothing_off_the_tools()
-> Result<(), String> {
    let cases = (model(), mode(), 1..=10_000_u32, used(), any::<bool>());
    for_all(&cases, |(model, mode, off, used, regional)| {
        let percent = Percent::from_decimal(&hundredths_text(off)).unwrap();
        let mut overrides = Overrides::default();
        overrides.discounts.insert(model.to_lowercase(), percent);
        let catalog = CATALOG.with_overrides(&overrides);
        let (list, own) = (
            cost(&CATALOG, &model, mode, &used, regional),
            cost(&catalog, &model, mode, &used, regional),
        );
        prop_assert_eq!(list.is_ok(), own.is_ok());
        let (Ok(list), Ok(own)) = (list, own) else {
            return Ok(());
        };
        for (list, own) in list.lines.iter().zip(&own.lines) {
            prop_assert_eq!((list.item, list.quantity), (own.item, own.quantity));
            let whole = units(&list.usd.to_decimal());
            if matches!(list.item, Item::Tokens { .. }) {
                let paid = times_factor(whole, &factor_text(10_000 - off));
                prop_assert_eq!(own.usd.to_decimal(), text(paid));
                let typed = Provenance::Typed {
                    typed: Typed::Discount(percent),
                };
                prop_assert_eq!(&own.provenance, &typed);
            } else {
                prop_assert_eq!(own, list);
            }
        }
        Ok(())
    })
}

#[test]
fn typed_rates_are_what_is_billed_and_name_no_source_of_openai() -> Result<(), String> {
    let cases = (text_model(), mode(), typed_rates(), used(), any::<bool>());
    for_all(&cases, |(model, mode, rates, used, regional)| {
        let mut overrides = Overrides::default();
        overrides
            .rates
            .insert((model.clone(), mode), TypedRates::of_text(rates));
        let catalog = CATALOG.with_overrides(&overrides);
        let own = catalog.find(&model).unwrap();
        // A mode that is not sold is sold to whoever has a price for it.
        let quote = match cost(&catalog, &model, mode, &used, regional) {
            Ok(quote) => quote,
            Err(problem) => {
                prop_assert!(!own.is_served(today()), "{}", problem);
                return Ok(());
            }
        };
        let total_input = used.input_tokens.get();
        let long = own
            .long_context_above
            .is_some_and(|above| total_input > above.get());
        let mut sum = 0;
        for line in &quote.lines {
            let Item::Tokens { kind, .. } = line.item else {
                sum += units(&line.usd.to_decimal());
                continue;
            };
            let (typed, step) = match kind {
                TokenKind::Input => (rates.input, "2"),
                TokenKind::CachedInput => (rates.cached_input.or(rates.input), "2"),
                TokenKind::CacheWrite30m => (rates.cache_write_30m.or(rates.input), "2"),
                TokenKind::CacheWrite12h => (rates.cache_write_12h.or(rates.input), "2"),
                TokenKind::Output => (rates.output, "1.5"),
            };
            let typed = typed.unwrap();
            let mut token = units(&typed.to_decimal()) / 1_000_000;
            if long {
                token = times_factor(token, step);
            }
            if regional && own.regional_uplift.is_some() {
                token = times_factor(token, "1.1");
            }
            let cost = token * u128::from(line.quantity);
            prop_assert_eq!(line.usd.to_decimal(), text(cost), "{:?}", kind);
            prop_assert_eq!(line.provenance.typed(), Some(Typed::Rates));
            sum += cost;
        }
        prop_assert_eq!(quote.usd.to_decimal(), text(sum));
        Ok(())
    })
}

#[test]
fn a_price_typed_for_one_model_touches_no_other() -> Result<(), String> {
    let cases = (text_model(), mode(), typed_rates(), used(), model(), mode());
    for_all(&cases, |(typed, typed_mode, rates, used, other, mode)| {
        let mut overrides = Overrides::default();
        overrides
            .rates
            .insert((typed.clone(), typed_mode), TypedRates::of_text(rates));
        let catalog = CATALOG.with_overrides(&overrides);
        if (&other, mode) != (&typed, typed_mode) {
            prop_assert_eq!(
                cost(&catalog, &other, mode, &used, false),
                cost(&CATALOG, &other, mode, &used, false)
            );
        }
        Ok(())
    })
}

#[test]
fn a_model_of_ones_own_costs_what_was_typed_in_standard_and_nothing_is_made_up_elsewhere()
-> Result<(), String> {
    let cases = ("[a-z][a-z0-9 .-]{0,20}", typed_rates(), used(), mode());
    for_all(&cases, |(name, rates, used, mode)| {
        let mut overrides = Overrides::default();
        let model = CustomModel {
            kind: Kind::Text,
            price: CustomPrice::Tokens(TypedRates::of_text(rates)),
            window: None,
        };
        overrides.models.insert(name.clone(), model);
        let catalog = CATALOG.with_overrides(&overrides);
        let quote = cost(&catalog, &name.to_uppercase(), mode, &used, true);
        if mode != Processing::Standard {
            let refused = matches!(quote, Err(Unpriced::NotSoldThisWay { .. }));
            prop_assert!(refused);
            return Ok(());
        }
        for line in &quote.unwrap().lines {
            if let UnitRate::UsdPerMillionTokens(rate) = line.rate {
                let all = [
                    rates.cached_input,
                    rates.cache_write_30m,
                    rates.cache_write_12h,
                ];
                let mut all = all.into_iter().chain([rates.input, rates.output]);
                prop_assert!(all.any(|typed| typed == Some(rate)));
            }
        }
        Ok(())
    })
}

/// Twice a typed rate is twice what its lines cost, and nothing else changes.
#[test]
fn twice_a_typed_rate_is_twice_its_part_of_the_bill() -> Result<(), String> {
    let kind = select(vec![
        TokenKind::Input,
        TokenKind::CachedInput,
        TokenKind::Output,
    ]);
    for_all(
        &(text_model(), typed_rates(), used(), kind),
        |(model, rates, used, kind)| {
            let price = |rates: KindRates| {
                let mut overrides = Overrides::default();
                let row = (model.clone(), Processing::Standard);
                overrides.rates.insert(row, TypedRates::of_text(rates));
                let catalog = CATALOG.with_overrides(&overrides);
                cost(&catalog, &model, Processing::Standard, &used, false)
            };
            // Every kind its own rate, so that no other line follows the doubled one.
            let once = KindRates {
                cached_input: rates.cached_input.or(rates.output),
                cache_write_30m: rates.cache_write_30m.or(rates.output),
                cache_write_12h: rates.cache_write_12h.or(rates.output),
                ..rates
            };
            let double = |rate: UsdPerMillion| rate.scaled(Percent::new(200)).unwrap();
            let mut twice = once;
            match kind {
                TokenKind::Output => twice.output = once.output.map(double),
                TokenKind::CachedInput => twice.cached_input = once.cached_input.map(double),
                TokenKind::Input | TokenKind::CacheWrite30m | TokenKind::CacheWrite12h => {
                    twice.input = once.input.map(double);
                }
            }
            let (Ok(once), Ok(twice)) = (price(once), price(twice)) else {
                return Ok(());
            };
            let of = |quote: &RequestQuote, wanted: bool| -> Usd {
                let is = |item: Item| {
                    let modality = Modality::Text;
                    item == Item::Tokens { modality, kind }
                };
                let lines = quote.lines.iter().filter(|line| is(line.item) == wanted);
                lines.map(|line| line.usd).sum()
            };
            prop_assert_eq!(of(&twice, true), of(&once, true) + of(&once, true));
            prop_assert_eq!(of(&twice, false), of(&once, false));
            Ok(())
        },
    )
}

/// Rates of text as a person may type them, some of them as large as they get.
fn typed_rates() -> impl Strategy<Value = KindRates> {
    let maybe = || prop::option::of(typed_rate());
    (typed_rate(), maybe(), maybe(), maybe(), typed_rate()).prop_map(
        |(input, cached_input, cache_write_30m, cache_write_12h, output)| KindRates {
            input: Some(input),
            cached_input,
            cache_write_30m,
            cache_write_12h,
            output: Some(output),
        },
    )
}

pub(crate) fn cost(
    catalog: &Catalog,
    model: &str,
    processing: Processing,
    used: &ReportedUsage,
    regional: bool,
) -> Result<RequestQuote, Unpriced> {
    let usage = Usage::from_reported(used).unwrap();
    let row = PriceRow {
        processing,
        regional,
        on: today(),
    };
    quote_request(catalog, model, row, &usage)
}

fn model() -> impl Strategy<Value = String> {
    models(|_| true)
}

fn text_model() -> impl Strategy<Value = String> {
    models(|model| model.kind == Kind::Text)
}

pub(crate) fn models(wanted: fn(&Model) -> bool) -> impl Strategy<Value = String> {
    let models = CATALOG.models().iter().filter(|model| wanted(model));
    select(models.map(|model| model.id.clone()).collect::<Vec<_>>())
}

pub(crate) fn mode() -> impl Strategy<Value = Processing> {
    prop_oneof![
        2 => Just(Processing::Standard),
        1 => select(Processing::ALL.to_vec()),
    ]
}

fn used() -> impl Strategy<Value = ReportedUsage> {
    let count = || count_up_to(300_000);
    let parts = (count(), count(), count(), count(), count(), 0..50_u64);
    parts.prop_map(
        |(plain, cached, half_hour, half_day, output, web_searches)| ReportedUsage {
            input_tokens: Tokens::new(plain + cached + half_hour + half_day),
            cached_tokens: Tokens::new(cached),
            cache_write_30m_tokens: Tokens::new(half_hour),
            cache_write_12h_tokens: Tokens::new(half_day),
            output_tokens: Tokens::new(output),
            web_searches,
            ..ReportedUsage::default()
        },
    )
}

/// So many hundredths of a percent, as percent: `12.34`.
fn hundredths_text(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// So many hundredths of a percent, as a factor: `0.1234`.
fn factor_text(hundredths: u32) -> String {
    format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000)
}
