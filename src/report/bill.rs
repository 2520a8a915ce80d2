//! What everything costs together, by project and workload.

use serde::Serialize;

use super::WorkloadBill;
use super::share::shares;
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::{Percent, Usd};
use crate::quote::Span;
use crate::scenario::{Place, Scenario};
use crate::workload::{Environment, Project, Workload};

/// What everything costs together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bill {
    /// An average day.
    pub per_day: Usd,
    /// Thirty days from today on.
    pub per_month: Usd,
    /// All the days.
    pub total: Usd,
    /// How many days that is.
    pub days: u32,
    /// How many workloads of the bill have no price; the sums leave them out.
    pub unpriced: usize,
    /// The projects, in the order of the page.
    pub projects: Vec<ProjectBill>,
}

/// What a project costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProjectBill {
    /// What people call it.
    pub name: String,
    /// What its spending is for.
    pub environment: Environment,
    /// Who answers for it; empty when nobody is named.
    pub owner: String,
    /// Thirty days.
    pub per_month: Usd,
    /// Its share of the month, in thousandths; the projects' shares sum to 1000.
    pub share_thousandths: u64,
    /// How much of its budget a month uses, if it has one.
    pub budget: Option<BudgetUse>,
    /// Its workloads, in the order of the page.
    pub workloads: Vec<WorkloadBill>,
}

/// How much of a monthly budget is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetUse {
    /// The budget.
    pub monthly: Usd,
    /// The part that a month uses, in thousandths; `None` when it is too large, or the budget is nothing.
    pub used_thousandths: Option<u64>,
    /// The highest alert level that a month reaches.
    pub reached: Option<Percent>,
    /// Whether a month costs more than the budget.
    pub is_over: bool,
}

/// A bill that was made before, with the work it is of; by the same catalog, for the same days.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) bill: &'a Bill,
}

impl Earlier<'_> {
    /// The bill of a workload, if it stood in the same place and nothing of it has changed.
    fn of(self, workload: &Workload, place: Place) -> Option<WorkloadBill> {
        let was = self.scenario.workload(place)?;
        (was == workload)
            .then(|| self.bill.workload(place).cloned())
            .flatten()
    }
}

impl Bill {
    pub(super) fn new(
        catalog: &Catalog,
        scenario: &Scenario,
        today: Date,
        earlier: Option<Earlier<'_>>,
    ) -> Self {
        let span = Span {
            today,
            days: scenario.days,
        };
        let mut projects: Vec<_> = scenario
            .projects
            .iter()
            .enumerate()
            .map(|(number, project)| ProjectBill::new(catalog, project, number, span, earlier))
            .collect();
        share_out(&mut projects);
        let priced = || {
            let all = projects.iter().flat_map(|project| &project.workloads);
            all.filter(|own| own.included)
                .filter_map(|own| own.outcome.as_ref().ok())
        };
        Self {
            per_day: priced().map(|own| own.per_day).sum(),
            per_month: priced().map(|own| own.per_month).sum(),
            total: priced().map(|own| own.total).sum(),
            days: scenario.days,
            unpriced: projects
                .iter()
                .flat_map(|project| &project.workloads)
                .filter(|own| own.included && own.outcome.is_err())
                .count(),
            projects,
        }
    }

    /// The workload that stands in a place.
    #[must_use]
    pub fn workload(&self, place: Place) -> Option<&WorkloadBill> {
        self.projects
            .get(place.project)?
            .workloads
            .get(place.workload)
    }

    /// Every workload, in the order of the page.
    pub fn workloads(&self) -> impl Iterator<Item = &WorkloadBill> {
        self.projects.iter().flat_map(|project| &project.workloads)
    }
}

impl ProjectBill {
    fn new(
        catalog: &Catalog,
        project: &Project,
        number: usize,
        span: Span,
        earlier: Option<Earlier<'_>>,
    ) -> Self {
        let workloads: Vec<_> = project
            .workloads
            .iter()
            .enumerate()
            .map(|(workload, own)| {
                let place = Place {
                    project: number,
                    workload,
                };
                earlier
                    .and_then(|earlier| earlier.of(own, place))
                    .unwrap_or_else(|| WorkloadBill::new(catalog, own, place, span))
            })
            .collect();
        let per_month = workloads.iter().map(WorkloadBill::month_in_bill).sum();
        Self {
            name: project.name.clone(),
            environment: project.environment,
            owner: project.owner.clone(),
            per_month,
            share_thousandths: 0,
            budget: project
                .monthly_budget
                .map(|monthly| BudgetUse::new(monthly, per_month, &project.alerts)),
            workloads,
        }
    }
}

impl BudgetUse {
    fn new(monthly: Usd, used: Usd, alerts: &[Percent]) -> Self {
        let reaches = |level: &&Percent| level.of_usd(monthly).is_some_and(|at| used >= at);
        Self {
            monthly,
            used_thousandths: used.thousandths_of(monthly),
            reached: alerts.iter().filter(reaches).max().copied(),
            is_over: used > monthly,
        }
    }
}

/// Gives each project and each workload its share of the whole month.
fn share_out(projects: &mut [ProjectBill]) {
    let of_projects: Vec<_> = projects.iter().map(|project| project.per_month).collect();
    for (project, share) in projects.iter_mut().zip(shares(&of_projects)) {
        project.share_thousandths = share;
    }
    let months: Vec<_> = projects
        .iter()
        .flat_map(|project| &project.workloads)
        .map(WorkloadBill::month_in_bill)
        .collect();
    let workloads = projects
        .iter_mut()
        .flat_map(|project| &mut project.workloads);
    for (workload, share) in workloads.zip(shares(&months)) {
        workload.share_thousandths = share;
    }
}
