//! What changes in the catalog over time.

use super::{Catalog, Model, PricePeriod, Processing};
use crate::calendar::Date;

/// Something that changes on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The first day on which it holds.
    pub on: Date,
    /// The model it concerns.
    pub model: &'a Model,
    /// What happens to it.
    pub event: Event<'a>,
}

/// What happens to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// It is released.
    Released,
    /// It is no longer served.
    Ends,
    /// A price row changes.
    Price {
        /// The row.
        processing: Processing,
        /// What held until then.
        before: &'a PricePeriod,
        /// What holds from then on.
        after: &'a PricePeriod,
    },
}

impl Catalog {
    /// Everything that changes after one day, up to and including another, in order.
    #[must_use]
    pub fn changes(&self, after: Date, until: Date) -> Vec<Change<'_>> {
        let mut changes: Vec<Change> = self
            .models()
            .iter()
            .flat_map(|model| {
                let released = model.released.map(|on| (on, Event::Released));
                let ends = model.ends.map(|on| (on, Event::Ends));
                let prices = model.prices.iter().flat_map(|(processing, periods)| {
                    periods.windows(2).filter_map(|pair| match pair {
                        [before, after] => Some((
                            after.from?,
                            Event::Price {
                                processing: *processing,
                                before,
                                after,
                            },
                        )),
                        _ => None,
                    })
                });
                let events = released.into_iter().chain(ends).chain(prices);
                events.map(move |(on, event)| Change { on, model, event })
            })
            .filter(|change| after < change.on && change.on <= until)
            .collect();
        changes.sort_by_key(|change| change.on);
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(after: &str, until: &str, expected: &[&str]) {
        let catalog = Catalog::built_in().unwrap();
        let (after, until) = (Date::parse(after).unwrap(), Date::parse(until).unwrap());
        let told: Vec<_> = catalog
            .changes(after, until)
            .iter()
            .map(|change| match change.event {
                Event::Released => format!("{} {} released", change.on, change.model.id),
                Event::Ends => format!("{} {} ends", change.on, change.model.id),
                Event::Price { processing, .. } => {
                    format!("{} {} {processing} price", change.on, change.model.id)
                }
            })
            .collect();
        for event in expected {
            assert!(told.iter().any(|told| told == event), "{event}: {told:?}");
        }
        // Others may be added to the data, on these days.
        let is_between = |on: Date| after < on && on <= until;
        let changes = catalog.changes(after, until);
        assert!(changes.iter().all(|change| is_between(change.on)));
    }

    #[test]
    fn a_change_is_told_between_the_day_before_and_the_day_itself() {
        check(
            "2027-02-28",
            "2027-03-01",
            &["2027-03-01 gpt-6.2-sol ultrafast price"],
        );
        check("2027-03-01", "2027-03-02", &[]);
        check(
            "2026-11-30",
            "2026-12-01",
            &[
                "2026-12-01 gpt-image-1.5 ends",
                "2026-12-01 gpt-image-1-mini ends",
                "2026-12-01 chatgpt-image-latest ends",
            ],
        );
    }
}
