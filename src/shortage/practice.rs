//! What a team does so that credit does not run short, ticked off by the scenario.

use crate::scenario::Scenario;

/// One thing a team does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// Projects are split: more than one.
    ProjectsSplit,
    /// Each project has an owner.
    Owners,
    /// Each project has a monthly budget.
    Budgets,
    /// Each project with a budget has alert levels.
    Alerts,
    /// There is a balance below which something happens.
    BalanceFloor,
    /// Automatic recharge is set, with a monthly limit.
    RechargeSet,
    /// The payment method was checked on some day.
    PaymentChecked,
    /// There is a day of the next review.
    ReviewDate,
}

/// Each practice, and whether the scenario shows that it is followed; `None` for what only the team knows.
#[must_use]
pub fn practice(scenario: &Scenario) -> [(Practice, Option<bool>); 8] {
    let projects = &scenario.projects;
    let account = &scenario.account;
    let all = |is: fn(&crate::workload::Project) -> bool| Some(projects.iter().all(is));
    [
        (Practice::ProjectsSplit, Some(projects.len() > 1)),
        (Practice::Owners, all(|project| !project.owner.is_empty())),
        (
            Practice::Budgets,
            all(|project| project.monthly_budget.is_some()),
        ),
        (
            Practice::Alerts,
            all(|project| project.monthly_budget.is_some() && !project.alerts.is_empty()),
        ),
        (
            Practice::BalanceFloor,
            Some(account.recharges && !account.recharge.threshold.is_zero()),
        ),
        (
            Practice::RechargeSet,
            Some(account.recharges && account.recharge.monthly_limit.is_some()),
        ),
        (Practice::PaymentChecked, None),
        (Practice::ReviewDate, None),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Usd;
    use crate::scenario::{AccountEdit, Edit, ProjectEdit, Stage};

    #[test]
    fn the_scenario_ticks_off_what_it_holds() {
        let mut scenario = Scenario::example(Stage::default());
        let ticked = |scenario: &Scenario| practice(scenario).map(|(_, is)| is);
        let (no, yes) = (Some(false), Some(true));
        assert_eq!(ticked(&scenario), [no, no, no, no, no, no, None, None]);
        let limit = Some(Usd::from_dollars(100));
        for edit in [
            Edit::Project(0, ProjectEdit::Owner("Ada".to_owned())),
            Edit::Project(0, ProjectEdit::MonthlyBudget(limit)),
            Edit::Account(AccountEdit::Recharges(true)),
            Edit::Account(AccountEdit::RechargeLimit(limit)),
        ] {
            scenario.apply(edit).unwrap();
        }
        assert_eq!(ticked(&scenario), [no, yes, yes, yes, yes, yes, None, None]);
    }
}
