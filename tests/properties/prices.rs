//! The price table itself: every price is exact under every factor, and keeps the rules of its field.

use proptest::prelude::*;
use topup::catalog::{Modality, Model, PricePeriod, Processing, Provenance, Rates, TokenKind};
use topup::money::{Percent, Usd, UsdPerMillion, UsdPerThousand};
use topup::tokens::Tokens;

use crate::exact::{femto, text, times_factor, units};
use crate::{CATALOG, support};

const MODALITIES: [Modality; 3] = [Modality::Text, Modality::Audio, Modality::Image];
const KINDS: [TokenKind; 5] = [
    TokenKind::Input,
    TokenKind::CachedInput,
    TokenKind::CacheWrite30m,
    TokenKind::CacheWrite12h,
    TokenKind::Output,
];

/// Batch's half is a price of its own; these are the factors that can meet on one price.
const CHAINS: [&[&str]; 10] = [
    &[],
    &["1.1"],
    &["1.25"],
    &["2.5"],
    &["1.5"],
    &["2"],
    &["1.25", "2", "1.1"],
    &["2.5", "2", "1.1"],
    &["1.5", "1.1"],
    &["1.25", "2.5", "1.5", "2", "1.1"],
];

/// Batch prices that are printed rounded, or not as half; each is as OpenAI prints it.
const NOT_HALF: [(&str, &str); 4] = [
    ("gpt-image-1.5", "0.63"),
    ("chatgpt-image-latest", "0.63"),
    ("gpt-image-1-mini", "0.13"),
    ("gpt-5.4", "0.13"),
];

#[test]
fn every_price_times_every_chain_of_factors_is_a_whole_number_of_units() {
    let mut products = 0;
    for (place, rate) in every_rate() {
        for chain in CHAINS {
            let mut scaled = Some(rate);
            let mut expected = units(&rate.to_decimal());
            for factor in chain {
                let percent = Percent::from_factor(factor).unwrap();
                scaled = scaled.and_then(|rate| rate.scaled(percent));
                expected = times_factor(expected, factor);
            }
            let scaled = scaled.map(UsdPerMillion::to_decimal);
            assert_eq!(scaled, Some(text(expected)), "{place} × {chain:?}");
            products += 1;
        }
    }
    assert!(products > 5_000, "only {products}");
}

#[test]
fn a_token_of_every_price_is_a_whole_number_of_femto_dollars() {
    for (place, rate) in every_rate() {
        let token = text(units(&rate.to_decimal()) / 1_000_000);
        assert_eq!((rate * Tokens::new(1)).to_decimal(), token, "{place}");
    }
}

#[test]
fn twice_the_price_is_twice_the_cost() -> Result<(), String> {
    let values = (0..500_000_000_000_000_u64, any::<u64>());
    support::for_all(&values, |(nano, tokens)| {
        let rate = |nano: u64| UsdPerMillion::from_decimal(&decimal(nano, 9)).unwrap();
        let tokens = Tokens::new(tokens);
        let once = rate(nano) * tokens;
        prop_assert_eq!(rate(2 * nano) * tokens, once + once);
        prop_assert_eq!(rate(nano).scaled(Percent::new(200)), Some(rate(2 * nano)));
        let fee = |pico: u64| UsdPerThousand::from_decimal(&decimal(pico, 12)).unwrap();
        let once = fee(nano).of_calls(tokens.get());
        prop_assert_eq!(fee(2 * nano).of_calls(tokens.get()), once + once);
        Ok(())
    })
}

#[test]
fn a_factor_gives_the_exact_price_or_none() -> Result<(), String> {
    let values = (0..1_000_000_000_000_000_u64, 0..100_000_000_u32);
    support::for_all(&values, |(nano, hundredths)| {
        let rate = UsdPerMillion::from_decimal(&decimal(nano, 9)).unwrap();
        let factor = Percent::from_factor(&decimal(hundredths.into(), 4)).unwrap();
        let product = u128::from(nano) * u128::from(hundredths);
        match rate.scaled(factor) {
            Some(scaled) => {
                prop_assert_eq!(product % 10_000, 0);
                let exact = decimal(u64::try_from(product / 10_000).unwrap(), 9);
                prop_assert_eq!(scaled, UsdPerMillion::from_decimal(&exact).unwrap());
            }
            None => prop_assert!(
                product % 10_000 != 0
                    || product > 1_000_000_000_000_000 * 10_000
                    || product > u128::from(u64::MAX)
            ),
        }
        Ok(())
    })
}

#[test]
fn an_exact_decimal_reads_back_as_the_same_amount() -> Result<(), String> {
    support::for_all(&support::usd_up_to(1_000_000_000_000), |amount| {
        let text = amount.to_decimal();
        prop_assert_eq!(Usd::from_decimal(&text), Ok(amount));
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(&json, &format!("\"{text}\""));
        prop_assert_eq!(serde_json::from_str::<Usd>(&json).unwrap(), amount);
        Ok(())
    })
}

#[test]
fn an_amount_beyond_the_largest_is_refused_and_never_wraps() -> Result<(), String> {
    let most = 10_u128.pow(36);
    let dollars = prop_oneof![0..1_000_000_u128, 0..=10_u128.pow(22), any::<u128>()];
    let cases = (dollars, 0..1_000_000_000_000_000_u64, any::<u64>());
    support::for_all(&cases, |(dollars, fraction, times)| {
        let text = format!("{dollars}.{fraction:015}");
        let value = dollars
            .checked_mul(1_000_000_000_000_000)
            .and_then(|value| value.checked_add(fraction.into()))
            .filter(|value| *value <= most);
        let amount = Usd::from_decimal(&text).ok();
        prop_assert_eq!(amount.is_some(), value.is_some(), "{}", text);
        let Some((amount, value)) = amount.zip(value) else {
            return Ok(());
        };
        let product = value
            .checked_mul(times.into())
            .filter(|product| *product <= most);
        let exact = amount
            .times(times)
            .map(|product| femto(&product.to_decimal()));
        prop_assert_eq!(exact, product, "{} × {}", text, times);
        let rate = UsdPerMillion::from_decimal(&text).ok();
        let fits = value <= 1_000_000 * 10_u128.pow(15) && fraction % 1_000_000 == 0;
        prop_assert_eq!(rate.is_some(), fits, "{}", text);
        Ok(())
    })
}

#[test]
fn batch_is_exactly_half_wherever_both_are_published() {
    let mut halves = 0;
    for model in CATALOG.models() {
        let Some(standard) = model.periods(Processing::Standard).last() else {
            continue;
        };
        let Some(batch) = model.periods(Processing::Batch).last() else {
            continue;
        };
        for (short, standard, batch) in [
            (true, Some(&standard.short), Some(&batch.short)),
            (false, standard.long.as_ref(), batch.long.as_ref()),
        ] {
            let (Some(standard), Some(batch)) = (standard, batch) else {
                continue;
            };
            for ((place, half), whole) in own_rates(batch).zip(own_rates(standard)) {
                let ((_, Some(half)), (_, Some(whole))) = ((place, half), whole) else {
                    continue;
                };
                if NOT_HALF.contains(&(model.id.as_str(), half.to_decimal().as_str())) {
                    continue;
                }
                // Fine-tuned models print their own Batch prices.
                if model.id.starts_with("ft:") {
                    continue;
                }
                let percent = Percent::new(50);
                assert_eq!(
                    Some(half),
                    whole.scaled(percent),
                    "{} {place:?} {short}",
                    model.id
                );
                halves += 1;
            }
        }
    }
    assert!(halves > 150, "only {halves}");
}

#[test]
fn a_cached_token_never_costs_more_than_a_plain_one() {
    for (place, rates) in every_row() {
        for modality in MODALITIES {
            let cached = rates.of(modality, TokenKind::CachedInput);
            assert!(cached <= rates.of(modality, TokenKind::Input), "{place}");
        }
    }
}

#[test]
fn a_long_request_never_costs_less_than_a_short_one() {
    for (model, mode, period) in every_period() {
        let Some(long) = &period.long else { continue };
        for ((kind, short), (_, long)) in own_rates(&period.short).zip(own_rates(long)) {
            assert!(short <= long, "{}, {mode}: {kind:?}", model.id);
        }
    }
}

#[test]
fn a_write_costs_its_published_multiple_of_plain_input() {
    for (place, rates) in every_row() {
        let Some(text) = &rates.text else { continue };
        for (write, factor) in [(text.cache_write_30m, 125), (text.cache_write_12h, 250)] {
            if let Some(write) = write {
                let input = text.input.unwrap();
                assert_eq!(Some(write), input.scaled(Percent::new(factor)), "{place}");
            }
        }
    }
}

#[test]
fn every_price_names_its_sources_and_no_later_day_than_the_table() {
    for (model, mode, period) in every_period() {
        let Provenance::Published(provenance) = &period.provenance else {
            unreachable!("nobody typed a price into the built-in catalog")
        };
        let place = format!("{}, {mode}", model.id);
        assert!(!provenance.sources.is_empty(), "{place}");
        assert!(provenance.checked <= CATALOG.as_of, "{place}");
        for source in &provenance.sources {
            assert!(CATALOG.source(source).is_some(), "{place}: {source}");
        }
    }
}

#[test]
fn every_name_of_a_model_finds_it_in_any_case_and_nothing_else_does() -> Result<(), String> {
    let names: Vec<(&str, &str)> = CATALOG
        .models()
        .iter()
        .flat_map(|model| {
            let others = model.other_names.iter().map(String::as_str);
            core::iter::once(model.id.as_str())
                .chain(others)
                .map(|name| (name, model.id.as_str()))
        })
        .collect();
    let id = |name: &str| CATALOG.find(name).map(|model| model.id.as_str());
    for (name, model) in &names {
        for spelling in [(*name).to_owned(), name.to_uppercase()] {
            assert_eq!(id(&spelling), Some(*model), "{spelling}");
            assert_eq!(id(&spelling).and_then(id), Some(*model), "{spelling}");
        }
    }
    let known = |text: &str| {
        names
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(text))
    };
    let near = (
        prop::sample::select(names.clone()),
        any::<prop::sample::Index>(),
        ".{0,3}",
    );
    support::for_all(&near, |((name, _), place, text)| {
        let place = place.index(name.len() + 1);
        let (before, after) = name.split_at(place);
        for near in [
            before.to_owned(),
            format!("{before}{text}{after}"),
            format!("{name}{text}"),
        ] {
            prop_assert_eq!(id(&near).is_some(), known(&near), "{}", near);
        }
        Ok(())
    })
}

fn every_period() -> impl Iterator<Item = (&'static Model, Processing, &'static PricePeriod)> {
    CATALOG.models().iter().flat_map(|model| {
        Processing::ALL.into_iter().flat_map(move |mode| {
            let periods = model.periods(mode).iter();
            periods.map(move |period| (model, mode, period))
        })
    })
}

fn every_row() -> impl Iterator<Item = (String, &'static Rates)> {
    every_period().flat_map(|(model, mode, period)| {
        [Some(&period.short), period.long.as_ref()]
            .into_iter()
            .flatten()
            .map(move |rates| (format!("{}, {mode}", model.id), rates))
    })
}

fn every_rate() -> impl Iterator<Item = (String, UsdPerMillion)> {
    every_row().flat_map(|(place, rates)| {
        own_rates(rates).filter_map(move |(_, rate)| Some((place.clone(), rate?)))
    })
}

/// The rates that a row states itself.
fn own_rates(
    rates: &Rates,
) -> impl Iterator<Item = ((Modality, TokenKind), Option<UsdPerMillion>)> {
    let of = |modality| match modality {
        Modality::Text => rates.text,
        Modality::Audio => rates.audio,
        Modality::Image => rates.image,
    };
    MODALITIES
        .map(|modality| {
            KINDS.map(|kind| {
                let own = of(modality).and_then(|rates| match kind {
                    TokenKind::Input => rates.input,
                    TokenKind::CachedInput => rates.cached_input,
                    TokenKind::CacheWrite30m => rates.cache_write_30m,
                    TokenKind::CacheWrite12h => rates.cache_write_12h,
                    TokenKind::Output => rates.output,
                });
                ((modality, kind), own)
            })
        })
        .into_iter()
        .flatten()
}

/// A whole number of units of 10⁻ᵈ as decimal text.
fn decimal(count: u64, decimals: usize) -> String {
    let digits = format!("{count:0width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    format!("{whole}.{fraction}")
}
