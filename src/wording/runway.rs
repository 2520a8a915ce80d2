//! What happens to the credit, in words.

use super::{count, date, days, language, no_amount, percent, say, usd, usd_exact};
use crate::calendar::Date;
use crate::catalog::StopCodes;
use crate::credits::{Damage, Event, Guard, HeldBack, LotKind, Scope, Setting, Stop};
use crate::report::{LoopReport, RunwayEvent, RunwayReport, TierReport};

/// What turns requests away, with the projects by their place.
#[must_use]
pub fn stop(stop: Stop, projects: &[String]) -> String {
    match stop {
        Stop::CreditBalance => say!("the prepaid credit is used up").to_owned(),
        Stop::OrganisationSpendLimit => {
            say!("your organisation's hard limit is reached").to_owned()
        }
        Stop::ProjectSpendLimit(place) => {
            say!(
                "the hard limit of {project} is reached",
                project(place, projects)
            )
        }
        Stop::OrganisationUsageLimit => {
            say!("your usage tier's monthly limit is reached").to_owned()
        }
    }
}

/// A project as a sentence names it.
fn project(place: usize, projects: &[String]) -> String {
    match projects.get(place).map(|name| name.trim()) {
        None | Some("") => say!("the project").to_owned(),
        Some(name) => format!("“{name}”"),
    }
}

/// Whose budget or limit it is.
fn whose(scope: Scope, projects: &[String]) -> String {
    match scope {
        Scope::Organisation => say!("the organisation").to_owned(),
        Scope::Project(place) => project(place, projects),
    }
}

/// What a developer meets, and what to do about it.
#[must_use]
pub fn stop_code(stop: Stop, codes: &StopCodes) -> String {
    let remedy = match stop {
        Stop::CreditBalance => say!("Buy credit; trying again does not help."),
        Stop::OrganisationSpendLimit | Stop::ProjectSpendLimit(_) => {
            say!("Raise the limit or wait for the next month; trying again does not help.")
        }
        Stop::OrganisationUsageLimit => {
            say!(
                "Ask OpenAI for a higher limit or reach the next tier; trying again does not help."
            )
        }
    };
    say!(
        "Requests fail with HTTP {status} and {code}. {remedy}",
        codes.http_status,
        stop.code(codes),
        remedy
    )
}

/// What the first stop of a course is, or that there is none.
#[must_use]
pub fn first_stop(runway: &RunwayReport) -> String {
    match runway.totals.first_stop {
        None => say!(
            "Nothing stops the service in the {days} shown.",
            days(shown(runway))
        ),
        Some(first) => say!(
            "Service stops on {day}: {reason}. {errors}",
            date(first.on),
            stop(first.stop, &runway.projects),
            stop_code(first.stop, &runway.codes)
        ),
    }
}

/// How many days are shown.
pub(super) fn shown(runway: &RunwayReport) -> u32 {
    u32::try_from(runway.days.len()).unwrap_or(u32::MAX)
}

/// The level at which recharge buys, in the key of the chart.
#[must_use]
pub fn threshold_key(threshold: crate::money::Usd) -> String {
    say!("Recharge threshold, {amount}", usd_exact(threshold))
}

/// Something that happens, with the projects by their place.
#[must_use]
pub fn event(event: &Event, projects: &[String]) -> String {
    match event {
        Event::Opening { amount } => say!("{amount} held", usd_exact(*amount)),
        Event::Spend { amount } => say!("{amount} used", usd(*amount)),
        Event::Refused { amount, .. } => say!("requests worth {amount} turned away", usd(*amount)),
        Event::Purchase { amount } => say!("{amount} bought", usd_exact(*amount)),
        Event::PurchaseRefused { amount } => {
            say!(
                "{amount} cannot be bought: above the balance cap",
                usd_exact(*amount)
            )
        }
        Event::Recharge { amount, .. } => say!("{amount} recharged", usd(*amount)),
        Event::RechargeHeldBack { why } => held_back(*why).to_owned(),
        Event::PaymentFailed { amount } => {
            say!("the payment of a recharge of {amount} failed", usd(*amount))
        }
        Event::Expiry {
            amount,
            kind: LotKind::Free,
        } => say!("{amount} of free credit expired", usd(*amount)),
        Event::Expiry {
            amount,
            kind: LotKind::Paid,
        } => say!("{amount} of bought credit expired", usd(*amount)),
        Event::Alert { scope, level } => say!(
            "alert: {owner} has used {share} of its money for the month",
            whose(*scope, projects),
            percent(*level)
        ),
        Event::OverBudget { scope } => say!(
            "the budget of {owner} is passed; nothing stops",
            whose(*scope, projects)
        ),
        Event::Stopped { stop: by } => say!("service stops: {reason}", stop(*by, projects)),
        Event::Resumed { .. } => say!("service goes on").to_owned(),
    }
}

fn held_back(why: HeldBack) -> &'static str {
    match why {
        HeldBack::MonthlyLimit => {
            say!("no recharge until next month: its monthly limit is reached")
        }
        HeldBack::BalanceCap => say!("no recharge: the balance cap leaves no room"),
        HeldBack::TooSmall => say!("no recharge: it would be below OpenAI's minimum"),
    }
}

/// What a day of the chart shows, read aloud: `3 December 2026: $45.20; $33 bought`.
#[must_use]
pub fn day_reading(runway: &RunwayReport, day: u32) -> String {
    let at = |day: u32| {
        usize::try_from(day)
            .ok()
            .and_then(|day| runway.days.get(day))
    };
    let Some(end) = at(day) else {
        return no_amount().to_owned();
    };
    let happened: Vec<_> = events_of(runway, day)
        .map(|happened| event(&happened.event, &runway.projects))
        .collect();
    let day = date(runway.first.plus_days(day));
    if happened.is_empty() {
        say!("{day}: {amount} left", day, usd(end.balance))
    } else {
        say!(
            "{day}: {amount} left; {happened}",
            day,
            usd(end.balance),
            language::statements(happened)
        )
    }
}

/// What happens on a day, in order.
pub fn events_of(runway: &RunwayReport, day: u32) -> impl Iterator<Item = &RunwayEvent> {
    runway
        .events
        .iter()
        .filter(move |happened| happened.day == day)
}

/// The chart in a sentence, for those who do not see it.
#[must_use]
pub fn chart_summary(runway: &RunwayReport) -> String {
    let last = runway
        .days
        .last()
        .map(|end| end.balance)
        .unwrap_or_default();
    say!(
        "The balance from {day} on for {days}. It begins with {amount} held and ends with {amount2}.",
        date(runway.first),
        days(shown(runway)),
        usd(runway.opening),
        usd(last)
    )
}

/// What a loop that never ends would cost, with the projects by their place.
#[must_use]
pub fn runaway(report: &LoopReport, projects: &[String]) -> String {
    let hour = usd(report.per_hour);
    let Damage { cost, stopped, .. } = report.outcome.as_set;
    match stopped {
        None => say!(
            "A loop that uses {hour} an hour costs {amount} in thirty days: with today's settings nothing stops it.",
            hour,
            usd(cost)
        ),
        Some(stopped) => say!(
            "A loop that uses {hour} an hour costs {amount} before it is stopped after {hours}: {reason}.",
            hour,
            usd(cost),
            hours(stopped.after_hours),
            stop(stopped.stop, projects)
        ),
    }
}

/// A setting that would have stopped the loop sooner.
#[must_use]
pub fn guard(guard: &Guard) -> String {
    let after = guard
        .damage
        .stopped
        .map(|stopped| hours(stopped.after_hours))
        .unwrap_or_default();
    let cost = usd(guard.damage.cost);
    match guard.setting {
        Setting::RechargeOff => {
            say!(
                "Without automatic recharge it stops after {after}, at {cost}.",
                after,
                cost
            )
        }
        Setting::RechargeLimit(limit) => say!(
            "With a monthly limit of {amount} on automatic recharge it stops after {after}, at {cost}.",
            usd_exact(limit),
            after,
            cost
        ),
        Setting::HardLimit(limit) => say!(
            "With a hard limit of {amount} a month it stops after {after}, at {cost}.",
            usd_exact(limit),
            after,
            cost
        ),
    }
}

/// A number of hours; days from two on.
pub(super) fn hours(hours: u32) -> String {
    match hours {
        0 => say!("less than an hour").to_owned(),
        1 => say!("1 hour").to_owned(),
        2..48 => say!("{hours} hours", count(hours.into())),
        _ => days(hours / 24),
    }
}

/// The usage tier, and whether its limit is enough.
#[must_use]
pub fn tier(tier: &TierReport) -> String {
    let (limit, month) = (usd_exact(tier.monthly_limit), usd(tier.month));
    let name = &tier.name;
    if tier.month <= tier.monthly_limit {
        return say!(
            "After this purchase you are in usage tier {name}: at most {limit} a month. A month is expected to use {month}.",
            name,
            limit,
            month
        );
    }
    let Some((paid, next)) = tier.next else {
        return say!(
            "Usage tier {name} lets you use {limit} a month, and a month is expected to use {month}. Ask OpenAI for a higher limit.",
            name,
            limit,
            month
        );
    };
    say!(
        "Usage tier {name} lets you use {limit} a month, and a month is expected to use {month}. Tier limits rise to {amount} when {amount2} has been paid in all.",
        name,
        limit,
        month,
        usd_exact(next),
        usd_exact(paid)
    )
}

/// What the card is charged, tax included.
#[must_use]
pub fn with_tax(amount: crate::money::Usd, tax: crate::money::Percent) -> Option<String> {
    if tax.is_zero() || amount.is_zero() {
        return None;
    }
    let charged = amount + tax.of_usd(amount)?;
    Some(say!(
        "With {share} tax the card is charged {amount}.",
        percent(tax),
        usd(charged)
    ))
}

/// Said while somebody plans without recharge.
#[must_use]
pub fn recharge_is_on_at_setup() -> &'static str {
    say!(
        "OpenAI switches automatic recharge on when billing is set up, and may call it auto-reload. Look at it before you rely on a balance to stop spending."
    )
}

/// How the order of a day is taken.
#[must_use]
pub fn order_of_a_day() -> &'static str {
    say!(
        "Use is spread evenly over the hours of a day; a recharge follows the hour in which the balance falls below the threshold; months are calendar months in UTC."
    )
}

/// A day in the axis: `23 Nov`.
#[must_use]
pub fn axis_day(day: Date) -> String {
    super::day::day_of_month(day)
}

/// An amount on an axis: `$1,500`.
#[must_use]
pub fn axis_usd(dollars: f64) -> String {
    if dollars == 0.0 {
        return "$0".to_owned();
    }
    let decimals = if dollars < 0.1 {
        3
    } else if dollars < 5.0 {
        2
    } else {
        0
    };
    let text = format!("{dollars:.decimals$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = super::number::group(whole);
    if fraction.is_empty() {
        format!("${whole}")
    } else {
        format!("${whole}.{fraction}")
    }
}

/// An amount as a chart needs it, to a hundredth of a cent; nothing is computed from it.
#[must_use]
pub fn dollars(amount: crate::money::Usd) -> f64 {
    let units = i64::try_from(amount.to_units_half_even(4)).unwrap_or(i64::MAX);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a chart shows far fewer digits than a float holds"
    )]
    let units = units as f64;
    units / 10_000.0
}

/// The what-if factor on use: `as expected`, or `× 1.5`.
#[must_use]
pub fn what_if_use(factor: crate::money::Percent) -> String {
    if factor == crate::money::Percent::WHOLE {
        say!("as expected").to_owned()
    } else {
        format!("× {}", super::factor(factor))
    }
}
