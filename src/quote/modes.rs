//! The same work in every processing mode.

use serde::Serialize;

use super::work::quote_work_on;
use super::{Span, Unpriced, serialize_priced_or_not};
use crate::catalog::{Absence, Catalog, Processing};
use crate::money::Usd;
use crate::workload::Workload;

/// The work in one processing mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mode {
    /// How it is processed.
    pub processing: Processing,
    /// Whether it is the mode the workload uses now.
    pub chosen: bool,
    /// Whether its price is one that the person typed.
    pub own_price: bool,
    /// What the work costs that way, or why it is not done that way.
    #[serde(flatten, serialize_with = "serialize_priced_or_not")]
    pub outcome: Result<PricedMode, Unpriced>,
    /// Why the model has no price that way; `None` when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
}

/// What the work costs in one processing mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PricedMode {
    /// Thirty days.
    pub per_month: Usd,
    /// The cost in thousandths of Standard's; `None` when that is not known or free.
    pub thousandths_of_standard: Option<u64>,
}

/// Prices a workload on its own model in every processing mode; empty for an unknown model.
#[must_use]
pub fn modes(catalog: &Catalog, workload: &Workload, span: Span) -> Vec<Mode> {
    let Some(model) = catalog.find(&workload.model) else {
        return Vec::new();
    };
    let quote = |processing| {
        quote_work_on(
            catalog,
            model,
            &Workload {
                processing,
                ..workload.clone()
            },
            span,
        )
    };
    let standard = quote(Processing::Standard).ok().map(|quote| quote.unit.usd);
    Processing::ALL
        .into_iter()
        .map(|processing| Mode {
            processing,
            chosen: processing == workload.processing,
            own_price: model.has_typed_price(processing, span.today),
            absence: catalog.absence(model, processing, span.today),
            outcome: quote(processing).map(|quote| PricedMode {
                per_month: quote.per_month,
                thousandths_of_standard: standard
                    .and_then(|standard| quote.unit.usd.thousandths_of(standard)),
            }),
        })
        .collect()
}
