//! Everything the page shows, computed from scenario, catalog and today.
//!
//! One file per panel. Values, not words: `wording` turns them into text.

mod bill;
mod chances;
mod difference;
mod focus;
mod note;
mod outlook;
mod pace;
mod parts;
mod runway;
mod share;
mod side_by_side;
mod top_up;
mod trim;
mod workload;

pub use bill::{Bill, BudgetUse, ProjectBill};
pub use chances::{Chances, Drawing, Progress, Sufficient, SufficientRecharge};
pub use difference::{Difference, DifferenceRow, LineDifference};
pub use focus::{Alternatives, Focus};
pub use note::Note;
pub use outlook::{DriverEffect, Outlook};
pub use pace::{Pace, Verdict};
pub use parts::{PartCost, ReasoningRange, UnitPart};
pub use runway::{LoopReport, RunwayEvent, RunwayReport, TierReport};
pub use side_by_side::{Side, SideCost};
pub use top_up::{AverageDay, NoPlan, TopUp};
pub use trim::trimmed;
pub use workload::{BillLine, CalendarMonth, PricedWorkload, TextOf, WorkloadBill};

use serde::Serialize;

use bill::Earlier;
use runway::RunwayInput;

use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::Usd;
use crate::quote::{Comparison, Span, compare_all};
use crate::scenario::{Place, Scenario};
use crate::workload::Shape;

/// A workload of which one unit costs other than it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCost {
    /// What people call it.
    pub workload: String,
    /// What a unit of it is.
    pub shape: Shape,
    /// What a unit cost; `None` where that was unknown.
    pub then: Option<Usd>,
    /// What it costs; `None` where that is unknown.
    pub now: Option<Usd>,
}

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
        let focus = Focus::new(catalog, scenario, at, today);
        Self::around(focus, catalog, scenario, today, None).with_runway(catalog, scenario)
    }

    /// The report of a scenario that is mostly another of which there is a report by the same catalog: what has
    /// not changed is not priced again. It is the report that [`Report::new`] makes.
    #[must_use]
    pub fn after(
        &self,
        before: &Scenario,
        catalog: &Catalog,
        scenario: &Scenario,
        at: Place,
        today: Date,
    ) -> Self {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let focus = Focus::new(catalog, scenario, at, today);
        let earlier = self.earlier(before, scenario, today);
        Self::around(focus, catalog, scenario, today, earlier).with_runway(catalog, scenario)
    }

    /// The same for whoever waits at a key: what compares the workload in view with others, its comparison, modes
    /// and savings, is left out, and so is what happens to the credit. [`Report::focus_on`] and [`Report::runway`] are
    /// asked for them when keys rest.
    #[must_use]
    pub fn at_once(
        &self,
        before: &Scenario,
        catalog: &Catalog,
        scenario: &Scenario,
        at: Place,
        today: Date,
    ) -> Self {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let focus = Focus::own(catalog, scenario, at, today);
        let earlier = self.earlier(before, scenario, today);
        Self::around(focus, catalog, scenario, today, earlier)
    }

    /// Everything that could be done with one workload, as it is in [`Report::new`].
    #[must_use]
    pub fn focus_on(catalog: &Catalog, scenario: &Scenario, at: Place, today: Date) -> Focus {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        Focus::new(catalog, scenario, at, today)
    }

    /// What happens to the credit after this report's plan, as it is in [`Report::new`]; `None` where there is no plan,
    /// or where an amount is beyond what can be held.
    #[must_use]
    pub fn runway(&self, catalog: &Catalog, scenario: &Scenario) -> Option<RunwayReport> {
        RunwayReport::new(&RunwayInput::new(self, catalog, scenario)?)
    }

    fn with_runway(mut self, catalog: &Catalog, scenario: &Scenario) -> Self {
        self.top_up.runway = self.runway(catalog, scenario);
        self
    }

    /// This report as what need not be priced again, unless another day or price changes everything.
    fn earlier<'a>(
        &'a self,
        before: &'a Scenario,
        scenario: &Scenario,
        today: Date,
    ) -> Option<Earlier<'a>> {
        let is_priced_alike = before.overrides == scenario.overrides
            && before.days == scenario.days
            && self.today == today;
        is_priced_alike.then_some(Earlier {
            scenario: before,
            bill: &self.bill,
        })
    }

    /// The report without what else could be done and without what happens to the credit, for whoever only wants the
    /// answers, at once; by a catalog that has the scenario's own prices in it already.
    #[must_use]
    pub fn answers(catalog: &Catalog, scenario: &Scenario, at: Place, today: Date) -> Self {
        let focus = Focus::nothing(scenario.nearest(at));
        Self::around(focus, catalog, scenario, today, None)
    }

    fn around(
        focus: Focus,
        catalog: &Catalog,
        scenario: &Scenario,
        today: Date,
        earlier: Option<Earlier<'_>>,
    ) -> Self {
        let bill = Bill::new(catalog, scenario, today, earlier);
        let top_up = TopUp::new(catalog, scenario, &bill, today);
        Self {
            today,
            prices_of: catalog.as_of,
            focus,
            bill,
            top_up,
        }
    }

    /// All workloads that are switched on, on every model; takes longer than the rest together.
    #[must_use]
    pub fn compare_all(catalog: &Catalog, scenario: &Scenario, today: Date) -> Comparison {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let span = Span {
            today,
            days: scenario.days,
        };
        let all = scenario.workloads().map(|(_, own)| own);
        let included: Vec<_> = all.filter(|own| own.included).collect();
        compare_all(catalog, &included, span)
    }

    /// What one unit of each workload costs, in the order of the page; `None` where that is unknown.
    #[must_use]
    pub fn unit_costs(&self) -> Vec<Option<Usd>> {
        let priced = |own: &WorkloadBill| own.outcome.as_ref().ok().map(|priced| priced.per_unit);
        self.bill.workloads().map(priced).collect()
    }

    /// The workloads of which one unit costs other than it did; both amounts as they are written.
    #[must_use]
    pub fn changed_since(&self, then: &[Option<Usd>]) -> Vec<ChangedCost> {
        let changed = |(own, then): (&WorkloadBill, &Option<Usd>)| {
            let now = own.outcome.as_ref().ok().map(|priced| priced.per_unit);
            // A third of a femto-dollar is lost where an amount is written.
            let text = |usd: Option<Usd>| usd.map(Usd::to_decimal);
            (text(now) != text(*then)).then(|| ChangedCost {
                workload: own.name.clone(),
                shape: own.shape,
                then: *then,
                now,
            })
        };
        self.bill
            .workloads()
            .zip(then)
            .filter_map(changed)
            .collect()
    }

    /// The bill of the workload in view; a scenario always has one.
    #[must_use]
    pub fn in_view(&self) -> Option<&WorkloadBill> {
        self.bill.workload(self.focus.place)
    }
}
