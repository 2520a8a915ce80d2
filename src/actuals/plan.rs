//! What the spend of some days says about the days to come, and how far a plan was off.

use super::notice::Windows;
use super::pivot::{Dimension, Value, Within, pivot, total};
use super::{Actuals, Name};
use crate::calendar::Date;
use crate::money::{Percent, Usd};

/// What imported days say about a usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// The first and the last whole day.
    pub days: (Date, Date),
    /// An average day, days without use included.
    pub average: Usd,
    /// The dearest day.
    pub peak: Usd,
    /// Requests of an average day, where the data has them.
    pub requests: Option<u64>,
    /// Whether there is work from Monday to Friday only.
    pub only_weekdays: bool,
    /// By how much a week brings more than the one before; nothing where it brings less.
    pub weekly_growth: Percent,
    /// How far a day is from the average, on average.
    pub spread: Percent,
}

impl Habit {
    /// What the days before `today` say; `None` without any.
    #[must_use]
    pub fn of(actuals: &Actuals, today: Date) -> Option<Self> {
        let spent = days_of(actuals, today);
        let (first, last) = (spent.first()?.0, spent.last()?.0);
        let length = u32::try_from(first.days_until(last)).ok()? + 1;
        let whole: Usd = spent.iter().map(|(_, usd)| *usd).sum();
        let average = whole.times_ratio(1, length.into())?;
        let peak = spent.iter().map(|(_, usd)| *usd).max()?;
        let idle = length.saturating_sub(u32::try_from(spent.len()).ok()?);
        let away: Usd = spent
            .iter()
            .map(|(_, usd)| (*usd).max(average) - (*usd).min(average))
            .sum();
        let away = away + average.times(idle.into())?;
        let spread = away
            .times_ratio(1, length.into())?
            .thousandths_of(average)
            .unwrap_or(0);
        let on = |is_weekend: bool| {
            let days = spent
                .iter()
                .filter(|(day, _)| day.is_weekend() == is_weekend);
            days.map(|(_, usd)| *usd).sum::<Usd>()
        };
        // Two of seven days have two sevenths of steady work; a tenth of that is next to nothing.
        let weekends = on(true).times(35)?;
        let requests = total(actuals.cells(), &Within::days(first, last)).requests;
        Some(Self {
            days: (first, last),
            average,
            peak,
            requests: (requests > 0).then_some(requests / u64::from(length)),
            only_weekdays: length >= 7 && weekends < whole,
            weekly_growth: weekly_growth(actuals, today),
            spread: thousandths(spread.min(1_000)),
        })
    }
}

fn days_of(actuals: &Actuals, today: Date) -> Vec<(Date, Usd)> {
    let days = pivot(actuals.cells(), Dimension::Day, &Within::default());
    days.iter()
        .filter_map(|group| {
            let Value::Day(day) = group.value else {
                return None;
            };
            (day < today).then(|| (day, group.sum.usd().max(Usd::ZERO)))
        })
        .collect()
}

/// The growth between two windows of a week; shorter ones say nothing about weeks, and more than a
/// quarter is a step that will not go on every week.
fn weekly_growth(actuals: &Actuals, today: Date) -> Percent {
    let ratio = Windows::of(actuals, today)
        .filter(|windows| windows.days == 7)
        .and_then(|windows| windows.is.usd().thousandths_of(windows.was.usd()));
    thousandths(ratio.unwrap_or(1_000).clamp(1_000, 1_250) - 1_000)
}

fn thousandths(thousandths: u64) -> Percent {
    Percent::from_decimal(&format!("{}.{}", thousandths / 10, thousandths % 10)).unwrap_or_default()
}

/// What a plan expects of a model in thirty days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The model, as the plan names it.
    pub model: String,
    /// Its requests.
    pub requests: u64,
    /// Its dollars.
    pub usd: Usd,
}

/// A month of actual spend beside the estimate, with what the gap is made of.
///
/// The causes sum to the gap: actual − estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthGap {
    /// The first day of the month.
    pub month: Date,
    /// How many of its days were imported.
    pub days: u32,
    /// What was spent on them.
    pub actual: Usd,
    /// What the plan expects in as many days.
    pub estimate: Usd,
    /// More or fewer requests than planned, at the planned cost of one.
    pub volume: Usd,
    /// Requests that cost more or less than planned.
    pub unit_cost: Usd,
    /// Models that are not in the plan.
    pub unplanned: Usd,
    /// Planned models without any spend.
    pub unused: Usd,
}

impl MonthGap {
    /// How much more was spent than expected.
    #[must_use]
    pub fn gap(&self) -> Usd {
        self.actual - self.estimate
    }
}

/// Each month beside the plan; `same` says whether an imported name is a planned model.
#[must_use]
pub fn months(
    actuals: &Actuals,
    expected: &[Expected],
    same: impl Fn(&str, &str) -> bool,
) -> Vec<MonthGap> {
    let mut firsts: Vec<Date> = actuals
        .cells()
        .iter()
        .filter_map(|(key, _)| first_of_month(key.day))
        .collect();
    firsts.sort_unstable();
    firsts.dedup();
    let gaps = firsts.into_iter().filter_map(|month| {
        let last = month.plus_days(u32::from(month.days_in_month()) - 1);
        month_gap(actuals, expected, &same, month, last)
    });
    gaps.collect()
}

fn first_of_month(day: Date) -> Option<Date> {
    let (year, month, _) = day.parts();
    Date::new(year, month, 1)
}

fn month_gap(
    actuals: &Actuals,
    expected: &[Expected],
    same: &impl Fn(&str, &str) -> bool,
    month: Date,
    last: Date,
) -> Option<MonthGap> {
    let within = Within::days(month, last);
    let days = pivot(actuals.cells(), Dimension::Day, &within);
    let covered = match (days.first()?.value, days.last()?.value) {
        (Value::Day(first), Value::Day(last)) => u32::try_from(first.days_until(last)).ok()? + 1,
        _ => return None,
    };
    let share = |usd: Usd| usd.times_ratio(covered.into(), 30);
    let spent = pivot(actuals.cells(), Dimension::Model, &within);
    let mut gap = MonthGap {
        month,
        days: covered,
        actual: spent.iter().map(|group| group.sum.usd()).sum(),
        estimate: Usd::ZERO,
        volume: Usd::ZERO,
        unit_cost: Usd::ZERO,
        unplanned: Usd::ZERO,
        unused: Usd::ZERO,
    };
    let name = |group: &super::Group| group.value.name(actuals.names()).unwrap_or_default();
    for plan in expected {
        let planned = share(plan.usd)?;
        gap.estimate += planned;
        let own = spent.iter().filter(|group| same(name(group), &plan.model));
        let (mut usd, mut requests, mut found) = (Usd::ZERO, 0_u64, false);
        for group in own {
            found = true;
            usd += group.sum.usd();
            requests = requests.saturating_add(group.sum.requests);
        }
        if !found {
            gap.unused = gap.unused - planned;
        } else if requests > 0 && plan.requests > 0 {
            let as_planned = plan
                .usd
                .times_ratio(requests.into(), plan.requests.into())?;
            gap.volume += as_planned - planned;
            gap.unit_cost += usd - as_planned;
        } else {
            // Without requests nothing tells volume from unit cost.
            gap.unit_cost += usd - planned;
        }
    }
    let unplanned = spent
        .iter()
        .filter(|group| !expected.iter().any(|plan| same(name(group), &plan.model)));
    gap.unplanned = unplanned.map(|group| group.sum.usd()).sum();
    Some(gap)
}

/// What a project spent beside its monthly budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProjectSpend {
    /// The project, as the files name it.
    pub project: Name,
    /// What it spent in the last thirty imported days.
    pub spent: Usd,
}

/// What each project spent in the last thirty imported days, the dearest first.
#[must_use]
pub fn last_thirty_days(actuals: &Actuals) -> Vec<ProjectSpend> {
    let Some(last) = actuals.cells().iter().map(|(key, _)| key.day).max() else {
        return Vec::new();
    };
    let from = Date::EPOCH.days_until(last).saturating_sub(29);
    let Ok(from) = u32::try_from(from) else {
        return Vec::new();
    };
    let within = Within::days(Date::EPOCH.plus_days(from), last);
    let projects = pivot(actuals.cells(), Dimension::Project, &within);
    let spends = projects.iter().filter_map(|group| {
        let Value::Project(project) = group.value else {
            return None;
        };
        Some(ProjectSpend {
            project,
            spent: group.sum.usd(),
        })
    });
    spends.collect()
}
