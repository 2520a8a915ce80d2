//! Prices a workload: one request, a day, a month, the whole project.

use serde::Serialize;

use super::price::{fits, found, quote_model};
use super::{PriceRow, ReportedUsage, RequestQuote, Unit, Unpriced, Usage};
use crate::calendar::Date;
use crate::catalog::{Catalog, Model};
use crate::money::Usd;
use crate::tokens::Tokens;
use crate::workload::{DAYS_PER_MONTH, RequestShape, Workload};

/// What a workload costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkloadQuote {
    /// One request, line by line.
    pub request: RequestQuote,
    /// An average day.
    pub per_day: Usd,
    /// Thirty days.
    pub per_month: Usd,
    /// All the days of the project.
    pub project: Usd,
    /// What the prompt cache does.
    pub caching: CachingEffect,
}

/// What the prompt cache does to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CachingEffect {
    /// It was not asked for.
    Off,
    /// The model has no prompt cache.
    NotOffered,
    /// The prompt is shorter than the model caches.
    TooShort {
        /// The shortest prompt that is cached.
        least: Tokens,
    },
    /// It is used.
    On {
        /// What one request would cost without it.
        usd_without: Usd,
    },
}

/// Prices a workload at the prices of a day.
///
/// # Errors
///
/// [`Unpriced`], with the reason; a request that the model cannot take is not priced.
pub fn quote_workload(
    catalog: &Catalog,
    workload: &Workload,
    on: Date,
) -> Result<WorkloadQuote, Unpriced> {
    quote_work_on(catalog, found(catalog, &workload.model, on)?, workload, on)
}

/// [`quote_workload`], on another model than the workload's own.
pub(super) fn quote_work_on(
    catalog: &Catalog,
    model: &Model,
    workload: &Workload,
    on: Date,
) -> Result<WorkloadQuote, Unpriced> {
    // A request is its tokens; one without any is not free on a model sold by the minute.
    if model.unit_price.is_some() {
        return Err(Unpriced::OtherUnit {
            model: model.id.clone(),
            used: Unit::Token,
        });
    }
    let row = PriceRow {
        processing: workload.processing,
        regional: false,
        on,
    };
    let shape = &workload.request;
    let plain = ReportedUsage {
        input_tokens: shape.input.tokens(),
        output_tokens: shape.output,
        ..ReportedUsage::default()
    };
    let quote = |reported: &ReportedUsage| {
        // The split cannot fail: shares of the input are cut so that they fit into it.
        let usage = Usage::from_reported(reported).map_err(|_| Unpriced::OutOfRange)?;
        fits(model, &usage)?;
        quote_model(catalog, model, row, &usage)
    };
    let without = quote(&plain)?;
    let (request, caching) = match &model.caching {
        _ if !shape.caching.on => (without, CachingEffect::Off),
        None => (without, CachingEffect::NotOffered),
        Some(rule) if shape.input.tokens() < rule.min_prefix => (
            without,
            CachingEffect::TooShort {
                least: rule.min_prefix,
            },
        ),
        Some(_) => (
            quote(&with_cache(shape, plain))?,
            CachingEffect::On {
                usd_without: without.usd,
            },
        ),
    };
    let per_day = request
        .usd
        .times(workload.traffic.requests_per_day)
        .ok_or(Unpriced::OutOfRange)?;
    let per_month = per_day.times(DAYS_PER_MONTH).ok_or(Unpriced::OutOfRange)?;
    let project = per_day
        .times(u64::from(workload.traffic.days))
        .ok_or(Unpriced::OutOfRange)?;
    Ok(WorkloadQuote {
        request,
        per_day,
        per_month,
        project,
        caching,
    })
}

/// The cached and written shares of the input, cut so that together they never exceed it.
fn with_cache(shape: &RequestShape, plain: ReportedUsage) -> ReportedUsage {
    let input = shape.input.tokens().get();
    let cached = shape.caching.read.of_count(input).min(input);
    let written = shape.caching.written.of_count(input).min(input - cached);
    ReportedUsage {
        cached_tokens: Tokens::new(cached),
        cache_write_30m_tokens: Tokens::new(written),
        ..plain
    }
}
