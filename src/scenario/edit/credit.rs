//! Changes to what is known of the credit.

use super::super::CreditSettings;
use crate::money::{Percent, Usd};

/// A change to what a top-up is planned with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditEdit {
    /// The safety factor.
    Safety(Percent),
    /// Granted credit that is left.
    FreeCredits(Usd),
    /// Bought credit that is left.
    PaidBalance(Usd),
    /// The most the account may hold, or that it is not known.
    BalanceCap(Option<Usd>),
    /// A known average day, or that the bill's counts.
    AverageDay(Option<Usd>),
}

impl CreditEdit {
    pub(super) const fn make(self, credits: &mut CreditSettings) {
        match self {
            Self::Safety(safety) => credits.safety = safety,
            Self::FreeCredits(amount) => credits.free_credits = amount,
            Self::PaidBalance(amount) => credits.paid_balance = amount,
            Self::BalanceCap(cap) => credits.balance_cap = cap,
            Self::AverageDay(day) => credits.average_day = day,
        }
    }
}
