//! Workloads that belong together, with who answers for them.

use serde::Serialize;

use super::Workload;
use crate::money::{Percent, Usd};

/// What a project's spending is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Trying things out.
    Testing,
    /// The product itself.
    #[default]
    Production,
    /// Work for one customer.
    Customer,
    /// Tools for colleagues.
    Internal,
}

impl Environment {
    /// Every environment. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 4] = [
        Self::Testing,
        Self::Production,
        Self::Customer,
        Self::Internal,
    ];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Testing => "testing",
            Self::Production => "production",
            Self::Customer => "customer",
            Self::Internal => "internal",
        }
    }
}

/// Workloads with an owner and a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// What people call it.
    pub name: String,
    /// What its spending is for.
    pub environment: Environment,
    /// Who answers for its cost; empty when nobody is named.
    pub owner: String,
    /// The most it should cost in thirty days, if the person has set that.
    pub monthly_budget: Option<Usd>,
    /// What stops the project for the rest of a calendar month, if the person has set that.
    pub hard_limit: Option<Usd>,
    /// The shares of the budget at which the owner wants to hear of it.
    pub alerts: Vec<Percent>,
    /// Its workloads.
    pub workloads: Vec<Workload>,
}

impl Project {
    /// The alert levels of a project nobody has set any for: those of the rule `alerts`, which a test compares.
    pub const USUAL_ALERTS: [Percent; 3] = [Percent::new(50), Percent::new(80), Percent::new(100)];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_new_project_has_the_alert_levels_of_the_rule() {
        let catalog = Catalog::built_in().unwrap();
        assert_eq!(Project::USUAL_ALERTS, catalog.rules.alerts.rule.usual);
    }
}
