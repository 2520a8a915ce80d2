//! A plan that follows what was really spent.

use super::Scenario;
use crate::actuals::Habit;
use crate::workload::{Period, Volume, Week};

/// The scenario with the average day and the dearest day of imported days, and nothing else of them.
#[must_use]
pub fn spending_as(scenario: &Scenario, habit: &Habit) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.credits.average_day = Some(habit.average);
    scenario.account.peak_day = Some(habit.peak);
    scenario
}

/// Whether the average day and the dearest day of a scenario are those of imported days.
#[must_use]
pub fn spends_as(scenario: &Scenario, habit: &Habit) -> bool {
    scenario.credits.average_day == Some(habit.average)
        && scenario.account.peak_day == Some(habit.peak)
}

/// The scenario with an average day, a dearest day, the spread, the week and the growth of imported days.
///
/// The requests become the volume of a scenario with one workload that is asked by the day; with
/// several, nothing tells which of them a request belonged to.
#[must_use]
pub fn calibrated(scenario: &Scenario, habit: &Habit) -> Scenario {
    let mut scenario = spending_as(scenario, habit);
    scenario.account.spread.day = habit.spread;
    let is_alone = scenario.workloads().count() == 1;
    for workload in scenario
        .projects
        .iter_mut()
        .flat_map(|project| &mut project.workloads)
    {
        let traffic = &mut workload.traffic;
        traffic.weekly_growth = habit.weekly_growth;
        traffic.week = if habit.only_weekdays {
            Week::Weekdays
        } else {
            Week::EveryDay
        };
        if let Some(requests) = habit.requests.filter(|_| is_alone) {
            // Five days do the work of seven.
            let units = if habit.only_weekdays {
                requests.saturating_mul(7) / 5
            } else {
                requests
            };
            traffic.volume = Volume::Rate {
                units,
                per: Period::Day,
            };
        }
    }
    scenario
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::money::{Percent, Usd};
    use crate::scenario::{Edit, Stage};

    fn habit() -> Habit {
        let day = Date::parse("2026-11-01").unwrap();
        Habit {
            days: (day, day.plus_days(13)),
            average: Usd::from_dollars(4),
            peak: Usd::from_dollars(9),
            requests: Some(50),
            only_weekdays: true,
            weekly_growth: Percent::new(10),
            spread: Percent::new(40),
        }
    }

    #[test]
    fn spending_as_imported_leaves_the_work_as_it_is() {
        let before = Scenario::example(Stage::default());
        let to = spending_as(&before, &habit());
        assert!(spends_as(&to, &habit()) && !spends_as(&before, &habit()));
        assert_eq!(to.projects, before.projects);
        let mut scenario = before.clone();
        assert_eq!(scenario.apply(Edit::Replace(Box::new(to))), Ok(()));
        assert_eq!(scenario.account.peak_day, Some(Usd::from_dollars(9)));
    }

    #[test]
    fn a_calibrated_scenario_is_within_its_limits() {
        let habit = habit();
        let mut scenario = Scenario::example(Stage::default());
        let to = calibrated(&scenario, &habit);
        assert_eq!(scenario.apply(Edit::Replace(Box::new(to.clone()))), Ok(()));
        assert_eq!(scenario.credits.average_day, Some(habit.average));
        let traffic = &scenario.projects[0].workloads[0].traffic;
        let daily = Volume::Rate {
            units: 70,
            per: Period::Day,
        };
        assert_eq!((traffic.volume, traffic.week), (daily, Week::Weekdays));
    }
}
