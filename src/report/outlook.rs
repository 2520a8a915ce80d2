//! What a month costs if the numbers entered are off, and which of them matters most.

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::{Percent, Usd};
use crate::quote::{Span, quote_workload};
use crate::scenario::{Driver, Range, Scenario};

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
    /// The outlook of a scenario; `None` where nobody has given a range.
    #[must_use]
    pub fn new(catalog: &Catalog, scenario: &Scenario, today: Date) -> Option<Self> {
        if scenario.ranges.is_empty() {
            return None;
        }
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let month = |at: &dyn Fn(Driver, Range) -> Percent| {
            let drivers = scenario.ranges.iter();
            let shares: Vec<_> = drivers
                .map(|(driver, range)| (*driver, at(*driver, *range)))
                .collect();
            month(catalog, scenario, today, &shares)
        };
        let exact = Percent::WHOLE;
        let only = |wanted: Driver, end: fn(Range) -> Percent| {
            month(&|driver, range| if driver == wanted { end(range) } else { exact })
        };
        let mut drivers: Vec<_> = scenario
            .ranges
            .iter()
            .map(|(driver, range)| DriverEffect {
                driver: *driver,
                range: *range,
                low: only(*driver, |range| range.low),
                high: only(*driver, |range| range.high),
            })
            .collect();
        drivers.sort_by_key(|effect| core::cmp::Reverse(effect.width()));
        Some(Self {
            low: month(&|_, range| range.low),
            expected: month(&|_, _| exact),
            high: month(&|_, range| range.high),
            drivers,
        })
    }
}

/// Thirty days with each driver at a share of what was entered.
fn month(catalog: &Catalog, scenario: &Scenario, today: Date, shares: &[(Driver, Percent)]) -> Usd {
    let span = Span {
        today,
        days: scenario.days,
    };
    let included = scenario.workloads().filter(|(_, own)| own.included);
    let sum: Usd = included
        .filter_map(|(_, own)| {
            let changed = |own, (driver, share): &(Driver, Percent)| driver.applied(&own, *share);
            let workload = shares.iter().fold(own.clone(), changed);
            Some(quote_workload(catalog, &workload, span).ok()?.per_month)
        })
        .sum();
    let traffic = shares.iter().find(|(driver, _)| *driver == Driver::Traffic);
    traffic.map_or(sum, |(_, share)| share.of_usd(sum).unwrap_or(sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Stage;

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
}
