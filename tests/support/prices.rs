//! Prices as a person may type them.

use proptest::prelude::*;
use topup::catalog::{
    CustomModel, CustomPrice, Kind, MadePicture, Overrides, Quality, RateCell, TypedRates,
    TypedTools, UnitPrice,
};
use topup::money::{UsdPerMillion, UsdPerMinute, UsdPerThousand};
use topup::tokens::Tokens;

use super::{model_name, name, percent, processing, usd_up_to};

/// Mostly nothing; else prices for models of the catalog and for others.
pub(super) fn overrides() -> impl Strategy<Value = Overrides> {
    let price = prop_oneof![
        any_rates().prop_map(CustomPrice::Tokens),
        unit_price().prop_map(CustomPrice::Unit),
    ];
    let kind = prop::sample::select(vec![Kind::Text, Kind::AudioMinutes, Kind::Image]);
    let own =
        (kind, price, prop::option::of(1..2_000_000_u64)).prop_map(|(kind, price, window)| {
            CustomModel {
                kind,
                price,
                window: window.map(Tokens::new),
            }
        });
    let quality = prop::sample::select(vec![Quality::Low, Quality::Medium, Quality::High]);
    let picture =
        (quality, 1..5_000_u32, 1..5_000_u32).prop_map(|(quality, width, height)| MadePicture {
            quality,
            width,
            height,
        });
    let few = || 0..2_usize;
    let typed = (
        prop::collection::btree_map(model_name(), percent(0, 100), few()),
        prop::collection::btree_map((model_name(), processing()), any_rates(), few()),
        prop::collection::btree_map(model_name(), unit_price(), few()),
        prop::collection::btree_map((model_name(), picture), usd_up_to(1_000), few()),
        prop::collection::btree_map(model_name(), typed_rate(), few()),
        typed_tools(),
        prop::collection::btree_map(name(), own, few()),
    );
    let typed = typed.prop_map(
        |(discounts, rates, units, pictures, training, tools, models)| Overrides {
            discounts,
            rates,
            units,
            pictures,
            training,
            tools,
            models,
        },
    );
    prop_oneof![3 => Just(Overrides::default()), 1 => typed]
}

/// A rate as a person may type it, now and then as large as it gets.
pub(crate) fn typed_rate() -> impl Strategy<Value = UsdPerMillion> {
    let micro = prop_oneof![4 => 0..50_000_000_u64, 1 => 0..=1_000_000_000_000_u64];
    micro.prop_map(|micro| UsdPerMillion::from_decimal(&millionths(micro)).unwrap_or_default())
}

/// Rates in any places of a row.
fn any_rates() -> impl Strategy<Value = TypedRates> {
    let place = prop::sample::select(RateCell::all().collect::<Vec<_>>());
    prop::collection::vec((place, typed_rate()), 0..4).prop_map(|typed| {
        let mut rates = TypedRates::default();
        for (cell, rate) in typed {
            rates.set(cell, Some(rate));
        }
        rates
    })
}

/// A price by the minute or by characters.
pub(crate) fn unit_price() -> impl Strategy<Value = UnitPrice> {
    let minute = (0..1_000_000_000_u64).prop_filter_map("a rate", |micro| {
        UsdPerMinute::from_decimal(&millionths(micro)).ok()
    });
    prop_oneof![
        minute.prop_map(UnitPrice::UsdPerMinute),
        typed_rate().prop_map(UnitPrice::UsdPerMillionCharacters),
    ]
}

/// Fees of tools, some of them typed.
pub(crate) fn typed_tools() -> impl Strategy<Value = TypedTools> {
    let fee = || {
        let fee = (0..1_000_000_000_u64).prop_filter_map("a fee", |micro| {
            UsdPerThousand::from_decimal(&millionths(micro)).ok()
        });
        prop::option::of(fee)
    };
    let session = prop::option::of(usd_up_to(1_000));
    (fee(), fee(), session).prop_map(|(web_search, file_search, container_session)| TypedTools {
        web_search,
        file_search,
        container_session,
    })
}

fn millionths(micro: u64) -> String {
    format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000)
}
