//! What the tests of properties share: how many cases, from which seed, and any scenario.

use std::fmt::Debug;

mod around;
pub(crate) mod prices;

use around::{around, team};
use prices::overrides;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};
use topup::calendar::Date;
use topup::catalog::Processing;
use topup::credits::{Payment, Recharge, RechargeForm, Spread};
use topup::money::{Percent, Usd};
use topup::scenario::{AccountSettings, CreditSettings, Scenario, Stage};
use topup::tokens::{Encoding, Tokens};
use topup::workload::{
    Caching, CachingMode, Environment, Part, Period, Project, Quantity, Repeats, Segment, Shape,
    TextTokens, Traffic, Volume, Week, Work, Workload,
};

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

/// Any scenario that the page can hold, with a few projects and workloads.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let first = project(1..3);
    let others = prop::collection::vec(project(0..3), 0..2);
    let rest = (credits(), overrides(), account(), around(), team());
    (stage, 1_u32..=3_650, first, others, rest).prop_map(
        |(stage, days, first, others, (credits, overrides, account, around, team))| {
            let (ranges, variants, rate_limits) = around;
            Scenario {
                stage,
                days,
                projects: core::iter::once(first).chain(others).collect(),
                credits,
                overrides,
                account,
                ranges,
                variants,
                rate_limits,
                team,
            }
        },
    )
}

fn processing() -> impl Strategy<Value = Processing> {
    prop::sample::select(Processing::ALL.to_vec())
}

/// Settings of an account, untouched ones among them.
fn account() -> impl Strategy<Value = AccountSettings> {
    let usd = || prop_oneof![usd_up_to(1_000), usd_up_to(1_000_000_000)];
    let maybe = move || prop::option::of(usd());
    let hours = || 0..=2_160_u32;
    let dates = (prop::option::of(day()), prop::option::of(day()));
    let recharge = (any::<bool>(), any::<bool>(), usd(), usd(), maybe());
    let payment = (percent(0, 100), hours(), hours(), hours());
    let shares = (
        percent(1, 1_000),
        percent(0, 100),
        percent(0, 100),
        percent(100, 1_000),
    );
    let rest = (percent(0, 100), percent(0, 50), 1..1_000_u32);
    let limits = (maybe(), maybe(), maybe(), maybe(), maybe());
    let touched = (dates, recharge, payment, shares, rest, limits).prop_map(
        |(dates, recharge, payment, shares, rest, limits)| AccountSettings {
            use_factor: shares.0,
            free_until: dates.0,
            bought_on: dates.1,
            step: Usd::from_dollars(rest.2),
            tax: shares.1,
            peak_day: limits.0,
            recharges: recharge.0,
            recharge: Recharge {
                threshold: recharge.2,
                form: if recharge.1 {
                    RechargeForm::RestoreTo(recharge.3)
                } else {
                    RechargeForm::Amount(recharge.3)
                },
                monthly_limit: recharge.4,
            },
            payment: Payment {
                failure: payment.0,
                delay_hours: payment.1,
                handling_hours: payment.2,
            },
            hard_limit: limits.1,
            budget: limits.2,
            paid_so_far: limits.3,
            cut_off_hours: payment.3,
            spread: Spread {
                low: shares.2,
                high: shares.3,
                day: rest.0,
            },
            risk: rest.1,
            loop_hour: limits.4,
        },
    );
    prop_oneof![1 => Just(AccountSettings::default()), 3 => touched]
}

fn project(workloads: core::ops::Range<usize>) -> impl Strategy<Value = Project> {
    (
        name(),
        prop::sample::select(Environment::ALL.to_vec()),
        prop_oneof![Just(String::new()), name()],
        prop::option::of(usd_up_to(1_000_000)),
        prop::option::of(usd_up_to(1_000_000)),
        prop::collection::vec(percent(1, 200), 0..4),
        prop::collection::vec(workload(), workloads),
    )
        .prop_map(
            |(name, environment, owner, monthly_budget, hard_limit, alerts, workloads)| Project {
                name,
                environment,
                owner,
                monthly_budget,
                hard_limit,
                alerts,
                workloads,
            },
        )
}

fn name() -> impl Strategy<Value = String> {
    "[ -~é一-龥]{1,25}"
}

/// A known model's name, an unknown one, or any text short enough to be one.
pub(crate) fn model_name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "gpt-6.1-sol", "gpt-6-luna", "gpt-5.6-terra", "gpt-5", "gpt-4o-mini", "o3-pro",
            "whisper-1", "text-embedding-3-small", "gpt-5.5-pro", "gpt-nobody",
        ]).prop_map(str::to_owned),
        1 => name(),
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

/// Any workload that the page can hold.
pub(crate) fn workload() -> impl Strategy<Value = Workload> {
    let processing = prop::sample::select(Processing::ALL.to_vec());
    let about = (
        name(),
        any::<bool>(),
        model_name(),
        processing,
        any::<bool>(),
    );
    (about, work(), caching(), traffic()).prop_map(
        |((name, included, model, processing, regional), work, caching, traffic)| Workload {
            name,
            included,
            model,
            processing,
            regional,
            work,
            caching,
            traffic,
        },
    )
}

fn work() -> impl Strategy<Value = Work> {
    let encoding = prop::sample::select(Encoding::ALL.to_vec());
    let tokens = || count_up_to(1_000_000_000).prop_map(Tokens::new);
    let text = prop_oneof![
        tokens().prop_map(TextTokens::Typed),
        tokens().prop_map(TextTokens::Estimated),
        (tokens(), encoding)
            .prop_map(|(tokens, encoding)| TextTokens::Counted { tokens, encoding }),
    ];
    let part = prop::sample::select(Part::ALL.to_vec());
    // Small numbers of turns and steps, which are calls of their own, keep the tests fast.
    let quantity = prop::sample::select(Quantity::ALL.to_vec()).prop_flat_map(|quantity| {
        let (least, most) = quantity.limits();
        (
            Just(quantity),
            prop_oneof![least..=most.min(12), least..=most.min(5_000)],
        )
    });
    (
        prop::sample::select(Shape::ALL.to_vec()),
        prop::collection::vec((part, text), 0..5),
        prop::collection::vec(quantity, 0..4),
    )
        .prop_map(|(shape, texts, quantities)| {
            let mut work = Work::new(shape);
            for (part, text) in texts {
                work.set_text(part, text);
            }
            for (quantity, value) in quantities {
                work.set_quantity(quantity, value.min(quantity.limits().1));
            }
            work
        })
}

fn caching() -> impl Strategy<Value = Caching> {
    let mode = prop::sample::select(CachingMode::ALL.to_vec());
    (mode, percent(0, 100), percent(0, 100)).prop_map(|(mode, read, written)| Caching {
        mode,
        read,
        written: written.min(Percent::WHOLE.minus(read)),
    })
}

fn traffic() -> impl Strategy<Value = Traffic> {
    let volume = prop_oneof![
        3 => (count_up_to(1_000_000_000), prop::sample::select(Period::ALL.to_vec()))
            .prop_map(|(units, per)| Volume::Rate { units, per }),
        1 => (count_up_to(1_000_000_000), count_up_to(1_000))
            .prop_map(|(users, units_each)| Volume::Users { users, units_each }),
        1 => count_up_to(1_000_000_000).prop_map(|units| Volume::Once { units }),
    ];
    let segment =
        (0_u32..3_650, 1_u32..400, percent(0, 1_000)).prop_map(|(from_day, days, factor)| {
            Segment {
                from_day,
                days,
                factor,
            }
        });
    let share = || prop_oneof![3 => Just(Percent::ZERO), 1 => percent(0, 50)];
    (
        volume,
        prop::sample::select(Week::ALL.to_vec()),
        1_u32..=24,
        prop_oneof![3 => Just(Percent::ZERO), 1 => percent(0, 5)],
        prop::collection::vec(segment, 0..3),
        (share(), share(), share()),
    )
        .prop_map(
            |(
                volume,
                week,
                active_hours,
                weekly_growth,
                segments,
                (retries, failures, duplicates),
            )| {
                Traffic {
                    volume,
                    week,
                    active_hours,
                    weekly_growth,
                    segments,
                    repeats: Repeats {
                        retries,
                        failures,
                        duplicates,
                    },
                }
            },
        )
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
