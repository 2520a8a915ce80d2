//! Processing modes: what they cost and take, and why one is missing.

use super::{date, language, names, say, unable};
use crate::catalog::{Absence, Because, Catalog, Class, Processing};
use crate::quote::{Mode, Unpriced};

/// Why the work has no price in a mode, for a table cell.
#[must_use]
pub fn mode_unable(catalog: &Catalog, mode: &Mode, reason: &Unpriced) -> String {
    match (&mode.absence, reason) {
        (Some(absence), Unpriced::NotSoldThisWay { .. }) => mode_missing(catalog, absence),
        _ => unable(reason),
    }
}

/// Why a model has no price in a mode, and where that was looked up.
#[must_use]
pub fn mode_missing(catalog: &Catalog, absence: &Absence) -> String {
    let mode = names::processing(absence.processing);
    let model = absence.model_name.escape_debug();
    let why = match &absence.because {
        Because::OwnModel => {
            return say!(
                "{model} is your own model: it has the prices you typed, in Standard.",
                model
            );
        }
        Because::OtherUnit => {
            say!(
                "{model} is billed by time or characters; it has no {mode} price.",
                model,
                mode
            )
        }
        Because::Class(Class::Embedding) => say!("{mode} is not offered for embeddings.", mode),
        Because::Class(Class::FineTuned) => {
            say!("{mode} is not offered for fine-tuned models.", mode)
        }
        Because::Class(Class::Pro) => say!("{mode} is not offered for pro models.", mode),
        Because::Class(Class::Nano) => say!("{mode} is not offered for nano models.", mode),
        Because::WindingDown => {
            say!(
                "OpenAI is winding {mode} down; {model} came without it.",
                mode,
                model
            )
        }
        Because::OnlyOn(names) if names.is_empty() => {
            say!("No model is listed with a {mode} price today.", mode)
        }
        Because::OnlyOn(names) => say!(
            "{mode} is listed only for {models}.",
            mode,
            language::list(names)
        ),
        Because::NotListed => say!("No {mode} price is listed for {model}.", mode, model),
    };
    let Some(evidence) = &absence.looked_up else {
        return why;
    };
    let titles = evidence.sources.iter().filter_map(|id| catalog.source(id));
    let titles: Vec<_> = titles.map(|source| language::name(&source.title)).collect();
    say!(
        "{why} Looked up in {sources}, checked {day}.",
        why,
        language::both(titles),
        date(evidence.checked)
    )
}

/// A mode as a choice: `Batch: 50.0% less, within 24 hours`.
#[must_use]
pub fn mode_choice(mode: &Mode) -> String {
    let (name, wait) = (
        names::processing(mode.processing),
        names::wait(mode.processing),
    );
    let factor = mode.outcome.as_ref().ok();
    match factor.and_then(|priced| priced.thousandths_of_standard) {
        Some(thousandths) if mode.processing != Processing::Standard => {
            say!(
                "{name}: {cost}, {wait}",
                name,
                names::versus_standard(thousandths),
                wait
            )
        }
        _ => say!("{name}: {wait}", name, wait),
    }
}

/// The heading of the modes that are missing.
#[must_use]
pub fn modes_missing(modes: &[Mode]) -> String {
    let missing = modes.iter().filter(|mode| mode.absence.is_some());
    let names: Vec<_> = missing
        .map(|mode| names::processing(mode.processing))
        .collect();
    say!(
        "Not sold for this model: {modes}",
        language::statements(names)
    )
}
