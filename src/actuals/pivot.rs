//! Spend by one thing, within others: what a table with drill-down shows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::cell::{Cell, CellKey};
use super::{Name, NameBook};
use crate::calendar::Date;
use crate::catalog::Processing;
use crate::money::Usd;
use crate::quote::Item;

/// What spend can be asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The project.
    #[default]
    Project,
    /// The model.
    Model,
    /// The API key.
    Key,
    /// The user.
    User,
    /// The kind of token, or the tool.
    Kind,
    /// The processing mode.
    Processing,
    /// The day.
    Day,
    /// The hour of the day, in UTC.
    Hour,
}

impl Dimension {
    /// Every one, in the order people ask.
    pub const ALL: [Self; 8] = [
        Self::Project,
        Self::Model,
        Self::Kind,
        Self::Key,
        Self::User,
        Self::Processing,
        Self::Day,
        Self::Hour,
    ];

    /// The name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Model => "model",
            Self::Key => "key",
            Self::User => "user",
            Self::Kind => "kind",
            Self::Processing => "processing",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }

    /// Whether its values stand in an order of their own, and not by what they cost.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Day | Self::Hour)
    }
}

/// One answer to a question about spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A project.
    Project(Name),
    /// A model.
    Model(Name),
    /// An API key.
    Key(Name),
    /// A user.
    User(Name),
    /// A kind of token or a tool.
    Kind(Option<Item>),
    /// A processing mode.
    Processing(Option<Processing>),
    /// A day.
    Day(Date),
    /// An hour of the day.
    Hour(Option<u8>),
}

impl Value {
    /// What it answers.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Project(_) => Dimension::Project,
            Self::Model(_) => Dimension::Model,
            Self::Key(_) => Dimension::Key,
            Self::User(_) => Dimension::User,
            Self::Kind(_) => Dimension::Kind,
            Self::Processing(_) => Dimension::Processing,
            Self::Day(_) => Dimension::Day,
            Self::Hour(_) => Dimension::Hour,
        }
    }

    /// The text of a name, if it is one.
    #[must_use]
    pub fn name(self, names: &NameBook) -> Option<&str> {
        match self {
            Self::Project(name) => Some(names.projects.text(name)),
            Self::Model(name) => Some(names.models.text(name)),
            Self::Key(name) => Some(names.keys.text(name)),
            Self::User(name) => Some(names.users.text(name)),
            Self::Kind(_) | Self::Processing(_) | Self::Day(_) | Self::Hour(_) => None,
        }
    }

    /// What a cell answers; a kind is a question to its parts.
    const fn of(dimension: Dimension, key: &CellKey) -> Option<Self> {
        Some(match dimension {
            Dimension::Project => Self::Project(key.project),
            Dimension::Model => Self::Model(key.model),
            Dimension::Key => Self::Key(key.key),
            Dimension::User => Self::User(key.user),
            Dimension::Processing => Self::Processing(key.processing),
            Dimension::Day => Self::Day(key.day),
            Dimension::Hour => Self::Hour(key.hour),
            Dimension::Kind => return None,
        })
    }
}

/// Which cells are looked at: those that answer with each of these, on these days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// The answers; none looks at everything.
    pub values: Vec<Value>,
    /// The first and the last day; `None` for all.
    pub days: Option<(Date, Date)>,
}

impl Within {
    /// Everything that has one answer.
    #[must_use]
    pub fn value(value: Value) -> Self {
        Self {
            values: vec![value],
            days: None,
        }
    }

    /// Everything on some days.
    #[must_use]
    pub const fn days(first: Date, last: Date) -> Self {
        Self {
            values: Vec::new(),
            days: Some((first, last)),
        }
    }

    /// The part of a cell that is looked at, if any.
    fn part<'a>(&self, key: &CellKey, cell: &'a Cell) -> Option<Cow<'a, Cell>> {
        if self
            .days
            .is_some_and(|(first, last)| key.day < first || key.day > last)
        {
            return None;
        }
        let mut part = Cow::Borrowed(cell);
        for value in &self.values {
            match Value::of(value.dimension(), key) {
                Some(own) if own != *value => return None,
                Some(_) => {}
                None => {
                    let part = part.to_mut();
                    part.spent.retain(|spent| Value::Kind(spent.item) == *value);
                    if part.spent.is_empty() {
                        return None;
                    }
                }
            }
        }
        Some(part)
    }
}

/// Everything with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The answer.
    pub value: Value,
    /// What it sums to.
    pub sum: Cell,
}

/// Spend by one thing: the dearest first, times in their order.
#[must_use]
pub fn pivot(cells: &[(CellKey, Cell)], by: Dimension, within: &Within) -> Vec<Group> {
    let mut groups: BTreeMap<Value, Cell> = BTreeMap::new();
    for (key, cell) in cells {
        let Some(part) = within.part(key, cell) else {
            continue;
        };
        if let Some(value) = Value::of(by, key) {
            groups.entry(value).or_default().add(&part);
            continue;
        }
        for spent in &part.spent {
            let own = groups.entry(Value::Kind(spent.item)).or_default();
            own.add_only(&part, *spent);
        }
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|(value, sum)| Group { value, sum })
        .collect();
    if !by.is_time() {
        groups.sort_by_key(|group| core::cmp::Reverse(group.sum.usd()));
    }
    groups
}

/// Everything together.
#[must_use]
pub fn total(cells: &[(CellKey, Cell)], within: &Within) -> Cell {
    let mut total = Cell::default();
    for (key, cell) in cells {
        if let Some(part) = within.part(key, cell) {
            total.add(&part);
        }
    }
    total
}

/// One part of every day's bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// What it is; `None` for everything that has no layer of its own.
    pub value: Option<Value>,
    /// What it cost on each day, from the first on.
    pub usd: Vec<Usd>,
}

/// The most days of a chart; what is before is left out.
const MOST_DAYS: i64 = 400;

/// Spend of each day, in as many layers as asked for and one for the rest; with the first day.
#[must_use]
pub fn layers(
    cells: &[(CellKey, Cell)],
    by: Dimension,
    within: &Within,
    most: usize,
) -> Option<(Date, Vec<Layer>)> {
    let days = pivot(cells, Dimension::Day, within);
    let day_of = |group: &Group| match group.value {
        Value::Day(day) => Some(day),
        Value::Project(_)
        | Value::Model(_)
        | Value::Key(_)
        | Value::User(_)
        | Value::Kind(_)
        | Value::Processing(_)
        | Value::Hour(_) => None,
    };
    let last = days.last().and_then(day_of)?;
    let first = days
        .iter()
        .filter_map(day_of)
        .find(|day| day.days_until(last) < MOST_DAYS)?;
    let length = usize::try_from(first.days_until(last)).ok()? + 1;
    let by = if by.is_time() { Dimension::Model } else { by };
    let top: Vec<Value> = pivot(cells, by, within)
        .iter()
        .take(most)
        .map(|group| group.value)
        .collect();
    let mut layers: Vec<Layer> = top
        .iter()
        .map(|value| Some(*value))
        .chain([None])
        .map(|value| Layer {
            value,
            usd: vec![Usd::ZERO; length],
        })
        .collect();
    for (key, cell) in cells {
        let Some(part) = within.part(key, cell) else {
            continue;
        };
        let Ok(day) = usize::try_from(first.days_until(key.day)) else {
            continue;
        };
        for spent in &part.spent {
            let own = Value::of(by, key).unwrap_or(Value::Kind(spent.item));
            let place = top.iter().position(|value| *value == own);
            let layer = layers.get_mut(place.unwrap_or(top.len()));
            if let Some(usd) = layer.and_then(|layer| layer.usd.get_mut(day)) {
                *usd += spent.usd;
            }
        }
    }
    layers.retain(|layer| layer.value.is_some() || layer.usd.iter().any(|usd| !usd.is_zero()));
    Some((first, layers))
}
