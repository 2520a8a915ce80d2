//! Months are those of the calendar in UTC.

use std::collections::BTreeSet;

use topup::credits::{Event, Scope, Stop};

use crate::accounts::Case;

#[test]
fn what_a_month_limits_begins_anew_with_its_first_hour_in_utc_and_at_no_other() {
    let (mut stops, mut alerts) = (0, 0);
    for year in 0..2_000 {
        let case = Case::new(year);
        let mut told = BTreeSet::new();
        for entry in case.run().entries {
            let (in_year, month, _) = entry.on.parts();
            if let Event::Resumed {
                stop: Stop::OrganisationSpendLimit | Stop::ProjectSpendLimit(_),
            } = entry.event
            {
                stops += 1;
                let is_first_hour = entry.on.begins_a_month() && entry.hour == 0;
                assert!(is_first_hour, "year {year}: {entry:?}");
            }
            if let Event::Alert { scope, level } = entry.event {
                alerts += 1;
                let place = match scope {
                    Scope::Organisation => None,
                    Scope::Project(place) => Some(place),
                };
                let is_new = told.insert((in_year, month, place, level));
                assert!(is_new, "year {year}: {entry:?}");
            }
        }
    }
    assert!(stops > 500 && alerts > 5_000, "{stops} {alerts}");
}
