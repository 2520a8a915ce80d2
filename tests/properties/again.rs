//! Reports of work that is the same, or nearly the same.

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
                let whole = Report::new(&CATALOG, &now, place, day);
                let mut parts = report.at_once(&before, &CATALOG, &now, place, day);
                prop_assert_eq!(parts.focus.alternatives, whole.focus.alternatives);
                prop_assert_eq!(&parts.focus.parts, &whole.focus.parts);
                prop_assert_eq!(parts.focus.reasoning, whole.focus.reasoning);
                parts.focus = Report::focus_on(&CATALOG, &now, place, day);
                parts.top_up.runway = parts.runway(&CATALOG, &now);
                prop_assert_eq!(&parts, &whole);
                report = report.after(&before, &CATALOG, &now, place, day);
                prop_assert_eq!(&report, &whole);
            }
            let later = day.plus_days(1);
            let next = report.after(&now, &CATALOG, &now, place, later);
            prop_assert_eq!(next, Report::new(&CATALOG, &now, place, later));
            Ok(())
        },
    )
}

/// Projects and workloads in another order cost the same, and ask for the same credit.
#[test]
fn the_order_of_projects_and_workloads_changes_no_sum() -> Result<(), String> {
    support::for_all(&(support::scenario(), support::day()), |(start, day)| {
        let mut turned = start.clone();
        turned.projects.reverse();
        for project in &mut turned.projects {
            project.workloads.reverse();
        }
        let of = |scenario| Report::new(&CATALOG, scenario, Place::default(), day);
        let (one, other) = (of(&start), of(&turned));
        prop_assert_eq!(one.bill.per_day, other.bill.per_day);
        prop_assert_eq!(one.bill.per_month, other.bill.per_month);
        prop_assert_eq!(one.bill.total, other.bill.total);
        let planned = |report: &Report| {
            let plan = report.top_up.outcome.as_ref().ok();
            plan.map(|plan| (plan.needed, plan.to_buy))
        };
        prop_assert_eq!(planned(&one), planned(&other));
        Ok(())
    })
}
