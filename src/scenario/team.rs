//! The days that a team writes down about its credit.

use crate::calendar::Date;

/// When somebody looked, and when somebody will look again; `None` where nobody has said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamDates {
    /// The day the payment method was checked last.
    pub payment_checked: Option<Date>,
    /// The day of the next review.
    pub next_review: Option<Date>,
}

/// A change to the days that a team writes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    /// The day the payment method was checked last.
    PaymentChecked(Option<Date>),
    /// The day of the next review.
    NextReview(Option<Date>),
}

impl TeamEdit {
    pub(super) const fn make(self, team: &mut TeamDates) {
        match self {
            Self::PaymentChecked(day) => team.payment_checked = day,
            Self::NextReview(day) => team.next_review = day,
        }
    }
}
