//! What fits in an amount of money a month.

use serde::Serialize;

use crate::catalog::{Catalog, Status};
use crate::money::Usd;
use crate::quote::{Comparison, Span, Unpriced, quote_workload};
use crate::tokens::Tokens;
use crate::workload::{Part, TextTokens, Volume, Workload};

/// What fits in an amount for thirty days: each answer changes one thing and leaves the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fits {
    /// The amount for thirty days.
    pub budget: Usd,
    /// Units in the time they are entered for, or for each user.
    pub units: Most,
    /// Users, when the traffic is by users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Most>,
    /// Tokens of the answer, hidden reasoning apart, when the work has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Most>,
    /// The dearest current model that fits: the price is all that is known of quality here.
    pub model: Option<FittingModel>,
}

/// The most of something that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "bound", content = "most", rename_all = "snake_case")]
pub enum Most {
    /// The work has no price, so nothing can be said.
    Unpriced,
    /// Even none of it costs more than the amount.
    None,
    /// So many fit, and one more costs more than the amount.
    Amount(u64),
    /// So many fit, and one more is more than the model takes.
    Model(u64),
    /// As many as can be entered.
    Any,
}

/// A model that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FittingModel {
    /// Its id.
    pub model: String,
    /// Its name for people.
    pub name: String,
    /// What thirty days cost there.
    pub per_month: Usd,
}

/// The largest number that can be entered.
const MOST: u64 = 1_000_000_000;

/// What fits in an amount for thirty days. `comparison` is that of the same workload.
///
/// Each number is found by quoting: it fits, and one more does not. Where a derived cache makes
/// more cost less, as it can, it is the first such number that the search finds from below.
#[must_use]
pub fn what_fits(
    catalog: &Catalog,
    workload: &Workload,
    span: Span,
    comparison: &Comparison,
    budget: Usd,
) -> Fits {
    let judge = |workload: &Workload| match quote_workload(catalog, workload, span) {
        Ok(quote) if quote.per_month <= budget => Verdict::Fits,
        Ok(_) | Err(Unpriced::OutOfRange) => Verdict::TooDear,
        Err(_) => Verdict::Unpriced,
    };
    let with_volume = |volume| {
        let mut next = workload.clone();
        next.traffic.volume = volume;
        judge(&next)
    };
    let (units, users) = match workload.traffic.volume {
        Volume::Rate { per, .. } => (most(|units| with_volume(Volume::Rate { units, per })), None),
        Volume::Once { .. } => (most(|units| with_volume(Volume::Once { units })), None),
        Volume::Users { users, units_each } => (
            most(|units_each| with_volume(Volume::Users { users, units_each })),
            Some(most(|users| {
                with_volume(Volume::Users { users, units_each })
            })),
        ),
    };
    let has_answer = workload.work.shape.parts().contains(&Part::Answer);
    let answer = has_answer.then(|| {
        most(|tokens| {
            let mut next = workload.clone();
            let text = TextTokens::Typed(Tokens::new(tokens));
            next.work.set_text(Part::Answer, text);
            judge(&next)
        })
    });
    Fits {
        budget,
        units,
        users,
        answer,
        model: dearest(comparison, budget),
    }
}

/// The dearest model within the amount, of those that are neither old nor about to go.
fn dearest(comparison: &Comparison, budget: Usd) -> Option<FittingModel> {
    comparison
        .rows
        .iter()
        .filter(|row| row.status == Status::Current && row.ends.is_none())
        .filter_map(|row| Some((row.outcome.as_ref().ok()?.per_month, row)))
        .filter(|(per_month, _)| *per_month <= budget)
        .max_by_key(|(per_month, _)| *per_month)
        .map(|(per_month, row)| FittingModel {
            model: row.model.clone(),
            name: row.name.clone(),
            per_month,
        })
}

/// What a number comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Fits,
    TooDear,
    Unpriced,
}

/// The number that fits while one more does not: growing by half of it at a time, then halving.
fn most(judge: impl Fn(u64) -> Verdict) -> Most {
    match judge(0) {
        Verdict::Fits => {}
        Verdict::TooDear => return Most::None,
        Verdict::Unpriced => return Most::Unpriced,
    }
    let mut fitting = 0;
    let (mut over, mut why) = loop {
        if fitting == MOST {
            return Most::Any;
        }
        let next = (fitting + fitting / 2 + 1).min(MOST);
        match judge(next) {
            Verdict::Fits => fitting = next,
            why @ (Verdict::TooDear | Verdict::Unpriced) => break (next, why),
        }
    };
    while over - fitting > 1 {
        let middle = fitting + (over - fitting) / 2;
        match judge(middle) {
            Verdict::Fits => fitting = middle,
            verdict @ (Verdict::TooDear | Verdict::Unpriced) => (over, why) = (middle, verdict),
        }
    }
    if why == Verdict::TooDear {
        Most::Amount(fitting)
    } else {
        Most::Model(fitting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fits: impl Fn(u64) -> bool, expected: Most) {
        let verdict = |number| {
            if fits(number) {
                Verdict::Fits
            } else {
                Verdict::TooDear
            }
        };
        assert_eq!(most(verdict), expected);
    }

    #[test]
    fn the_last_that_fits_is_found() {
        for last in [0, 1, 2, 3, 10, 999, 123_456_789, MOST - 1] {
            check(|number| number <= last, Most::Amount(last));
        }
        check(|number| number <= MOST, Most::Any);
        check(|_| false, Most::None);
    }

    #[test]
    fn a_dip_further_up_does_not_hide_the_first_that_is_too_dear() {
        check(
            |number| number <= 100 || (300..=400).contains(&number),
            Most::Amount(100),
        );
    }

    #[test]
    fn a_model_that_takes_no_more_is_told_from_an_amount_that_is_used_up() {
        let verdict = |number| {
            if number <= 5 {
                Verdict::Fits
            } else {
                Verdict::Unpriced
            }
        };
        assert_eq!(most(verdict), Most::Model(5));
        assert_eq!(most(|_| Verdict::Unpriced), Most::Unpriced);
    }
}
