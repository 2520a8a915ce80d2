//! What a saving promises is what the bill says after it is made.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "an example that cannot be priced is a failed test"
)]

use topup::calendar::Date;
use topup::catalog::{Catalog, Processing};
use topup::money::{Percent, Usd};
use topup::quote::{Span, quote_workload};
use topup::report::Report;
use topup::savings::{Lever, savings, what_fits};
use topup::scenario::{Edit, Place, Scenario, Stage, Template, WorkloadEdit};
use topup::tokens::Tokens;
use topup::workload::{Part, Period, Quantity, Traffic, Volume, Workload};

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

fn month(catalog: &Catalog, scenario: &Scenario) -> Usd {
    let report = Report::new(catalog, scenario, Place::default(), today());
    report.bill.per_month
}

#[test]
fn the_bill_falls_by_exactly_what_each_saving_says() {
    let catalog = Catalog::built_in().unwrap();
    let mut levers = 0;
    for template in Template::ALL {
        let mut workload = template.workload();
        workload.traffic.repeats.retries = Percent::new(8);
        workload.traffic.repeats.duplicates = Percent::new(5);
        let before = scenario(workload);
        for saving in savings(&catalog, &before, Place::default(), today()) {
            let mut after = before.clone();
            after.apply(saving.edit(&before, Place::default())).unwrap();
            let fell = month(&catalog, &before) - month(&catalog, &after);
            assert_eq!(fell, saving.saved_per_month, "{:?}", saving.lever);
            assert!(!fell.is_zero());
            levers += 1;
        }
    }
    assert!(levers > 40, "{levers}");
}

#[test]
fn half_price_for_what_can_wait_is_half_the_month() {
    // 1,000 × ($2 × 1,000 + $10 × 100) per million and day on GPT-6 Sol: $90 a month.
    let workload = Workload {
        model: "gpt-6-sol".to_owned(),
        work: topup::workload::Work::call(
            topup::workload::TextTokens::Typed(Tokens::new(1_000)),
            Tokens::new(100),
        ),
        caching: topup::workload::Caching::OFF,
        traffic: Traffic::steady(1_000),
        ..Template::Assistant.workload()
    };
    let catalog = Catalog::built_in().unwrap();
    let before = scenario(workload);
    assert_eq!(month(&catalog, &before).to_decimal(), "90");
    let found = savings(&catalog, &before, Place::default(), today());
    let batch = found
        .iter()
        .find(|saving| {
            saving.lever
                == Lever::Wait {
                    processing: Processing::Batch,
                }
        })
        .unwrap();
    assert_eq!(batch.saved_per_month.to_decimal(), "45");
    assert_eq!(batch.thousandths, Some(500));
    // Once it is made, it is offered no more, and the others are computed anew.
    let mut after = before.clone();
    after.apply(batch.edit(&before, Place::default())).unwrap();
    let again = savings(&catalog, &after, Place::default(), today());
    assert!(again.iter().all(|saving| saving.lever != batch.lever));
    assert!(
        again
            .iter()
            .all(|saving| saving.saved_per_month <= Usd::from_dollars(45))
    );
}

#[test]
fn what_fits_fits_and_one_more_does_not() {
    let catalog = Catalog::built_in().unwrap();
    let span = Span {
        today: today(),
        days: 30,
    };
    let budget = Usd::from_dollars(50);
    let mut workload = Workload {
        traffic: Traffic {
            volume: Volume::Users {
                users: 40,
                units_each: 3,
            },
            ..Traffic::steady(0)
        },
        ..Template::Assistant.workload()
    };
    let costs = |workload: &Workload| quote_workload(&catalog, workload, span).unwrap().per_month;
    let fits = what_fits(&catalog, &workload, span, budget);
    let users = fits.users.unwrap();
    for (users, does) in [(users, true), (users + 1, false)] {
        workload.traffic.volume = Volume::Users {
            users,
            units_each: 3,
        };
        assert_eq!(costs(&workload) <= budget, does, "{users}");
    }
    workload.traffic.volume = Volume::Rate {
        units: 600,
        per: Period::Day,
    };
    let fits = what_fits(&catalog, &workload, span, budget);
    let mut more = workload.clone();
    for (units, does) in [
        (fits.units.unwrap(), true),
        (fits.units.unwrap() + 1, false),
    ] {
        more.traffic.volume = Volume::Rate {
            units,
            per: Period::Day,
        };
        assert_eq!(costs(&more) <= budget, does, "{units}");
    }
    let best = fits.model_id.unwrap();
    let mut best_model = workload.clone();
    best_model.model = best;
    assert!(costs(&best_model) <= budget);
    // $74.70 now, so a shorter answer is asked for; with the input alone above $50 there is none.
    let small = what_fits(&catalog, &workload, span, Usd::from_dollars(70));
    let answer = small.answer.unwrap();
    assert!(answer < workload.work.tokens(Part::Answer));
    assert_eq!(workload.work.quantity(Quantity::Reasoning), 0);
}
