//! Changes to one project.

use crate::money::{Percent, Usd};
use crate::workload::{Environment, Project};

/// A change to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectEdit {
    /// What people call it.
    Name(String),
    /// What its spending is for.
    Environment(Environment),
    /// Who answers for it.
    Owner(String),
    /// The most it should cost in thirty days.
    MonthlyBudget(Option<Usd>),
    /// What stops the project for the rest of a calendar month.
    HardLimit(Option<Usd>),
    /// At which shares of the budget the owner wants to hear of it.
    Alerts(Vec<Percent>),
    /// All its workloads part of the bill, or none.
    Included(bool),
}

impl ProjectEdit {
    pub(super) fn make(self, project: &mut Project) {
        match self {
            Self::Name(name) => project.name = name,
            Self::Environment(environment) => project.environment = environment,
            Self::Owner(owner) => project.owner = owner,
            Self::MonthlyBudget(budget) => project.monthly_budget = budget,
            Self::HardLimit(limit) => project.hard_limit = limit,
            Self::Alerts(alerts) => project.alerts = alerts,
            Self::Included(included) => {
                for workload in &mut project.workloads {
                    workload.included = included;
                }
            }
        }
    }
}
