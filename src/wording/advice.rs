//! What to set, in words.

use super::runway::hours;
use super::{days, percent, say, usd, usd_exact};
use crate::credits::{Advice, LimitFrom, NoAdvice};

/// The advised threshold, and why.
#[must_use]
pub fn advised_threshold(advice: &Advice, handling_hours: u32) -> String {
    say!(
        "Threshold {amount}: at the dearest day's pace {amount2} is used in the {handling_hours} until a failed payment is noticed and fixed.",
        usd_exact(advice.threshold),
        usd(advice.burn),
        hours(handling_hours)
    )
}

/// The advised balance to restore to, and why.
#[must_use]
pub fn advised_restore(advice: &Advice) -> String {
    if advice.is_capped {
        say!(
            "Restore to {amount}: your balance cap leaves no more.",
            usd_exact(advice.restore_to)
        )
    } else {
        say!(
            "Restore to {amount}: the threshold and {days} of average use, so that payments are two weeks apart.",
            usd_exact(advice.restore_to),
            days(14)
        )
    }
}

/// The advised monthly limit, and why.
#[must_use]
pub fn advised_limit(advice: &Advice) -> String {
    match advice.limit_from {
        LimitFrom::Budget => say!(
            "Monthly limit {amount}: your budget. At the limit nothing more is recharged until the next month.",
            usd_exact(advice.monthly_limit)
        ),
        LimitFrom::AverageMonth => say!(
            "Monthly limit {amount}: thirty average days and the safety factor. At the limit nothing more is recharged until the next month.",
            usd_exact(advice.monthly_limit)
        ),
    }
}

/// The advised alerts.
#[must_use]
pub fn advised_alerts(advice: &Advice) -> String {
    let [first, middle, last] = advice.alerts.map(percent);
    say!(
        "Alerts at {first}, {middle} and {last} of the month's money: the first leaves time to look, the last to act.",
        first,
        middle,
        last
    )
}

/// Why nothing is advised.
#[must_use]
pub fn no_advice(reason: NoAdvice) -> String {
    match reason {
        NoAdvice::CapTooLow { least } => say!(
            "Your balance cap is too low for automatic recharge to bridge a failed payment: it would take {amount}.",
            usd_exact(least)
        ),
        NoAdvice::OutOfRange => say!("The amounts are too large to advise on.").to_owned(),
    }
}
