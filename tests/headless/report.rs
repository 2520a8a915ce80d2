//! `topup report`: a scenario in, everything the page shows out.

use serde_json::{Value, json};
use topup::calendar::Date;
use topup::exchange::ScenarioFile;
use topup::money::{Percent, Usd};
use topup::scenario::{
    Arrange, CreditEdit, Edit, Place, Scenario, Stage, Template, VariantEdit, WorkloadEdit,
};
use topup::workload::Quantity;

use crate::quote::PLAIN;
use crate::{answers, refuses};

#[test]
fn the_fields_own_example_is_one_purchase_of_133() {
    check(
        |_| {},
        "needed 132.6; 133 on 2026-11-23; 39 days to 2027-01-01, 0 unused; whole_dollars",
    );
}

#[test]
fn a_balance_cap_makes_two_purchases_and_says_so() {
    check(
        |scenario| {
            apply(
                scenario,
                Edit::Credits(CreditEdit::BalanceCap(Some(Usd::from_dollars(100)))),
            );
        },
        "needed 132.6; 100 on 2026-11-23, 33 on 2026-12-03; 39 days to 2027-01-01, 0 unused; \
         whole_dollars balance_cap",
    );
}

#[test]
fn the_smallest_purchase_lasts_longer_than_asked() {
    check(
        |scenario| {
            apply(
                scenario,
                Edit::Credits(CreditEdit::AverageDay(Usd::from_decimal("0.05").ok())),
            );
            apply(
                scenario,
                Edit::Credits(CreditEdit::Safety(Percent::new(120))),
            );
        },
        "needed 1.8; 5 on 2026-11-23; 100 days to 2027-03-03, 0 unused; minimum_purchase",
    );
}

#[test]
fn what_a_year_does_not_use_is_named() {
    check(
        |scenario| {
            apply(
                scenario,
                Edit::Credits(CreditEdit::AverageDay(Usd::from_decimal("0.01").ok())),
            );
        },
        "needed 0.39; 5 on 2026-11-23; 365 days to 2027-11-23, 1.35 unused; minimum_purchase",
    );
}

#[test]
fn an_unknown_model_is_unpriced_and_never_zero() {
    let mut scenario = Scenario::example(Stage::Mvp);
    apply(&mut scenario, unknown_model());
    let report = report(&scenario);
    let reason = json!({"reason": "unknown_model", "model": "gpt-nobody"});
    let own = &report["bill"]["projects"][0]["workloads"][0];
    assert_eq!(own["unpriced"], reason);
    assert_eq!(own.get("priced"), None);
    assert_eq!(report["bill"]["unpriced"], 1);
    assert_eq!(report["top_up"]["no_plan"], reason);
    assert_eq!(report["top_up"].get("plan"), None);
    // The other models are still compared, and none of them is free.
    for row in report["focus"]["compare"]["rows"].as_array().unwrap() {
        assert_eq!(row["chosen"], false);
        assert_ne!(row["priced"]["per_unit"], "0", "{row}");
    }
}

#[test]
fn an_unknown_model_with_a_typed_average_day_still_has_a_plan() {
    let mut scenario = fields_example();
    apply(&mut scenario, unknown_model());
    let report = report(&scenario);
    let own = &report["bill"]["projects"][0]["workloads"][0];
    assert_eq!(own["unpriced"]["reason"], "unknown_model");
    assert_eq!(report["top_up"]["average_day_from"], "typed");
    assert_eq!(report["top_up"]["plan"]["to_buy"], "133");
}

#[test]
fn a_report_is_made_for_the_day_it_is_asked_for() {
    let file = exported(&Scenario::example(Stage::Mvp));
    let report = answers(&["report", "--today", "2027-12-31"], &file);
    assert_eq!(report["today"], "2027-12-31");
    let report = answers(&["report"], &file);
    assert!(Date::parse(report["today"].as_str().unwrap()).is_ok());
}

#[test]
fn what_is_not_a_scenario_has_no_report() {
    let good = exported(&Scenario::example(Stage::Mvp));
    for (file, says) in [
        ("", "this is not a Topup scenario: EOF"),
        ("[]", "this is not a Topup scenario"),
        (
            PLAIN,
            "this is not a Topup scenario: missing field `format`",
        ),
        (
            &good.replace("\"version\": 5", "\"version\": 6"),
            "this scenario was made by another version of Topup (format 6; this one reads formats 1 to 5)",
        ),
        (
            &good.replace("\"days\": 30", "\"days\": 0"),
            "Days must be between 1 and 3650",
        ),
        (
            &good.replace("\"mvp\"", "\"m\\nvp\""),
            "this scenario cannot be used: 'm\\nvp' is not one of learning",
        ),
    ] {
        refuses(&["report"], file.as_bytes(), says);
    }
    refuses(
        &["report", "--today", "tomorrow"],
        good.as_bytes(),
        "'tomorrow' is not a date such as 2026-11-23",
    );
}

fn unknown_model() -> Edit {
    let edit = WorkloadEdit::Model("gpt-nobody".to_owned());
    Edit::Workload(Place::default(), edit)
}

/// The plan of the field's own example with a change, in one line.
#[track_caller]
fn check(change: impl Fn(&mut Scenario), expected: &str) {
    let mut scenario = fields_example();
    change(&mut scenario);
    let report = report(&scenario);
    let plan = &report["top_up"]["plan"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let purchases: Vec<_> = plan["purchases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bought| format!("{} on {}", text(&bought["amount"]), text(&bought["on"])))
        .collect();
    let rules: Vec<_> = plan["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| text(&reason["rule"]))
        .collect();
    let runway = &plan["runway"];
    let line = format!(
        "needed {}; {}; {} days to {}, {} unused; {}",
        text(&plan["needed"]),
        purchases.join(", "),
        runway["full_days"],
        text(&runway["runs_out"]),
        text(&runway["expires_unused"]),
        rules.join(" "),
    );
    assert_eq!(line, expected);
}

/// $3.40 an average day for 30 days with a safety factor of 1.3.
fn fields_example() -> Scenario {
    let mut scenario = Scenario::example(Stage::Mvp);
    apply(
        &mut scenario,
        Edit::Credits(CreditEdit::AverageDay(Usd::from_decimal("3.4").ok())),
    );
    apply(&mut scenario, Edit::Days(30));
    apply(
        &mut scenario,
        Edit::Credits(CreditEdit::Safety(Percent::new(130))),
    );
    scenario
}

#[test]
fn savings_and_what_fits_are_those_of_the_workload_that_is_asked_for() {
    let mut scenario = Scenario::example(Stage::Mvp);
    apply(
        &mut scenario,
        Edit::Arrange(Arrange::AddWorkload(0, Template::Embedding)),
    );
    let with = |options: &[&str]| {
        let arguments = [&["report", "--today", "2026-11-23"], options].concat();
        answers(&arguments, &exported(&scenario))
    };
    // $74.70 for 600 requests a day; half of it in Batch.
    let first = with(&["--fits-in", "50"]);
    let batch = json!({"lever": "wait", "processing": "batch", "saved_per_month": "37.35", "thousandths": 500});
    let savings = first["focus"]["savings"].as_array().unwrap();
    assert!(savings.contains(&batch), "{savings:#?}");
    // $0.00415 each, 30 days: 401.6 a day for $50.
    assert_eq!(
        first["fits"]["units"],
        json!({"bound": "amount", "most": 401})
    );
    let second = with(&["--workload", "2", "--fits-in", "50"]);
    assert_eq!(
        second["focus"]["place"],
        json!({"project": 0, "workload": 1})
    );
    assert_eq!(second["fits"].get("answer"), None);
    assert_eq!(with(&[]).get("fits"), None);
    let file = exported(&scenario);
    for (options, says) in [
        (["--workload", "3"], "there is no workload 3"),
        (["--workload", "0"], "from 1 on"),
        (["--fits-in", "much"], "an amount of dollars"),
        (["--fits", "50"], "topup --help"),
    ] {
        let arguments = [&["report"], &options[..]].concat();
        refuses(&arguments, file.as_bytes(), says);
    }
}

/// What the page computes when its panels ask: ranges, all workloads on all models, kept versions.
#[test]
fn ranges_versions_and_all_workloads_together_are_reported_where_there_are_any() {
    let mut scenario = Scenario::example(Stage::Mvp);
    let plain = report(&scenario);
    for key in ["outlook", "compare_all", "versions"] {
        assert_eq!(plain.get(key), None, "{key}");
    }
    apply(
        &mut scenario,
        Edit::Variant(VariantEdit::Keep("before".to_owned())),
    );
    for (quantity, tokens) in [
        (Quantity::ShortestAnswer, 100),
        (Quantity::LongestAnswer, 1_500),
    ] {
        let edit = WorkloadEdit::Quantity(quantity, tokens);
        apply(&mut scenario, Edit::Workload(Place::default(), edit));
    }
    apply(
        &mut scenario,
        Edit::Arrange(Arrange::DuplicateWorkload(Place::default())),
    );
    let answer = report(&scenario);
    // $74.70 a month each, of which 500 tokens of answer are $45: a fifth of that, and three times.
    let outlook = &answer["outlook"];
    assert_eq!(outlook["low"], "77.4");
    assert_eq!(outlook["expected"], "149.4");
    assert_eq!(outlook["high"], "329.4");
    let version = &answer["versions"][0];
    assert_eq!(version["name"], "before");
    assert_eq!(version["rows"].as_array().map(Vec::len), Some(2));
    let rows = answer["compare_all"]["rows"].as_array().unwrap();
    assert!(rows.len() > 10, "{rows:?}");
}

fn apply(scenario: &mut Scenario, edit: Edit) {
    scenario.apply(edit).unwrap();
}

/// The file that the page would save.
fn exported(scenario: &Scenario) -> String {
    ScenarioFile {
        prices_of: Date::parse("2026-11-22").unwrap(),
        unit_costs: Vec::new(),
        scenario: scenario.clone(),
    }
    .to_json()
}

#[track_caller]
fn report(scenario: &Scenario) -> Value {
    answers(&["report", "--today", "2026-11-23"], &exported(scenario))
}
