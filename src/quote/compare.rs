//! The same work on every model that can do it.

use serde::Serialize;

use super::work::quote_work_on;
use super::{Span, Unpriced, WorkloadQuote, quote_workload, serialize_priced_or_not};
use crate::calendar::Date;
use crate::catalog::{Catalog, Kind, Model, Status};
use crate::money::Usd;
use crate::tokens::Tokens;
use crate::workload::{Shape, TextTokens, Workload};

/// The same work on every model of its kind, in the catalog's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Thirty days of the work as it is, where that has a price.
    pub month_now: Option<Usd>,
    /// A row for each model; the ones that cannot do the work say why.
    pub rows: Vec<ComparisonRow>,
}

/// The work on one model.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts about a row, each with a column or a mark of its own"
)]
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
    /// The most input it takes, or else input and output together.
    pub most_input: Option<Tokens>,
    /// Whether it takes pictures.
    pub takes_pictures: bool,
    /// Whether a text was counted with another vocabulary than this model's, so that its cost is an estimate.
    pub counted_otherwise: bool,
    /// Whether it is the model the workload uses now; with several workloads, one that all of them use.
    pub chosen: bool,
    /// Whether its price is one that the person typed.
    pub own_price: bool,
    /// What the work costs there, or why it cannot be done there.
    #[serde(flatten, serialize_with = "serialize_priced_or_not")]
    pub outcome: Result<Priced, Unpriced>,
}

impl ComparisonRow {
    /// What of it stays as it is when the same work is done more or less often.
    #[must_use]
    pub fn without_amounts(&self) -> Self {
        let nothing = |_| Priced {
            per_unit: Usd::ZERO,
            per_month: Usd::ZERO,
            thousandths_of_cheapest: None,
        };
        Self {
            outcome: self.outcome.clone().map(nothing),
            ..self.clone()
        }
    }
}

/// What the work costs on one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Priced {
    /// One unit of the work; an average day where several workloads are compared.
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
    let month_now = quote_workload(catalog, workload, span).map(|quote| quote.per_month);
    table(catalog, &[workload], month_now.ok(), span, |model| {
        let quote = quote_work_on(catalog, model, workload, span)?;
        Ok((quote.unit.usd, quote.per_month))
    })
}

/// Prices all workloads together on every model: those that a text model does are moved to it,
/// the others stay as they are. A model that cannot do one of them is not priced.
#[must_use]
pub fn compare_all(catalog: &Catalog, workloads: &[&Workload], span: Span) -> Comparison {
    let (moved, kept): (Vec<&Workload>, Vec<_>) = workloads
        .iter()
        .partition(|workload| is_text(workload.work.shape));
    let as_is = |own: &&Workload| quote_workload(catalog, own, span);
    let fixed = sum(kept.iter().map(as_is));
    let now = sum(workloads.iter().map(as_is));
    table(
        catalog,
        &moved,
        now.ok().map(|(_, month)| month),
        span,
        |model| {
            let on_model = |own: &&Workload| quote_work_on(catalog, model, own, span);
            let (day, month) = sum(moved.iter().map(on_model))?;
            let (fixed_day, fixed_month) = fixed.clone()?;
            Ok((day + fixed_day, month + fixed_month))
        },
    )
}

/// An average day and thirty days of all of them.
fn sum(
    quotes: impl Iterator<Item = Result<WorkloadQuote, Unpriced>>,
) -> Result<(Usd, Usd), Unpriced> {
    let mut sum = (Usd::ZERO, Usd::ZERO);
    for quote in quotes {
        let quote = quote?;
        sum = (sum.0 + quote.per_day, sum.1 + quote.per_month);
    }
    Ok(sum)
}

/// A row for each model that could do the work: what one unit and a month cost there.
fn table(
    catalog: &Catalog,
    workloads: &[&Workload],
    month_now: Option<Usd>,
    span: Span,
    price: impl Fn(&Model) -> Result<(Usd, Usd), Unpriced>,
) -> Comparison {
    let chosen = |model: &Model| {
        let uses = |own: &&Workload| catalog.find(&own.model).is_some_and(|of| of.id == model.id);
        !workloads.is_empty() && workloads.iter().all(uses)
    };
    let able = |model: &Model| {
        let mut own = workloads.iter();
        own.all(|own| can_do(model, own.work.shape))
    };
    let prices: Vec<_> = catalog
        .models()
        .iter()
        .filter(|model| !workloads.is_empty() && able(model) && model.is_served(span.today))
        .filter(|model| !model.is_fine_tuned() || chosen(model))
        .map(|model| (model, price(model)))
        .collect();
    let cheapest = prices
        .iter()
        .filter_map(|(_, price)| Some(price.as_ref().ok()?.0))
        .min();
    let has_own_price = |model: &Model| {
        let mut own = workloads.iter();
        own.any(|own| model.has_typed_price(own.processing, span.today))
    };
    let row = |(model, price): (&Model, Result<(Usd, Usd), Unpriced>)| ComparisonRow {
        model: model.id.clone(),
        name: model.name.clone(),
        family: model.family.clone(),
        status: model.status,
        ends: model.ends,
        most_input: model.context.max_input.or(model.context.window),
        takes_pictures: model.image_input.is_some(),
        counted_otherwise: workloads.iter().any(|own| counted_otherwise(model, own)),
        chosen: chosen(model),
        own_price: has_own_price(model),
        outcome: price.map(|(per_unit, per_month)| Priced {
            per_unit,
            per_month,
            thousandths_of_cheapest: cheapest.and_then(|least| per_unit.thousandths_of(least)),
        }),
    };
    Comparison {
        month_now,
        rows: prices.into_iter().map(row).collect(),
    }
}

/// Whether a text of a workload was counted with another vocabulary than a model's.
fn counted_otherwise(model: &Model, workload: &Workload) -> bool {
    let own = model.encoding.map(|(encoding, _)| encoding);
    let parts = workload.work.shape.parts().iter();
    parts
        .map(|part| workload.work.text(*part))
        .any(|text| match text {
            TextTokens::Counted { encoding, .. } => own != Some(encoding),
            TextTokens::Typed(_) | TextTokens::Estimated(_) => false,
        })
}

const fn is_text(shape: Shape) -> bool {
    matches!(shape, Shape::Call | Shape::Chat | Shape::Rag | Shape::Agent)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A comparison therefore never has to count a text again. When this turns red, it has to.
    #[test]
    fn models_that_are_compared_count_with_one_vocabulary() {
        let catalog = Catalog::built_in().unwrap();
        for shape in Shape::ALL {
            let able = catalog.models().iter().filter(|own| can_do(own, shape));
            let known = able.filter_map(|own| Some(own.encoding?.0));
            let mut encodings: Vec<_> = known.collect();
            encodings.dedup();
            assert!(encodings.len() <= 1, "{shape:?}: {encodings:?}");
        }
    }
}
