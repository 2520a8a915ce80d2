//! A report that is made from the one before.

use proptest::prelude::*;
use topup::report::Report;
use topup::scenario::Place;

use crate::undo::edit;
use crate::{CATALOG, support};

#[test]
fn a_report_made_from_the_one_before_is_the_one_made_anew() -> Result<(), String> {
    let edits = prop::collection::vec(edit(), 1..4);
    support::for_all(
        &(support::scenario(), edits, support::day()),
        |(start, edits, day)| {
            let place = Place::default();
            let mut now = start;
            let mut report = Report::new(&CATALOG, &now, place, day);
            for edit in edits {
                let before = now.clone();
                if now.apply(edit).is_err() {
                    continue;
                }
                report = report.after(&before, &CATALOG, &now, place, day);
                prop_assert_eq!(&report, &Report::new(&CATALOG, &now, place, day));
            }
            let later = day.plus_days(1);
            let next = report.after(&now, &CATALOG, &now, place, later);
            prop_assert_eq!(next, Report::new(&CATALOG, &now, place, later));
            Ok(())
        },
    )
}
