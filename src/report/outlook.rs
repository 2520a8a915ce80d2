//! What a month costs if the numbers entered are off, and which of them matters most.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::Usd;
use crate::quote::{Span, quote_workload};
use crate::scenario::{Driver, End, Range, Scenario, says_how_long_answers_are};

/// Thirty days of everything that is switched on and has a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// With everything at its lowest.
    pub low: Usd,
    /// As entered.
    pub expected: Usd,
    /// With everything at its highest.
    pub high: Usd,
    /// One driver at a time, the one that moves the month most first.
    pub drivers: Vec<DriverEffect>,
}

/// What one driver does alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DriverEffect {
    /// Which one.
    pub driver: Driver,
    /// How far it may be off.
    pub range: Range,
    /// The month with it at its lowest.
    pub low: Usd,
    /// The month with it at its highest.
    pub high: Usd,
}

impl DriverEffect {
    /// How far it moves the month.
    #[must_use]
    pub fn width(&self) -> Usd {
        self.high.saturating_sub(self.low)
    }
}

impl Outlook {
    /// The outlook of a scenario; `None` where nobody has given a range, for all workloads or for one.
    #[must_use]
    pub fn new(catalog: &Catalog, scenario: &Scenario, today: Date) -> Option<Self> {
        let ranges = ranges(scenario);
        if ranges.is_empty() {
            return None;
        }
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let month = |ends: &[(Driver, Range, End)]| month(catalog, scenario, today, ends);
        let all = |end: End| -> Vec<_> {
            let ranges = ranges.iter();
            ranges
                .map(|(driver, range)| (*driver, *range, end))
                .collect()
        };
        let only = |driver: &Driver, range: &Range, end: End| month(&[(*driver, *range, end)]);
        let mut drivers: Vec<_> = ranges
            .iter()
            .map(|(driver, range)| DriverEffect {
                driver: *driver,
                range: *range,
                low: only(driver, range, End::Low),
                high: only(driver, range, End::High),
            })
            .collect();
        drivers.sort_by_key(|effect| core::cmp::Reverse(effect.width()));
        Some(Self {
            low: month(&all(End::Low)),
            expected: month(&[]),
            high: month(&all(End::High)),
            drivers,
        })
    }
}

/// The ranges of a scenario; a workload that says how long its answers may be gives one to the output.
fn ranges(scenario: &Scenario) -> BTreeMap<Driver, Range> {
    let mut ranges = scenario.ranges.clone();
    let mut included = scenario.workloads().filter(|(_, own)| own.included);
    if included.any(|(_, own)| says_how_long_answers_are(own)) {
        ranges.entry(Driver::Output).or_insert(Range::EXACT);
    }
    ranges
}

/// Thirty days with each driver at an end of its range.
fn month(
    catalog: &Catalog,
    scenario: &Scenario,
    today: Date,
    ends: &[(Driver, Range, End)],
) -> Usd {
    let span = Span {
        today,
        days: scenario.days,
    };
    let included = scenario.workloads().filter(|(_, own)| own.included);
    let sum: Usd = included
        .filter_map(|(_, own)| {
            let workload = ends.iter().fold(own.clone(), |own, (driver, range, end)| {
                driver.at(*end, *range, &own)
            });
            Some(quote_workload(catalog, &workload, span).ok()?.per_month)
        })
        .sum();
    let traffic = ends.iter().find(|(driver, ..)| *driver == Driver::Traffic);
    traffic.map_or(sum, |(_, range, end)| {
        end.of(*range).of_usd(sum).unwrap_or(sum)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Percent;
    use crate::scenario::{Edit, Place, Stage, WorkloadEdit};
    use crate::workload::Quantity;

    fn outlook(ranges: &[(Driver, u32, u32)]) -> Option<Outlook> {
        let catalog = Catalog::built_in().unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        for (driver, low, high) in ranges {
            let range = Range {
                low: Percent::new(*low),
                high: Percent::new(*high),
            };
            scenario.ranges.insert(*driver, range);
        }
        Outlook::new(&catalog, &scenario, Date::parse("2026-11-25").unwrap())
    }

    #[test]
    fn without_a_range_there_is_no_outlook() {
        assert_eq!(outlook(&[]), None);
    }

    #[test]
    fn half_and_twice_the_traffic_are_half_and_twice_the_month() {
        let outlook = outlook(&[(Driver::Traffic, 50, 200)]).unwrap();
        let months = [outlook.low, outlook.expected, outlook.high].map(Usd::to_decimal);
        assert_eq!(months, ["37.35", "74.7", "149.4"]);
    }

    #[test]
    fn the_driver_that_moves_the_month_most_stands_first() {
        let ranges = [
            (Driver::Input, 90, 110),
            (Driver::Output, 50, 300),
            (Driver::Repeats, 0, 200),
        ];
        let outlook = outlook(&ranges).unwrap();
        let order: Vec<_> = outlook.drivers.iter().map(|own| own.driver).collect();
        // The example repeats nothing, so that nothing moves with it.
        assert_eq!(order, [Driver::Output, Driver::Input, Driver::Repeats]);
        // 500 tokens out at $5 a million, 600 times a day for 30 days: $45, half and three times that.
        let output = &outlook.drivers[0];
        assert_eq!(output.width().to_decimal(), "112.5");
        assert!(outlook.drivers[2].width().is_zero());
        assert!(outlook.low < outlook.expected && outlook.expected < outlook.high);
    }

    #[test]
    fn a_workload_that_says_how_long_its_answers_may_be_is_taken_at_its_word() {
        let catalog = Catalog::built_in().unwrap();
        let today = Date::parse("2026-11-25").unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        for (quantity, tokens) in [
            (Quantity::ShortestAnswer, 100),
            (Quantity::LongestAnswer, 1_500),
        ] {
            let edit = WorkloadEdit::Quantity(quantity, tokens);
            let edit = Edit::Workload(Place::default(), edit);
            scenario.apply(edit).unwrap();
        }
        // 500 tokens out at $5 a million, 600 times a day for 30 days, are $45 of the $74.70.
        let months = |scenario: &Scenario| {
            let outlook = Outlook::new(&catalog, scenario, today).unwrap();
            [outlook.low, outlook.expected, outlook.high].map(Usd::to_decimal)
        };
        assert_eq!(months(&scenario), ["38.7", "74.7", "164.7"]);
        // What is said of all workloads alike does not go before it.
        let range = Range {
            low: Percent::new(50),
            high: Percent::new(1_000),
        };
        scenario.ranges.insert(Driver::Output, range);
        assert_eq!(months(&scenario), ["38.7", "74.7", "164.7"]);
    }
}
