//! What stands out in the spend, by simple rules that can be said in a sentence.
//!
//! Most compare two windows: the last seven whole days, or half of what there is, with as many days
//! before them. A change is told when it is large beside what it changes, and its dollars are more
//! than a hundredth of all spend.

use std::collections::BTreeMap;

use super::cell::Cell;
use super::pivot::{Dimension, Group, Value, Within, pivot, total};
use super::{Actuals, Name};
use crate::calendar::Date;
use crate::money::Usd;

/// The days of a window, where there are enough.
const WINDOW: u32 = 7;

/// A quarter more is growth.
const GROWTH: u64 = 1_250;

/// Three times a usual day is sudden.
const SUDDEN: u64 = 3_000;

/// The hours called night, in UTC.
const NIGHT: [core::ops::Range<u8>; 2] = [0..6, 22..24];

/// Something that stands out. Amounts and counts are of one window, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A day costs more than before.
    Growth {
        /// An average day before.
        before: Usd,
        /// An average day of late.
        recent: Usd,
    },
    /// A request of a model costs more than before.
    UnitCost {
        /// The model.
        model: Name,
        /// A request before.
        before: Usd,
        /// A request of late.
        recent: Usd,
    },
    /// A day that costs far more than a usual one.
    SuddenDay {
        /// The day.
        day: Date,
        /// What it cost.
        spent: Usd,
        /// The middle one of all days.
        usual: Usd,
        /// What most of it was for: the dearest model.
        mostly: Option<Value>,
    },
    /// Another model has taken over the work.
    ModelSwap {
        /// The model that lost it.
        from: Name,
        /// The model that has it.
        to: Name,
        /// What a request of the first cost.
        before: Usd,
        /// What a request of the second costs.
        recent: Usd,
    },
    /// Answers are longer than before.
    OutputGrowth {
        /// Output tokens of a request before.
        before: u64,
        /// Output tokens of a request of late.
        recent: u64,
    },
    /// Less of the input is read from the cache than before.
    CacheFalling {
        /// The cached share of the input before, in thousandths.
        before: u64,
        /// The cached share of late, in thousandths.
        recent: u64,
    },
    /// A key that works mostly at night.
    NightKey {
        /// The key.
        key: Name,
        /// The share of its spend between 22:00 and 06:00 UTC, in thousandths.
        share: u64,
    },
    /// A key whose name says one environment, in a project whose name says another.
    WrongEnvironment {
        /// The key.
        key: Name,
        /// The project.
        project: Name,
    },
    /// The same questions asked again within an hour.
    Repeats {
        /// How many more requests than questions.
        requests: u64,
        /// Where the dearest was asked first, and last.
        lines: (u64, u64),
    },
    /// Many requests fail.
    Failures {
        /// How many.
        failed: u64,
        /// Of how many.
        of: u64,
    },
}

/// A finding with its dollars and the rows behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What stands out.
    pub finding: Finding,
    /// The dollars it is about, in the days that were imported.
    pub usd: Usd,
    /// Where its rows are.
    pub within: Within,
}

/// Everything that stands out, the dearest first.
#[must_use]
pub fn notices(actuals: &Actuals, today: Date) -> Vec<Notice> {
    let whole = total(actuals.cells(), &Within::default());
    let all = whole.usd();
    let mut found = Vec::new();
    if let Some(windows) = Windows::of(actuals, today) {
        found.extend(growth(&windows));
        found.extend(unit_costs(actuals, &windows));
        found.extend(model_swap(actuals, &windows));
        found.extend(output_growth(&windows));
        found.extend(cache_falling(&windows));
    }
    found.extend(sudden_days(actuals));
    found.extend(keys(actuals));
    found.extend(repeats(actuals));
    found.extend(failures(&whole));
    found.retain(|notice| {
        notice.usd.times(100).is_some_and(|usd| usd >= all) && !notice.usd.is_zero()
            || matches!(notice.finding, Finding::Failures { .. })
    });
    found.sort_by_key(|notice| core::cmp::Reverse(notice.usd));
    found
}

/// Two spans of equally many days, one right after the other.
pub(super) struct Windows {
    pub(super) before: Within,
    pub(super) recent: Within,
    pub(super) days: u32,
    pub(super) was: Cell,
    pub(super) is: Cell,
}

impl Windows {
    /// `None` for fewer than four whole days; a day that is not over is left out.
    pub(super) fn of(actuals: &Actuals, today: Date) -> Option<Self> {
        let days: Vec<Date> = actuals
            .cells()
            .iter()
            .map(|(key, _)| key.day)
            .filter(|day| *day < today)
            .collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let length = u32::try_from(first.days_until(last)).ok()? + 1;
        let days = WINDOW.min(length / 2);
        if days < 2 {
            return None;
        }
        let start = |back: u32| Some(first.plus_days(length.checked_sub(back)?));
        let middle = start(days)?;
        let before = Within::days(start(days * 2)?, first.plus_days(length - days - 1));
        let recent = Within::days(middle, last);
        Some(Self {
            was: total(actuals.cells(), &before),
            is: total(actuals.cells(), &recent),
            before,
            recent,
            days,
        })
    }
}

fn is_grown(before: Usd, recent: Usd) -> bool {
    recent
        .thousandths_of(before)
        .is_some_and(|ratio| ratio >= GROWTH)
}

fn growth(windows: &Windows) -> Option<Notice> {
    let (was, is) = (windows.was.usd(), windows.is.usd());
    let day = |usd: Usd| usd.times_ratio(1, windows.days.into());
    is_grown(was, is).then_some(Notice {
        finding: Finding::Growth {
            before: day(was)?,
            recent: day(is)?,
        },
        usd: is - was,
        within: windows.recent.clone(),
    })
}

/// What a request cost.
fn unit(cell: &Cell) -> Option<Usd> {
    cell.usd().times_ratio(1, cell.requests.into())
}

fn unit_costs(actuals: &Actuals, windows: &Windows) -> Vec<Notice> {
    let was = pivot(actuals.cells(), Dimension::Model, &windows.before);
    let is = pivot(actuals.cells(), Dimension::Model, &windows.recent);
    let notices = is.iter().filter_map(|group| {
        let earlier = was.iter().find(|other| other.value == group.value)?;
        let (before, recent) = (unit(&earlier.sum)?, unit(&group.sum)?);
        let Value::Model(model) = group.value else {
            return None;
        };
        let expected = before.times(group.sum.requests)?;
        is_grown(before, recent).then(|| Notice {
            finding: Finding::UnitCost {
                model,
                before,
                recent,
            },
            usd: group.sum.usd().saturating_sub(expected),
            within: Within {
                values: vec![group.value],
                days: windows.recent.days,
            },
        })
    });
    notices.collect()
}

/// The share of a group in thousandths: of the requests where they are told, else of the spend.
fn weight(group: &Group, whole: &Cell) -> u64 {
    let requests = group.sum.requests.saturating_mul(1000);
    requests.checked_div(whole.requests).unwrap_or_else(|| {
        let (part, all) = (group.sum.usd(), whole.usd());
        part.thousandths_of(all).unwrap_or(0)
    })
}

fn model_swap(actuals: &Actuals, windows: &Windows) -> Option<Notice> {
    let was = pivot(actuals.cells(), Dimension::Model, &windows.before);
    let is = pivot(actuals.cells(), Dimension::Model, &windows.recent);
    let of = |groups: &[Group], value: Value, whole: &Cell| {
        let group = groups.iter().find(|group| group.value == value);
        group.map_or(0, |group| weight(group, whole))
    };
    let lost = was.iter().max_by_key(|group| {
        weight(group, &windows.was).saturating_sub(of(&is, group.value, &windows.is))
    })?;
    let won = is.iter().max_by_key(|group| {
        weight(group, &windows.is).saturating_sub(of(&was, group.value, &windows.was))
    })?;
    let fell = weight(lost, &windows.was).saturating_sub(of(&is, lost.value, &windows.is));
    let rose = weight(won, &windows.is).saturating_sub(of(&was, won.value, &windows.was));
    let (Value::Model(from), Value::Model(to)) = (lost.value, won.value) else {
        return None;
    };
    let (before, recent) = (unit(&lost.sum)?, unit(&won.sum)?);
    (fell >= 300 && rose >= 300 && from != to).then(|| Notice {
        finding: Finding::ModelSwap {
            from,
            to,
            before,
            recent,
        },
        usd: won.sum.usd(),
        within: Within {
            values: vec![won.value],
            days: windows.recent.days,
        },
    })
}

fn output_growth(windows: &Windows) -> Option<Notice> {
    let each = |cell: &Cell| cell.output().checked_div(cell.requests);
    let (before, recent) = (each(&windows.was)?, each(&windows.is)?);
    let ratio = recent.checked_mul(1000)?.checked_div(before)?;
    let more = u128::from(recent.saturating_sub(before));
    let output: Usd = windows
        .is
        .spent
        .iter()
        .filter(|spent| is_output(spent.item))
        .map(|spent| spent.usd)
        .sum();
    (ratio >= GROWTH).then_some(Notice {
        finding: Finding::OutputGrowth { before, recent },
        usd: output.times_ratio(more, recent.into())?,
        within: windows.recent.clone(),
    })
}

const fn is_output(item: Option<crate::quote::Item>) -> bool {
    matches!(
        item,
        Some(crate::quote::Item::Tokens {
            kind: crate::catalog::TokenKind::Output,
            ..
        })
    )
}

/// The cached share of the input, in thousandths.
pub(super) fn cached_share(cell: &Cell) -> Option<u64> {
    let share = u128::from(cell.cached()) * 1000;
    u64::try_from(share.checked_div(cell.input().into())?).ok()
}

fn cache_falling(windows: &Windows) -> Option<Notice> {
    let (before, recent) = (cached_share(&windows.was)?, cached_share(&windows.is)?);
    let fell = before.saturating_sub(recent);
    // Cached input costs a tenth or less, so what fell out of the cache is paid nearly in full.
    let plain: Usd = windows
        .is
        .spent
        .iter()
        .filter(|spent| is_plain_input(spent.item))
        .map(|spent| spent.usd)
        .sum();
    (fell >= 100).then_some(Notice {
        finding: Finding::CacheFalling { before, recent },
        usd: plain.times_ratio(
            u128::from(fell) * 9,
            u128::from(1000 - recent.min(999)) * 10,
        )?,
        within: windows.recent.clone(),
    })
}

const fn is_plain_input(item: Option<crate::quote::Item>) -> bool {
    matches!(
        item,
        Some(crate::quote::Item::Tokens {
            kind: crate::catalog::TokenKind::Input,
            ..
        })
    )
}

fn sudden_days(actuals: &Actuals) -> Vec<Notice> {
    let days = pivot(actuals.cells(), Dimension::Day, &Within::default());
    let mut amounts: Vec<Usd> = days.iter().map(|group| group.sum.usd()).collect();
    amounts.sort_unstable();
    let Some(usual) = amounts.get(amounts.len() / 2).copied() else {
        return Vec::new();
    };
    let sudden = days.iter().filter_map(|group| {
        let Value::Day(day) = group.value else {
            return None;
        };
        let spent = group.sum.usd();
        let is_sudden = spent
            .thousandths_of(usual)
            .is_some_and(|ratio| ratio >= SUDDEN);
        (is_sudden && days.len() >= 4).then(|| {
            let within = Within::days(day, day);
            let mostly = pivot(actuals.cells(), Dimension::Model, &within);
            Notice {
                finding: Finding::SuddenDay {
                    day,
                    spent,
                    usual,
                    mostly: mostly.first().map(|group| group.value),
                },
                usd: spent - usual,
                within,
            }
        })
    });
    sudden.collect()
}

/// What a key spent, by when and where.
#[derive(Default)]
struct KeySpend {
    at_night: Usd,
    /// In hours that are told.
    known: Usd,
    projects: BTreeMap<Name, Usd>,
}

fn keys(actuals: &Actuals) -> Vec<Notice> {
    // In one pass over the cells: there can be thousands of keys.
    let mut keys: BTreeMap<Name, KeySpend> = BTreeMap::new();
    for (of, cell) in actuals.cells() {
        let own = keys.entry(of.key).or_default();
        let usd = cell.usd();
        if let Some(hour) = of.hour {
            own.known += usd;
            if NIGHT.iter().any(|night| night.contains(&hour)) {
                own.at_night += usd;
            }
        }
        *own.projects.entry(of.project).or_default() += usd;
    }
    let names = actuals.names();
    let mut found = Vec::new();
    // What is said under no key is no key's doing.
    keys.remove(&Name::NONE);
    for (key, spend) in keys {
        let share = spend.at_night.thousandths_of(spend.known);
        if let Some(share) = share.filter(|share| *share >= 600) {
            found.push(Notice {
                finding: Finding::NightKey { key, share },
                usd: spend.at_night,
                within: Within::value(Value::Key(key)),
            });
        }
        for (project, usd) in spend.projects {
            if is_mismatch([names.keys.text(key), names.projects.text(project)]) {
                found.push(Notice {
                    finding: Finding::WrongEnvironment { key, project },
                    usd,
                    within: Within {
                        values: vec![Value::Key(key), Value::Project(project)],
                        days: None,
                    },
                });
            }
        }
    }
    found
}

/// Whether one name says it is a trial and the other that it is the product itself.
fn is_mismatch([one, other]: [&str; 2]) -> bool {
    let says = |text: &str, words: &[&str]| {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| words.contains(&word))
    };
    let is_trial = |text| {
        says(
            text,
            &[
                "dev",
                "development",
                "test",
                "testing",
                "staging",
                "sandbox",
                "ci",
                "local",
            ],
        )
    };
    let is_real = |text| says(text, &["prod", "production", "live"]);
    (is_trial(one) && is_real(other)) || (is_real(one) && is_trial(other))
}

fn repeats(actuals: &Actuals) -> Option<Notice> {
    let all = || actuals.imports().iter().flat_map(|import| &import.repeated);
    let dearest = all().max_by_key(|asked| asked.usd)?;
    let requests = all().map(|asked| asked.times.saturating_sub(1)).sum();
    Some(Notice {
        finding: Finding::Repeats {
            requests,
            lines: (dearest.first_line, dearest.last_line),
        },
        usd: all().map(|asked| asked.usd).sum(),
        within: Within::days(dearest.day, dearest.day),
    })
}

fn failures(whole: &Cell) -> Option<Notice> {
    let of = whole.judged;
    let failed = whole.failed;
    // One in fifty is more than retries that work hide.
    (failed.saturating_mul(50) >= of && failed > 0).then(|| Notice {
        finding: Finding::Failures { failed, of },
        usd: whole
            .usd()
            .times_ratio(failed.into(), of.into())
            .unwrap_or_default(),
        within: Within::default(),
    })
}
