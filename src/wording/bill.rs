//! What is said beside a bill.

use core::cmp::Ordering;

use super::{count, date, days, language, names, percent, rate, say, usd};
use crate::catalog::{Catalog, Confidence, ContextBand, Processing, Provenance, Typed};
use crate::money::Usd;
use crate::quote::{ContextLimit, Item, Unit, UnitRate, Unpriced};
use crate::report::{Note, PricedWorkload, Report, WorkloadBill};

/// What every bill assumes.
#[must_use]
pub fn assumptions() -> &'static str {
    say!("Prices are in US dollars before tax. Every request is the average one.")
}

/// An assumption or a warning.
#[must_use]
pub fn note(note: Note) -> String {
    match note {
        Note::ModelEnds { on, within_project: true } => say!("This model stops on {day}, before your last day. Plan the move to another one.", date(on)),
        Note::ModelEnds { on, within_project: false } => {
            say!("This model stops on {day}.", date(on))
        }
        Note::Gated => say!("This model is sold to approved customers only.").to_owned(),
        Note::WeakPrice { confidence: Confidence::Low } => {
            say!("This price is an inference; check it before you rely on it.").to_owned()
        }
        Note::WeakPrice { .. } => {
            say!("This price rests on one source or an older one; check it before you buy.").to_owned()
        }
        Note::OwnPrice => {
            say!("These are prices that you typed, not OpenAI's; the marks say where.").to_owned()
        }
        Note::PromiseOver { through } => say!("OpenAI promised this price through {day} and has not said what follows. Check it before you buy.", date(through)),
        Note::LongContext { above } => say!("Above {above} input tokens the whole request costs more; these are the long-context rates.", count(above.get())),
        Note::AssumedEncoding { encoding } => say!("OpenAI has not published this model's vocabulary; the prompt was counted with {encoding}, the likeliest one.", encoding),
        Note::EstimatedInput => {
            say!("Some of the input is an estimate, not a count.").to_owned()
        }
        Note::CountedForOtherEncoding => {
            say!("The prompt was counted for a model with another vocabulary; paste it again to count it for this one.")
                .to_owned()
        }
        Note::PromptTooShortToCache { least } => say!("Prompts under {least} tokens are not cached, so caching changes nothing here.", count(least.get())),
        Note::NothingToCache { common, least } => say!("All requests begin with the same {common} tokens as far as this says, and a beginning under {least} is not cached. Enter what they share as instructions, tools or schema.", count(common.get()), count(least.get())),
        Note::NoPromptCache => say!("This model has no prompt cache.").to_owned(),
        Note::CachingLoses => {
            say!("Caching costs more than it saves here: more is written to the cache than read from it.")
                .to_owned()
        }
        Note::NoCacheDiscount => {
            say!("Cached tokens get no discount on this model in this processing mode.").to_owned()
        }
        Note::BatchWaits => {
            say!("Batch answers arrive within 24 hours, not at once. Tool calls are not discounted.")
                .to_owned()
        }
    }
}

/// Why there is no price, as a sentence that says what to do.
#[must_use]
pub fn unpriced(reason: &Unpriced) -> String {
    match reason {
        Unpriced::UnknownModel { model } => say!(
            "The price of “{model}” is unknown: it is not in this price table. Pick another model.",
            model.escape_debug()
        ),
        Unpriced::OtherUnit { model, used } => match used {
            Unit::Token => {
                say!(
                    "“{model}” is billed by time or characters, not by text tokens.",
                    model
                )
            }
            Unit::Second => say!("“{model}” is not billed by time.", model),
            Unit::Character => say!("“{model}” is not billed by characters.", model),
        },
        Unpriced::NotSoldThisWay { model, processing } => {
            say!(
                "“{model}” is not sold in {processing} processing.",
                model,
                names::processing(*processing)
            )
        }
        Unpriced::NotSoldLong { model, processing } => say!(
            "“{model}” is not sold in {processing} processing for requests this long.",
            model,
            names::processing(*processing)
        ),
        Unpriced::NoDecisions { model } => {
            say!(
                "“{model}” makes no decisions: that endpoint serves another model.",
                model
            )
        }
        Unpriced::NoPriceOnDay { model, on } => {
            say!(
                "The price of “{model}” on {day} is unknown.",
                model,
                date(*on)
            )
        }
        Unpriced::Ended { model, ended } => {
            say!(
                "“{model}” stopped on {day}. Pick another model.",
                model.escape_debug(),
                date(*ended)
            )
        }
        Unpriced::NoRate {
            model,
            modality,
            kind,
        } => say!(
            "“{model}” is not sold for this kind of token ({kind}).",
            model,
            names::item(Item::Tokens {
                modality: *modality,
                kind: *kind
            })
            .to_lowercase()
        ),
        Unpriced::TooLarge {
            model,
            limit,
            tokens,
            most,
        } => too_large(model, *limit, &count(tokens.get()), &count(most.get())),
        Unpriced::TakesNoPictures { model } => say!(
            "“{model}” takes no images, or how it counts them is not published. Pick another model, or send none.",
            model
        ),
        Unpriced::PictureNotTaken { model, size } => say!(
            "“{model}” does not take an image of {width} × {height} pixels in this detail. Make it smaller.",
            model,
            count(size.width.into()),
            count(size.height.into())
        ),
        Unpriced::PictureTokensUnknown { model, size } => say!(
            "How many tokens an image of {width} × {height} is with “{model}” is not published, so its price is unknown.",
            count(size.width.into()),
            count(size.height.into()),
            model
        ),
        Unpriced::NotTrainable { model } => {
            say!(
                "“{model}” cannot be trained on your own data. Pick another model.",
                model
            )
        }
        Unpriced::OutOfRange => {
            say!("The total is too large to compute. Check the numbers.").to_owned()
        }
    }
}

/// Why a request does not fit into a model, and what it may have at most.
fn too_large(model: &str, limit: ContextLimit, tokens: &str, most: &str) -> String {
    match limit {
        ContextLimit::Input => say!(
            "The input of {tokens} tokens is more than “{model}” takes ({most}). Shorten it or pick a model with a larger context.",
            tokens,
            model,
            most
        ),
        ContextLimit::Output => say!(
            "The output of {tokens} tokens is more than “{model}” gives ({most}).",
            tokens,
            model,
            most
        ),
        ContextLimit::Window => say!(
            "Input and output together are {tokens} tokens, more than “{model}” takes ({most}).",
            tokens,
            model,
            most
        ),
    }
}

/// Rates, and where they come from.
#[must_use]
pub fn rates_from(rates: Vec<String>, source: &str) -> String {
    say!("{rates} — {source}.", language::statements(rates), source)
}

/// Where a rate comes from.
#[must_use]
pub fn provenance(catalog: &Catalog, provenance: &Provenance) -> String {
    let evidence = match provenance {
        Provenance::Published(evidence) => evidence,
        Provenance::Typed {
            typed: Typed::Rates,
        } => return say!("typed by you; not a price of OpenAI's list").to_owned(),
        Provenance::Typed {
            typed: Typed::Discount(off),
        } => {
            return say!(
                "typed by you: {share} off OpenAI's list price",
                percent(*off)
            );
        }
    };
    let titles: Vec<_> = evidence
        .sources
        .iter()
        .filter_map(|id| catalog.source(id))
        .map(|source| language::name(&source.title))
        .collect();
    say!(
        "{sources}; checked {day}; {confidence}",
        language::both(titles),
        date(evidence.checked),
        names::confidence(evidence.confidence)
    )
}

/// What a switch would do to a month: `saves $12.00 a month`; nothing when it changes nothing.
#[must_use]
pub fn month_difference(now: Usd, then: Usd) -> String {
    match then.cmp(&now) {
        Ordering::Less => say!("saves {amount} a month", usd(now - then)),
        Ordering::Greater => say!("adds {amount} a month", usd(then - now)),
        Ordering::Equal => say!("changes nothing here").to_owned(),
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
        say!(
            "50% off for answers within 24 hours: {effect}.",
            month_difference(without, with)
        )
    })
}

/// Why Batch cannot be chosen; empty when it can.
#[must_use]
pub fn batch_locked(report: &Report) -> String {
    match priced_in_view(report) {
        Some((workload, _)) if report.focus.alternatives.batch.is_none() => {
            say!("{model_name} is not sold in Batch.", workload.model_name)
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
            say!(
                "Repeated beginnings of a prompt cost less: {effect}.",
                month_difference(without, with)
            )
        })
}

/// What the bill is for.
#[must_use]
pub fn bill_subject(model_name: &str, processing: Processing) -> String {
    say!(
        "{model_name}, {processing} processing",
        model_name,
        names::processing(processing)
    )
}

/// What a month and the whole time are.
#[must_use]
pub fn months_explained(total_days: u32) -> String {
    say!(
        "A month is the 30 days from today; all together is {days}.",
        days(total_days)
    )
}

/// What is said where a total leaves workloads out because they have no price.
#[must_use]
pub fn partly_unknown(unpriced: usize) -> String {
    match unpriced {
        1 => say!("One workload has no known price; the totals are without it.").to_owned(),
        more => say!(
            "{count} workloads have no known price; the totals are without them.",
            count(more as u64)
        ),
    }
}

/// What is said of a workload that is switched off.
#[must_use]
pub fn not_in_bill() -> &'static str {
    say!("Switched off: not part of the totals.")
}

/// A rate with what it is for.
#[must_use]
pub fn rate_of(item: Item, unit_rate: UnitRate) -> String {
    say!("{item} {rate}", names::item(item), rate(unit_rate))
}

/// How a bill comes about.
#[must_use]
pub fn how_computed(band: ContextBand) -> &'static str {
    match band {
        ContextBand::Short => {
            say!(
                "Each line is its quantity × its rate; their exact sum is one unit of the work. A day is that × the units of the day. Nothing is rounded before it is shown; hover over an amount to see all of it."
            )
        }
        ContextBand::Long => {
            say!(
                "Each line is its quantity × its long-context rate; their exact sum is one unit of the work. A day is that × the units of the day. Nothing is rounded before it is shown; hover over an amount to see all of it."
            )
        }
    }
}

/// The label of the button that chooses a model.
#[must_use]
pub fn use_model(name: &str) -> String {
    say!("Use {name}", name)
}
