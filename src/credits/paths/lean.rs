//! An account as courses follow it.

use crate::credits::spend::DailyParts;
use crate::credits::{Account, DailySpend, ProjectSpend, SpendLimits};

/// An account without what changes no balance, and what its projects are expected to use.
#[derive(Clone, Debug)]
pub(super) struct Lean {
    pub(super) account: Account,
    pub(super) expected: Vec<DailyParts>,
}

impl Lean {
    pub(super) fn new(account: &Account) -> Self {
        let account = lean(account);
        let projects = account.projects.iter();
        Self {
            expected: projects
                .map(|project| project.spend.in_hundredths())
                .collect(),
            account,
        }
    }
}

/// The account without what changes no balance: what only tells somebody, and
/// projects apart from each other when none has a limit of its own.
fn lean(account: &Account) -> Account {
    let mut lean = account.clone();
    let projects = lean.projects.iter_mut().map(|project| &mut project.limits);
    for limits in projects.chain([&mut lean.limits]) {
        limits.budget = None;
        limits.alerts.clear();
    }
    let is_limited = |project: &ProjectSpend| project.limits.hard.is_some();
    if !lean.projects.iter().any(is_limited) {
        let together = lean.projects.iter().map(|project| &project.spend);
        let spend = together.fold(DailySpend::default(), |sum, spend| sum.plus(spend));
        lean.projects = vec![ProjectSpend {
            spend,
            limits: SpendLimits::default(),
        }];
    }
    lean
}
