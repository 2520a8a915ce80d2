//! Simple units of work on a cheaper model.

use super::Lever;
use crate::catalog::Status;
use crate::money::Percent;
use crate::quote::Comparison;
use crate::workload::{Shape, Volume, Workload};

/// Which units go to another model, as a person may choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
    /// The other model's id; `None` is the cheapest current one that can do the work.
    pub model: Option<String>,
    /// The share of units that are simple enough to go there, at most the whole.
    pub share: Percent,
    /// The share of those that come back and are done again by the first model, at most the whole.
    pub fallback: Percent,
}

impl Default for Routing {
    /// Figures of ours to start from: nobody else can know how simple somebody's work is.
    fn default() -> Self {
        Self {
            model: None,
            share: Percent::new(70),
            fallback: Percent::new(10),
        }
    }
}

/// Fewer units than these are not shared between two models.
const LEAST_UNITS: u64 = 10;
/// Bytes of a name that leave room for what is said after it.
const MOST_NAME: usize = 80;

/// The lever and the two workloads that stand in the place of the one; `None` where there is no
/// such model, or too few units to share.
pub(super) fn route(
    comparison: &Comparison,
    workload: &Workload,
    routing: &Routing,
) -> Option<(Lever, Vec<Workload>)> {
    // Vectors of two models cannot be searched together, and a model is trained in one place.
    if matches!(workload.work.shape, Shape::Embedding | Shape::FineTuning) {
        return None;
    }
    let (model, name) = match &routing.model {
        Some(id) => {
            let row = comparison.rows.iter().find(|row| row.model == *id)?;
            (row.model.clone(), row.name.clone())
        }
        None => cheapest(comparison)?,
    };
    let (stays, goes) = split(workload.traffic.volume, routing)?;
    let mut first = workload.clone();
    first.traffic.volume = stays;
    let mut second = workload.clone();
    second.traffic.volume = goes;
    second.model.clone_from(&model);
    second.name = format!("{} (simple)", shortened(&workload.name));
    let lever = Lever::CheaperModel {
        model,
        name,
        share: routing.share,
        fallback: routing.fallback,
    };
    Some((lever, vec![first, second]))
}

/// The cheapest model that is neither chosen nor about to go: its id and its name.
pub(super) fn cheapest(comparison: &Comparison) -> Option<(String, String)> {
    comparison
        .rows
        .iter()
        .filter(|row| row.status == Status::Current && row.ends.is_none() && !row.chosen)
        .filter_map(|row| Some((row.outcome.as_ref().ok()?.per_unit, row)))
        .min_by_key(|(per_unit, _)| *per_unit)
        .map(|(_, row)| (row.model.clone(), row.name.clone()))
}

/// What stays and comes back, and what goes: of the users if there are enough, else of the units.
fn split(volume: Volume, routing: &Routing) -> Option<(Volume, Volume)> {
    let parts = |all: u64| {
        let shares = [routing.share, routing.fallback];
        let are_shares = shares.iter().all(|share| *share <= Percent::WHOLE);
        if all < LEAST_UNITS || routing.share.is_zero() || !are_shares {
            return None;
        }
        // What is not whole counts as one more, so that nothing is promised too cheaply.
        let goes = percent_of(all, routing.share);
        let back = percent_of(goes, routing.fallback);
        Some((all.saturating_sub(goes).saturating_add(back), goes))
    };
    match volume {
        Volume::Rate { units, per } => {
            let (stays, goes) = parts(units)?;
            let of = |units| Volume::Rate { units, per };
            Some((of(stays), of(goes)))
        }
        Volume::Once { units } => {
            let (stays, goes) = parts(units)?;
            let of = |units| Volume::Once { units };
            Some((of(stays), of(goes)))
        }
        Volume::Users { users, units_each } => {
            let of_users = |users| Volume::Users { users, units_each };
            let of_each = |units_each| Volume::Users { users, units_each };
            if let Some((stays, goes)) = parts(users) {
                return Some((of_users(stays), of_users(goes)));
            }
            let (stays, goes) = parts(units_each)?;
            Some((of_each(stays), of_each(goes)))
        }
    }
}

fn percent_of(all: u64, share: Percent) -> u64 {
    let (parts, whole) = share.ratio();
    let part = u128::from(all) * u128::from(parts);
    u64::try_from(part.div_ceil(whole.into())).unwrap_or(u64::MAX)
}

/// A name short enough that something can be said after it.
fn shortened(name: &str) -> &str {
    let end = (0..=MOST_NAME.min(name.len()))
        .rev()
        .find(|end| name.is_char_boundary(*end));
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workload::Period;

    #[track_caller]
    fn check(units: u64, (share, fallback): (u32, u32), expected: Option<(u64, u64)>) {
        let per = Period::Day;
        let routing = Routing {
            model: None,
            share: Percent::new(share),
            fallback: Percent::new(fallback),
        };
        let parts = split(Volume::Rate { units, per }, &routing);
        let of = |units| Volume::Rate { units, per };
        assert_eq!(parts, expected.map(|(stays, goes)| (of(stays), of(goes))));
    }

    #[test]
    fn what_comes_back_is_paid_on_both_models() {
        check(1_000, (70, 10), Some((370, 700)));
        check(1_000, (100, 0), Some((0, 1_000)));
        check(1_000, (100, 100), Some((1_000, 1_000)));
        // 7.7 go and 0.8 come back: whole ones.
        check(11, (70, 10), Some((4, 8)));
    }

    #[test]
    fn too_few_are_not_shared() {
        check(9, (70, 10), None);
        check(1_000, (0, 0), None);
        check(1_000, (101, 0), None);
        check(1_000, (100, 101), None);
    }

    #[test]
    fn a_long_name_stays_within_its_limit() {
        let name = "ä".repeat(50);
        assert_eq!(shortened(&name), "ä".repeat(40));
        assert_eq!(shortened("Assistant"), "Assistant");
    }
}
