//! Ways to pay less, in words.

use super::{count, counted_units, counted_users, names, paper_volume, percent, say, share, usd};
use crate::catalog::Processing;
use crate::savings::{Fits, FittingModel, Lever, Most, Saving};
use crate::workload::{Shape, Volume, Workload};

/// What a lever does.
#[must_use]
pub fn lever(lever: &Lever) -> String {
    match lever {
        Lever::CheaperModel {
            name,
            share,
            fallback,
            ..
        } => say!(
            "Send {share} to {name} first; {share2} of those come back and are paid twice",
            percent(*share),
            name,
            percent(*fallback)
        ),
        Lever::TrimHistory { kept } => {
            say!("Send at most {kept} tokens of history", count(kept.get()))
        }
        Lever::SummariseHistory { kept, summary } => say!(
            "Send at most {kept} tokens of history, and a summary of {summary}",
            count(kept.get()),
            count(summary.get())
        ),
        Lever::CapOutput { most } => say!("Limit the output to {most} tokens", count(most.get())),
        Lever::LessReasoning { percent } => say!(
            "Ask for less reasoning: {percent}% of the visible answer",
            count(*percent)
        ),
        Lever::Cache => say!("Use the prompt cache").to_owned(),
        Lever::CacheablePrefix { common } => say!(
            "Put the {common} tokens that repeat first, and cache them",
            count(common.get())
        ),
        Lever::KeepLonger => say!("Keep what is cached for as long as the model offers").to_owned(),
        Lever::NoCache => say!("Do not cache").to_owned(),
        Lever::Wait {
            processing: Processing::Standard,
        } => say!("Have it answered in Standard processing").to_owned(),
        Lever::Wait { processing } => {
            say!("Let it wait: {processing}", names::processing(*processing))
        }
        Lever::Deduplicate => say!("Do not ask again what was answered").to_owned(),
        Lever::BackOff => say!("Wait longer before each retry: 1% of retries").to_owned(),
        Lever::DropTools { left } => say!(
            "Describe only the tools that are used: {left} tokens",
            count(left.get())
        ),
        Lever::LowDetail => say!("Send images in low detail").to_owned(),
        Lever::ResizeImages { width, height } => {
            say!(
                "Send images at {width} × {height}",
                count(*width),
                count(*height)
            )
        }
        Lever::CheaperEmbedding { name, .. } => say!("Embed with {name}", name),
    }
}

/// What a lever costs besides money.
#[must_use]
pub fn caution(lever: &Lever, shape: Shape) -> &'static str {
    match lever {
        Lever::CheaperModel { .. } => {
            say!(
                "The shares are a guess of ours: try both models on your own questions, then set the volumes of the two workloads."
            )
        }
        Lever::TrimHistory { .. } => {
            say!(
                "The model forgets what was said before. That two turns are enough is a guess of ours."
            )
        }
        Lever::SummariseHistory { .. } => {
            say!(
                "A summary leaves things out, and writing it is a call of its own that is not counted here. Its length and the two turns kept are guesses of ours."
            )
        }
        Lever::CapOutput { .. } => {
            say!(
                "Three quarters of today's output, a guess of ours. An answer that is longer is cut off, and hidden reasoning counts too: ask for short answers as well."
            )
        }
        Lever::LessReasoning { .. } => say!("Hard questions are answered less well."),
        Lever::Cache => {
            say!(
                "It saves only while requests come often enough, and while the beginning stays the same to the letter."
            )
        }
        Lever::CacheablePrefix { .. } => {
            say!(
                "Only if half of your input is the same each time: this is an assumption, not a finding."
            )
        }
        Lever::KeepLonger => {
            say!(
                "Writing to the cache costs more for it, so it saves only while requests come this rarely."
            )
        }
        Lever::NoCache => {
            say!(
                "Written more than read, as the traffic is. Ask for explicit breakpoints and set none, and try again when traffic grows."
            )
        }
        Lever::Wait {
            processing: Processing::Standard,
        } => say!("Answers come later than people are used to."),
        Lever::Wait { .. } if matches!(shape, Shape::Chat | Shape::Agent) => {
            say!(
                "Each call needs the answer to the one before, so each waits anew: right for work that may take days, not for people who are waiting. Tool fees stay as they are."
            )
        }
        Lever::Wait { .. } => {
            say!("Only where nobody waits for the answer. Tool fees stay as they are.")
        }
        Lever::Deduplicate => {
            say!("Needs a store of answers of your own; an old answer may be out of date.")
        }
        Lever::BackOff => {
            say!(
                "That 1% is left is a guess of ours. Failures last longer before they are tried again."
            )
        }
        Lever::DropTools { .. } => {
            say!("Half of them is an assumption: see in your logs which are never called.")
        }
        Lever::LowDetail => say!("Small print may become unreadable."),
        Lever::ResizeImages { .. } => {
            say!("Half as wide and high, a guess of ours. Small print may become unreadable.")
        }
        Lever::CheaperEmbedding { .. } => {
            say!(
                "Everything that was embedded before has to be embedded again, and search results change."
            )
        }
    }
}

/// The share of its month that a lever saves.
#[must_use]
pub fn saved_share(saving: &Saving) -> String {
    saving
        .thousandths
        .map_or_else(|| names::no_amount().to_owned(), share)
}

/// Why the savings are not added up.
#[must_use]
pub fn no_sum() -> &'static str {
    say!(
        "Each is computed by itself and they overlap, so they do not add up; after you apply one, the others are computed again. Undo takes it back."
    )
}

/// What is said when nothing would save anything.
#[must_use]
pub fn nothing_to_save() -> &'static str {
    say!("None of the usual ways would make this workload cheaper.")
}

/// What fits in an amount: what, and how much of it.
#[must_use]
pub fn fits(fits: &Fits, workload: &Workload) -> Vec<(&'static str, String)> {
    let shape = workload.work.shape;
    let volume = workload.traffic.volume;
    let label = match volume {
        Volume::Rate { .. } | Volume::Once { .. } => say!("How many"),
        Volume::Users { .. } => say!("For each user"),
    };
    let of_units = |most| match volume {
        Volume::Rate { per, .. } => paper_volume(shape, Volume::Rate { units: most, per }),
        Volume::Users { .. } => say!("{units} a day", counted_units(shape, most)),
        Volume::Once { .. } => paper_volume(shape, Volume::Once { units: most }),
    };
    let of_tokens = |most| say!("{tokens} tokens", count(most));
    let mut facts = vec![(label, most(fits.units, of_units))];
    facts.extend(
        fits.users
            .map(|users| (say!("Users"), most(users, counted_users))),
    );
    facts.extend(
        fits.answer
            .map(|answer| (say!("Longest answer"), most(answer, of_tokens))),
    );
    facts
}

fn most(most: Most, in_words: impl Fn(u64) -> String) -> String {
    match most {
        Most::Unpriced => say!("unknown: this work has no price").to_owned(),
        Most::None => say!("nothing: the rest costs more already").to_owned(),
        Most::Amount(most) => in_words(most),
        Most::Model(most) => say!(
            "{amount}, which is as many as the model takes",
            in_words(most)
        ),
        Most::Any => say!("as many as you like").to_owned(),
    }
}

/// The dearest model that fits.
#[must_use]
pub fn best_model(model: Option<&FittingModel>) -> String {
    match model {
        Some(model) => say!(
            "{model}: {amount} a month",
            model.name,
            usd(model.per_month)
        ),
        None => say!("none: every model costs more").to_owned(),
    }
}

/// What is taken for the best model.
#[must_use]
pub fn fits_explained() -> &'static str {
    say!(
        "Each answer changes one thing and leaves the rest as it is. The best model is the dearest current one that fits: the price is all that this page knows of quality. Where a cache gets warmer with more use, a larger number further up may fit as well."
    )
}

/// What a share of the simple work may be.
#[must_use]
pub fn share_beyond_whole() -> &'static str {
    say!("A share of the work is between 0% and 100%.")
}

/// The choice of the cheapest model, whichever it is.
#[must_use]
pub fn cheapest_model() -> &'static str {
    say!("The cheapest")
}

/// What is said when a person's choice of another model saves nothing.
#[must_use]
pub fn route_pays_nothing() -> &'static str {
    say!("That would not cost less, or there are too few to share.")
}

/// Why a saving was not made, with the limit that it would pass.
#[must_use]
pub fn could_not_apply(problem: &str) -> String {
    say!("This was not applied. {problem}", problem)
}

/// The label of the button that makes a saving.
#[must_use]
pub fn apply(title: &str) -> String {
    say!("Apply: {title}", title)
}
