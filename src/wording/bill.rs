//! What is said beside a bill.

use core::cmp::Ordering;

use super::{count, date, days, names, percent, rate, usd};
use crate::catalog::{Catalog, Confidence, ContextBand, Processing, Provenance, Typed};
use crate::money::Usd;
use crate::quote::{ContextLimit, Item, Unit, UnitRate, Unpriced};
use crate::report::{Note, PricedWorkload, Report, WorkloadBill};

/// What every bill assumes.
#[must_use]
pub const fn assumptions() -> &'static str {
    "Prices are in US dollars before tax. Every request is the average one."
}

/// An assumption or a warning.
#[must_use]
pub fn note(note: Note) -> String {
    match note {
        Note::ModelEnds { on, within_project: true } => format!(
            "This model stops on {}, before your last day. Plan the move to another one.",
            date(on)
        ),
        Note::ModelEnds { on, within_project: false } => {
            format!("This model stops on {}.", date(on))
        }
        Note::Gated => "This model is sold to approved customers only.".to_owned(),
        Note::WeakPrice { confidence: Confidence::Low } => {
            "This price is an inference; check it before you rely on it.".to_owned()
        }
        Note::WeakPrice { .. } => {
            "This price rests on one source or an older one; check it before you buy.".to_owned()
        }
        Note::OwnPrice => {
            "These are prices that you typed, not OpenAI's; the marks say where.".to_owned()
        }
        Note::PromiseOver { through } => format!(
            "OpenAI promised this price through {} and has not said what follows. Check it before you buy.",
            date(through)
        ),
        Note::LongContext { above } => format!(
            "Above {} input tokens the whole request costs more; these are the long-context rates.",
            count(above.get())
        ),
        Note::AssumedEncoding { encoding } => format!(
            "OpenAI has not published this model's vocabulary; the prompt was counted with {encoding}, the likeliest one."
        ),
        Note::EstimatedInput => {
            "Some of the input is an estimate, not a count.".to_owned()
        }
        Note::CountedForOtherEncoding => {
            "The prompt was counted for a model with another vocabulary; paste it again to count it for this one."
                .to_owned()
        }
        Note::PromptTooShortToCache { least } => format!(
            "Prompts under {} tokens are not cached, so caching changes nothing here.",
            count(least.get())
        ),
        Note::NothingToCache { common, least } => format!(
            "All requests begin with the same {} tokens as far as this says, and a beginning under {} is not cached. Enter what they share as instructions, tools or schema.",
            count(common.get()),
            count(least.get())
        ),
        Note::NoPromptCache => "This model has no prompt cache.".to_owned(),
        Note::CachingLoses => {
            "Caching costs more than it saves here: more is written to the cache than read from it."
                .to_owned()
        }
        Note::NoCacheDiscount => {
            "Cached tokens get no discount on this model in this processing mode.".to_owned()
        }
        Note::BatchWaits => {
            "Batch answers arrive within 24 hours, not at once. Tool calls are not discounted."
                .to_owned()
        }
    }
}

/// Why there is no price, as a sentence that says what to do.
#[must_use]
pub fn unpriced(reason: &Unpriced) -> String {
    match reason {
        Unpriced::UnknownModel { model } => format!(
            "The price of “{}” is unknown: it is not in this price table. Pick another model.",
            model.escape_debug()
        ),
        Unpriced::OtherUnit { model, used } => match used {
            Unit::Token => {
                format!("“{model}” is billed by time or characters, not by text tokens.")
            }
            Unit::Second => format!("“{model}” is not billed by time."),
            Unit::Character => format!("“{model}” is not billed by characters."),
        },
        Unpriced::NotSoldThisWay { model, processing } => {
            format!(
                "“{model}” is not sold in {} processing.",
                names::processing(*processing)
            )
        }
        Unpriced::NotSoldLong { model, processing } => format!(
            "“{model}” is not sold in {} processing for requests this long.",
            names::processing(*processing)
        ),
        Unpriced::NoDecisions { model } => {
            format!("“{model}” makes no decisions: that endpoint serves another model.")
        }
        Unpriced::NoPriceOnDay { model, on } => {
            format!("The price of “{model}” on {} is unknown.", date(*on))
        }
        Unpriced::Ended { model, ended } => {
            format!(
                "“{}” stopped on {}. Pick another model.",
                model.escape_debug(),
                date(*ended)
            )
        }
        Unpriced::NoRate {
            model,
            modality,
            kind,
        } => format!(
            "“{model}” is not sold for this kind of token ({}).",
            names::item(Item::Tokens {
                modality: *modality,
                kind: *kind
            })
            .to_lowercase()
        ),
        Unpriced::TooLarge {
            model,
            limit: ContextLimit::Input,
            tokens,
            most,
        } => format!(
            "The input of {} tokens is more than “{model}” takes ({}). Shorten it or pick a model with a larger context.",
            count(tokens.get()),
            count(most.get())
        ),
        Unpriced::TooLarge {
            model,
            limit: ContextLimit::Output,
            tokens,
            most,
        } => format!(
            "The output of {} tokens is more than “{model}” gives ({}).",
            count(tokens.get()),
            count(most.get())
        ),
        Unpriced::TooLarge {
            model,
            limit: ContextLimit::Window,
            tokens,
            most,
        } => format!(
            "Input and output together are {} tokens, more than “{model}” takes ({}).",
            count(tokens.get()),
            count(most.get())
        ),
        Unpriced::TakesNoPictures { model } => format!(
            "“{model}” takes no images, or how it counts them is not published. Pick another model, or send none."
        ),
        Unpriced::PictureNotTaken { model, size } => format!(
            "“{model}” does not take an image of {} × {} pixels in this detail. Make it smaller.",
            count(size.width.into()),
            count(size.height.into())
        ),
        Unpriced::PictureTokensUnknown { model, size } => format!(
            "How many tokens an image of {} × {} is with “{model}” is not published, so its price is unknown.",
            count(size.width.into()),
            count(size.height.into())
        ),
        Unpriced::NotTrainable { model } => {
            format!("“{model}” cannot be trained on your own data. Pick another model.")
        }
        Unpriced::OutOfRange => "The total is too large to compute. Check the numbers.".to_owned(),
    }
}

/// Why a model cannot do the work, for a table cell.
fn unpriced_short(reason: &Unpriced) -> String {
    match reason {
        Unpriced::TooLarge {
            limit: ContextLimit::Input,
            most,
            ..
        } => {
            format!("input limit {}", count(most.get()))
        }
        Unpriced::TooLarge {
            limit: ContextLimit::Output,
            most,
            ..
        } => {
            format!("output limit {}", count(most.get()))
        }
        Unpriced::TooLarge {
            limit: ContextLimit::Window,
            most,
            ..
        } => {
            format!("context limit {}", count(most.get()))
        }
        Unpriced::NotSoldThisWay { processing, .. } => {
            format!("not sold in {}", names::processing(*processing))
        }
        Unpriced::NotSoldLong { processing, .. } => {
            format!(
                "not sold in {} at this length",
                names::processing(*processing)
            )
        }
        Unpriced::Ended { .. } => "no longer sold".to_owned(),
        Unpriced::TakesNoPictures { .. } => "no images".to_owned(),
        Unpriced::PictureNotTaken { .. } => "image too large".to_owned(),
        Unpriced::NotTrainable { .. } => "not trainable".to_owned(),
        Unpriced::PictureTokensUnknown { .. }
        | Unpriced::UnknownModel { .. }
        | Unpriced::OtherUnit { .. }
        | Unpriced::NoDecisions { .. }
        | Unpriced::NoPriceOnDay { .. }
        | Unpriced::NoRate { .. }
        | Unpriced::OutOfRange => "price unknown".to_owned(),
    }
}

/// Where a rate comes from.
#[must_use]
pub fn provenance(catalog: &Catalog, provenance: &Provenance) -> String {
    let evidence = match provenance {
        Provenance::Published(evidence) => evidence,
        Provenance::Typed {
            typed: Typed::Rates,
        } => return "typed by you; not a price of OpenAI's list".to_owned(),
        Provenance::Typed {
            typed: Typed::Discount(off),
        } => {
            return format!("typed by you: {} off OpenAI's list price", percent(*off));
        }
    };
    let titles: Vec<_> = evidence
        .sources
        .iter()
        .filter_map(|id| catalog.source(id))
        .map(|source| source.title.as_str())
        .collect();
    format!(
        "{}; checked {}; {}",
        titles.join(" and "),
        date(evidence.checked),
        names::confidence(evidence.confidence)
    )
}

/// What a switch would do to a month: `saves $12.00 a month`; nothing when it changes nothing.
#[must_use]
pub fn month_difference(now: Usd, then: Usd) -> String {
    match then.cmp(&now) {
        Ordering::Less => format!("saves {} a month", usd(now - then)),
        Ordering::Greater => format!("adds {} a month", usd(then - now)),
        Ordering::Equal => "changes nothing here".to_owned(),
    }
}

/// The workload in view, if it has a price.
fn priced_in_view(report: &Report) -> Option<(&WorkloadBill, &PricedWorkload)> {
    let workload = report.in_view()?;
    Some((workload, workload.outcome.as_ref().ok()?))
}

/// What the Batch switch would do, or does.
#[must_use]
pub fn batch_effect(report: &Report) -> String {
    let Some((workload, priced)) = priced_in_view(report) else {
        return String::new();
    };
    let alternatives = report.focus.alternatives;
    let other = if workload.processing == Processing::Batch {
        alternatives
            .standard
            .map(|standard| (standard, priced.per_month))
    } else {
        alternatives.batch.map(|batch| (priced.per_month, batch))
    };
    other.map_or_else(String::new, |(without, with)| {
        format!(
            "50% off for answers within 24 hours: {}.",
            month_difference(without, with)
        )
    })
}

/// Why Batch cannot be chosen; empty when it can.
#[must_use]
pub fn batch_locked(report: &Report) -> String {
    match priced_in_view(report) {
        Some((workload, _)) if report.focus.alternatives.batch.is_none() => {
            format!("{} is not sold in Batch.", workload.model_name)
        }
        _ => String::new(),
    }
}

/// What the caching switch would do, or does.
#[must_use]
pub fn caching_effect(report: &Report) -> String {
    if priced_in_view(report).is_none() {
        return String::new();
    }
    let alternatives = report.focus.alternatives;
    alternatives
        .uncached
        .zip(alternatives.cached)
        .map_or_else(String::new, |(without, with)| {
            format!(
                "Repeated beginnings of a prompt cost less: {}.",
                month_difference(without, with)
            )
        })
}

/// What the bill is for.
#[must_use]
pub fn bill_subject(model_name: &str, processing: Processing) -> String {
    format!("{model_name}, {} processing", names::processing(processing))
}

/// What a month and the whole time are.
#[must_use]
pub fn months_explained(total_days: u32) -> String {
    format!(
        "A month is the 30 days from today; all together is {}.",
        days(total_days)
    )
}

/// What is said where a total leaves workloads out because they have no price.
#[must_use]
pub fn partly_unknown(unpriced: usize) -> String {
    match unpriced {
        1 => "One workload has no known price; the totals are without it.".to_owned(),
        more => format!(
            "{} workloads have no known price; the totals are without them.",
            count(more as u64)
        ),
    }
}

/// What is said of a workload that is switched off.
#[must_use]
pub const fn not_in_bill() -> &'static str {
    "Switched off: not part of the totals."
}

/// A rate with what it is for.
#[must_use]
pub fn rate_of(item: Item, unit_rate: UnitRate) -> String {
    format!("{} {}", names::item(item), rate(unit_rate))
}

/// How a bill comes about.
#[must_use]
pub const fn how_computed(band: ContextBand) -> &'static str {
    match band {
        ContextBand::Short => {
            "Each line is its quantity × its rate; their exact sum is one unit of the work. A day is that × the units of the day. Nothing is rounded before it is shown; hover over an amount to see all of it."
        }
        ContextBand::Long => {
            "Each line is its quantity × its long-context rate; their exact sum is one unit of the work. A day is that × the units of the day. Nothing is rounded before it is shown; hover over an amount to see all of it."
        }
    }
}

/// Why a model cannot do the work, as a table says it.
#[must_use]
pub fn unable(reason: &Unpriced) -> String {
    format!("Unable: {}", unpriced_short(reason))
}

/// The label of the button that chooses a model.
#[must_use]
pub fn use_model(name: &str) -> String {
    format!("Use {name}")
}
