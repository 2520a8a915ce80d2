//! What is said about the same work on other models.

use super::{count, names, usd};
use crate::catalog::Processing;
use crate::money::Usd;
use crate::report::Report;

/// What is compared.
#[must_use]
pub fn compare_subject(report: &Report) -> String {
    let processing = report
        .in_view()
        .map_or(Processing::Standard, |workload| workload.processing);
    if processing == Processing::Standard {
        return "This workload, priced on each model. A model that cannot do it is not priced."
            .to_owned();
    }
    format!(
        "This workload in {} processing, priced on each model. A model that cannot do it is not priced.",
        names::processing(processing)
    )
}

/// What is compared where all workloads are.
#[must_use]
pub const fn compare_all_subject() -> &'static str {
    "All workloads that are switched on: those that a text model does are moved to each model in turn, the others stay as they are."
}

/// The title of a column with an average day.
#[must_use]
pub const fn a_day() -> &'static str {
    "A day"
}

/// The sign beside an amount that rests on another vocabulary's count.
#[must_use]
pub const fn counted_otherwise_sign() -> &'static str {
    "≈ "
}

/// What that sign means.
#[must_use]
pub const fn counted_otherwise_explained() -> &'static str {
    "≈ This model counts with another vocabulary than the one your text was counted with, so its amount is an estimate. Choose the model and paste the text again to count it exactly."
}

/// By how much a month changes: `−$12.00`, `+$3.00`.
#[must_use]
pub fn difference(now: Usd, then: Usd) -> String {
    if then < now {
        return format!("−{}", usd(now - then));
    }
    if then > now {
        return format!("+{}", usd(then - now));
    }
    "the same".to_owned()
}

/// What a chart of the comparison shows.
#[must_use]
pub fn bars_summary(bars: usize) -> String {
    format!(
        "The cost of a month on the first {} models of the table below, as bars.",
        count(bars as u64)
    )
}

/// The label of the button that keeps a model on top, or lets it go back to its place. It begins
/// with what the button shows, so that it can be called by what is seen.
#[must_use]
pub fn pin(name: &str, is_pinned: bool) -> String {
    if is_pinned {
        format!("Unpin {name}")
    } else {
        format!("Pin {name} on top")
    }
}

/// The label of the button that takes a model out of sight.
#[must_use]
pub fn hide(name: &str) -> String {
    format!("Hide {name}")
}

/// The button that shows what was hidden.
#[must_use]
pub fn show_hidden(hidden: usize) -> String {
    match hidden {
        1 => "Show the hidden model".to_owned(),
        more => format!("Show the {} hidden models", count(more as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_a_sign() {
        let usd = |text| Usd::from_decimal(text).unwrap();
        assert_eq!(difference(usd("10"), usd("2.5")), "−$7.50");
        assert_eq!(difference(usd("2.5"), usd("10")), "+$7.50");
        assert_eq!(difference(usd("1"), usd("1")), "the same");
    }
}
