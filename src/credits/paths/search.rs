//! The smallest setting of a recharge that is enough.

use core::ops::ControlFlow;

use super::Paths;
use super::lean::Lean;
use crate::credits::simulate::Watch;
use crate::credits::{DayEnd, Recharge};
use crate::money::{Percent, Usd};

/// The setting whose smallest value is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The balance below which recharge buys.
    Threshold,
    /// The most it buys in a month.
    MonthlyLimit,
}

/// Looks for the smallest value, in whole steps, with which at most a share of
/// the courses is ever turned away, by halving.
#[derive(Clone, Debug)]
pub struct Search {
    lean: Lean,
    sought: Sought,
    step: Usd,
    count: u32,
    may_fail: u32,
    /// In steps: every value below `least` is not enough; `enough` is, or was not tried yet.
    least: u64,
    enough: u64,
    trying: u64,
    /// Where the value that is tried stands.
    path: u32,
    failed: u32,
    /// Whether the most that is tried is enough; nothing until it was tried.
    can_be: Option<bool>,
}

/// Ends a course on the first day that is not served.
struct Dry;

impl Watch for Dry {
    fn day(&mut self, end: &DayEnd) -> ControlFlow<()> {
        if end.refused.is_zero() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

impl Search {
    /// Nothing is tried yet; values up to `most` will be.
    #[must_use]
    pub fn new(paths: &Paths, sought: Sought, risk: Percent, step: Usd, most: Usd) -> Self {
        let enough = most.fits(step).unwrap_or(0);
        let may_fail = risk.of_count(paths.count.into());
        Self {
            lean: Lean::new(paths.simulation.account),
            sought,
            step,
            count: paths.count,
            may_fail: u32::try_from(may_fail).unwrap_or(u32::MAX),
            least: 0,
            enough,
            trying: enough,
            path: 0,
            failed: 0,
            can_be: None,
        }
    }

    /// Follows up to so many more courses of the same paths; returns whether the search is over.
    pub fn go_on(&mut self, paths: &Paths, courses: u32) -> bool {
        let Some(recharge) = self.lean.account.recharge else {
            self.can_be = Some(false);
            return true;
        };
        let Some(value) = self.step.times(self.trying) else {
            self.can_be = Some(false);
            return true;
        };
        self.lean.account.recharge = Some(match self.sought {
            Sought::Threshold => Recharge {
                threshold: value,
                ..recharge
            },
            Sought::MonthlyLimit => Recharge {
                monthly_limit: Some(value),
                ..recharge
            },
        });
        let paths = paths.with(&self.lean.account);
        for _ in 0..courses {
            if self.path >= self.count || self.failed > self.may_fail {
                return self.next_value();
            }
            let totals = paths.follow(self.path, &self.lean.expected, &mut Dry);
            self.failed += u32::from(totals.short_days > 0);
            self.path += 1;
        }
        false
    }

    /// Chooses the value to try next; returns whether there is none.
    fn next_value(&mut self) -> bool {
        let is_enough = self.failed <= self.may_fail;
        if self.can_be.is_none() {
            self.can_be = Some(is_enough);
        }
        if is_enough {
            self.enough = self.trying;
        } else {
            self.least = self.trying + 1;
        }
        self.trying = self.least + self.enough.saturating_sub(self.least) / 2;
        self.path = 0;
        self.failed = 0;
        self.least >= self.enough || self.can_be == Some(false)
    }

    /// The smallest value, after the search; `None` when none up to the most is enough.
    #[must_use]
    pub fn found(&self) -> Option<Usd> {
        if self.can_be == Some(true) {
            self.step.times(self.enough)
        } else {
            None
        }
    }
}
