//! Bills whose every figure was worked out elsewhere, and whole reports as a person reads them.
//!
//! `fixtures/worked_examples.json` holds usage with its exact cost, and says where each figure
//! comes from; a figure there is never taken from this crate. `fixtures/reports/` holds the report
//! of each stage's example: after a wanted change, `UPDATE=1 cargo test --test worked_examples`
//! writes them anew, and the difference is read before it is committed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a fixture that cannot be read is a failed test"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::exchange::quote_records;
use topup::report::{Report, TopUp, WorkloadBill};
use topup::scenario::{Place, Scenario, Stage};
use topup::wording;
use topup::workload::Part;

/// The day of every report here.
const TODAY: &str = "2026-11-23";

#[test]
fn every_worked_example_costs_what_was_worked_out() {
    let examples = examples("priced");
    assert!(examples.len() >= 42, "the fixture lost examples");

    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| {
            let cost = cost(&quoted(example).unwrap_or_default());
            (cost != example["expected_usd"]).then(|| {
                format!(
                    "{}, {}: {cost} instead of {}",
                    example["id"], example["title"], example["expected_usd"]
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_list_of_examples_costs_what_each_of_them_costs() {
    let examples = examples("priced");
    let expected: Vec<&Value> = examples
        .iter()
        .map(|example| &example["expected_usd"])
        .collect();
    let together = quoted(&json!(examples)).unwrap();
    let costs: Vec<Value> = together.as_array().unwrap().iter().map(cost).collect();
    assert_eq!(costs.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_lines_of_an_example_sum_to_its_cost() {
    for example in examples("priced") {
        let answer = quoted(&example).unwrap();
        let lines = answer["lines"].as_array().unwrap();
        let sum: u128 = lines.iter().map(|line| femto(&line["usd"])).sum();
        assert_eq!(sum, femto(&answer["usd"]), "{}", example["id"]);
    }
}

#[test]
fn what_is_described_is_counted_as_worked_out() {
    let described = examples("priced")
        .into_iter()
        .filter(|example| example.get("input_tokens").is_some());
    let described: Vec<Value> = described.collect();
    assert_eq!(described.len(), 12, "the fixture lost examples");
    for example in described {
        let answer = quoted(&example).unwrap();
        assert_eq!(answer["lines"][0]["quantity"], example["input_tokens"]);
        assert_eq!(answer["estimated_input_tokens"], example["input_tokens"]);
    }
}

#[test]
fn a_model_billed_by_time_has_no_price_by_the_token() {
    for model in ["whisper-1", "tts-1"] {
        let refusal = quoted(&json!({"model": model, "usage": {"input_tokens": 5}})).unwrap_err();
        assert_eq!(refusal, format!("'{model}' is not billed by the token"));
    }
}

#[test]
fn one_record_without_a_price_refuses_the_list_and_is_named_by_its_place() {
    let good = json!({"model": "gpt-6-luna", "usage": {"input_tokens": 1}});
    let bad = json!({"model": "gpt-nobody", "usage": {"input_tokens": 1}});
    let refusal = quoted(&json!([good, bad])).unwrap_err();
    assert_eq!(
        refusal,
        "record 2: the price of 'gpt-nobody' is unknown: no such model in the catalog"
    );
}

#[test]
fn the_learning_example_reads_as_recorded() {
    check(Stage::Learning);
}

#[test]
fn the_mvp_example_reads_as_recorded() {
    check(Stage::Mvp);
}

#[test]
fn the_internal_tool_example_reads_as_recorded() {
    check(Stage::InternalTool);
}

#[test]
fn the_production_example_reads_as_recorded() {
    check(Stage::Production);
}

#[test]
fn the_peak_campaign_example_reads_as_recorded() {
    check(Stage::PeakCampaign);
}

/// The report of a stage's example, as recorded.
#[track_caller]
fn check(stage: Stage) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/reports")
        .join(format!("{}.txt", stage.id()));
    let catalog = Catalog::built_in().unwrap();
    let today = Date::parse(TODAY).unwrap();
    let scenario = Scenario::example(stage);
    let report = Report::new(&catalog, &scenario, Place::default(), today);
    let text = readable(&catalog, stage, &scenario, &report);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, recorded, "UPDATE=1 records the new report");
}

/// A report from top to bottom, in the page's own words.
fn readable(catalog: &Catalog, stage: Stage, scenario: &Scenario, report: &Report) -> String {
    let workload = scenario.workload(Place::default()).unwrap();
    let mut page = vec![
        format!(
            "{}: {}",
            wording::stage(stage),
            wording::stage_purpose(stage)
        ),
        format!("On {}", wording::date(report.today)),
        wording::prices_of(catalog),
        format!(
            "{}: {} in 30 days, for {}, {} tokens in and {} out",
            workload.name,
            wording::count(workload.traffic.total(report.today, 30).rounded()),
            wording::days(scenario.days),
            wording::count(workload.work.tokens(Part::Message).get()),
            wording::count(workload.work.tokens(Part::Answer).get()),
        ),
    ];
    page.push(String::new());
    page.extend(bill(catalog, report, report.in_view().unwrap()));
    page.push(wording::batch_effect(report));
    page.push(wording::caching_effect(report));
    page.push(wording::assumptions().to_owned());
    page.push(String::new());
    page.extend(compare(report));
    page.push(String::new());
    page.extend(top_up(&report.top_up, report.today));
    page.push(String::new());
    page.extend(runway(catalog, scenario, report));
    page.join("\n") + "\n"
}

fn bill(catalog: &Catalog, report: &Report, bill: &WorkloadBill) -> Vec<String> {
    let mut page = vec![format!(
        "Bill: {}",
        wording::bill_subject(&bill.model_name, bill.processing)
    )];
    let priced = match &bill.outcome {
        Ok(priced) => priced,
        Err(reason) => {
            page.push(wording::unpriced(reason));
            return page;
        }
    };
    for (what, amount) in [
        (wording::a_unit(bill.shape), priced.per_unit),
        ("A day", priced.per_day),
        ("A month", priced.per_month),
        ("The whole time", priced.total),
    ] {
        page.push(format!(
            "  {what}: {} ({})",
            wording::usd(amount),
            wording::usd_exact(amount)
        ));
    }
    page.push(wording::months_explained(report.bill.days));
    for line in &priced.lines {
        let mut text = String::new();
        let month = line.per_month.map(wording::usd_exact);
        write!(
            text,
            "  {} × {} = {}; {} a month; {}",
            wording::count(line.line.quantity),
            wording::rate_of(line.line.item, line.line.rate),
            wording::usd_exact(line.line.usd),
            month.unwrap_or_else(|| wording::no_amount().to_owned()),
            wording::share(line.share_thousandths),
        )
        .unwrap();
        page.push(text);
        page.push(format!(
            "    {}",
            wording::provenance(catalog, &line.line.provenance)
        ));
    }
    page.extend(priced.notes.iter().map(|note| wording::note(*note)));
    page
}

fn compare(report: &Report) -> Vec<String> {
    let mut page = vec![format!("Compare: {}", wording::compare_subject(report))];
    for row in &report.focus.compare.rows {
        let chosen = if row.chosen { " (chosen)" } else { "" };
        let cost = match &row.outcome {
            Ok(priced) => format!(
                "{} a request, {} a month, {}",
                wording::usd(priced.per_unit),
                wording::usd(priced.per_month),
                priced
                    .thousandths_of_cheapest
                    .map_or_else(|| wording::no_amount().to_owned(), wording::times)
            ),
            Err(reason) => wording::unable(reason),
        };
        page.push(format!("  {}{chosen}: {cost}", row.name));
    }
    page
}

fn top_up(top_up: &TopUp, today: Date) -> Vec<String> {
    let plan = match &top_up.outcome {
        Ok(plan) => plan,
        Err(reason) => return vec![format!("Top-up: {}", wording::no_plan(reason))],
    };
    let mut page = vec![
        format!("Top-up: {}", wording::headline(plan, today)),
        wording::why(plan),
    ];
    page.extend(
        plan.reasons
            .iter()
            .map(|reason| wording::reason(*reason, plan)),
    );
    page.extend(
        wording::purchases(plan, today)
            .iter()
            .map(|purchase| format!("  {purchase}")),
    );
    page.push(wording::runway(plan.runway, !plan.purchases.is_empty()));
    page
}

fn runway(catalog: &Catalog, scenario: &Scenario, report: &Report) -> Vec<String> {
    let Some(runway) = &report.top_up.runway else {
        return vec!["Runway: none".to_owned()];
    };
    let mut page = vec![
        format!("Runway: {}", wording::first_stop(runway)),
        wording::chart_summary(runway),
    ];
    let days: BTreeSet<u32> = runway.events.iter().map(|happened| happened.day).collect();
    let readings = days
        .into_iter()
        .take(12)
        .map(|day| wording::day_reading(runway, day));
    page.extend(readings.map(|reading| format!("  {reading}")));
    let chances = report.chances(catalog, scenario).unwrap();
    page.extend(wording::sureness(runway, &chances));
    page.push(wording::order_of_a_day().to_owned());
    page.push(wording::recharge_is_on_at_setup().to_owned());
    match &runway.advice {
        Ok(advice) => page.extend([
            wording::advised_threshold(advice, scenario.account.payment.handling_hours),
            wording::advised_restore(advice),
            wording::advised_limit(advice),
            wording::advised_alerts().to_owned(),
        ]),
        Err(reason) => page.push(wording::no_advice(*reason)),
    }
    page.extend(runway.tier.as_ref().map(wording::tier));
    if let Some(report) = &runway.runaway {
        page.push(wording::runaway(report));
        page.extend(report.outcome.guards.iter().map(wording::guard));
    }
    page
}

/// The examples of one part of the fixture.
fn examples(part: &str) -> Vec<Value> {
    let fixture: Value =
        serde_json::from_str(include_str!("fixtures/worked_examples.json")).unwrap();
    fixture[part].as_array().unwrap().clone()
}

/// What the engine answers to a record or a list of them.
fn quoted(records: &Value) -> Result<Value, String> {
    let catalog = Catalog::built_in().unwrap();
    let answer = quote_records(&catalog, &records.to_string(), Date::parse(TODAY).unwrap());
    answer
        .map(|json| serde_json::from_str(&json).unwrap())
        .map_err(|error| error.to_string())
}

fn cost(answer: &Value) -> Value {
    answer["usd"].clone()
}

/// An exact amount as a whole number of femto-dollars, read from its decimal text.
#[track_caller]
fn femto(usd: &Value) -> u128 {
    let text = usd.as_str().unwrap();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<15}").parse().unwrap()
}
