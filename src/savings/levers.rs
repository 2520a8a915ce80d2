//! What each lever makes of a workload.

use super::Lever;
use super::routing::{Routing, cheapest, route};
use crate::catalog::Processing;
use crate::money::Percent;
use crate::quote::Comparison;
use crate::tokens::{Detail, Tokens};
use crate::workload::{
    Caching, CachingMode, Effort, Keep, Part, Quantity, Shape, TextTokens, Workload,
};

/// A lever with the workloads that stand in the place of the one.
type Change = (Lever, Vec<Workload>);

/// Turns of history that are kept word for word.
const TURNS_KEPT: u64 = 2;
/// The tokens of a summary: a figure of ours to start from.
const SUMMARY: u64 = 200;
/// What backing off leaves of the retries: a figure of ours to start from.
pub(super) const RETRIES_LEFT: Percent = Percent::new(1);

/// Every lever that has something to move; whether it saves anything is for the quotes to say.
pub(super) fn all(comparison: &Comparison, workload: &Workload) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(route(comparison, workload, &Routing::default()));
    changes.extend(cheaper_embedding(comparison, workload));
    changes.extend(history(workload));
    changes.extend(output(workload));
    changes.extend(cache(workload));
    changes.extend(wait(workload));
    changes.extend(repeats(workload));
    changes.extend(tools(workload));
    changes.extend(pictures(workload));
    changes
}

/// The workload with a change made to it.
fn with(lever: Lever, workload: &Workload, change: impl FnOnce(&mut Workload)) -> Change {
    let mut next = workload.clone();
    change(&mut next);
    (lever, vec![next])
}

/// The cheapest current embedding model, for the whole of an embedding workload.
fn cheaper_embedding(comparison: &Comparison, workload: &Workload) -> Option<Change> {
    if workload.work.shape != Shape::Embedding {
        return None;
    }
    let (model, name) = cheapest(comparison)?;
    let lever = Lever::CheaperEmbedding {
        model: model.clone(),
        name,
    };
    Some(with(lever, workload, |next| next.model = model))
}

fn history(workload: &Workload) -> Vec<Change> {
    let work = &workload.work;
    let exchange = work.tokens(Part::Message) + work.tokens(Part::Answer);
    let kept = exchange.checked_times(TURNS_KEPT).unwrap_or(Tokens::MAX);
    let now = work.quantity(Quantity::HistoryKept);
    let is_shorter = now == 0 || kept < Tokens::new(now);
    if work.shape != Shape::Chat || !is_shorter || kept.is_zero() {
        return Vec::new();
    }
    let set = |summary: u64| {
        move |next: &mut Workload| {
            next.work.set_quantity(Quantity::HistoryKept, kept.get());
            next.work.set_quantity(Quantity::Summary, summary);
        }
    };
    let summarise = Lever::SummariseHistory {
        kept,
        summary: Tokens::new(SUMMARY),
    };
    vec![
        with(Lever::TrimHistory { kept }, workload, set(0)),
        with(summarise, workload, set(SUMMARY)),
    ]
}

fn output(workload: &Workload) -> Vec<Change> {
    let work = &workload.work;
    let mut changes = Vec::new();
    // A limit that is set already was chosen with a reason; it is not cut again.
    let has_limit = work.quantity(Quantity::MaxOutput) > 0;
    if work.shape.quantities().contains(&Quantity::MaxOutput) && !has_limit {
        let most = Tokens::new(work.output().get().saturating_mul(3).div_ceil(4));
        if !most.is_zero() {
            changes.push(with(Lever::CapOutput { most }, workload, |next| {
                next.work.set_quantity(Quantity::MaxOutput, most.get());
            }));
        }
    }
    let now = work.quantity(Quantity::Reasoning);
    let less = Effort::ALL
        .into_iter()
        .rev()
        .map(|effort| effort.share().likely)
        .find(|share| *share < now);
    if let (true, Some(percent)) = (work.shape.quantities().contains(&Quantity::Reasoning), less) {
        let lever = Lever::LessReasoning { percent };
        changes.push(with(lever, workload, |next| {
            next.work.set_quantity(Quantity::Reasoning, percent);
        }));
    }
    changes
}

fn cache(workload: &Workload) -> Vec<Change> {
    if !workload.work.shape.can_cache() {
        return Vec::new();
    }
    let derived = Caching {
        mode: Caching::DERIVED.mode,
        ..workload.caching
    };
    let mut changes = Vec::new();
    if workload.caching.mode == CachingMode::Off {
        changes.push(with(Lever::Cache, workload, |next| next.caching = derived));
    } else {
        changes.push(with(Lever::NoCache, workload, |next| {
            next.caching.mode = CachingMode::Off;
        }));
    }
    if workload.caching.mode == CachingMode::Derived(Keep::Short) {
        changes.push(with(Lever::KeepLonger, workload, |next| {
            next.caching.mode = CachingMode::Derived(Keep::Long);
        }));
    }
    let calls = workload.work.unit().calls;
    let has_common = calls.iter().any(|call| !call.common.is_zero());
    let message = workload.work.tokens(Part::Message);
    if workload.work.shape == Shape::Call
        && !has_common
        && workload.caching.mode != CachingMode::Typed
    {
        let common = Tokens::new(message.get() / 2);
        let rest = message.without(common).unwrap_or(Tokens::ZERO);
        let lever = Lever::CacheablePrefix { common };
        changes.push(with(lever, workload, |next| {
            next.caching = derived;
            let typed = TextTokens::Typed;
            next.work.set_text(Part::Instructions, typed(common));
            next.work.set_text(Part::Message, typed(rest));
        }));
    }
    changes
}

fn wait(workload: &Workload) -> Vec<Change> {
    [
        Processing::Standard,
        Processing::Batch,
        Processing::Flex,
        Processing::Background2h,
        Processing::Background8h,
    ]
    .into_iter()
    .filter(|processing| *processing != workload.processing)
    .map(|processing| {
        with(Lever::Wait { processing }, workload, |next| {
            next.processing = processing;
        })
    })
    .collect()
}

fn repeats(workload: &Workload) -> Vec<Change> {
    let repeats = workload.traffic.repeats;
    let mut changes = Vec::new();
    if repeats.duplicates > Percent::ZERO {
        changes.push(with(Lever::Deduplicate, workload, |next| {
            next.traffic.repeats.duplicates = Percent::ZERO;
        }));
    }
    if repeats.retries > RETRIES_LEFT {
        changes.push(with(Lever::BackOff, workload, |next| {
            next.traffic.repeats.retries = RETRIES_LEFT;
        }));
    }
    changes
}

fn tools(workload: &Workload) -> Option<Change> {
    let tools = workload.work.tokens(Part::Tools);
    let counts = workload.work.shape.parts().contains(&Part::Tools);
    if !counts || tools.is_zero() {
        return None;
    }
    let left = Tokens::new(tools.get() / 2);
    let lever = Lever::DropTools { left };
    Some(with(lever, workload, |next| {
        next.work.set_text(Part::Tools, TextTokens::Typed(left));
    }))
}

fn pictures(workload: &Workload) -> Vec<Change> {
    let work = &workload.work;
    if work.unit().pictures.is_none() {
        return Vec::new();
    }
    let half = |quantity| work.quantity(quantity).div_ceil(2);
    let (width, height) = (half(Quantity::PictureWidth), half(Quantity::PictureHeight));
    let resize = with(Lever::ResizeImages { width, height }, workload, |next| {
        next.work.set_quantity(Quantity::PictureWidth, width);
        next.work.set_quantity(Quantity::PictureHeight, height);
    });
    let low = with(Lever::LowDetail, workload, |next| {
        next.work.detail = Detail::Low;
    });
    vec![low, resize]
}
