//! What one workload costs, and what has to be said about it.

use serde::Serialize;

use super::Note;
use super::share::shares;
use crate::calendar::Date;
use crate::catalog::{Catalog, Confidence, ContextBand, Model, Processing, Status, TokenKind};
use crate::money::Usd;
use crate::quote::{
    CachingEffect, CostLine, Span, Unpriced, WorkloadQuote, quote_workload, serialize_priced_or_not,
};
use crate::scenario::Place;
use crate::tokens::{Known, Tokens};
use crate::workload::{Part, Shape, TextTokens, Volume, Workload};

/// What one workload costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkloadBill {
    /// Where it stands.
    pub place: Place,
    /// What people call it.
    pub name: String,
    /// Whether it is part of the bill.
    pub included: bool,
    /// What a unit of it is.
    pub shape: Shape,
    /// The model's id, or the name that the catalog does not know.
    pub model: String,
    /// The model's name for people.
    pub model_name: String,
    /// How it is processed.
    pub processing: Processing,
    /// The texts of a unit, in the order in which they are asked for.
    pub texts: Vec<TextOf>,
    /// Its share of the whole month, in thousandths; the shares of all workloads sum to 1000.
    pub share_thousandths: u64,
    /// The cost, or why there is none.
    #[serde(flatten, serialize_with = "serialize_priced_or_not")]
    pub outcome: Result<PricedWorkload, Unpriced>,
}

/// A text of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TextOf {
    /// Which one.
    pub part: Part,
    /// How long it is.
    pub tokens: Tokens,
    /// How that is known; `None` when a person typed it.
    pub known: Option<Known>,
}

/// A cost with everything that belongs beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PricedWorkload {
    /// One unit of the work.
    pub per_unit: Usd,
    /// How many calls a unit makes.
    pub calls: u64,
    /// The units of thirty days, repeats included.
    pub units_per_month: u64,
    /// An average day.
    pub per_day: Usd,
    /// Thirty days.
    pub per_month: Usd,
    /// All the days.
    pub total: Usd,
    /// The next whole month of the calendar.
    pub calendar_month: CalendarMonth,
    /// Thirty days of one user, where the traffic is that of users.
    pub per_user: Option<Usd>,
    /// A thousand units.
    pub per_thousand: Option<Usd>,
    /// Which rates the longest call is billed at.
    pub band: ContextBand,
    /// What the prompt cache does to one unit.
    pub caching: CachingEffect,
    /// What a unit is made of.
    pub lines: Vec<BillLine>,
    /// Assumptions and warnings.
    pub notes: Vec<Note>,
}

/// A whole month of the calendar, with the days it really has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarMonth {
    /// Its first day.
    pub first: Date,
    /// How many days it has.
    pub days: u32,
    /// What they cost; `None` beyond what this program can hold.
    pub usd: Option<Usd>,
}

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BillLine {
    /// The line in one unit.
    #[serde(flatten)]
    pub line: CostLine,
    /// The line in thirty days; `None` beyond what this program can hold.
    pub per_month: Option<Usd>,
    /// Its share of the cost, in thousandths; the lines' shares sum to 1000.
    pub share_thousandths: u64,
}

impl WorkloadBill {
    pub(super) fn new(catalog: &Catalog, workload: &Workload, place: Place, span: Span) -> Self {
        let model = catalog.find(&workload.model);
        let parts = workload.work.shape.parts().iter();
        let texts: Vec<_> = parts
            .map(|part| {
                let text = workload.work.text(*part);
                TextOf {
                    part: *part,
                    tokens: text.tokens(),
                    known: known(model, text),
                }
            })
            .collect();
        let outcome = quote_workload(catalog, workload, span).map(|quote| PricedWorkload {
            per_unit: quote.unit.usd,
            calls: quote.unit.calls,
            units_per_month: quote.units_per_month,
            per_day: quote.per_day,
            per_month: quote.per_month,
            total: quote.total,
            calendar_month: CalendarMonth::after(workload, quote.unit.usd, span.today),
            per_user: per_user(workload, quote.per_month),
            per_thousand: quote.unit.usd.times(1_000),
            band: quote.unit.band,
            caching: quote.caching,
            lines: lines(&quote, workload, span),
            notes: model
                .map(|model| notes(model, workload, &quote, span))
                .unwrap_or_default(),
        });
        Self {
            place,
            name: workload.name.clone(),
            included: workload.included,
            shape: workload.work.shape,
            model: model.map_or(&workload.model, |model| &model.id).clone(),
            model_name: model.map_or(&workload.model, |model| &model.name).clone(),
            processing: workload.processing,
            texts,
            share_thousandths: 0,
            outcome,
        }
    }

    /// What it adds to the month of the whole bill.
    pub(super) fn month_in_bill(&self) -> Usd {
        match &self.outcome {
            Ok(priced) if self.included => priced.per_month,
            _ => Usd::ZERO,
        }
    }

    /// How the length of a text is known; `None` when a person typed it.
    #[must_use]
    pub fn known(&self, part: Part) -> Option<Known> {
        self.texts.iter().find(|text| text.part == part)?.known
    }
}

impl CalendarMonth {
    /// The first month that begins after a day.
    fn after(workload: &Workload, per_unit: Usd, today: Date) -> Self {
        let (_, _, day) = today.parts();
        let skipped = u32::from(today.days_in_month()) + 1 - u32::from(day);
        let first = today.plus_days(skipped);
        let days = u32::from(first.days_in_month());
        Self {
            first,
            days,
            usd: workload
                .traffic
                .between(today, skipped, days)
                .cost(per_unit),
        }
    }
}

fn per_user(workload: &Workload, per_month: Usd) -> Option<Usd> {
    match workload.traffic.volume {
        Volume::Users { users, .. } => per_month.times_ratio(1, users.into()),
        Volume::Rate { .. } | Volume::Once { .. } => None,
    }
}

fn lines(quote: &WorkloadQuote, workload: &Workload, span: Span) -> Vec<BillLine> {
    let month = workload
        .traffic
        .total(span.today, crate::workload::DAYS_PER_MONTH);
    let costs: Vec<_> = quote.unit.lines.iter().map(|line| line.usd).collect();
    let lines = quote.unit.lines.iter().zip(shares(&costs));
    lines
        .map(|(line, share_thousandths)| BillLine {
            per_month: month.cost(line.usd),
            line: line.clone(),
            share_thousandths,
        })
        .collect()
}

fn notes(model: &Model, workload: &Workload, quote: &WorkloadQuote, span: Span) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(on) = model.ends {
        let last_day = span.today.plus_days(span.days);
        notes.push(Note::ModelEnds {
            on,
            within_project: on < last_day,
        });
    }
    if model.status == Status::Gated {
        notes.push(Note::Gated);
    }
    let weakest = quote
        .unit
        .lines
        .iter()
        .filter_map(|line| line.provenance.confidence())
        .min();
    if let Some(confidence) = weakest.filter(|confidence| *confidence < Confidence::High) {
        notes.push(Note::WeakPrice { confidence });
    }
    let is_typed = |line: &CostLine| line.provenance.typed().is_some();
    if quote.unit.lines.iter().any(is_typed) {
        notes.push(Note::OwnPrice);
    } else if let Some(through) = model
        .price_promised_through
        .filter(|through| *through < span.today)
    {
        notes.push(Note::PromiseOver { through });
    }
    if let (ContextBand::Long, Some(above)) = (quote.unit.band, model.long_context_above) {
        notes.push(Note::LongContext { above });
    }
    notes.extend(notes_on_texts(model, workload));
    notes.extend(note_on_caching(quote));
    if workload.processing == Processing::Batch {
        notes.push(Note::BatchWaits);
    }
    notes
}

/// A count is as good as what is known of the model's encoding.
pub(super) fn known(model: Option<&Model>, text: TextTokens) -> Option<Known> {
    match text {
        TextTokens::Typed(_) => None,
        TextTokens::Estimated(_) => Some(Known::Estimated),
        TextTokens::Counted { encoding, .. } => {
            Some(match model.and_then(|model| model.encoding) {
                Some((own, known)) if own == encoding => known,
                _ => Known::Estimated,
            })
        }
    }
}

/// What has to be said about how the texts are known, each thing once.
fn notes_on_texts(model: &Model, workload: &Workload) -> Vec<Note> {
    let mut notes = Vec::new();
    for part in workload.work.shape.parts() {
        if *part == Part::Framing {
            // It is never more than an estimate, and a line of its own says so.
            continue;
        }
        let note = match workload.work.text(*part) {
            TextTokens::Typed(_) => None,
            TextTokens::Estimated(_) => Some(Note::EstimatedInput),
            TextTokens::Counted { encoding, .. } => match model.encoding {
                Some((own, _)) if own != encoding => Some(Note::CountedForOtherEncoding),
                Some((_, Known::Assumed)) => Some(Note::AssumedEncoding { encoding }),
                _ => None,
            },
        };
        if let Some(note) = note.filter(|note| !notes.contains(note)) {
            notes.push(note);
        }
    }
    notes
}

fn note_on_caching(quote: &WorkloadQuote) -> Option<Note> {
    match quote.caching {
        CachingEffect::Off => None,
        CachingEffect::NotOffered => Some(Note::NoPromptCache),
        CachingEffect::TooShort { least } => Some(Note::PromptTooShortToCache { least }),
        CachingEffect::NothingInCommon { common, least } => {
            Some(Note::NothingToCache { common, least })
        }
        CachingEffect::On { usd_without, .. } if usd_without < quote.unit.usd => {
            Some(Note::CachingLoses)
        }
        CachingEffect::On { usd_without, .. } => {
            let reads = quote.unit.tokens_of(TokenKind::CachedInput);
            (usd_without == quote.unit.usd && !reads.is_zero()).then_some(Note::NoCacheDiscount)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Template;
    use crate::workload::{Caching, Part, Shape, Traffic, Work};

    #[test]
    fn a_month_is_told_by_the_user_and_a_bill_by_the_thousand_documents() {
        let bill_of = |own: &Workload| {
            let catalog = Catalog::built_in().unwrap();
            let span = Span {
                today: Date::parse("2026-11-23").unwrap(),
                days: 30,
            };
            let bill = WorkloadBill::new(&catalog, own, Place::default(), span);
            let priced = bill.outcome.unwrap();
            [priced.per_unit, priced.per_month]
                .map(Some)
                .into_iter()
                .chain([priced.per_user, priced.per_thousand])
                .map(|usd| usd.map(Usd::to_decimal))
                .collect::<Vec<_>>()
        };
        let some = |usd: &str| Some(usd.to_owned());
        // 20 users ask 5 times a day, 1,500 tokens each time at $2 a million.
        let typed = |tokens| TextTokens::Typed(Tokens::new(tokens));
        let mut asked = Template::Assistant.workload();
        "gpt-6.2-sol".clone_into(&mut asked.model);
        asked.work = Work::call(typed(1_500), Tokens::ZERO);
        asked.caching = Caching::OFF;
        asked.traffic = Traffic::steady(0);
        asked.traffic.volume = Volume::Users {
            users: 20,
            units_each: 5,
        };
        assert_eq!(
            bill_of(&asked),
            [some("0.003"), some("9"), some("0.45"), some("3")]
        );
        // Documents of 800 tokens, embedded at $0.02 a million; nobody uses them by the person.
        let mut work = Work::new(Shape::Embedding);
        work.set_text(Part::Document, typed(800));
        let mut read = asked.clone();
        "text-embedding-3-small".clone_into(&mut read.model);
        read.work = work;
        read.traffic = Traffic::steady(1_000);
        assert_eq!(
            bill_of(&read),
            [some("0.000016"), some("0.48"), None, some("0.016")]
        );
    }
}
