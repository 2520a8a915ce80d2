//! Everything the page shows, computed from scenario, catalog and today.
//!
//! One file per panel. Values, not words: `wording` turns them into text.

mod bill;
mod note;
mod top_up;

pub use bill::{Alternatives, Bill, BillLine, PricedBill};
pub use note::Note;
pub use top_up::{AverageDay, NoPlan, TopUp};

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::quote::{Comparison, Mode, compare, modes};
use crate::scenario::Scenario;

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The day everything is computed for.
    pub today: Date,
    /// The day the price table was last compiled.
    pub prices_of: Date,
    /// What the work costs.
    pub bill: Bill,
    /// The same work on every text model.
    pub compare: Comparison,
    /// The same work in every processing mode.
    pub modes: Vec<Mode>,
    /// What to buy.
    pub top_up: TopUp,
}

impl Report {
    /// Computes the report of a scenario.
    #[must_use]
    pub fn new(catalog: &Catalog, scenario: &Scenario, today: Date) -> Self {
        let bill = Bill::new(catalog, scenario, today);
        let top_up = TopUp::new(catalog, scenario, &bill, today);
        let compare = compare(catalog, &scenario.workload, today);
        let modes = modes(catalog, &scenario.workload, today);
        Self {
            today,
            prices_of: catalog.as_of,
            bill,
            compare,
            modes,
            top_up,
        }
    }
}
