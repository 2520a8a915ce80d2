//! What a simulation is told about an account.

use serde::Serialize;

use super::{DailySpend, Lot, Recharge};
use crate::calendar::Date;
use crate::catalog::{CreditRules, RechargeRule, UsageTiers};
use crate::money::{Percent, Usd};

/// Everything that decides what happens to an account's credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Credit held when the first day begins.
    pub held: Vec<Lot>,
    /// Purchases by hand, in the order of their days.
    pub purchases: Vec<PlannedPurchase>,
    /// The most credit that may be held at one time, if a cap is known.
    pub balance_cap: Option<Usd>,
    /// Automatic recharge; `None` when it is switched off.
    pub recharge: Option<Recharge>,
    /// How a payment goes.
    pub payment: Payment,
    /// The limits of the organisation.
    pub limits: SpendLimits,
    /// What uses the credit.
    pub projects: Vec<ProjectSpend>,
    /// OpenAI's own monthly limit.
    pub usage_limit: UsageLimit,
    /// How many hours spending goes on after a limit is passed or the credit is used up.
    pub cut_off_hours: u32,
    /// What the month of the first day has seen before it.
    pub month_so_far: MonthSoFar,
}

/// What a project uses, and its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectSpend {
    /// What it would use if nothing stopped it.
    pub spend: DailySpend,
    /// Its limits.
    pub limits: SpendLimits,
}

/// A purchase somebody means to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedPurchase {
    /// The day it is made, at its beginning.
    pub on: Date,
    /// How much credit it buys.
    pub amount: Usd,
}

/// Monthly limits that an organisation sets for itself or for a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpendLimits {
    /// What stops service for the rest of the month.
    pub hard: Option<Usd>,
    /// What a month should cost; passing it only notifies.
    pub budget: Option<Usd>,
    /// The shares at which somebody is told: of the budget, or of the hard limit if there is none.
    pub alerts: Vec<Percent>,
}

/// How a payment goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// How likely it fails.
    pub failure: Percent,
    /// Hours until the credit of one that succeeds is there.
    pub delay_hours: u32,
    /// Hours until somebody has seen a failure, fixed it and has it tried again.
    pub handling_hours: u32,
}

/// The most an organisation may use in a month by OpenAI's word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UsageLimit {
    /// Not asked about.
    #[default]
    Unknown,
    /// As the limits page of the organisation shows it.
    Fixed(Usd),
    /// That of the tier which what was paid in all has reached.
    Tier {
        /// What was paid before the first day.
        paid: Usd,
        /// The tiers.
        tiers: UsageTiers,
    },
}

/// What the month of the first day has seen before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthSoFar {
    /// What the organisation has spent.
    pub spent: Usd,
    /// What was recharged automatically.
    pub recharged: Usd,
}

/// The numbers in OpenAI's rules that every simulation obeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The smallest purchase.
    pub minimum_purchase: Usd,
    /// The smallest automatic recharge.
    pub minimum_recharge: Usd,
    /// After how many years bought credit is gone.
    pub years_until_expiry: u32,
}

impl Terms {
    /// The terms that the rules state.
    ///
    /// # Source
    ///
    /// Rules `credits` and `recharge` in `catalog/data/rules.json`.
    #[must_use]
    pub const fn new(credit: &CreditRules, recharge: &RechargeRule) -> Self {
        Self {
            minimum_purchase: credit.minimum_purchase,
            minimum_recharge: recharge.minimum_usd,
            years_until_expiry: credit.expires_after_years,
        }
    }

    /// The first day on which credit bought on a day is worth nothing.
    #[must_use]
    pub fn expiry(&self, bought: Date) -> Date {
        (0..self.years_until_expiry).fold(bought, |day, _| day.plus_one_year())
    }
}

impl SpendLimits {
    /// Where somebody is told, in dollars, lowest first.
    #[must_use]
    pub fn alert_amounts(&self) -> Vec<(Percent, Usd)> {
        let Some(whole) = self.budget.or(self.hard) else {
            return Vec::new();
        };
        let mut levels = Vec::new();
        for level in &self.alerts {
            if let Err(place) = levels.binary_search(level) {
                levels.insert(place, *level);
            }
        }
        levels
            .into_iter()
            .filter_map(|level| Some((level, level.of_usd(whole)?)))
            .collect()
    }
}
