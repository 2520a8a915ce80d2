//! What the prompt cache does, in words.

use super::{count, counted_units, per_unit_plural, say, share, usd};
use crate::money::Usd;
use crate::quote::{CacheFlow, CachingEffect, Pays};
use crate::report::{PricedWorkload, Report};
use crate::workload::{CachingMode, Keep, Shape};

/// Where the reads and writes of the cache come from, as a choice.
#[must_use]
pub fn caching_mode(mode: CachingMode) -> &'static str {
    match mode {
        CachingMode::Off => say!("Off"),
        CachingMode::Typed => say!("Shares that I type"),
        CachingMode::Derived(Keep::Short) => say!("Derived from the traffic"),
        CachingMode::Derived(Keep::Long) => say!("Derived, kept for the longest time"),
    }
}

/// What the choice means.
#[must_use]
pub fn caching_mode_explained(mode: CachingMode) -> &'static str {
    match mode {
        CachingMode::Off => say!("Every input token is paid in full."),
        CachingMode::Typed => say!("You say how much of the input is read and written."),
        CachingMode::Derived(Keep::Short) => {
            say!(
                "From what repeats and how soon it comes again. Entries live as short as the model offers: 30 minutes from GPT-5.6 on."
            )
        }
        CachingMode::Derived(Keep::Long) => {
            say!(
                "From what repeats and how soon it comes again. Entries live as long as the model offers: 12 hours from GPT-5.6 on, written at twice the price; 24 hours on most models before."
            )
        }
    }
}

/// A line of the panel on the cache: what, and how much.
pub type CachingFact = (&'static str, String);

/// What the derived cache of the workload in view does in thirty days; empty when nothing is derived.
#[must_use]
pub fn caching_facts(report: &Report) -> Vec<CachingFact> {
    let Some(workload) = report.in_view() else {
        return Vec::new();
    };
    let Ok(priced) = &workload.outcome else {
        return Vec::new();
    };
    match priced.caching {
        CachingEffect::On {
            usd_without,
            derived: Some(flow),
        } => facts(priced, usd_without, flow, workload.shape),
        CachingEffect::Off
        | CachingEffect::NotOffered
        | CachingEffect::TooShort { .. }
        | CachingEffect::NothingInCommon { .. }
        | CachingEffect::On { derived: None, .. } => Vec::new(),
    }
}

fn facts(
    priced: &PricedWorkload,
    usd_without: Usd,
    flow: CacheFlow,
    shape: Shape,
) -> Vec<CachingFact> {
    let month = |each: Usd| each.times(priced.units_per_month).unwrap_or(Usd::MAX);
    let (with, without) = (month(priced.per_unit), month(usd_without));
    let difference = if with <= without {
        (say!("Saved a month"), usd(without.saturating_sub(with)))
    } else {
        (say!("Lost a month"), usd(with.saturating_sub(without)))
    };
    let written = if flow.written_per_month == 0 {
        say!("free on this model").to_owned()
    } else {
        say!("{written_per_month} tokens", count(flow.written_per_month))
    };
    vec![
        (
            say!("Read from the cache"),
            say!("{share} of the input", share(flow.hit_thousandths)),
        ),
        (
            say!("Read a month"),
            say!("{read_per_month} tokens", count(flow.read_per_month)),
        ),
        (say!("Written a month"), written),
        (
            say!("Find it empty"),
            say!(
                "{share} of {shape}",
                share(flow.cold_thousandths),
                per_unit_plural(shape)
            ),
        ),
        difference,
        (say!("Pays"), pays(flow.pays, shape)),
    ]
}

/// From which traffic on caching pays.
fn pays(pays: Pays, shape: Shape) -> String {
    match pays {
        Pays::Always => say!("with any traffic").to_owned(),
        Pays::Never => {
            say!("never: each entry is gone or changed before it is read again").to_owned()
        }
        Pays::From { units_per_day } => {
            say!("from {units} a day on", counted_units(shape, units_per_day))
        }
    }
}

/// How the figures are found.
#[must_use]
pub fn caching_explained() -> &'static str {
    say!(
        "Requests are taken to come at random in the active hours; the first of a day finds the cache empty when the night is longer than an entry lives. A Batch is written once and read by the rest. Later turns read what the last turn sent, if it still lives."
    )
}
