//! Where more work never costs less, and where a derived cache makes it cost less.

use topup::money::Usd;
use topup::quote::{Span, quote_workload};
use topup::scenario::Template;
use topup::tokens::Tokens;
use topup::workload::{
    Caching, Part, Period, Quantity, Shape, TextTokens, Traffic, Volume, Workload,
};

use crate::{CATALOG, today};

/// Steps small and large, across the least cacheable length and the long-context thresholds.
const LENGTHS: [u64; 14] = [
    0, 1, 100, 900, 1_023, 1_024, 1_025, 2_000, 50_000, 199_999, 272_000, 272_001, 500_000, 900_000,
];
const COUNTS: [u64; 8] = [0, 1, 2, 3, 10, 40, 100, 400];

/// The numbers of which more is more work. A limit of none is no limit, and a larger picture may be
/// scaled down further.
const MORE: [Quantity; 13] = [
    Quantity::Turns,
    Quantity::Summary,
    Quantity::Chunks,
    Quantity::Steps,
    Quantity::ObservationGrowth,
    Quantity::Reasoning,
    Quantity::Pictures,
    Quantity::Seconds,
    Quantity::Characters,
    Quantity::Epochs,
    Quantity::WebSearches,
    Quantity::FileSearches,
    Quantity::ContainerSessions,
];

fn month(workload: &Workload) -> Option<Usd> {
    let span = Span {
        today: today(),
        days: 30,
    };
    let quote = quote_workload(&CATALOG, workload, span);
    quote.ok().map(|quote| quote.per_month)
}

/// Sets a text, a number or a volume of a workload in steps and returns how many could be priced.
#[track_caller]
fn check(workload: &Workload, what: &str, steps: &[u64], set: &dyn Fn(&mut Workload, u64)) -> u32 {
    let mut before = Usd::ZERO;
    let mut priced = 0;
    for step in steps {
        let mut next = workload.clone();
        set(&mut next, *step);
        let Some(month) = month(&next) else {
            continue;
        };
        assert!(month >= before, "{} of {what} in {workload:?}", *step);
        before = month;
        priced += 1;
    }
    priced
}

fn with_text(part: Part) -> impl Fn(&mut Workload, u64) {
    move |own, length| {
        own.work
            .set_text(part, TextTokens::Typed(Tokens::new(length)));
    }
}

#[test]
fn without_a_cache_more_of_anything_never_costs_less() {
    let mut priced = 0;
    for template in Template::ALL {
        for limit in [0, 700] {
            let mut workload = template.workload();
            workload.caching = Caching::OFF;
            workload.work.set_quantity(Quantity::HistoryKept, limit);
            for part in Part::ALL {
                priced += check(&workload, part.id(), &LENGTHS, &with_text(part));
            }
            for quantity in MORE {
                priced += check(&workload, quantity.id(), &COUNTS, &|own, count| {
                    own.work.set_quantity(quantity, count);
                });
            }
        }
    }
    assert!(priced > 3_000, "{priced}");
}

#[test]
fn without_a_cache_more_traffic_costs_in_proportion() {
    for template in Template::ALL {
        let mut workload = template.workload();
        workload.caching = Caching::OFF;
        let of = |units| {
            let per = Period::Day;
            let volume = Volume::Rate { units, per };
            let traffic = Traffic {
                volume,
                ..Traffic::steady(0)
            };
            month(&Workload {
                traffic,
                ..workload.clone()
            })
            .unwrap()
        };
        assert_eq!(of(6) + of(6) + of(6), of(18), "{template:?}");
        assert_eq!(of(0), Usd::ZERO);
    }
}

#[test]
fn with_a_derived_cache_what_is_not_sent_again_never_costs_less() {
    let mut priced = 0;
    for template in Template::ALL {
        let mut workload = template.workload();
        workload.caching = Caching::DERIVED;
        priced += check(&workload, "reasoning", &COUNTS, &|own, percent| {
            own.work.set_quantity(Quantity::Reasoning, percent);
        });
        if matches!(workload.work.shape, Shape::Call | Shape::Rag) {
            for part in [Part::Message, Part::Chunk, Part::History, Part::Answer] {
                priced += check(&workload, part.id(), &LENGTHS, &with_text(part));
            }
        }
    }
    assert!(priced > 150, "{priced}");
}

#[test]
fn with_a_derived_cache_a_longer_beginning_or_more_traffic_can_cost_less() {
    let mut workload = Template::Rag.workload();
    workload.caching = Caching::DERIVED;
    let beginning = |tokens| {
        let mut next = workload.clone();
        with_text(Part::Instructions)(&mut next, tokens);
        month(&next).unwrap()
    };
    // One token more, and the beginning is read for a tenth.
    assert!(beginning(1_024) < beginning(1_023));
    // Nearly all of the request is a beginning that lives half an hour: one a day writes it each time,
    // and more of them read it.
    let traffic = |units| {
        let mut next = workload.clone();
        with_text(Part::Instructions)(&mut next, 100_000);
        with_text(Part::Answer)(&mut next, 0);
        next.work.set_quantity(Quantity::Chunks, 0);
        next.traffic = Traffic::steady(units);
        month(&next).unwrap()
    };
    let months: Vec<Usd> = (1..400).map(traffic).collect();
    assert!(!months.is_sorted());
}
