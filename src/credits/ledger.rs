//! What happened to an account, entry by entry.

use serde::Serialize;

use super::{HeldBack, LotKind};
use crate::calendar::Date;
use crate::catalog::StopCodes;
use crate::money::{Percent, Usd};

/// Something that happened, with the balance after it.
///
/// The balance changes only by entries, and each entry says by how much:
/// [`Event::moves`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its place in the ledger; the first is 1.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// The hour of the day, 0 to 23, in UTC.
    pub hour: u8,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// What can be spent after it.
    pub balance: Usd,
    /// What was spent beyond the balance and is taken from the next purchase.
    pub owed: Usd,
}

/// What can happen to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// What was held when the first day began.
    Opening {
        /// How much.
        amount: Usd,
    },
    /// Credit was used since the entry before.
    Spend {
        /// How much.
        amount: Usd,
    },
    /// Work was turned away that day.
    Refused {
        /// What it would have cost.
        amount: Usd,
        /// What stopped it.
        stop: Stop,
    },
    /// Somebody bought credit.
    Purchase {
        /// How much.
        amount: Usd,
    },
    /// A purchase by hand would have lifted the balance above the cap, or is below the minimum.
    PurchaseRefused {
        /// How much.
        amount: Usd,
    },
    /// The credit of an automatic recharge arrived.
    Recharge {
        /// How much.
        amount: Usd,
        /// The day on which it was due; its month's limit counts it.
        due: Date,
    },
    /// A recharge is due and not made.
    RechargeHeldBack {
        /// Why.
        why: HeldBack,
    },
    /// The payment of a recharge failed.
    PaymentFailed {
        /// How much it would have bought.
        amount: Usd,
    },
    /// Credit expired.
    Expiry {
        /// How much.
        amount: Usd,
        /// Whether it was granted or bought.
        kind: LotKind,
    },
    /// Spending reached an alert level.
    Alert {
        /// Whose.
        scope: Scope,
        /// The level.
        level: Percent,
    },
    /// Spending passed a budget, which stops nothing.
    OverBudget {
        /// Whose.
        scope: Scope,
    },
    /// Requests are refused from here on.
    Stopped {
        /// Why.
        stop: Stop,
    },
    /// Requests are answered again.
    Resumed {
        /// What had stopped them.
        stop: Stop,
    },
}

/// How an entry changes what the account is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Credit comes in.
    In(Usd),
    /// Credit leaves.
    Out(Usd),
    /// Nothing changes.
    None,
}

impl Event {
    /// How much the balance, less what is owed, changes.
    #[must_use]
    pub const fn moves(&self) -> Move {
        match self {
            Self::Opening { amount }
            | Self::Purchase { amount }
            | Self::Recharge { amount, .. } => Move::In(*amount),
            Self::Spend { amount } | Self::Expiry { amount, .. } => Move::Out(*amount),
            Self::Refused { .. }
            | Self::PurchaseRefused { .. }
            | Self::RechargeHeldBack { .. }
            | Self::PaymentFailed { .. }
            | Self::Alert { .. }
            | Self::OverBudget { .. }
            | Self::Stopped { .. }
            | Self::Resumed { .. } => Move::None,
        }
    }
}

/// Who a limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everybody together.
    Organisation,
    /// One project, by its place.
    Project(usize),
}

/// What turns requests away. Each answers with HTTP 429 and a code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// The prepaid credit is used up.
    CreditBalance,
    /// The organisation has reached the limit it set itself.
    OrganisationSpendLimit,
    /// A project has reached its limit.
    ProjectSpendLimit(usize),
    /// The organisation has reached the limit OpenAI has approved.
    OrganisationUsageLimit,
}

impl Stop {
    /// The code a developer meets in the error.
    ///
    /// # Source
    ///
    /// Rule `stops` in `catalog/data/rules.json`.
    #[must_use]
    pub fn code(self, codes: &StopCodes) -> &str {
        match self {
            Self::CreditBalance => &codes.credit_balance,
            Self::OrganisationSpendLimit => &codes.organisation_spend_limit,
            Self::ProjectSpendLimit(_) => &codes.project_spend_limit,
            Self::OrganisationUsageLimit => &codes.organisation_usage_limit,
        }
    }
}
