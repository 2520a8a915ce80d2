//! What a saving promises is what the bill says after it is made.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "an example that cannot be priced is a failed test"
)]

use std::cmp::Reverse;
use std::collections::BTreeSet;

use topup::calendar::Date;
use topup::catalog::{Catalog, Processing, Status};
use topup::money::{Percent, Usd};
use topup::quote::{Span, compare, quote_workload};
use topup::report::Report;
use topup::savings::{Lever, Most, Routing, Saving, route, what_fits};
use topup::scenario::{Arrange, Edit, Place, Scenario, Stage, Template, WorkloadEdit};
use topup::tokens::Tokens;
use topup::workload::{
    Caching, CachingMode, Keep, Part, Quantity, TextTokens, Traffic, Volume, Week, Work, Workload,
};

fn today() -> Date {
    Date::parse("2026-11-23").unwrap()
}

fn scenario(workload: Workload) -> Scenario {
    let mut scenario = Scenario::example(Stage::Mvp);
    let edit = WorkloadEdit::Replace(Box::new(workload));
    scenario
        .apply(Edit::Workload(Place::default(), edit))
        .unwrap();
    scenario
}

fn report(catalog: &Catalog, scenario: &Scenario) -> Report {
    Report::new(catalog, scenario, Place::default(), today())
}

fn month(catalog: &Catalog, scenario: &Scenario) -> Usd {
    report(catalog, scenario).bill.per_month
}

fn savings(catalog: &Catalog, scenario: &Scenario) -> Vec<Saving> {
    report(catalog, scenario).focus.savings
}

/// The scenario once a saving is made of it.
fn applied(scenario: &Scenario, saving: &Saving) -> Scenario {
    let mut after = scenario.clone();
    after
        .apply(saving.edit(scenario, Place::default()))
        .unwrap();
    after
}

/// 1,000 × ($2 × 1,000 + $10 × 100) per million and day on GPT-6 Sol: $90 a month.
fn ninety_dollars() -> Workload {
    Workload {
        model: "gpt-6-sol".to_owned(),
        work: Work::call(TextTokens::Typed(Tokens::new(1_000)), Tokens::new(100)),
        caching: Caching::OFF,
        traffic: Traffic::steady(1_000),
        ..Template::Assistant.workload()
    }
}

/// Workloads that together have something to move for every lever.
fn wasteful() -> Vec<Workload> {
    let mut all = Vec::new();
    for template in Template::ALL {
        for mode in CachingMode::ALL {
            let mut workload = template.workload();
            workload.traffic.repeats.retries = Percent::new(8);
            workload.traffic.repeats.duplicates = Percent::new(5);
            workload.work.set_quantity(Quantity::Pictures, 2);
            workload.work.set_quantity(Quantity::Reasoning, 150);
            workload.caching.mode = mode;
            workload.traffic.week = Week::Weekdays;
            all.push(workload);
        }
    }
    let mut embedding = Template::Embedding.workload();
    "text-embedding-3-large".clone_into(&mut embedding.model);
    all.push(embedding);
    // Ten conversations a day, an hour between their turns: all is written and little is read.
    let mut slow = Template::Chatbot.workload();
    slow.caching = Caching::DERIVED;
    slow.traffic = Traffic::steady(10);
    "gpt-6-sol".clone_into(&mut slow.model);
    slow.work = [
        (Part::Instructions, 800),
        (Part::Message, 400),
        (Part::Answer, 900),
    ]
    .into_iter()
    .fold(slow.work, |work, (part, tokens)| {
        work.with_text(part, TextTokens::Typed(Tokens::new(tokens)))
    })
    .with_quantity(Quantity::Pause, 3_600);
    all.push(slow);
    all
}

#[test]
fn the_bill_falls_by_exactly_what_each_saving_says() {
    let catalog = Catalog::built_in().unwrap();
    let mut seen = BTreeSet::new();
    for workload in wasteful() {
        let before = scenario(workload);
        let found = savings(&catalog, &before);
        assert!(found.is_sorted_by_key(|saving| Reverse(saving.saved_per_month)));
        for saving in found {
            let after = applied(&before, &saving);
            let fell = month(&catalog, &before) - month(&catalog, &after);
            assert_eq!(fell, saving.saved_per_month, "{:?}", saving.lever);
            assert!(!fell.is_zero());
            let written = serde_json::to_value(&saving.lever).unwrap();
            seen.insert(written["lever"].as_str().unwrap().to_owned());
        }
    }
    let seen: Vec<_> = seen.iter().map(String::as_str).collect();
    assert_eq!(
        seen,
        [
            "back_off",
            "cache",
            "cacheable_prefix",
            "cap_output",
            "cheaper_embedding",
            "cheaper_model",
            "deduplicate",
            "drop_tools",
            "keep_longer",
            "less_reasoning",
            "low_detail",
            "no_cache",
            "resize_images",
            "summarise_history",
            "trim_history",
            "wait",
        ]
    );
}

#[test]
fn half_price_for_what_can_wait_is_half_the_month() {
    let catalog = Catalog::built_in().unwrap();
    let before = scenario(ninety_dollars());
    assert_eq!(month(&catalog, &before).to_decimal(), "90");
    let found = savings(&catalog, &before);
    let processing = Processing::Batch;
    let batch = found
        .iter()
        .find(|saving| saving.lever == Lever::Wait { processing })
        .unwrap();
    assert_eq!(batch.saved_per_month.to_decimal(), "45");
    assert_eq!(batch.thousandths, Some(500));
    // Once it is made, it is offered no more, and the others are computed anew.
    let after = applied(&before, batch);
    let again = savings(&catalog, &after);
    assert!(again.iter().all(|saving| saving.lever != batch.lever));
    let cap = |found: &[Saving]| {
        let is_it = |saving: &&Saving| matches!(saving.lever, Lever::CapOutput { .. });
        found.iter().find(is_it).unwrap().saved_per_month
    };
    // A quarter of $30 for the output, then of $15.
    assert_eq!(cap(&found).to_decimal(), "7.5");
    assert_eq!(cap(&again).to_decimal(), "3.75");
}

#[test]
fn retries_and_duplicates_cost_what_their_shares_say() {
    let catalog = Catalog::built_in().unwrap();
    let mut workload = ninety_dollars();
    workload.traffic.repeats.retries = Percent::new(6);
    workload.traffic.repeats.duplicates = Percent::new(10);
    let found = savings(&catalog, &scenario(workload));
    let of = |lever: Lever| {
        let own = found.iter().find(|saving| saving.lever == lever).unwrap();
        own.saved_per_month.to_decimal()
    };
    assert_eq!(of(Lever::BackOff), "4.5");
    assert_eq!(of(Lever::Deduplicate), "9");
}

#[test]
fn what_comes_back_from_a_cheaper_model_is_paid_twice() {
    let catalog = Catalog::built_in().unwrap();
    let workload = ninety_dollars();
    let span = Span {
        today: today(),
        days: 30,
    };
    let comparison = compare(&catalog, &workload, span);
    let luna = comparison
        .rows
        .iter()
        .find(|row| row.model == "gpt-6-luna")
        .unwrap();
    let luna_month = luna.outcome.as_ref().unwrap().per_month;
    let saved = |share, fallback| {
        let routing = Routing {
            model: Some("gpt-6-luna".to_owned()),
            share: Percent::new(share),
            fallback: Percent::new(fallback),
        };
        route(&catalog, &workload, span, &comparison, &routing).map(|saving| saving.saved_per_month)
    };
    // Half goes, a fifth of it comes back: 60% stay paid on Sol, 50% on Luna.
    let half = luna_month.times_ratio(1, 2).unwrap();
    let expected = Usd::from_dollars(90) - Usd::from_dollars(54) - half;
    assert_eq!(saved(50, 20), Some(expected));
    // All of it comes back: nothing is saved.
    assert_eq!(saved(50, 100), None);
    assert_eq!(saved(0, 0), None);
    let nobody = Routing {
        model: Some("gpt-nobody".to_owned()),
        ..Routing::default()
    };
    assert_eq!(route(&catalog, &workload, span, &comparison, &nobody), None);
}

#[test]
fn a_saving_beyond_a_limit_is_refused_and_changes_nothing() {
    let catalog = Catalog::built_in().unwrap();
    let mut before = scenario(ninety_dollars());
    for _ in 1..200 {
        let arrange = Arrange::AddWorkload(0, Template::Assistant);
        before.apply(Edit::Arrange(arrange)).unwrap();
    }
    let found = savings(&catalog, &before);
    let route = found
        .iter()
        .find(|saving| matches!(saving.lever, Lever::CheaperModel { .. }))
        .unwrap();
    let mut after = before.clone();
    assert!(after.apply(route.edit(&before, Place::default())).is_err());
    assert_eq!(after, before);
}

/// Whether a workload costs no more than an amount in thirty days.
fn fits(catalog: &Catalog, workload: &Workload, span: Span, budget: Usd) -> bool {
    quote_workload(catalog, workload, span).is_ok_and(|quote| quote.per_month <= budget)
}

#[test]
fn what_fits_fits_and_one_more_does_not() {
    let catalog = Catalog::built_in().unwrap();
    let span = Span {
        today: today(),
        days: 30,
    };
    let budget = Usd::from_dollars(50);
    let mut tried = 0;
    for template in Template::ALL {
        for caching in [CachingMode::Off, CachingMode::Derived(Keep::Short)] {
            let mut workload = template.workload();
            workload.caching.mode = caching;
            workload.traffic.volume = Volume::Users {
                users: 3,
                units_each: 2,
            };
            let comparison = compare(&catalog, &workload, span);
            let found = what_fits(&catalog, &workload, span, &comparison, budget);
            let check = |most: Option<Most>, with: &dyn Fn(&mut Workload, u64)| {
                let Some(Most::Amount(most)) = most else {
                    return 0;
                };
                for (number, does) in [(most, true), (most + 1, false)] {
                    let mut changed = workload.clone();
                    with(&mut changed, number);
                    assert_eq!(
                        fits(&catalog, &changed, span, budget),
                        does,
                        "{template:?} {number}"
                    );
                }
                1
            };
            tried += check(Some(found.units), &|changed, units_each| {
                changed.traffic.volume = Volume::Users {
                    users: 3,
                    units_each,
                };
            });
            tried += check(found.users, &|changed, users| {
                changed.traffic.volume = Volume::Users {
                    users,
                    units_each: 2,
                };
            });
            tried += check(found.answer, &|changed, tokens| {
                let text = TextTokens::Typed(Tokens::new(tokens));
                changed.work.set_text(Part::Answer, text);
            });
        }
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn fifty_dollars_in_requests_answers_and_models() {
    let catalog = Catalog::built_in().unwrap();
    let span = Span {
        today: today(),
        days: 30,
    };
    let workload = ninety_dollars();
    let comparison = compare(&catalog, &workload, span);
    let in_dollars = |dollars| {
        let budget = Usd::from_dollars(dollars);
        what_fits(&catalog, &workload, span, &comparison, budget)
    };
    // $0.003 each, 30 days: 555.5 a day for $50.
    assert_eq!(in_dollars(50).units, Most::Amount(555));
    // The input alone is $60.
    assert_eq!(in_dollars(50).answer, Some(Most::None));
    // $30 for 30,000 answers at $10 per million: 100 tokens each.
    assert_eq!(in_dollars(90).answer, Some(Most::Amount(100)));
    // No amount makes a model answer for longer than it can.
    let longest = in_dollars(1_000_000_000).answer;
    assert!(matches!(longest, Some(Most::Model(_))), "{longest:?}");
    let best = in_dollars(90).model.unwrap();
    assert!(best.per_month <= Usd::from_dollars(90));
    let dearer = comparison.rows.iter().filter(|row| {
        let month = row.outcome.as_ref().map(|priced| priced.per_month);
        row.status == Status::Current
            && row.ends.is_none()
            && month.is_ok_and(|month| month > best.per_month && month <= Usd::from_dollars(90))
    });
    assert_eq!(dearer.count(), 0);
    assert_eq!(in_dollars(0).model, None);
    assert_eq!(in_dollars(0).units, Most::Amount(0));

    let nobody = Workload {
        model: "gpt-nobody".to_owned(),
        ..workload.clone()
    };
    let comparison = compare(&catalog, &nobody, span);
    let unknown = what_fits(&catalog, &nobody, span, &comparison, Usd::from_dollars(50));
    assert_eq!(unknown.units, Most::Unpriced);
    assert!(unknown.model.is_some());
}
