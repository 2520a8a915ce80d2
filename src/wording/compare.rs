//! What is said about the same work on other models.

use super::{count, names, say, usd};
use crate::catalog::Processing;
use crate::money::Usd;
use crate::quote::{ContextLimit, Unpriced};
use crate::report::Report;

/// What is compared.
#[must_use]
pub fn compare_subject(report: &Report) -> String {
    let processing = report
        .in_view()
        .map_or(Processing::Standard, |workload| workload.processing);
    if processing == Processing::Standard {
        return say!(
            "This workload, priced on each model. A model that cannot do it is not priced."
        )
        .to_owned();
    }
    say!(
        "This workload in {processing} processing, priced on each model. A model that cannot do it is not priced.",
        names::processing(processing)
    )
}

/// What is compared where all workloads are.
#[must_use]
pub fn compare_all_subject() -> &'static str {
    say!(
        "All workloads that are switched on: those that a text model does are moved to each model in turn, the others stay as they are."
    )
}

/// The title of a column with an average day.
#[must_use]
pub fn a_day() -> &'static str {
    say!("A day")
}

/// The sign beside an amount that rests on another vocabulary's count.
#[must_use]
pub const fn counted_otherwise_sign() -> &'static str {
    "≈ "
}

/// What that sign means.
#[must_use]
pub fn counted_otherwise_explained() -> &'static str {
    say!(
        "≈ This model counts with another vocabulary than the one your text was counted with, so its amount is an estimate. Choose the model and paste the text again to count it exactly."
    )
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
    say!("the same").to_owned()
}

/// What a chart of the comparison shows.
#[must_use]
pub fn bars_summary(bars: usize) -> String {
    say!(
        "The cost of a month on the first {bars} models of the table below, as bars.",
        count(bars as u64)
    )
}

/// The label of the button that keeps a model on top, or lets it go back to its place. It begins
/// with what the button shows, so that it can be called by what is seen.
#[must_use]
pub fn pin(name: &str, is_pinned: bool) -> String {
    if is_pinned {
        say!("Unpin {name}", name)
    } else {
        say!("Pin {name} on top", name)
    }
}

/// The label of the button that takes a model out of sight.
#[must_use]
pub fn hide(name: &str) -> String {
    say!("Hide {name}", name)
}

/// The button that shows what was hidden.
#[must_use]
pub fn show_hidden(hidden: usize) -> String {
    match hidden {
        1 => say!("Show the hidden model").to_owned(),
        more => say!("Show the {count} hidden models", count(more as u64)),
    }
}

/// Why a model cannot do the work, as a table says it.
#[must_use]
pub fn unable(reason: &Unpriced) -> String {
    say!("Unable: {reason}", unpriced_short(reason))
}

/// Why a model cannot do the work, for a table cell.
fn unpriced_short(reason: &Unpriced) -> String {
    match reason {
        Unpriced::TooLarge {
            limit: ContextLimit::Input,
            most,
            ..
        } => {
            say!("input limit {most}", count(most.get()))
        }
        Unpriced::TooLarge {
            limit: ContextLimit::Output,
            most,
            ..
        } => {
            say!("output limit {most}", count(most.get()))
        }
        Unpriced::TooLarge {
            limit: ContextLimit::Window,
            most,
            ..
        } => {
            say!("context limit {most}", count(most.get()))
        }
        Unpriced::NotSoldThisWay { processing, .. } => {
            say!("not sold in {processing}", names::processing(*processing))
        }
        Unpriced::NotSoldLong { processing, .. } => {
            say!(
                "not sold in {processing} at this length",
                names::processing(*processing)
            )
        }
        Unpriced::Ended { .. } => say!("no longer sold").to_owned(),
        Unpriced::TakesNoPictures { .. } => say!("no images").to_owned(),
        Unpriced::PictureNotTaken { .. } => say!("image too large").to_owned(),
        Unpriced::NotTrainable { .. } => say!("not trainable").to_owned(),
        Unpriced::PictureTokensUnknown { .. }
        | Unpriced::UnknownModel { .. }
        | Unpriced::OtherUnit { .. }
        | Unpriced::NoDecisions { .. }
        | Unpriced::NoPriceOnDay { .. }
        | Unpriced::NoRate { .. }
        | Unpriced::OutOfRange => say!("price unknown").to_owned(),
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
