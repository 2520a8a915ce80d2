//! What a team does so that credit does not run short, ticked off by the scenario.

use crate::calendar::Date;
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

/// Whether a practice is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Done,
    /// It is not, or nobody has written it down.
    Open,
    /// Its day has passed.
    Overdue,
}

/// Each practice, and whether the scenario shows that it is followed.
#[must_use]
pub fn practice(scenario: &Scenario, today: Date) -> [(Practice, Standing); 8] {
    let projects = &scenario.projects;
    let account = &scenario.account;
    let team = scenario.team;
    let done = |is| if is { Standing::Done } else { Standing::Open };
    let all = |is: fn(&crate::workload::Project) -> bool| done(projects.iter().all(is));
    [
        (Practice::ProjectsSplit, done(projects.len() > 1)),
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
            done(account.recharges && !account.recharge.threshold.is_zero()),
        ),
        (
            Practice::RechargeSet,
            done(account.recharges && account.recharge.monthly_limit.is_some()),
        ),
        (
            Practice::PaymentChecked,
            // A day to come is a plan, not a check.
            done(team.payment_checked.is_some_and(|day| day <= today)),
        ),
        (
            Practice::ReviewDate,
            match team.next_review {
                Some(day) if day < today => Standing::Overdue,
                next => done(next.is_some()),
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Usd;
    use crate::scenario::{AccountEdit, Edit, ProjectEdit, Stage, TeamEdit};

    #[test]
    fn the_scenario_ticks_off_what_it_holds() {
        use Standing::{Done, Open, Overdue};
        let mut scenario = Scenario::example(Stage::default());
        let day = |text| Date::parse(text).unwrap();
        let ticked = |scenario: &Scenario| practice(scenario, day("2026-11-26")).map(|(_, is)| is);
        assert_eq!(ticked(&scenario), [Open; 8]);
        let limit = Some(Usd::from_dollars(100));
        for edit in [
            Edit::Project(0, ProjectEdit::Owner("Ada".to_owned())),
            Edit::Project(0, ProjectEdit::MonthlyBudget(limit)),
            Edit::Account(AccountEdit::Recharges(true)),
            Edit::Account(AccountEdit::RechargeLimit(limit)),
        ] {
            scenario.apply(edit).unwrap();
        }
        let six = [Open, Done, Done, Done, Done, Done];
        assert_eq!(ticked(&scenario)[..6], six);
        for (checked, review, standing) in [
            ("2026-11-26", "2026-11-26", [Done, Done]),
            ("2026-11-27", "2026-11-25", [Open, Overdue]),
        ] {
            for edit in [
                TeamEdit::PaymentChecked(Some(day(checked))),
                TeamEdit::NextReview(Some(day(review))),
            ] {
                scenario.apply(Edit::Team(edit)).unwrap();
            }
            assert_eq!(ticked(&scenario)[6..], standing);
        }
    }
}
