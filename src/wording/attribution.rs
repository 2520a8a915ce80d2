//! What stands out in the spend, and how far a plan was off.

use super::day::date_short;
use super::imported::{signed, value};
use super::number::{count, share};
use super::{date, language, percent, say, usd};
use crate::actuals::{Finding, Habit, MonthGap, NameBook, Notice, Value, Within};
use crate::money::Usd;

/// A finding in one sentence with its dollars.
#[must_use]
pub fn finding(notice: &Notice, names: &NameBook) -> String {
    let model = |name| value(Value::Model(name), names);
    let key = |name| value(Value::Key(name), names);
    let about = signed(notice.usd);
    match &notice.finding {
        Finding::Growth { before, recent } => say!(
            "A day costs {amount} of late, {amount2} before: {about} more in these days.",
            usd(*recent),
            usd(*before),
            about
        ),
        Finding::UnitCost {
            model: of,
            before,
            recent,
        } => say!(
            "A request to {of} costs {amount} of late, {amount2} before: {about} more for the same number of requests.",
            model(*of),
            usd(*recent),
            usd(*before),
            about
        ),
        Finding::SuddenDay {
            day,
            spent,
            usual,
            mostly,
        } => {
            let mostly = mostly.map_or_else(String::new, |of| value(of, names));
            say!(
                "{day} cost {amount}, a usual day {amount2}: {about} more, mostly {mostly}.",
                date_short(*day),
                usd(*spent),
                usd(*usual),
                about,
                mostly
            )
        }
        Finding::ModelSwap {
            from,
            to,
            before,
            recent,
        } => say!(
            "Work moved from {from} ({amount} a request) to {to} ({amount2} a request), which took {about} of late.",
            model(*from),
            usd(*before),
            model(*to),
            usd(*recent),
            about
        ),
        Finding::OutputGrowth { before, recent } => say!(
            "An answer has {recent} tokens of late, {before} before: {about} more.",
            count(*recent),
            count(*before),
            about
        ),
        Finding::CacheFalling { before, recent } => say!(
            "{share} of the input comes from the cache of late, {share2} before: about {about} more.",
            share(*recent),
            share(*before),
            about
        ),
        Finding::NightKey {
            key: of,
            share: part,
        } => say!(
            "The key {of} spends {share} of its money between 22:00 and 06:00 UTC: {about}.",
            key(*of),
            share(*part),
            about
        ),
        Finding::WrongEnvironment { key: of, project } => say!(
            "The key {of} spent {about} in the project {project}: their names say different environments.",
            key(*of),
            about,
            value(Value::Project(*project), names)
        ),
        Finding::Repeats { requests, lines } => say!(
            "{requests} requests ask within an hour what was asked before, or look like it (the same size for the same model and key): {about}; the dearest from line {lines} to {lines2}.",
            count(*requests),
            about,
            count(lines.0),
            count(lines.1)
        ),
        Finding::Failures { failed, of } => say!(
            "{failed} of {of} requests failed. If they were billed like the others, that is {about}.",
            count(*failed),
            count(*of),
            about
        ),
    }
}

/// How findings are made.
#[must_use]
pub fn findings_explained() -> &'static str {
    say!(
        "The last seven whole days (or half of what there is) are compared with as many days before. Told are: a quarter more cost, cost of a request or output; a tenth of the input less from the cache; three in ten requests moved to another model; days of three times the middle day; six tenths of a key's spend at night; one request in fifty failed. Each must be about at least a hundredth of all spend."
    )
}

/// What imported days say about a usual one.
#[must_use]
pub fn habit(habit: &Habit) -> String {
    let (first, last) = habit.days;
    let week = if habit.only_weekdays {
        say!("work from Monday to Friday")
    } else {
        say!("work on every day")
    };
    say!(
        "From {day} to {day2}: {amount} on an average day, {amount2} on the dearest, {week}, {share} growth a week; a day is {share2} off the average.",
        date(first),
        date(last),
        usd(habit.average),
        usd(habit.peak),
        week,
        percent(habit.weekly_growth),
        percent(habit.spread)
    )
}

/// What the rows behind a finding have in common; nothing for all of them.
#[must_use]
pub fn rows_of(within: &Within, names: &NameBook) -> String {
    let answers = within.values.iter().map(|answer| {
        let of = super::dimension(answer.dimension());
        say!("{name}: {value}", of, value(*answer, names))
    });
    language::statements(answers)
}

/// A month of a plan: `November 2026, 24 days`.
#[must_use]
pub fn month(gap: &MonthGap) -> String {
    super::day::part_of_month(gap.month, gap.days)
}

/// A gap with its sign: `+$4.00`.
#[must_use]
pub fn gap(amount: Usd) -> String {
    if amount > Usd::ZERO {
        format!("+{}", usd(amount))
    } else {
        signed(amount)
    }
}

/// That amounts count once where there are amounts and usage of the same days.
#[must_use]
pub fn days_with_both(number: usize) -> String {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    say!(
        "{number} days are in a cost file and in another: the amounts are those of the cost file; of the other, tokens and requests.",
        count(number)
    )
}

/// Input tokens for each output token: `3.5`; nothing without output.
#[must_use]
pub fn input_ratio(input: u64, output: u64) -> Option<String> {
    let tenths = u128::from(input)
        .checked_mul(10)?
        .checked_div(output.into())?;
    Some(format!(
        "{}.{}",
        count(u64::try_from(tenths / 10).ok()?),
        tenths % 10
    ))
}
