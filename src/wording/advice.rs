//! What to set, in words.

use super::runway::hours;
use super::{days, percent, usd, usd_exact};
use crate::credits::{Advice, LimitFrom, NoAdvice};

/// The advised threshold, and why.
#[must_use]
pub fn advised_threshold(advice: &Advice, handling_hours: u32) -> String {
    format!(
        "Threshold {}: at the dearest day's pace {} is used in the {} until a failed payment is noticed and fixed.",
        usd_exact(advice.threshold),
        usd(advice.burn),
        hours(handling_hours)
    )
}

/// The advised balance to restore to, and why.
#[must_use]
pub fn advised_restore(advice: &Advice) -> String {
    if advice.is_capped {
        format!(
            "Restore to {}: your balance cap leaves no more.",
            usd_exact(advice.restore_to)
        )
    } else {
        format!(
            "Restore to {}: the threshold and {} of average use, so that payments are two weeks apart.",
            usd_exact(advice.restore_to),
            days(14)
        )
    }
}

/// The advised monthly limit, and why.
#[must_use]
pub fn advised_limit(advice: &Advice) -> String {
    match advice.limit_from {
        LimitFrom::Budget => format!(
            "Monthly limit {}: your budget. At the limit nothing more is recharged until the next month.",
            usd_exact(advice.monthly_limit)
        ),
        LimitFrom::AverageMonth => format!(
            "Monthly limit {}: thirty average days and the safety factor. At the limit nothing more is recharged until the next month.",
            usd_exact(advice.monthly_limit)
        ),
    }
}

/// The advised alerts.
#[must_use]
pub fn advised_alerts(advice: &Advice) -> String {
    let [first, middle, last] = advice.alerts.map(percent);
    format!(
        "Alerts at {first}, {middle} and {last} of the month's money: the first leaves time to look, the last to act."
    )
}

/// Why nothing is advised.
#[must_use]
pub fn no_advice(reason: NoAdvice) -> String {
    match reason {
        NoAdvice::CapTooLow { least } => format!(
            "Your balance cap is too low for automatic recharge to bridge a failed payment: it would take {}.",
            usd_exact(least)
        ),
        NoAdvice::OutOfRange => "The amounts are too large to advise on.".to_owned(),
    }
}
