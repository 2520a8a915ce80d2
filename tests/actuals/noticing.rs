//! What stands out, and what becomes of a plan: weeks made up so that the answer is known.

use std::fmt::Write as _;

use topup::actuals::{Actuals, Expected, Habit, months, notices};
use topup::calendar::Date;
use topup::money::Usd;
use topup::wording;

use super::{TODAY, import};

const HEAD: &str = "date,model,project,api_key,num_model_requests,input_tokens,input_cached_tokens,output_tokens,cost\n";

fn actuals(rows: &str) -> Actuals {
    let mut actuals = Actuals::default();
    let file = format!("{HEAD}{rows}");
    actuals.add(import("weeks.csv", file.as_bytes())).unwrap();
    actuals
}

/// The sentences about rows, one for each line.
fn said(rows: &str) -> Vec<String> {
    let actuals = actuals(rows);
    let found = notices(&actuals, Date::parse(TODAY).unwrap());
    found
        .iter()
        .map(|notice| wording::finding(notice, actuals.names()))
        .collect()
}

/// Fourteen days: one row for the first seven, another for the last.
fn two_weeks(before: &str, after: &str) -> String {
    (1..=14).fold(String::new(), |mut rows, day| {
        let row = if day <= 7 { before } else { after };
        writeln!(rows, "2026-11-{day:02},{row}").unwrap();
        rows
    })
}

#[track_caller]
fn check(rows: &str, expected: &[&str]) {
    assert_eq!(said(rows), expected);
}

#[test]
fn steady_weeks_have_nothing_to_tell() {
    let same = "gpt-6.1-sol,web,k,100,100000,50000,10000,3";
    check(&two_weeks(same, same), &[]);
}

#[test]
fn growth_is_told_with_its_dollars() {
    check(
        &two_weeks(
            "gpt-6.1-sol,web,k,100,100000,50000,10000,2",
            "gpt-6.1-sol,web,k,200,200000,100000,20000,4",
        ),
        &["A day costs $4.00 of late, $2.00 before: $14.00 more in these days."],
    );
}

#[test]
fn a_rising_unit_cost_and_its_causes_are_told() {
    // 100 requests a day at $0.02, then $0.04, with twice the output and nothing from the cache.
    let told = said(&two_weeks(
        "gpt-6.1-sol,web,k,100,100000,50000,10000,2",
        "gpt-6.1-sol,web,k,100,100000,0,20000,4",
    ));
    let has = |words: &str| assert!(told.iter().any(|one| one.contains(words)), "{told:?}");
    has("A request to gpt-6.1-sol costs $0.04 of late, $0.02 before: $14.00 more");
    has("An answer has 200 tokens of late, 100 before");
    has("0.0% of the input comes from the cache of late, 50.0% before");
}

#[test]
fn work_that_moves_to_another_model_is_told() {
    let told = said(&two_weeks(
        "gpt-6-luna,web,k,100,100000,0,10000,1",
        "gpt-6.1-sol,web,k,100,100000,0,10000,10",
    ));
    assert!(
        told.iter().any(|one| one.starts_with(
            "Work moved from gpt-6-luna ($0.01 a request) to gpt-6.1-sol ($0.10 a request)"
        )),
        "{told:?}"
    );
}

#[test]
fn a_sudden_day_is_told_by_name() {
    let same = "gpt-6.1-sol,web,k,100,100000,0,10000,2";
    let rows = two_weeks(same, same) + "2026-11-03,gpt-6-luna,web,k,5000,1,0,1,40\n";
    let told = said(&rows);
    assert!(
        told.contains(
            &"3 Nov 2026 cost $42.00, a usual day $2.00: $40.00 more, mostly gpt-6-luna."
                .to_owned()
        ),
        "{told:?}"
    );
}

#[test]
fn keys_at_night_in_the_wrong_place_and_failures_are_told() {
    let head = "timestamp,model,project,api_key,api_requests,failed_requests,cost\n";
    let rows = "2026-11-10T23:00:00Z,gpt-6.1-sol,shop-prod,ci-test-key,100,10,8\n\
                2026-11-10T12:00:00Z,gpt-6.1-sol,shop-prod,ci-test-key,100,0,2\n";
    let mut actuals = Actuals::default();
    actuals
        .add(import("keys.csv", format!("{head}{rows}").as_bytes()))
        .unwrap();
    let told: Vec<String> = notices(&actuals, Date::parse(TODAY).unwrap())
        .iter()
        .map(|notice| wording::finding(notice, actuals.names()))
        .collect();
    assert_eq!(
        told,
        [
            "The key ci-test-key spent $10.00 in the project shop-prod: their names say different environments.",
            "The key ci-test-key spends 80.0% of its money between 22:00 and 06:00 UTC: $8.00.",
            "10 of 200 requests failed. If they were billed like the others, that is $0.50.",
        ]
    );
}

#[test]
fn a_habit_is_the_average_the_peak_the_week_and_the_growth() {
    // Weekdays from Monday 2 November: $2, then $3; nothing on weekends.
    let rows = (2..=15).fold(String::new(), |mut rows, day| {
        let usd = if day <= 8 { 2 } else { 3 };
        if !matches!(day, 7 | 8 | 14 | 15) {
            writeln!(
                rows,
                "2026-11-{day:02},gpt-6.1-sol,web,k,70,1000,0,10,{usd}"
            )
            .unwrap();
        }
        rows
    });
    let habit = Habit::of(&actuals(&rows), Date::parse(TODAY).unwrap()).unwrap();
    // 12 days from the first to the last: $25, 700 requests.
    assert_eq!(wording::usd(habit.average), "$2.08");
    assert_eq!(habit.peak, Usd::from_dollars(3));
    assert_eq!(habit.requests, Some(58));
    assert!(habit.only_weekdays);
}

#[test]
fn the_causes_of_a_gap_sum_to_it() {
    let rows = "2026-11-01,gpt-6.1-sol-2026-09-29,web,k,1000,1,0,1,30\n\
                2026-11-30,x,web,k,1,1,0,1,0\n"
        .replace("2026-11-30", "2026-11-24")
        + "2026-11-24,gpt-6-luna,web,k,10,1,0,1,5\n";
    let expected = [Expected {
        model: "gpt-6.1-sol".to_owned(),
        requests: 1_500,
        usd: Usd::from_dollars(15),
    }];
    let same = |name: &str, model: &str| name.starts_with(model);
    let [month] = months(&actuals(&rows), &expected, same).try_into().unwrap();
    // 24 of 30 days of $15 are $12. 1,000 requests at a planned cent are $10, and cost $30.
    let dollars = |usd: Usd| usd.to_decimal();
    assert_eq!(dollars(month.actual), "35");
    assert_eq!(dollars(month.estimate), "12");
    assert_eq!(dollars(month.volume), "-2");
    assert_eq!(dollars(month.unit_cost), "20");
    assert_eq!(dollars(month.unplanned), "5");
    let causes = month.volume + month.unit_cost + month.unplanned + month.unused;
    assert_eq!(causes, month.actual - month.estimate);
}
