//! Everything the page shows, computed from scenario, catalog and today.
//!
//! One file per panel. Values, not words: `wording` turns them into text.

mod bill;
mod chances;
mod focus;
mod note;
mod runway;
mod share;
mod top_up;
mod workload;

pub use bill::{Bill, BudgetUse, ProjectBill};
pub use chances::Chances;
pub use focus::{Alternatives, Focus};
pub use note::Note;
pub use runway::{LoopReport, RunwayEvent, RunwayReport, TierReport};
pub use top_up::{AverageDay, NoPlan, TopUp};
pub use workload::{BillLine, PricedWorkload, TextOf, WorkloadBill};

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::scenario::{Place, Scenario};

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The day everything is computed for.
    pub today: Date,
    /// The day the price table was last compiled.
    pub prices_of: Date,
    /// What the work costs.
    pub bill: Bill,
    /// What else could be done with the workload in view.
    pub focus: Focus,
    /// What to buy.
    pub top_up: TopUp,
}

impl Report {
    /// Computes the report of a scenario, with one workload in view.
    #[must_use]
    pub fn new(catalog: &Catalog, scenario: &Scenario, at: Place, today: Date) -> Self {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let bill = Bill::new(catalog, scenario, today);
        let top_up = TopUp::new(catalog, scenario, &bill, today);
        Self {
            today,
            prices_of: catalog.as_of,
            focus: Focus::new(catalog, scenario, at, today),
            bill,
            top_up,
        }
    }

    /// The bill of the workload in view; a scenario always has one.
    #[must_use]
    pub fn in_view(&self) -> Option<&WorkloadBill> {
        self.bill
            .workloads()
            .find(|own| own.place == self.focus.place)
    }
}
