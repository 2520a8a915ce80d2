//! What would cost less, and what fits in an amount.
//!
//! Every figure is the difference of two quotes: of a workload as it is, and of what an
//! [`Edit`] puts in its place. They overlap, so they are never added up; after
//! one is made, the others are computed again.

mod fits;
mod lever;
mod levers;
mod routing;

pub use fits::{Fits, FittingModel, Most, what_fits};
pub use lever::{Lever, Saving};
pub use routing::Routing;

use crate::catalog::Catalog;
use crate::money::Usd;
use crate::quote::{Comparison, Span, quote_workload};
use crate::scenario::{Edit, Place, Scenario};
use crate::workload::Workload;

/// Everything that would make a workload cheaper, the largest saving first.
///
/// `catalog` already holds the prices of the person's own; `comparison` is that of the workload.
#[must_use]
pub fn savings(
    catalog: &Catalog,
    workload: &Workload,
    span: Span,
    comparison: &Comparison,
) -> Vec<Saving> {
    let changes = levers::all(comparison, workload);
    let mut found: Vec<_> = changes
        .into_iter()
        .filter_map(|(lever, becomes)| saving(catalog, span, comparison, lever, becomes))
        .collect();
    found.sort_by_key(|saving| core::cmp::Reverse(saving.saved_per_month));
    found
}

/// What it saves to send simple units to another model; `None` when that costs no less, or there
/// are too few units to share.
#[must_use]
pub fn route(
    catalog: &Catalog,
    workload: &Workload,
    span: Span,
    comparison: &Comparison,
    routing: &Routing,
) -> Option<Saving> {
    let (lever, becomes) = routing::route(comparison, workload, routing)?;
    saving(catalog, span, comparison, lever, becomes)
}

fn saving(
    catalog: &Catalog,
    span: Span,
    comparison: &Comparison,
    lever: Lever,
    becomes: Vec<Workload>,
) -> Option<Saving> {
    let before = comparison.month_now?;
    let months = becomes
        .iter()
        .map(|own| Some(quote_workload(catalog, own, span).ok()?.per_month));
    let after = months.sum::<Option<Usd>>()?;
    let saved_per_month = before.saturating_sub(after);
    (after < before).then(|| Saving {
        lever,
        becomes,
        saved_per_month,
        thousandths: saved_per_month.thousandths_of(before),
    })
}

impl Saving {
    /// The edit that makes it of a scenario: one step, undone like any other.
    #[must_use]
    pub fn edit(&self, scenario: &Scenario, at: Place) -> Edit {
        let mut next = scenario.clone();
        if let Some(project) = next.projects.get_mut(at.project) {
            let own = &mut project.workloads;
            if at.workload < own.len() {
                let range = at.workload..=at.workload;
                own.splice(range, self.becomes.iter().cloned())
                    .for_each(drop);
            }
        }
        Edit::Replace(Box::new(next))
    }
}
