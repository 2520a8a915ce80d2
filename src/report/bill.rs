//! What the work costs, and what has to be said about it.

use serde::Serialize;

use super::Note;
use crate::calendar::Date;
use crate::catalog::{Catalog, Confidence, ContextBand, Model, Processing, Status, TokenKind};
use crate::money::Usd;
use crate::quote::{
    CachingEffect, CostLine, Unpriced, WorkloadQuote, quote_workload, serialize_priced_or_not,
};
use crate::scenario::Scenario;
use crate::tokens::Known;
use crate::workload::{DAYS_PER_MONTH, InputTokens, Workload};

/// What the work costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bill {
    /// The model's id, or the name that the catalog does not know.
    pub model: String,
    /// The model's name for people.
    pub model_name: String,
    /// How it is processed.
    pub processing: Processing,
    /// How the number of input tokens is known; `None` when a person typed it.
    pub input_known: Option<Known>,
    /// The cost, or why there is none.
    #[serde(flatten, serialize_with = "serialize_priced_or_not")]
    pub outcome: Result<PricedBill, Unpriced>,
}

/// A cost with everything that belongs beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PricedBill {
    /// One request.
    pub per_request: Usd,
    /// An average day.
    pub per_day: Usd,
    /// Thirty days.
    pub per_month: Usd,
    /// All the days of the project.
    pub project: Usd,
    /// How many days that is.
    pub project_days: u32,
    /// Which rates a request of this size is billed at.
    pub band: ContextBand,
    /// What the prompt cache does to one request.
    pub caching: CachingEffect,
    /// What a request is made of.
    pub lines: Vec<BillLine>,
    /// The month with one switch turned.
    pub alternatives: Alternatives,
    /// Assumptions and warnings.
    pub notes: Vec<Note>,
}

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BillLine {
    /// The line in one request.
    #[serde(flatten)]
    pub line: CostLine,
    /// The line in thirty days; `None` beyond what this program can hold.
    pub per_month: Option<Usd>,
    /// Its share of the cost, in thousandths; the lines' shares sum to 1000.
    pub share_thousandths: u64,
}

/// Thirty days with one switch turned; `None` where that cannot be priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Alternatives {
    /// In Standard processing.
    pub standard: Option<Usd>,
    /// In Batch processing.
    pub batch: Option<Usd>,
    /// With prompt caching.
    pub cached: Option<Usd>,
    /// Without prompt caching.
    pub uncached: Option<Usd>,
}

impl Bill {
    pub(super) fn new(catalog: &Catalog, scenario: &Scenario, today: Date) -> Self {
        let workload = &scenario.workload;
        let model = catalog.find(&workload.model);
        let outcome = quote_workload(catalog, workload, today).map(|quote| PricedBill {
            per_request: quote.request.usd,
            per_day: quote.per_day,
            per_month: quote.per_month,
            project: quote.project,
            project_days: workload.traffic.days,
            band: quote.request.band,
            caching: quote.caching,
            lines: lines(&quote, workload),
            alternatives: Alternatives::new(catalog, workload, today),
            notes: model
                .map(|model| notes(model, workload, &quote, today))
                .unwrap_or_default(),
        });
        Self {
            model: model.map_or(&workload.model, |model| &model.id).clone(),
            model_name: model.map_or(&workload.model, |model| &model.name).clone(),
            processing: workload.processing,
            input_known: input_known(model, workload.request.input),
            outcome,
        }
    }
}

impl Alternatives {
    fn new(catalog: &Catalog, workload: &Workload, today: Date) -> Self {
        let with = |change: &dyn Fn(&mut Workload)| {
            let mut other = workload.clone();
            change(&mut other);
            quote_workload(catalog, &other, today)
                .ok()
                .map(|quote| quote.per_month)
        };
        Self {
            standard: with(&|other| other.processing = Processing::Standard),
            batch: with(&|other| other.processing = Processing::Batch),
            cached: with(&|other| other.request.caching.on = true),
            uncached: with(&|other| other.request.caching.on = false),
        }
    }
}

fn lines(quote: &WorkloadQuote, workload: &Workload) -> Vec<BillLine> {
    let requests_per_month = workload
        .traffic
        .requests_per_day
        .saturating_mul(DAYS_PER_MONTH);
    let lines = quote.request.lines.iter().zip(shares(quote));
    lines
        .map(|(line, share_thousandths)| BillLine {
            per_month: line.usd.times(requests_per_month),
            line: line.clone(),
            share_thousandths,
        })
        .collect()
}

/// Thousandths by largest remainder, so that they sum to the whole.
fn shares(quote: &WorkloadQuote) -> Vec<u64> {
    let total = quote.request.usd;
    let exact: Vec<_> = quote
        .request
        .lines
        .iter()
        .map(|line| line.usd.thousandths_floor(total).unwrap_or_default())
        .collect();
    let given: u64 = exact.iter().map(|(whole, _)| whole).sum();
    let mut by_remainder: Vec<_> = exact.iter().enumerate().collect();
    by_remainder.sort_by_key(|(_, (_, rest))| core::cmp::Reverse(*rest));
    let missing = if total.is_zero() {
        0
    } else {
        1000_u64.saturating_sub(given)
    };
    let raised: Vec<usize> = by_remainder
        .into_iter()
        .map(|(line, _)| line)
        .take(usize::try_from(missing).unwrap_or(0))
        .collect();
    exact
        .iter()
        .enumerate()
        .map(|(line, (whole, _))| whole + u64::from(raised.contains(&line)))
        .collect()
}

fn notes(model: &Model, workload: &Workload, quote: &WorkloadQuote, today: Date) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(on) = model.ends {
        let last_day = today.plus_days(workload.traffic.days);
        notes.push(Note::ModelEnds {
            on,
            within_project: on < last_day,
        });
    }
    if model.status == Status::Gated {
        notes.push(Note::Gated);
    }
    let weakest = quote
        .request
        .lines
        .iter()
        .filter_map(|line| line.provenance.confidence())
        .min();
    if let Some(confidence) = weakest.filter(|confidence| *confidence < Confidence::High) {
        notes.push(Note::WeakPrice { confidence });
    }
    if let (ContextBand::Long, Some(above)) = (quote.request.band, model.long_context_above) {
        notes.push(Note::LongContext { above });
    }
    notes.extend(note_on_count(model, workload.request.input));
    notes.extend(note_on_caching(quote));
    if workload.processing == Processing::Batch {
        notes.push(Note::BatchWaits);
    }
    notes
}

/// A count is as good as what is known of the model's encoding.
fn input_known(model: Option<&Model>, input: InputTokens) -> Option<Known> {
    match input {
        InputTokens::Typed(_) => None,
        InputTokens::Estimated(_) => Some(Known::Estimated),
        InputTokens::Counted { encoding, .. } => {
            Some(match model.and_then(|model| model.encoding) {
                Some((own, known)) if own == encoding => known,
                _ => Known::Estimated,
            })
        }
    }
}

fn note_on_count(model: &Model, input: InputTokens) -> Option<Note> {
    match input {
        InputTokens::Typed(_) => None,
        InputTokens::Estimated(_) => Some(Note::EstimatedInput),
        InputTokens::Counted { encoding, .. } => match model.encoding {
            Some((own, _)) if own != encoding => Some(Note::CountedForOtherEncoding),
            Some((_, Known::Assumed)) => Some(Note::AssumedEncoding { encoding }),
            _ => None,
        },
    }
}

fn note_on_caching(quote: &WorkloadQuote) -> Option<Note> {
    match quote.caching {
        CachingEffect::Off => None,
        CachingEffect::NotOffered => Some(Note::NoPromptCache),
        CachingEffect::TooShort { least } => Some(Note::PromptTooShortToCache { least }),
        CachingEffect::On { usd_without } if usd_without < quote.request.usd => {
            Some(Note::CachingLoses)
        }
        CachingEffect::On { usd_without } => {
            let reads = quote.request.tokens_of(TokenKind::CachedInput);
            (usd_without == quote.request.usd && !reads.is_zero()).then_some(Note::NoCacheDiscount)
        }
    }
}
