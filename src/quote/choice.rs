//! Which rows of a comparison are shown, and in which order.

use std::collections::BTreeSet;

use super::{Comparison, ComparisonRow};
use crate::calendar::Date;
use crate::catalog::Status;
use crate::money::Usd;

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The model's name.
    Model,
    /// The cost.
    #[default]
    Cost,
    /// The most input a model takes, largest first.
    Context,
    /// The day the model ends, if announced.
    Ends,
}

/// Which rows are wanted. The chosen and the pinned models are shown whatever else is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowChoice {
    /// A part of the name or id, in any case; empty for every model.
    pub words: String,
    /// One generation only.
    pub family: Option<String>,
    /// Whether models sold by approval are wanted too.
    pub gated: bool,
    /// Whether models that cannot do the work are left out.
    pub able_only: bool,
    /// Whether only models that take pictures are wanted.
    pub pictures: bool,
    /// Only models that are served on this day still.
    pub served_on: Option<Date>,
    /// Only models on which a month costs at most this.
    pub month_at_most: Option<Usd>,
    /// Ids of models that stand on top.
    pub pinned: BTreeSet<String>,
    /// Ids of models that are not shown.
    pub hidden: BTreeSet<String>,
}

impl RowChoice {
    /// Whether a row is shown.
    #[must_use]
    pub fn holds(&self, row: &ComparisonRow) -> bool {
        if row.chosen || self.pinned.contains(&row.model) {
            return true;
        }
        let words = self.words.trim().to_lowercase();
        let is_cheap_enough = |most: Usd| {
            let priced = row.outcome.as_ref();
            priced.is_ok_and(|priced| priced.per_month <= most)
        };
        !self.hidden.contains(&row.model)
            && (row.name.to_lowercase().contains(&words) || row.model.contains(&words))
            && self.family.as_ref().is_none_or(|own| *own == row.family)
            && (self.gated || row.status != Status::Gated)
            && (!self.able_only || row.outcome.is_ok())
            && (!self.pictures || row.takes_pictures)
            && self
                .served_on
                .is_none_or(|on| row.ends.is_none_or(|ends| on < ends))
            && self.month_at_most.is_none_or(is_cheap_enough)
    }
}

impl Comparison {
    /// The wanted rows in order: pinned ones first, the ones that cannot do the work last.
    #[must_use]
    pub fn shown(&self, choice: &RowChoice, by: SortBy, descending: bool) -> Vec<&ComparisonRow> {
        let mut rows = self.sorted(by, descending);
        rows.retain(|row| choice.holds(row));
        // Stable: within the two groups the order stays.
        rows.sort_by_key(|row| !choice.pinned.contains(&row.model));
        rows
    }

    /// The rows in order, the ones that cannot do the work always last.
    #[must_use]
    pub fn sorted(&self, by: SortBy, descending: bool) -> Vec<&ComparisonRow> {
        let (mut able, unable): (Vec<_>, Vec<_>) =
            self.rows.iter().partition(|row| row.outcome.is_ok());
        let cost = |row: &ComparisonRow| row.outcome.as_ref().ok().map(|priced| priced.per_unit);
        able.sort_by(|a, b| {
            let order = match by {
                SortBy::Model => a.name.cmp(&b.name),
                SortBy::Cost => cost(a).cmp(&cost(b)),
                SortBy::Context => b.most_input.cmp(&a.most_input),
                // Without an announced end comes after every day.
                SortBy::Ends => (a.ends.is_none(), a.ends).cmp(&(b.ends.is_none(), b.ends)),
            };
            if descending { order.reverse() } else { order }
        });
        able.into_iter().chain(unable).collect()
    }

    /// A few models worth seeing beside each other, at most so many: the one in use, then the newest current one of
    /// each tier (the last word of names in several generations), then any other that is current and can do the work; dearest first.
    #[must_use]
    pub fn worth_seeing(&self, most: usize) -> Vec<&ComparisonRow> {
        let is_open = |row: &&ComparisonRow| row.outcome.is_ok() && row.status == Status::Current;
        let newest_of_tier = |row: &&ComparisonRow| {
            let alike = self.rows.iter().filter(is_open);
            let mut alike = alike.filter(|other| tier(other) == tier(row));
            // What only one generation has is no tier.
            alike.next() == Some(*row) && alike.next().is_some()
        };
        let chosen = self.rows.iter().filter(|row| row.chosen);
        let newest = self.rows.iter().filter(is_open).filter(newest_of_tier);
        let own_tier: Vec<_> = chosen.clone().map(tier).collect();
        let others = newest.filter(|row| !own_tier.contains(&tier(row)));
        let mut few: Vec<&ComparisonRow> = Vec::new();
        for row in chosen.chain(others).chain(self.rows.iter().filter(is_open)) {
            if few.len() < most && !few.iter().any(|known| known.model == row.model) {
                few.push(row);
            }
        }
        let month = |row: &&ComparisonRow| row.outcome.as_ref().ok().map(|priced| priced.per_month);
        few.sort_by_key(|row| core::cmp::Reverse(month(row)));
        few
    }

    /// Every generation in the comparison, in the catalog's order.
    #[must_use]
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !families.contains(&row.family.as_str()) {
                families.push(&row.family);
            }
        }
        families
    }
}

/// What tells a model from others of its generation: `Sol`, `mini`.
fn tier(row: &ComparisonRow) -> &str {
    row.name.rsplit(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::quote::{Span, compare};
    use crate::tokens::{Encoding, Tokens};
    use crate::workload::{Caching, TextTokens, Traffic, Work, Workload};

    fn table() -> Comparison {
        let input = TextTokens::Counted {
            tokens: Tokens::new(300_000),
            encoding: Encoding::O200kBase,
        };
        let workload = Workload {
            name: "Long".to_owned(),
            included: true,
            model: "gpt-6.1-sol".to_owned(),
            processing: crate::catalog::Processing::Standard,
            regional: false,
            work: Work::call(input, Tokens::new(100)),
            caching: Caching::OFF,
            traffic: Traffic::steady(10),
        };
        let catalog = Catalog::built_in().unwrap();
        let today = Date::parse("2026-11-25").unwrap();
        compare(&catalog, &workload, Span { today, days: 30 })
    }

    #[track_caller]
    fn check(choice: &RowChoice, holds: impl Fn(&ComparisonRow) -> bool) {
        let table = table();
        let shown = table.shown(choice, SortBy::Cost, false);
        assert!(shown.len() > 1, "{choice:?} leaves nothing to look at");
        assert!(shown.len() < table.rows.len(), "{choice:?} leaves all");
        for row in shown.into_iter().filter(|row| !row.chosen) {
            assert!(holds(row), "{}", row.model);
        }
    }

    #[test]
    fn each_filter_keeps_what_it_says_and_the_chosen_model() {
        let day = Date::parse("2026-12-31").unwrap();
        check(
            &RowChoice {
                able_only: true,
                ..RowChoice::default()
            },
            |row| row.outcome.is_ok(),
        );
        check(
            &RowChoice {
                pictures: true,
                ..RowChoice::default()
            },
            |row| row.takes_pictures,
        );
        check(
            &RowChoice {
                words: "LUNA".to_owned(),
                ..RowChoice::default()
            },
            |row| row.name.contains("Luna"),
        );
        check(
            &RowChoice {
                family: Some("gpt-5.6".to_owned()),
                ..RowChoice::default()
            },
            |row| row.family == "gpt-5.6",
        );
        check(
            &RowChoice {
                served_on: Some(day),
                ..RowChoice::default()
            },
            |row| row.ends.is_none_or(|ends| ends > day),
        );
        let most = Usd::from_dollars(300);
        check(
            &RowChoice {
                month_at_most: Some(most),
                ..RowChoice::default()
            },
            |row| {
                row.outcome
                    .as_ref()
                    .is_ok_and(|priced| priced.per_month <= most)
            },
        );
    }

    #[test]
    fn a_pinned_model_stands_on_top_and_a_hidden_one_is_gone() {
        let table = table();
        let by = |descending| {
            let rows = table.shown(&RowChoice::default(), SortBy::Cost, descending);
            rows.iter().map(|row| row.model.clone()).collect::<Vec<_>>()
        };
        let cheapest = by(false)[0].clone();
        let dearest = by(true)[0].clone();
        let choice = RowChoice {
            pinned: BTreeSet::from([dearest.clone()]),
            hidden: BTreeSet::from([cheapest.clone()]),
            ..RowChoice::default()
        };
        let shown = table.shown(&choice, SortBy::Cost, false);
        assert_eq!(shown[0].model, dearest);
        assert!(shown.iter().all(|row| row.model != cheapest));
    }

    #[test]
    fn a_model_with_another_vocabulary_is_marked() {
        let table = table();
        let of = |model: &str| {
            table
                .rows
                .iter()
                .find(|row| row.model == model)
                .map(|row| row.counted_otherwise)
        };
        assert_eq!(of("gpt-5"), Some(false));
        let marked = table
            .rows
            .iter()
            .filter(|row| row.counted_otherwise)
            .count();
        assert!(marked < table.rows.len());
    }

    #[test]
    fn the_newest_of_each_tier_stand_beside_the_one_in_use() {
        let table = table();
        let names = |most| -> Vec<String> {
            let few = table.worth_seeing(most).into_iter();
            few.map(|row| row.name.clone()).collect()
        };
        // The one in use is its tier's, though a newer one is sold.
        assert_eq!(
            names(4),
            [
                "GPT-6.2 Astra",
                "GPT-6.1 Sol",
                "GPT-6.1 Terra",
                "GPT-6 Luna"
            ]
        );
        assert_eq!(names(1), ["GPT-6.1 Sol"]);
        assert!(names(100).len() > 8);
    }
}
