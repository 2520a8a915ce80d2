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
        for spent in &other.spent {
            self.spend(*spent);
        }
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
        let key = self.forgotten.of(CellKey {
            day: row.day,
            hour: row.hour,
            project: row.project,
            model: row.model,
            key: row.key,
            user: row.user,
            processing: row.processing,
        });
        self.cells
            .entry(key)
            .or_default()
            .take(row, costs, is_priced);
        if self.cells.len() > MOST_CELLS {
            self.forget();
        }
    }

    /// Forgets one thing more, and adds up the cells that no longer differ.
    fn forget(&mut self) {
        self.forgotten = match self.forgotten {
            Forgotten::Nothing => Forgotten::Hours,
            Forgotten::Hours => Forgotten::Users,
            Forgotten::Users => Forgotten::Keys,
            Forgotten::Keys | Forgotten::Most => Forgotten::Most,
        };
        let (cells, _) = core::mem::take(self).sorted_with(self.forgotten);
        self.cells = cells.into_iter().collect();
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
