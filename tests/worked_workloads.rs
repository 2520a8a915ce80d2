//! Units of work and projects whose cost was worked out by hand.
//!
//! Each figure is a product and a sum that can be checked in the head; none comes from this crate.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "an example that cannot be priced is a failed test"
)]

use topup::calendar::Date;
use topup::catalog::{Catalog, Processing, TokenKind};
use topup::money::{Percent, Usd};
use topup::quote::{CachingEffect, Pays, Span, Unpriced, WorkloadQuote, quote_workload};
use topup::report::Report;
use topup::scenario::{Arrange, Edit, Place, Scenario, Stage, Template, WorkloadEdit};
use topup::tokens::Tokens;
use topup::workload::{
    Caching, CachingMode, Keep, Part, Quantity, Repeats, Shape, TextTokens, Traffic, Volume, Work,
    Workload,
};

const TODAY: &str = "2026-11-23";

fn typed(tokens: u64) -> TextTokens {
    TextTokens::Typed(Tokens::new(tokens))
}

/// The work on a model at its Standard price, without a cache, once today.
fn workload(model: &str, work: Work) -> Workload {
    Workload {
        model: model.to_owned(),
        work,
        caching: Caching::OFF,
        traffic: Traffic {
            volume: Volume::Once { units: 1 },
            ..Traffic::steady(0)
        },
        ..Template::Assistant.workload()
    }
}

/// What one unit costs, or why it cannot be done.
fn one_unit(workload: &Workload) -> Result<String, Unpriced> {
    let span = Span {
        today: Date::parse(TODAY).unwrap(),
        days: 30,
    };
    quote_workload(&Catalog::built_in().unwrap(), workload, span)
        .map(|quote| quote.unit.usd.to_decimal())
}

fn quote_on(workload: &Workload) -> WorkloadQuote {
    let span = Span {
        today: Date::parse(TODAY).unwrap(),
        days: 30,
    };
    quote_workload(&Catalog::built_in().unwrap(), workload, span).unwrap()
}

#[track_caller]
fn check(model: &str, work: Work, expected: &str) {
    assert_eq!(one_unit(&workload(model, work)).unwrap(), expected);
}

#[test]
fn the_long_context_step_is_by_the_call() {
    // GPT-5.6 Sol: $4 and $20; above 272,000 input tokens $8 and $30.
    let call = |input| Work::call(typed(input), Tokens::new(1_000));
    check("gpt-5.6-sol", call(272_000), "1.108");
    check("gpt-5.6-sol", call(272_001), "2.206008");
}

#[test]
fn a_conversation_pays_its_history_again_and_again() {
    // GPT-6.2 Sol: 26,700 × $2 + 5,400 × $10, per million. Naively it would be $0.0684.
    let chat = Work::new(Shape::Chat)
        .with_text(Part::Instructions, typed(800))
        .with_text(Part::Message, typed(400))
        .with_text(Part::Answer, typed(900))
        .with_quantity(Quantity::Turns, 6);
    check("gpt-6.2-sol", chat, "0.1074");
}

#[test]
fn only_the_turns_above_the_step_are_long() {
    // Two turns of 200,000 + 10 and 400,020 + 10 tokens: the first at $2 and $10, the second at $4 and $15.
    let chat = Work::new(Shape::Chat)
        .with_text(Part::Message, typed(200_010))
        .with_text(Part::Answer, typed(10))
        .with_quantity(Quantity::Turns, 2);
    // 200,010 × 2 + 10 × 10 + 400,030 × 4 + 10 × 15 = 400,020 + 100 + 1,600,120 + 150
    check("gpt-6.2-sol", chat, "2.00039");
}

#[test]
fn passages_and_paid_tools_are_part_of_a_question() {
    // 1,000 + 50 + 5 × 400 = 3,050 × $2, 200 × $10, per million; a web search is $0.01.
    let rag = Work::new(Shape::Rag)
        .with_text(Part::Instructions, typed(1_000))
        .with_text(Part::Message, typed(50))
        .with_text(Part::Chunk, typed(400))
        .with_text(Part::Answer, typed(200))
        .with_quantity(Quantity::Chunks, 5)
        .with_quantity(Quantity::WebSearches, 1);
    check("gpt-6.2-sol", rag, "0.0181");
}

#[test]
fn a_request_larger_than_the_input_limit_cannot_run() {
    // GPT-5.2 takes 272,000 input tokens.
    let call = Work::call(typed(300_000), Tokens::new(100));
    assert!(matches!(
        one_unit(&workload("gpt-5.2", call)),
        Err(Unpriced::TooLarge { .. })
    ));
}

#[test]
fn work_without_text_is_billed_in_its_own_unit() {
    // Ten minutes at $0.006.
    let recording = Work::new(Shape::Transcription).with_quantity(Quantity::Seconds, 600);
    check("whisper-1", recording.clone(), "0.06");
    assert!(matches!(
        one_unit(&workload("whisper-1", Work::call(typed(10), Tokens::ZERO))),
        Err(Unpriced::OtherUnit { .. })
    ));
    // A thousand characters at $15 per million.
    let reading = Work::new(Shape::Speech).with_quantity(Quantity::Characters, 1_000);
    check("tts-1", reading, "0.015");
    // 800 tokens at $0.02 per million.
    let document = Work::new(Shape::Embedding).with_text(Part::Document, typed(800));
    check("text-embedding-3-small", document, "0.000016");
    // 500,000 tokens three times at $5 per million.
    let training = Work::new(Shape::FineTuning)
        .with_text(Part::Document, typed(500_000))
        .with_quantity(Quantity::Epochs, 3);
    check("ft:gpt-4.1-mini-2025-04-14", training, "7.5");
}

#[test]
fn work_in_another_unit_than_the_models_is_refused_and_never_free() {
    let characters = || Work::new(Shape::Speech).with_quantity(Quantity::Characters, 1_000);
    let seconds = || Work::new(Shape::Speech).with_quantity(Quantity::Seconds, 60);
    for (model, work) in [
        ("gpt-4o-mini-tts", characters()),
        ("whisper-1", characters()),
        ("tts-1", seconds()),
    ] {
        let outcome = one_unit(&workload(model, work));
        assert!(
            matches!(outcome, Err(Unpriced::OtherUnit { .. })),
            "{model}: {outcome:?}"
        );
    }
    // 60 seconds are 1,200 tokens at $12 per million.
    check("gpt-4o-mini-tts", seconds(), "0.0144");
}

#[test]
fn training_is_sold_in_standard_processing_while_jobs_are_taken() {
    let job = || {
        let work = Work::new(Shape::FineTuning).with_text(Part::Document, typed(1_000));
        workload("ft:gpt-4.1-mini-2025-04-14", work)
    };
    let batch = Workload {
        processing: Processing::Batch,
        ..job()
    };
    assert!(matches!(
        one_unit(&batch),
        Err(Unpriced::NotSoldThisWay { .. })
    ));
    let on = |day: &str| {
        let today = Date::parse(day).unwrap();
        let span = Span { today, days: 30 };
        quote_workload(&Catalog::built_in().unwrap(), &job(), span).is_ok()
    };
    assert!(on("2027-01-05"));
    assert!(!on("2027-01-06"));
}

#[test]
fn five_percent_retries_raise_a_month_by_exactly_five_percent() {
    let mut work = workload("gpt-6.2-sol", Work::call(typed(1_000), Tokens::new(100)));
    work.traffic = Traffic {
        repeats: Repeats {
            retries: Percent::new(5),
            ..Repeats::NONE
        },
        ..Traffic::steady(1_000)
    };
    let span = Span {
        today: Date::parse(TODAY).unwrap(),
        days: 30,
    };
    let quote = quote_workload(&Catalog::built_in().unwrap(), &work, span).unwrap();
    // $0.003 × 1,000 × 30 × 1.05
    assert_eq!(quote.per_month.to_decimal(), "94.5");
}

#[test]
fn two_projects_share_the_bill_three_to_one() {
    // $3 and $1 a day: 1,000 requests of 1,500 and of 500 tokens at $2 per million.
    let mut scenario = Scenario::example(Stage::Mvp);
    let place = |project| Place {
        project,
        workload: 0,
    };
    let with = |tokens| {
        let mut own = workload("gpt-6.2-sol", Work::call(typed(tokens), Tokens::ZERO));
        own.traffic = Traffic::steady(1_000);
        WorkloadEdit::Replace(Box::new(own))
    };
    for edit in [
        Edit::Workload(place(0), with(1_500)),
        Edit::Arrange(Arrange::AddProject),
        Edit::Arrange(Arrange::AddWorkload(1, Template::Assistant)),
        Edit::Workload(place(1), with(500)),
        Edit::Days(30),
    ] {
        scenario.apply(edit).unwrap();
    }
    let catalog = Catalog::built_in().unwrap();
    let today = Date::parse(TODAY).unwrap();
    let report = Report::new(&catalog, &scenario, place(0), today);
    let shares: Vec<_> = report
        .bill
        .projects
        .iter()
        .map(|project| project.share_thousandths)
        .collect();
    assert_eq!(shares, [750, 250]);
    assert_eq!(report.bill.total, Usd::from_dollars(120));

    // Switched off, a workload is kept and costs nothing; the plan follows.
    let off = Edit::Workload(place(1), WorkloadEdit::Included(false));
    scenario.apply(off).unwrap();
    let report = Report::new(&catalog, &scenario, place(0), today);
    assert_eq!(report.bill.total, Usd::from_dollars(90));
    assert_eq!(report.bill.workloads().count(), 2);
}

#[test]
fn every_template_has_a_price_in_its_processing_mode() {
    let span = Span {
        today: Date::parse(TODAY).unwrap(),
        days: 30,
    };
    let catalog = Catalog::built_in().unwrap();
    for template in Template::ALL {
        let quote = quote_workload(&catalog, &template.workload(), span);
        assert!(
            quote.is_ok_and(|quote| !quote.total.is_zero()),
            "{template:?}"
        );
    }
    assert_eq!(
        Template::Extraction.workload().processing,
        Processing::Batch
    );
}

/// Six turns on GPT-6 Sol: $2, $0.20 read, $2.50 written for 30 minutes, $10.
fn conversation_with_cache(pause_seconds: u64) -> Workload {
    let chat = Work::new(Shape::Chat)
        .with_text(Part::Instructions, typed(800))
        .with_text(Part::Message, typed(400))
        .with_text(Part::Answer, typed(900))
        .with_quantity(Quantity::Turns, 6)
        .with_quantity(Quantity::Pause, pause_seconds);
    Workload {
        caching: Caching::DERIVED,
        ..workload("gpt-6-sol", chat)
    }
}

#[test]
fn each_new_token_of_a_conversation_is_written_once_and_read_from_then_on() {
    // 19,000 × $0.20 + 7,700 × $2.50 + 5,400 × $10, per million.
    let cached = conversation_with_cache(60);
    assert_eq!(one_unit(&cached).unwrap(), "0.07705");
    let quote = quote_on(&cached);
    assert_eq!(quote.unit.tokens_of(TokenKind::CachedInput).get(), 19_000);
    assert_eq!(quote.unit.tokens_of(TokenKind::CacheWrite30m).get(), 7_700);
    // Half an hour to the second is still in time; a second more is not.
    assert_eq!(
        one_unit(&conversation_with_cache(1_800)).unwrap(),
        "0.07705"
    );
    assert_eq!(
        one_unit(&conversation_with_cache(1_801)).unwrap(),
        "0.12075"
    );
}

#[test]
fn a_cache_that_forgets_between_the_turns_costs_more_than_none() {
    // All 26,700 written and never read: × $2.50, against $2 without a cache.
    let forgotten = conversation_with_cache(3_600);
    assert_eq!(one_unit(&forgotten).unwrap(), "0.12075");
    let CachingEffect::On {
        usd_without,
        derived: Some(flow),
    } = quote_on(&forgotten).caching
    else {
        panic!("the cache is on");
    };
    assert_eq!(usd_without.to_decimal(), "0.1074");
    assert_eq!((flow.hit_thousandths, flow.pays), (0, Pays::Never));
}

#[test]
fn a_batch_writes_its_common_beginning_once() {
    // Half of 2/0.20/2.50/10: 10,000 × 1.25 + 999 × 10,000 × 0.10 + 500,000 × 1 + 300,000 × 5.
    let call =
        Work::call(typed(500), Tokens::new(300)).with_text(Part::Instructions, typed(10_000));
    let batch = Workload {
        processing: Processing::Batch,
        caching: Caching::DERIVED,
        traffic: Traffic {
            volume: Volume::Once { units: 1_000 },
            ..Traffic::steady(0)
        },
        ..workload("gpt-6-sol", call)
    };
    assert_eq!(quote_on(&batch).total.to_decimal(), "3.0115");
    // GPT-4.1 caches nothing in Batch: what it would read bills as input.
    let before = Workload {
        model: "gpt-4.1".to_owned(),
        ..batch
    };
    // 10,500,000 × $1 + 300,000 × $4, per million.
    assert_eq!(quote_on(&before).total.to_decimal(), "11.7");
}

#[test]
fn rare_requests_lose_with_a_paid_cache_and_frequent_ones_save() {
    let call =
        Work::call(typed(500), Tokens::new(300)).with_text(Part::Instructions, typed(10_000));
    let often = |units| Workload {
        caching: Caching::DERIVED,
        traffic: Traffic::steady(units),
        ..workload("gpt-6-sol", call.clone())
    };
    // Without: 10,500 × $2 + 300 × $10. A write costs $0.005 more, a read $0.018 less: it pays
    // when fewer than 18 of 23 come too late. That is e^-(n/48) at n a day, so from 11.77 on.
    let Ok(rare) = one_unit(&often(11)).unwrap().parse::<f64>() else {
        panic!("a number");
    };
    let frequent = one_unit(&often(12)).unwrap().parse::<f64>().unwrap();
    assert!(rare > 0.024 && frequent < 0.024, "{rare} {frequent}");
    let CachingEffect::On {
        derived: Some(flow),
        ..
    } = quote_on(&often(12)).caching
    else {
        panic!("the cache is on");
    };
    assert_eq!(flow.pays, Pays::From { units_per_day: 12 });
    // 12 hours cost 2.5 times the input to write, and pay by more hits.
    let long = Workload {
        caching: Caching {
            mode: CachingMode::Derived(Keep::Long),
            ..Caching::OFF
        },
        ..often(12)
    };
    let CachingEffect::On {
        derived: Some(flow),
        ..
    } = quote_on(&long).caching
    else {
        panic!("the cache is on");
    };
    assert_eq!(flow.lifetime_minutes, 720);
    // e^-6 of them come too late.
    assert_eq!(flow.cold_thousandths, 2);
}

#[test]
fn what_nobody_shares_is_not_cached() {
    let alone = Workload {
        caching: Caching::DERIVED,
        ..workload("gpt-6-sol", Work::call(typed(5_000), Tokens::new(10)))
    };
    assert!(matches!(
        quote_on(&alone).caching,
        CachingEffect::NothingInCommon { .. }
    ));
    assert_eq!(one_unit(&alone).unwrap(), "0.0101");
}
