//! The same work on every model.

use serde::Serialize;

use super::work::quote_work_on;
use super::{Unpriced, serialize_priced_or_not};
use crate::calendar::Date;
use crate::catalog::{Catalog, Kind, Status};
use crate::money::Usd;
use crate::workload::Workload;

/// The same work on every text model, in the catalog's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// A row for each model; the ones that cannot do the work say why.
    pub rows: Vec<ComparisonRow>,
}

/// The work on one model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonRow {
    /// The model's id.
    pub model: String,
    /// The model's name for people.
    pub name: String,
    /// The model's generation.
    pub family: String,
    /// Where the model stands in its life.
    pub status: Status,
    /// The first day on which it is no longer served, if announced.
    pub ends: Option<Date>,
    /// Whether it is the model the workload uses now.
    pub chosen: bool,
    /// Whether its price is one that the person typed.
    pub own_price: bool,
    /// What the work costs there, or why it cannot be done there.
    #[serde(flatten, serialize_with = "serialize_priced_or_not")]
    pub outcome: Result<Priced, Unpriced>,
}

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The model's name.
    Model,
    /// The cost.
    Cost,
    /// The day the model ends, if announced.
    Ends,
}

impl Comparison {
    /// The rows in order, the ones that cannot do the work always last.
    #[must_use]
    pub fn sorted(&self, by: SortBy, descending: bool) -> Vec<&ComparisonRow> {
        let (mut able, unable): (Vec<_>, Vec<_>) =
            self.rows.iter().partition(|row| row.outcome.is_ok());
        let cost = |row: &ComparisonRow| row.outcome.as_ref().ok().map(|priced| priced.per_request);
        able.sort_by(|a, b| {
            let order = match by {
                SortBy::Model => a.name.cmp(&b.name),
                SortBy::Cost => cost(a).cmp(&cost(b)),
                // Without an announced end comes after every day.
                SortBy::Ends => (a.ends.is_none(), a.ends).cmp(&(b.ends.is_none(), b.ends)),
            };
            if descending { order.reverse() } else { order }
        });
        able.into_iter().chain(unable).collect()
    }
}

/// What the work costs on one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Priced {
    /// One request.
    pub per_request: Usd,
    /// Thirty days.
    pub per_month: Usd,
    /// The cost in thousandths of the cheapest able model's; `None` if that one is free.
    pub thousandths_of_cheapest: Option<u64>,
}

/// Prices a workload on every text model that is on sale.
///
/// Models that have ended are left out. A fine-tuned model stands in the
/// comparison only when it is the chosen one: others cannot simply switch to it.
#[must_use]
pub fn compare(catalog: &Catalog, workload: &Workload, on: Date) -> Comparison {
    let chosen_id = catalog.find(&workload.model).map(|model| model.id.as_str());
    let quotes: Vec<_> = catalog
        .models()
        .iter()
        .filter(|model| model.kind == Kind::Text && model.is_served(on))
        .filter(|model| !model.id.starts_with("ft:") || chosen_id == Some(&model.id))
        .map(|model| (model, quote_work_on(catalog, model, workload, on)))
        .collect();
    let cheapest = quotes
        .iter()
        .filter_map(|(_, quote)| Some(quote.as_ref().ok()?.request.usd))
        .min();
    let rows = quotes
        .into_iter()
        .map(|(model, quote)| ComparisonRow {
            model: model.id.clone(),
            name: model.name.clone(),
            family: model.family.clone(),
            status: model.status,
            ends: model.ends,
            chosen: chosen_id == Some(&model.id),
            own_price: model.has_typed_price(workload.processing, on),
            outcome: quote.map(|quote| Priced {
                per_request: quote.request.usd,
                per_month: quote.per_month,
                thousandths_of_cheapest: cheapest
                    .and_then(|least| quote.request.usd.thousandths_of(least)),
            }),
        })
        .collect();
    Comparison { rows }
}
