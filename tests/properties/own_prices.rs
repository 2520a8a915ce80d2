//! What holds when a person types prices of sound, pictures, minutes, characters, training and tools.

use proptest::prelude::*;
use topup::catalog::{
    ContextBand, CustomModel, CustomPrice, Kind, MadePicture, Modality, Overrides, Processing,
    Quality, RateCell, TokenKind, Typed, TypedRates, UnitPrice,
};
use topup::money::Usd;
use topup::quote::{Item, ReportedUsage, Span, UnitRate, Unpriced, quote_workload};
use topup::scenario::Template;
use topup::tokens::Tokens;
use topup::workload::{Caching, Part, Quantity, Shape, TextTokens, Work, Workload};

use crate::exact::{text, times_factor, units};
use crate::overrides::{cost, mode, models};
use crate::support::prices::{typed_rate, typed_tools, unit_price};
use crate::support::{count_up_to, for_all};
use crate::{CATALOG, today};

/// Every place of every row of every model sold by the token, in any mode and band.
#[test]
fn any_typed_rate_is_what_its_tokens_cost_and_only_they() -> Result<(), String> {
    let rates = prop::collection::vec(typed_rate(), 30);
    let sold_by_token = models(|model| model.unit_price.is_none());
    let cases = (sold_by_token, mode(), rates, every_kind(), any::<bool>());
    for_all(&cases, |(model, mode, rates, used, regional)| {
        let mut typed = TypedRates::default();
        for (cell, rate) in RateCell::all().zip(rates) {
            typed.set(cell, Some(rate));
        }
        let mut overrides = Overrides::default();
        overrides.rates.insert((model.clone(), mode), typed);
        let catalog = CATALOG.with_overrides(&overrides);
        let own = catalog.find(&model).unwrap();
        let Ok(quote) = cost(&catalog, &model, mode, &used, regional) else {
            prop_assert!(!own.is_served(today()));
            return Ok(());
        };
        let is_long = own
            .long_context_above
            .is_some_and(|above| used.input_tokens > above);
        let band = if is_long {
            ContextBand::Long
        } else {
            ContextBand::Short
        };
        let mut sum = 0;
        for line in &quote.lines {
            let Item::Tokens { modality, kind } = line.item else {
                prop_assert!(false, "{:?}", line.item);
                return Ok(());
            };
            let cell = RateCell {
                band,
                modality,
                kind,
            };
            let rate = typed.get(cell).unwrap();
            let mut token = units(&rate.to_decimal()) / 1_000_000;
            if regional && own.regional_uplift.is_some() {
                token = times_factor(token, "1.1");
            }
            let cost = token * u128::from(line.quantity);
            prop_assert_eq!(line.usd.to_decimal(), text(cost), "{:?}", cell);
            prop_assert_eq!(line.provenance.typed(), Some(Typed::Rates));
            sum += cost;
        }
        prop_assert_eq!(quote.usd.to_decimal(), text(sum));
        Ok(())
    })
}

/// Sixty times the cost is the rate times the seconds: nothing is lost in a sixtieth.
#[test]
fn a_typed_minute_or_character_costs_what_was_typed() -> Result<(), String> {
    let by_unit = models(|model| model.unit_price.is_some());
    let cases = (
        by_unit,
        unit_price(),
        count_up_to(10_000_000),
        any::<bool>(),
    );
    for_all(&cases, |(model, price, count, is_own)| {
        let mut overrides = Overrides::default();
        let name = if is_own {
            let own = CustomModel {
                kind: Kind::AudioMinutes,
                price: CustomPrice::Unit(price),
                window: None,
            };
            overrides.models.insert("house model".to_owned(), own);
            "house model"
        } else {
            overrides.units.insert(model.clone(), price);
            model.as_str()
        };
        let catalog = CATALOG.with_overrides(&overrides);
        let own = catalog.find(name).unwrap();
        let Some((in_force, provenance)) = &own.unit_price else {
            prop_assert!(false, "{} has no unit price", name);
            return Ok(());
        };
        let fits = core::mem::discriminant(in_force) == core::mem::discriminant(&price);
        prop_assert_eq!(fits, provenance.typed().is_some());
        if !fits {
            // A price by the minute says nothing of a model sold by characters.
            prop_assert_eq!(own, CATALOG.find(name).unwrap());
            return Ok(());
        }
        let (used, typed, per) = match price {
            UnitPrice::UsdPerMinute(rate) => {
                let used = ReportedUsage {
                    seconds: count,
                    ..ReportedUsage::default()
                };
                (used, rate.to_decimal(), 60)
            }
            UnitPrice::UsdPerMillionCharacters(rate) => {
                let used = ReportedUsage {
                    characters: count,
                    ..ReportedUsage::default()
                };
                (used, rate.to_decimal(), 1_000_000)
            }
        };
        let Ok(quote) = cost(&catalog, name, Processing::Standard, &used, true) else {
            prop_assert!(!own.is_served(today()));
            return Ok(());
        };
        let typed = Usd::from_decimal(&typed).unwrap();
        prop_assert_eq!(quote.usd.times(per), typed.times(count));
        prop_assert!(
            quote
                .lines
                .iter()
                .all(|line| line.provenance.typed().is_some())
        );
        Ok(())
    })
}

#[test]
fn a_typed_fee_is_what_calls_of_its_tool_cost_on_every_model() -> Result<(), String> {
    let served = models(|model| model.unit_price.is_none() && model.is_served(today()));
    let calls = || 0..10_000_u64;
    let cases = (served, typed_tools(), calls(), calls(), calls());
    for_all(&cases, |(model, tools, web, files, sessions)| {
        let overrides = Overrides {
            tools,
            ..Overrides::default()
        };
        let catalog = CATALOG.with_overrides(&overrides);
        let used = ReportedUsage {
            web_searches: web,
            image_web_searches: web,
            file_searches: files,
            container_sessions_1g: sessions,
            ..ReportedUsage::default()
        };
        let own = cost(&catalog, &model, Processing::Standard, &used, false).unwrap();
        let list = cost(&CATALOG, &model, Processing::Standard, &used, false).unwrap();
        for (own, list) in own.lines.iter().zip(&list.lines) {
            let per_call = UnitRate::UsdPerThousandCalls;
            let typed = if own.item == Item::WebSearches {
                tools.web_search.map(per_call)
            } else if own.item == Item::FileSearches {
                tools.file_search.map(per_call)
            } else if matches!(own.item, Item::ContainerSessions { .. }) {
                tools.container_session.map(UnitRate::UsdPerSession)
            } else {
                None
            };
            if let Some(rate) = typed {
                prop_assert_eq!(own.rate, rate);
                prop_assert!(own.provenance.typed().is_some());
            } else {
                prop_assert_eq!(own, list);
            }
        }
        Ok(())
    })
}

/// On models whose tokens for a picture are not published as well: there it is the only price.
#[test]
fn a_typed_picture_costs_what_was_typed_at_its_size_and_quality_alone() -> Result<(), String> {
    let quality = || prop::sample::select(vec![Quality::Low, Quality::Medium, Quality::High]);
    let side = || prop::sample::select(vec![512_u32, 1024, 1536]);
    let picture = (quality(), side(), side());
    let made = (quality(), side(), side(), 1..1_000_u64);
    let images = models(|model| model.kind == Kind::Image && model.is_served(today()));
    let cases = (images, picture, made, 0..10_000_000_u64, 0..10_000_u64);
    for_all(&cases, |(model, typed, made, micro, prompt)| {
        let each = Usd::from_decimal(&format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000));
        let each = each.unwrap();
        let mut overrides = Overrides::default();
        let picture = MadePicture {
            quality: typed.0,
            width: typed.1,
            height: typed.2,
        };
        overrides.pictures.insert((model.clone(), picture), each);
        let mut work = Work::new(Shape::Pictures);
        work.quality = made.0;
        work.set_quantity(Quantity::PictureWidth, made.1.into());
        work.set_quantity(Quantity::PictureHeight, made.2.into());
        work.set_quantity(Quantity::Pictures, made.3);
        work.set_text(Part::Message, TextTokens::Typed(Tokens::new(prompt)));
        let list = unit_of(&Overrides::default(), &model, &work);
        let own = unit_of(&overrides, &model, &work);
        if typed != (made.0, made.1, made.2) {
            prop_assert_eq!(own, list);
            return Ok(());
        }
        let own = own.unwrap();
        let line = own.iter().find(|(item, _)| *item == Item::Pictures);
        prop_assert_eq!(line.map(|(_, usd)| *usd), each.times(made.3));
        // The prompt is billed as ever, and no token of the picture is.
        let rest = own.iter().filter(|(item, _)| *item != Item::Pictures);
        let is_prompt = |item: &Item| {
            let modality = Modality::Text;
            let kind = TokenKind::Input;
            *item == Item::Tokens { modality, kind }
        };
        for (item, _) in rest {
            prop_assert!(is_prompt(item), "{:?}", item);
        }
        Ok(())
    })
}

#[test]
fn typed_training_is_what_training_costs() -> Result<(), String> {
    let cases = (models(|_| true), typed_rate(), 1..1_000_000_u64, 1..10_u64);
    for_all(&cases, |(model, rate, tokens, epochs)| {
        let mut overrides = Overrides::default();
        overrides.training.insert(model.clone(), rate);
        let mut work = Work::new(Shape::FineTuning);
        work.set_text(Part::Document, TextTokens::Typed(Tokens::new(tokens)));
        work.set_quantity(Quantity::Epochs, epochs);
        let is_served = CATALOG.find(&model).unwrap().is_served(today());
        match unit_of(&overrides, &model, &work) {
            Ok(lines) => {
                let usd: Usd = lines.iter().map(|(_, usd)| *usd).sum();
                prop_assert_eq!(usd, rate * Tokens::new(tokens * epochs));
            }
            Err(problem) => prop_assert!(!is_served, "{}", problem),
        }
        Ok(())
    })
}

/// What a unit of work costs, line by line.
fn unit_of(overrides: &Overrides, model: &str, work: &Work) -> Result<Vec<(Item, Usd)>, Unpriced> {
    let workload = Workload {
        model: model.to_owned(),
        work: work.clone(),
        caching: Caching::OFF,
        ..Template::Assistant.workload()
    };
    let catalog = CATALOG.with_overrides(overrides);
    let span = Span {
        today: today(),
        days: 30,
    };
    let quote = quote_workload(&catalog, &workload, span)?;
    let lines = quote.unit.lines.iter();
    Ok(lines.map(|line| (line.item, line.usd)).collect())
}

/// Every kind of token of every modality, in short and long requests.
fn every_kind() -> impl Strategy<Value = ReportedUsage> {
    let count = || count_up_to(60_000);
    let input = (
        count(),
        count(),
        count(),
        count(),
        count(),
        count(),
        count(),
        count(),
    );
    let output = (count(), count(), count());
    (input, output).prop_map(
        |(
            (plain, cached, half_hour, half_day, audio, cached_audio, image, cached_image),
            (output, audio_out, image_out),
        )| ReportedUsage {
            input_tokens: Tokens::new(
                plain + cached + half_hour + half_day + audio + cached_audio + image + cached_image,
            ),
            cached_tokens: Tokens::new(cached + cached_audio + cached_image),
            cache_write_30m_tokens: Tokens::new(half_hour),
            cache_write_12h_tokens: Tokens::new(half_day),
            audio_input_tokens: Tokens::new(audio + cached_audio),
            cached_audio_tokens: Tokens::new(cached_audio),
            image_input_tokens: Tokens::new(image + cached_image),
            cached_image_tokens: Tokens::new(cached_image),
            output_tokens: Tokens::new(output + audio_out + image_out),
            audio_output_tokens: Tokens::new(audio_out),
            image_output_tokens: Tokens::new(image_out),
            ..ReportedUsage::default()
        },
    )
}
