//! What may be behind a shortage.

use crate::actuals::Notice;
use crate::catalog::Processing;
use crate::money::{Percent, Usd};

/// Something that may be behind a shortage, with the figures that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Something that stands out in the imported spend.
    Noticed(Notice),
    /// A month of the plan costs more than the credit that is there.
    PlanAboveBalance {
        /// Thirty days.
        month: Usd,
        /// What is there, granted and bought.
        balance: Usd,
    },
    /// A dearer processing mode than Standard.
    DearProcessing {
        /// The mode.
        processing: Processing,
        /// What it cost.
        usd: Usd,
    },
    /// Little of the input is read from the cache.
    LittleCached {
        /// The cached share of the input, in thousandths.
        share: u64,
        /// What the input at full price cost.
        usd: Usd,
    },
    /// Spending went on below zero, and the next purchase paid for it first.
    Deficit {
        /// What an hour of an average day costs.
        hour: Usd,
    },
    /// Credit expires.
    Expired,
    /// Another organisation or project has the credit.
    OtherOrganization,
    /// The organisation's own monthly limit.
    HardLimit {
        /// The limit.
        limit: Usd,
        /// Thirty days of the plan.
        month: Usd,
    },
    /// A limit of the organisation or project that is not known here.
    UnknownLimit,
    /// What OpenAI has approved for a month.
    UsageTier {
        /// The most in a month, if what was paid is known.
        limit: Option<Usd>,
    },
    /// Too many requests in a minute: money does not help.
    RateLimit,
    /// A balance is shown minutes late.
    ShownLate,
    /// Spend without a project, or all under one key.
    NotSplit {
        /// What cannot be told apart.
        usd: Usd,
        /// Its share of all, in thousandths.
        share: u64,
    },
    /// A subscription of ChatGPT holds no credit of the API.
    ChatGptIsNotApi {
        /// The smallest purchase of credit.
        minimum: Usd,
    },
    /// Automatic recharge is off.
    RechargeOff,
    /// The recharge's own monthly limit is below a month.
    RechargeLimit {
        /// The limit.
        limit: Usd,
        /// Thirty days of the plan.
        month: Usd,
    },
    /// The balance cap leaves no room for the smallest recharge.
    BalanceCap {
        /// The cap.
        cap: Usd,
        /// The threshold.
        threshold: Usd,
    },
    /// The payment was refused.
    PaymentFailed,
    /// The threshold is below what a day uses, so that a payment comes too late.
    ThresholdTooLow {
        /// The threshold.
        threshold: Usd,
        /// A dear day.
        day: Usd,
    },
    /// A recharge buys little beside what is used.
    RechargeTooSmall {
        /// What it buys.
        buys: Usd,
        /// An average day.
        day: Usd,
    },
    /// Something runs in a loop.
    Loop,
}

/// How a cause is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The data or the scenario show it.
    Shown,
    /// It is common, and nothing here speaks for or against it.
    Possible,
}

/// Whether a top-up helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helps {
    /// It does.
    Yes,
    /// For a while: the cause stays.
    Briefly,
    /// It does not.
    No,
}

/// A cause with its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// What it is.
    pub cause: Cause,
    /// How it is known.
    pub evidence: Evidence,
    /// The dollars it is about; `None` where there is no figure.
    pub usd: Option<Usd>,
}

impl Cause {
    /// The dollars it is about, if there is a figure.
    pub(super) fn usd(&self) -> Option<Usd> {
        match self {
            Self::Noticed(notice) => Some(notice.usd),
            Self::PlanAboveBalance { month, balance } => Some(month.saturating_sub(*balance)),
            Self::DearProcessing { usd, .. }
            | Self::LittleCached { usd, .. }
            | Self::NotSplit { usd, .. } => Some(*usd),
            Self::HardLimit { limit, month } | Self::RechargeLimit { limit, month } => {
                Some(month.saturating_sub(*limit))
            }
            Self::UsageTier { limit } => *limit,
            Self::ChatGptIsNotApi { minimum } => Some(*minimum),
            Self::BalanceCap { cap, .. } => Some(*cap),
            Self::ThresholdTooLow { threshold, day } => Some(day.saturating_sub(*threshold)),
            Self::RechargeTooSmall { buys, .. } => Some(*buys),
            Self::Deficit { hour } => Some(*hour),
            Self::Expired
            | Self::OtherOrganization
            | Self::UnknownLimit
            | Self::RateLimit
            | Self::ShownLate
            | Self::RechargeOff
            | Self::PaymentFailed
            | Self::Loop => None,
        }
    }

    /// Whether a top-up helps.
    #[must_use]
    pub const fn helps(&self) -> Helps {
        match self {
            Self::PlanAboveBalance { .. }
            | Self::Expired
            | Self::Deficit { .. }
            | Self::ChatGptIsNotApi { .. } => Helps::Yes,
            Self::Noticed(_)
            | Self::DearProcessing { .. }
            | Self::LittleCached { .. }
            | Self::RechargeOff
            | Self::RechargeLimit { .. }
            | Self::PaymentFailed
            | Self::ThresholdTooLow { .. }
            | Self::RechargeTooSmall { .. }
            | Self::Loop => Helps::Briefly,
            Self::OtherOrganization
            | Self::HardLimit { .. }
            | Self::UnknownLimit
            | Self::UsageTier { .. }
            | Self::RateLimit
            | Self::ShownLate
            | Self::NotSplit { .. }
            | Self::BalanceCap { .. } => Helps::No,
        }
    }
}

/// The share of `part` in `whole`, as a percentage that an owner would set an alert at.
pub(super) fn is_above(part: Usd, whole: Usd, share: Percent) -> bool {
    share.of_usd(whole).is_some_and(|least| part >= least)
}
