//! The same work on every model that can do it.

use serde::Serialize;

use super::work::quote_work_on;
use super::{Span, Unpriced, serialize_priced_or_not};
use crate::calendar::Date;
use crate::catalog::{Catalog, Kind, Model, Status};
use crate::money::Usd;
use crate::workload::{Shape, Workload};

/// The same work on every model of its kind, in the catalog's order.
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
        let cost = |row: &ComparisonRow| row.outcome.as_ref().ok().map(|priced| priced.per_unit);
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
    /// One unit of the work.
    pub per_unit: Usd,
    /// Thirty days.
    pub per_month: Usd,
    /// The cost in thousandths of the cheapest able model's; `None` if that one is free.
    pub thousandths_of_cheapest: Option<u64>,
}

/// Prices a workload on every model on sale for that kind of work.
///
/// Models that have ended are left out. A fine-tuned model stands in the
/// comparison only when it is the chosen one: others cannot simply switch to it.
#[must_use]
pub fn compare(catalog: &Catalog, workload: &Workload, span: Span) -> Comparison {
    let chosen_id = catalog.find(&workload.model).map(|model| model.id.as_str());
    let quotes: Vec<_> = catalog
        .models()
        .iter()
        .filter(|model| can_do(model, workload.work.shape) && model.is_served(span.today))
        .filter(|model| !model.is_fine_tuned() || chosen_id == Some(&model.id))
        .map(|model| (model, quote_work_on(catalog, model, workload, span)))
        .collect();
    let cheapest = quotes
        .iter()
        .filter_map(|(_, quote)| Some(quote.as_ref().ok()?.unit.usd))
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
            own_price: model.has_typed_price(workload.processing, span.today),
            outcome: quote.map(|quote| Priced {
                per_unit: quote.unit.usd,
                per_month: quote.per_month,
                thousandths_of_cheapest: cheapest
                    .and_then(|least| quote.unit.usd.thousandths_of(least)),
            }),
        })
        .collect();
    Comparison { rows }
}

/// Whether a model is sold for the kind of work that a shape is.
#[must_use]
pub fn can_do(model: &Model, shape: Shape) -> bool {
    match shape {
        Shape::Call | Shape::Chat | Shape::Rag | Shape::Agent => model.kind == Kind::Text,
        Shape::Embedding => model.kind == Kind::Embedding,
        Shape::Transcription => {
            matches!(model.kind, Kind::Transcription | Kind::AudioMinutes)
        }
        Shape::Speech => matches!(model.kind, Kind::Speech | Kind::Characters),
        Shape::Pictures => model.kind == Kind::Image,
        Shape::FineTuning => model.training.is_some(),
    }
}
