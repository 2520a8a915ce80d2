//! What is said about numbers that may be off, versions of the work, and rate limits.

use super::{count, days, say, usd};
use crate::money::{Percent, Usd};
use crate::report::{DifferenceRow, DriverEffect, Pace, Verdict};
use crate::scenario::{Driver, Range};

/// What the outlook is.
#[must_use]
pub fn outlook_explained() -> &'static str {
    say!("A month of all workloads, if what was entered turns out lower or higher.")
}

/// What may be off.
#[must_use]
pub fn driver(driver: Driver) -> &'static str {
    match driver {
        Driver::Traffic => say!("Traffic"),
        Driver::Input => say!("Input length"),
        Driver::Output => say!("Answer length"),
        Driver::Repeats => say!("Retries"),
    }
}

/// The label of the least.
#[must_use]
pub fn driver_low(driver: Driver) -> &'static str {
    match driver {
        Driver::Traffic => say!("Least traffic"),
        Driver::Input => say!("Shortest input"),
        Driver::Output => say!("Shortest answer"),
        Driver::Repeats => say!("Fewest retries"),
    }
}

/// The label of the most.
#[must_use]
pub fn driver_high(driver: Driver) -> &'static str {
    match driver {
        Driver::Traffic => say!("Most traffic"),
        Driver::Input => say!("Longest input"),
        Driver::Output => say!("Longest answer"),
        Driver::Repeats => say!("Most retries"),
    }
}

/// A range to begin with; nobody's measurement, to be typed over.
#[must_use]
pub const fn usual_range(driver: Driver) -> Range {
    let (low, high) = match driver {
        Driver::Traffic | Driver::Output => (50, 200),
        Driver::Input => (80, 150),
        Driver::Repeats => (50, 300),
    };
    Range {
        low: Percent::new(low),
        high: Percent::new(high),
    }
}

/// What a tornado shows.
#[must_use]
pub fn tornado_summary() -> &'static str {
    say!(
        "How far each number moves the month by itself, as bars around the expected month; the table below has the amounts."
    )
}

/// Which number moves the month most.
#[must_use]
pub fn moves_most(effect: &DriverEffect) -> String {
    say!(
        "{driver} moves the month most: from {amount} to {amount2}.",
        driver(effect.driver),
        usd(effect.low),
        usd(effect.high)
    )
}

/// What the versions are.
#[must_use]
pub fn versions_explained() -> &'static str {
    say!(
        "Keep the projects as they are under a name, change them, and see what each line costs more or less."
    )
}

/// The title of the column of an earlier version's months.
#[must_use]
pub fn month_of(name: &str) -> String {
    say!("{name}, a month", name)
}

/// The model of a workload in two versions.
#[must_use]
pub fn models(row: &DifferenceRow) -> String {
    match (&row.models.0, &row.models.1) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(after)) => after.clone(),
        (Some(before), None) => before.clone(),
        (None, None) => String::new(),
    }
}

/// A month, or why there is none.
#[must_use]
pub fn month_or_none(month: Option<Usd>) -> String {
    month.map_or_else(|| super::no_amount().to_owned(), usd)
}

/// By how much a month changes, where there was or will be none as well.
#[must_use]
pub fn month_change(months: (Option<Usd>, Option<Usd>)) -> String {
    let [before, after] = [months.0, months.1].map(Option::unwrap_or_default);
    super::difference(before, after)
}

/// How fast the busiest day's work has to go.
#[must_use]
pub fn pace(pace: &Pace) -> String {
    say!(
        "The busiest day brings {calls_a_day} and {tokens_a_day} tokens in {hours} hours: {calls_a_minute} and {tokens_a_minute} tokens a minute, if they come evenly.",
        calls(pace.calls_a_day),
        count(pace.tokens_a_day),
        count(pace.hours),
        calls(pace.calls_a_minute),
        count(pace.tokens_a_minute)
    )
}

/// So many calls.
fn calls(number: u64) -> String {
    if number == 1 {
        return say!("1 call").to_owned();
    }
    say!("{number} calls", count(number))
}

/// What the limits make of it.
#[must_use]
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Unknown => {
            say!("Whether that fits is unknown: OpenAI shows the limits of your tier on your limits page only. Enter them here.")
                .to_owned()
        }
        Verdict::Fits { partly_unknown: false } => say!("That fits the limits.").to_owned(),
        Verdict::Fits { partly_unknown: true } => {
            say!("That fits the limit that is known; the other one is unknown.").to_owned()
        }
        Verdict::TooFast { minutes } => say!("That is too fast: at these limits the day's work takes {minutes}. Raise the limits, spread the work, or use Batch.", hours_and_minutes(minutes)),
        Verdict::Batch { files, rounds, hours } => {
            let files = match files {
                1 => say!("In Batch that is one file").to_owned(),
                more => say!("In Batch that is {count} files (50,000 requests or 200 MB each)", count(more)),
            };
            match (rounds, hours) {
                (Some(1), _) => say!("{files}, and all of it fits into the queue at once.", files),
                (Some(rounds), Some(hours)) => say!("{files}. The queue fills {rounds} times, so the last answers may take {hours} hours ({days}).", files, count(rounds), count(hours), days(u32::try_from(hours.div_ceil(24)).unwrap_or(u32::MAX))),
                _ => say!("{files}. Whether it fits into the queue is unknown: enter its limit.", files),
            }
        }
    }
}

fn hours_and_minutes(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => say!("{rest} minutes", rest),
        (hours, 0) => say!("{hours} hours", count(hours)),
        (hours, rest) => say!("{hours} hours and {rest} minutes", count(hours), rest),
    }
}
