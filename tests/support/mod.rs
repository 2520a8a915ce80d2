//! What the tests of properties share: how many cases, from which seed, and any scenario.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};
use topup::calendar::Date;
use topup::catalog::Processing;
use topup::money::{Percent, Usd};
use topup::scenario::{CreditSettings, Scenario, Stage};
use topup::tokens::{Encoding, Tokens};
use topup::workload::{Caching, InputTokens, RequestShape, Traffic, Workload};

/// Cases of each property; `PROPTEST_CASES` asks for more.
const CASES: u32 = 2_000;

/// Fixed, so that a red run is red again; `PROPTEST_RNG_SEED` looks elsewhere.
const SEED: u64 = 20_261_123;

/// Tries a property on many values; the error names the smallest value found that breaks it.
pub(crate) fn for_all<S: Strategy>(
    values: &S,
    holds: impl Fn(S::Value) -> TestCaseResult,
) -> Result<(), String>
where
    S::Value: Debug,
{
    for_so_many(CASES, values, holds)
}

/// [`for_all`], with a number of cases of its own.
pub(crate) fn for_so_many<S: Strategy>(
    cases: u32,
    values: &S,
    holds: impl Fn(S::Value) -> TestCaseResult,
) -> Result<(), String>
where
    S::Value: Debug,
{
    let asked = ProptestConfig::default();
    let mut runner = TestRunner::new(ProptestConfig {
        cases: asked.cases.max(cases),
        rng_seed: match asked.rng_seed {
            RngSeed::Random => RngSeed::Fixed(SEED),
            fixed @ RngSeed::Fixed(_) => fixed,
        },
        failure_persistence: None,
        ..asked
    });
    runner.run(values, holds).map_err(|error| error.to_string())
}

/// Any scenario that the page can hold.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let stage = prop::sample::select(Stage::ALL.to_vec());
    (stage, workload(), credits()).prop_map(|(stage, workload, credits)| Scenario {
        stage,
        workload,
        credits,
    })
}

/// A known model's name, an unknown one, or any text short enough to be one.
pub(crate) fn model_name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "gpt-6.1-sol", "gpt-6-luna", "gpt-5.6-terra", "gpt-5", "gpt-4o-mini", "o3-pro",
            "whisper-1", "text-embedding-3-small", "gpt-5.5-pro", "gpt-nobody",
        ]).prop_map(str::to_owned),
        1 => "\\PC{1,25}",
    ]
}

/// Counts of which zero, small, round and largest ones are as likely as the rest.
pub(crate) fn count_up_to(most: u64) -> impl Strategy<Value = u64> {
    prop_oneof![
        1 => Just(0),
        1 => Just(most),
        3 => 0..=most.min(5_000),
        3 => 0..=most,
    ]
}

/// Any amount up to so many dollars, in steps from a femto-dollar to a dollar.
pub(crate) fn usd_up_to(dollars: u64) -> impl Strategy<Value = Usd> {
    (0..dollars, 0..1_000_000_000_000_000_u64, 0_usize..=15).prop_map(
        |(whole, fraction, decimals)| {
            let fraction: String = format!("{fraction:015}").chars().take(decimals).collect();
            let text = if fraction.is_empty() {
                whole.to_string()
            } else {
                format!("{whole}.{fraction}")
            };
            Usd::from_decimal(&text).unwrap_or_default()
        },
    )
}

/// A percentage between two, in hundredths of a percent.
pub(crate) fn percent(least: u32, most: u32) -> impl Strategy<Value = Percent> {
    (least * 100..=most * 100).prop_map(|hundredths| {
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        Percent::from_decimal(&text).unwrap_or_default()
    })
}

/// Any day of the years in which the catalog has something to say.
pub(crate) fn day() -> impl Strategy<Value = Date> {
    (0..2_000_u32).prop_map(|days| Date::new(2024, 1, 1).unwrap_or(Date::EPOCH).plus_days(days))
}

fn workload() -> impl Strategy<Value = Workload> {
    let processing = prop::sample::select(Processing::ALL.to_vec());
    (
        model_name(),
        processing,
        request(),
        count_up_to(1_000_000_000),
        1_u32..=3_650,
    )
        .prop_map(
            |(model, processing, request, requests_per_day, days)| Workload {
                model,
                processing,
                request,
                traffic: Traffic {
                    requests_per_day,
                    days,
                },
            },
        )
}

fn request() -> impl Strategy<Value = RequestShape> {
    let tokens = || count_up_to(1_000_000_000).prop_map(Tokens::new);
    let encoding = prop::sample::select(Encoding::ALL.to_vec());
    let input = prop_oneof![
        tokens().prop_map(InputTokens::Typed),
        tokens().prop_map(InputTokens::Estimated),
        (tokens(), encoding)
            .prop_map(|(tokens, encoding)| InputTokens::Counted { tokens, encoding }),
    ];
    let shares = (percent(0, 100), percent(0, 100))
        .prop_map(|(read, written)| (read, written.min(Percent::WHOLE.minus(read))));
    (input, tokens(), any::<bool>(), shares).prop_map(|(input, output, on, (read, written))| {
        RequestShape {
            input,
            output,
            caching: Caching { on, read, written },
        }
    })
}

fn credits() -> impl Strategy<Value = CreditSettings> {
    let usd = || prop_oneof![Just(Usd::ZERO), usd_up_to(1_000), usd_up_to(1_000_000_000)];
    (
        percent(100, 1_000),
        usd(),
        usd(),
        prop::option::of(usd()),
        prop::option::of(usd()),
    )
        .prop_map(
            |(safety, free_credits, paid_balance, balance_cap, average_day)| CreditSettings {
                safety,
                free_credits,
                paid_balance,
                balance_cap,
                average_day,
            },
        )
}
