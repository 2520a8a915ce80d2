//! Spend by what can be asked about it: one cell for each different answer.
//!
//! A million rows become as many cells as they differ in, so memory follows the variety of the
//! data and not its length. When there is too much variety, hours are forgotten first, then
//! users, then keys.

use std::collections::HashMap;

use super::Name;
use super::row::Row;
use crate::calendar::Date;
use crate::catalog::{Processing, TokenKind};
use crate::money::Usd;
use crate::quote::Item;

/// The most cells that are held.
const MOST_CELLS: usize = 60_000;

/// What all rows of a cell have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The day, in UTC.
    pub day: Date,
    /// The hour, in UTC; `None` where it is not told or was forgotten.
    pub hour: Option<u8>,
    /// The project.
    pub project: Name,
    /// The model.
    pub model: Name,
    /// The API key.
    pub key: Name,
    /// The user.
    pub user: Name,
    /// The processing mode; `None` for a tier without a published price.
    pub processing: Option<Processing>,
}

/// What was used of one kind, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// What it is; `None` where the export does not say.
    pub item: Option<Item>,
    /// How many.
    pub quantity: u64,
    /// What it cost.
    pub usd: Usd,
}

/// Everything in the rows of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many rows.
    pub rows: u64,
    /// How many of them have no price.
    pub unpriced: u64,
    /// How many requests, where the export says.
    pub requests: u64,
    /// How many of them failed, where the export says.
    pub failed: u64,
    /// Requests of the rows that say whether they failed.
    pub judged: u64,
    /// How often requests were sent again, where the export says.
    pub retried: u64,
    /// Requests of the rows that say whether they were.
    pub watched: u64,
    /// The line of the first row.
    pub first_line: u64,
    /// The line of the last row.
    pub last_line: u64,
    /// What was used.
    pub spent: Vec<Spent>,
}

impl Cell {
    /// What everything in it cost.
    #[must_use]
    pub fn usd(&self) -> Usd {
        self.spent.iter().map(|spent| spent.usd).sum()
    }

    /// All input tokens, cached ones included.
    #[must_use]
    pub fn input(&self) -> u64 {
        input_of(self.spent.iter().map(|spent| (spent.item, spent.quantity)))
    }

    /// The input tokens read from the cache.
    #[must_use]
    pub fn cached(&self) -> u64 {
        self.quantity(|kind| kind == TokenKind::CachedInput)
    }

    /// All output tokens.
    #[must_use]
    pub fn output(&self) -> u64 {
        self.quantity(|kind| kind == TokenKind::Output)
    }

    fn quantity(&self, is: impl Fn(TokenKind) -> bool) -> u64 {
        let tokens = self
            .spent
            .iter()
            .filter(|spent| matches!(spent.item, Some(Item::Tokens { kind, .. }) if is(kind)));
        tokens
            .map(|spent| spent.quantity)
            .fold(0, u64::saturating_add)
    }

    /// Takes in another cell.
    pub fn add(&mut self, other: &Self) {
        self.count(other);
        for spent in &other.spent {
            self.spend(*spent);
        }
    }

    fn count(&mut self, other: &Self) {
        if self.rows == 0 || other.first_line < self.first_line {
            self.first_line = other.first_line;
        }
        self.last_line = self.last_line.max(other.last_line);
        self.rows += other.rows;
        self.unpriced += other.unpriced;
        self.requests = self.requests.saturating_add(other.requests);
        self.failed = self.failed.saturating_add(other.failed);
        self.judged = self.judged.saturating_add(other.judged);
        self.retried = self.retried.saturating_add(other.retried);
        self.watched = self.watched.saturating_add(other.watched);
    }

    /// Takes in another cell as if nothing but one of its parts had been used.
    pub(super) fn add_only(&mut self, other: &Self, spent: Spent) {
        self.count(other);
        self.spend(spent);
    }

    fn spend(&mut self, more: Spent) {
        if let Some(same) = self.spent.iter_mut().find(|one| one.item == more.item) {
            same.quantity = same.quantity.saturating_add(more.quantity);
            same.usd += more.usd;
        } else {
            self.spent.push(more);
        }
    }

    /// Takes in one row with what each of its parts cost.
    fn take(&mut self, row: &Row, costs: &[Spent], is_priced: bool) {
        if self.rows == 0 {
            self.first_line = row.line;
        }
        self.last_line = row.line;
        self.rows += 1;
        self.unpriced += u64::from(!is_priced);
        let requests = row.requests.unwrap_or(0);
        self.requests = self.requests.saturating_add(requests);
        if let Some(failed) = row.failed {
            self.failed = self.failed.saturating_add(failed);
            self.judged = self.judged.saturating_add(requests.max(failed));
        }
        if let Some(retried) = row.retried {
            self.retried = self.retried.saturating_add(retried);
            self.watched = self.watched.saturating_add(requests);
        }
        for spent in costs {
            self.spend(*spent);
        }
    }
}

/// The input tokens among parts.
pub(super) fn input_of(parts: impl Iterator<Item = (Option<Item>, u64)>) -> u64 {
    let is_input =
        |item| matches!(item, Some(Item::Tokens { kind, .. }) if kind != TokenKind::Output);
    parts
        .filter(|(item, _)| is_input(*item))
        .map(|(_, quantity)| quantity)
        .fold(0, u64::saturating_add)
}

/// What was forgotten so that the rest can be held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forgotten {
    /// Nothing.
    #[default]
    Nothing,
    /// The hours.
    Hours,
    /// The hours and the users.
    Users,
    /// The hours, the users and the keys.
    Keys,
    /// Everything but days, models and projects.
    Most,
}

/// Cells while rows arrive.
#[derive(Default)]
pub(super) struct Cells {
    cells: HashMap<CellKey, Cell>,
    forgotten: Forgotten,
}

impl Cells {
    pub(super) fn take(&mut self, row: &Row, costs: &[Spent], is_priced: bool) {
        let mut key = self.forgotten.of(CellKey {
            day: row.day,
            hour: row.hour,
            project: row.project,
            model: row.model,
            key: row.key,
            user: row.user,
            processing: row.processing,
        });
        let is_last = self.forgotten == Forgotten::Most;
        if is_last && self.cells.len() >= MOST_CELLS && !self.cells.contains_key(&key) {
            // Models that come so late are held together, day by day.
            key.model = Name::OTHER;
        }
        self.cells
            .entry(key)
            .or_default()
            .take(row, costs, is_priced);
        if self.cells.len() > MOST_CELLS && !is_last {
            self.forget();
        }
    }

    /// Forgets one thing more, and adds up the cells that no longer differ.
    fn forget(&mut self) {
        let next = match self.forgotten {
            Forgotten::Nothing => Forgotten::Hours,
            Forgotten::Hours => Forgotten::Users,
            Forgotten::Users => Forgotten::Keys,
            Forgotten::Keys | Forgotten::Most => Forgotten::Most,
        };
        let (cells, forgotten) = core::mem::take(self).sorted_with(next);
        self.cells = cells.into_iter().collect();
        self.forgotten = forgotten;
    }

    /// The cells in order, and what was forgotten of them.
    pub(super) fn sorted(self) -> (Vec<(CellKey, Cell)>, Forgotten) {
        let forgotten = self.forgotten;
        self.sorted_with(forgotten)
    }

    fn sorted_with(self, forgotten: Forgotten) -> (Vec<(CellKey, Cell)>, Forgotten) {
        let mut all: Vec<(CellKey, Cell)> = self
            .cells
            .into_iter()
            .map(|(key, cell)| (forgotten.of(key), cell))
            .collect();
        // By line too, so that the same file gives the same cells in the same order.
        all.sort_by_key(|(key, cell)| (*key, cell.first_line));
        let mut merged: Vec<(CellKey, Cell)> = Vec::new();
        for (key, cell) in all {
            match merged.last_mut() {
                Some((last, into)) if *last == key => into.add(&cell),
                _ => merged.push((key, cell)),
            }
        }
        (merged, forgotten)
    }
}

impl Forgotten {
    fn of(self, key: CellKey) -> CellKey {
        CellKey {
            hour: key.hour.filter(|_| self < Self::Hours),
            user: if self < Self::Users {
                key.user
            } else {
                Name::NONE
            },
            key: if self < Self::Keys {
                key.key
            } else {
                Name::NONE
            },
            project: if self < Self::Most {
                key.project
            } else {
                Name::NONE
            },
            ..key
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actuals::NameBook;

    /// Cells of so many rows of a cent, in each of which these differ: hours, users, keys, projects, models.
    fn cells(rows: u32, differ: [u32; 5]) -> (Vec<(CellKey, Cell)>, Forgotten) {
        let mut names = NameBook::default();
        let mut cells = Cells::default();
        let [hours, users, keys, projects, models] = differ;
        let cent = Usd::from_decimal("0.01").unwrap();
        for number in 0..rows {
            // Two thousand days, and on each of them so many rows that differ.
            let (day, number) = (number % 2_000, number / 2_000);
            let row = Row {
                line: u64::from(number),
                day: Date::EPOCH.plus_days(20_000 + day),
                hour: u8::try_from(number % hours).ok(),
                project: names.projects.of(&(number % projects).to_string()),
                model: names.models.of(&(number % models).to_string()),
                key: names.keys.of(&(number % keys).to_string()),
                user: names.users.of(&(number % users).to_string()),
                processing: None,
                regional: false,
                requests: Some(1),
                failed: None,
                retried: None,
                from_proxy: false,
                parts: Vec::new(),
                amount: Some(cent),
                question: None,
            };
            let spent = Spent {
                item: None,
                quantity: 0,
                usd: cent,
            };
            cells.take(&row, &[spent], true);
        }
        cells.sorted()
    }

    #[test]
    fn what_varies_most_is_forgotten_first_and_no_cent_is_lost() {
        use Forgotten::{Hours, Keys, Most, Nothing, Users};
        for (differ, forgotten) in [
            ([1, 1, 1, 1, 3], Nothing),
            ([24, 1, 1, 5, 1], Hours),
            ([1, 97, 1, 1, 1], Users),
            ([1, 1, 97, 1, 1], Keys),
            ([1, 1, 1, 97, 1], Most),
            ([1, 1, 1, 1, 4_999], Most),
        ] {
            let (cells, found) = cells(150_000, differ);
            assert_eq!(found, forgotten, "{differ:?}");
            // Beyond the most, one more for each thing that is forgotten and for each day.
            assert!(cells.len() <= MOST_CELLS + 4 + 2_000, "{}", cells.len());
            let sum: Usd = cells.iter().map(|(_, cell)| cell.usd()).sum();
            assert_eq!(sum, Usd::from_dollars(1_500));
            assert_eq!(
                cells.iter().map(|(_, cell)| cell.rows).sum::<u64>(),
                150_000
            );
        }
    }
}
