//! A month's spending against its limits.

use crate::credits::{Scope, SpendLimits};
use crate::money::{Percent, Usd};

/// Whether a limit lets requests through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gate {
    /// It does.
    #[default]
    Open,
    /// It was passed; from an hour on it will not.
    Closing {
        /// That hour, counted from the first day's beginning.
        at: u64,
    },
    /// It does not.
    Closed,
}

/// What an organisation or a project has spent this month.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) scope: Scope,
    pub(super) spent: Usd,
    pub(super) hard: Option<Usd>,
    pub(super) gate: Gate,
    budget: Option<Usd>,
    alerts: Vec<(Percent, Usd)>,
    next_alert: usize,
    is_over_budget: bool,
}

impl Tally {
    pub(super) fn new(scope: Scope, limits: &SpendLimits, spent: Usd) -> Self {
        let alerts = limits.alert_amounts();
        Self {
            scope,
            spent,
            hard: limits.hard,
            gate: Gate::Open,
            budget: limits.budget,
            // What the month has passed already was told before the first day.
            next_alert: alerts.iter().filter(|(_, amount)| *amount <= spent).count(),
            is_over_budget: limits.budget.is_some_and(|budget| budget < spent),
            alerts,
        }
    }

    /// Begins a month.
    pub(super) const fn begin_month(&mut self) {
        self.spent = Usd::ZERO;
        self.next_alert = 0;
        self.is_over_budget = false;
    }

    /// The next level that spending has reached, if there is one.
    pub(super) fn next_alert(&mut self) -> Option<Percent> {
        let (level, amount) = *self.alerts.get(self.next_alert)?;
        let is_reached = !amount.is_zero() && amount <= self.spent;
        self.next_alert += usize::from(is_reached);
        is_reached.then_some(level)
    }

    /// Whether spending has just passed the budget.
    pub(super) fn passes_budget(&mut self) -> bool {
        let is_over = self.budget.is_some_and(|budget| budget < self.spent);
        let passes = is_over && !self.is_over_budget;
        self.is_over_budget = is_over;
        passes
    }

    /// Whether spending so much more would reach a limit, a level or the budget.
    pub(super) fn is_reached_by(&self, amount: Usd) -> bool {
        let after = self.spent + amount;
        let alert = self.alerts.get(self.next_alert);
        self.hard.is_some_and(|hard| hard < after)
            || alert.is_some_and(|(_, level)| *level <= after)
            || (!self.is_over_budget && self.budget.is_some_and(|budget| budget < after))
    }
}
