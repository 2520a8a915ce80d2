//! Prices a workload: one unit of its work, a day, a month, the whole time.

use serde::Serialize;

use super::cache::Cache;
use super::derived::with_derived_cache;
use super::price::found;
use super::unit::quote_unit;
use super::{CacheFlow, PriceRow, UnitQuote, Unpriced};
use crate::calendar::Date;
use crate::catalog::{Catalog, Model};
use crate::money::Usd;
use crate::tokens::Tokens;
use crate::workload::{CachingMode, DAYS_PER_MONTH, Units, Workload};

/// The time a workload is priced over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day, whose prices hold throughout.
    pub today: Date,
    /// How many days.
    pub days: u32,
}

/// What a workload costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkloadQuote {
    /// One unit of the work, line by line.
    pub unit: UnitQuote,
    /// An average day of the whole time.
    pub per_day: Usd,
    /// Thirty days from today on.
    pub per_month: Usd,
    /// All the days.
    pub total: Usd,
    /// The units of thirty days, repeats included, to the nearest whole one.
    pub units_per_month: u64,
    /// What the prompt cache does.
    pub caching: CachingEffect,
}

/// What the prompt cache does to one unit of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CachingEffect {
    /// It was not asked for, or the work has nothing that repeats.
    Off,
    /// The model has no prompt cache.
    NotOffered,
    /// Every prompt is shorter than the model caches.
    TooShort {
        /// The shortest prompt that is cached.
        least: Tokens,
    },
    /// No two units begin with the same text, as far as the work says.
    NothingInCommon {
        /// How much they begin with in common.
        common: Tokens,
        /// The shortest beginning that is cached.
        least: Tokens,
    },
    /// It is used.
    On {
        /// What one unit would cost without it.
        usd_without: Usd,
        /// What it does, when that is derived from the traffic.
        #[serde(skip_serializing_if = "Option::is_none")]
        derived: Option<CacheFlow>,
    },
}

/// Prices a workload at the prices of a day.
///
/// Whether the workload is part of the bill is not asked here.
///
/// # Errors
///
/// [`Unpriced`], with the reason; work that the model cannot do is not priced.
pub fn quote_workload(
    catalog: &Catalog,
    workload: &Workload,
    span: Span,
) -> Result<WorkloadQuote, Unpriced> {
    let model = found(catalog, &workload.model, span.today)?;
    quote_work_on(catalog, model, workload, span)
}

/// [`quote_workload`], on another model than the workload's own.
pub(super) fn quote_work_on(
    catalog: &Catalog,
    model: &Model,
    workload: &Workload,
    span: Span,
) -> Result<WorkloadQuote, Unpriced> {
    let row = PriceRow {
        processing: workload.processing,
        regional: workload.regional,
        on: span.today,
    };
    let (unit, caching) = with_cache(catalog, model, row, workload)?;
    let month = workload.traffic.total(span.today, DAYS_PER_MONTH);
    let total = workload.traffic.total(span.today, span.days);
    let cost = |units: Units| units.cost(unit.usd).ok_or(Unpriced::OutOfRange);
    let total_usd = cost(total)?;
    Ok(WorkloadQuote {
        per_day: total_usd
            .times_ratio(1, span.days.into())
            .unwrap_or(Usd::ZERO),
        per_month: cost(month)?,
        total: total_usd,
        units_per_month: month.rounded(),
        caching,
        unit,
    })
}

/// One unit as the cache leaves it, and what the cache does.
fn with_cache(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    workload: &Workload,
) -> Result<(UnitQuote, CachingEffect), Unpriced> {
    let without = quote_unit(catalog, model, row, workload, &Cache::None)?;
    let caching = workload.caching;
    if !caching.is_on() || !workload.work.shape.can_cache() {
        return Ok((without, CachingEffect::Off));
    }
    let Some(rule) = &model.caching else {
        return Ok((without, CachingEffect::NotOffered));
    };
    let longest = workload
        .work
        .unit()
        .calls
        .iter()
        .map(|call| call.text)
        .max();
    if longest.is_none_or(|text| text < rule.min_prefix) {
        let least = rule.min_prefix;
        return Ok((without, CachingEffect::TooShort { least }));
    }
    if let CachingMode::Derived(keep) = caching.mode {
        return with_derived_cache(catalog, model, row, workload, (rule, keep), without);
    }
    let shares = Cache::Shares {
        rule,
        read: caching.read,
        written: caching.written,
    };
    let with = quote_unit(catalog, model, row, workload, &shares)?;
    let effect = CachingEffect::On {
        usd_without: without.usd,
        derived: None,
    };
    Ok((with, effect))
}
