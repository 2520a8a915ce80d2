//! Two versions of the work side by side, line by line.

use serde::Serialize;

use super::{Bill, BillLine, WorkloadBill};
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::Usd;
use crate::quote::Item;
use crate::scenario::{Scenario, Variant};

/// What changes between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// A row for each workload of either, in the order of the later one; what is gone stands last.
    pub rows: Vec<DifferenceRow>,
    /// Thirty days of the earlier one.
    pub before: Usd,
    /// Thirty days of the later one.
    pub after: Usd,
}

/// A workload in two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DifferenceRow {
    /// The project's name.
    pub project: String,
    /// The workload's name.
    pub workload: String,
    /// The models' names before and after; `None` where there is no such workload.
    pub models: (Option<String>, Option<String>),
    /// Thirty days before and after; `None` where there is none, or no price.
    pub months: (Option<Usd>, Option<Usd>),
    /// The lines of which a month differs.
    pub lines: Vec<LineDifference>,
}

/// A line of a workload's bill in two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LineDifference {
    /// What it is for.
    pub item: Item,
    /// Thirty days before and after; `None` where there is no such line.
    pub months: (Option<Usd>, Option<Usd>),
}

impl Difference {
    /// From a kept version to the work as it stands.
    #[must_use]
    pub fn new(catalog: &Catalog, scenario: &Scenario, from: &Variant, today: Date) -> Self {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let earlier = Scenario {
            projects: from.projects.clone(),
            ..scenario.clone()
        };
        let before = Bill::new(catalog, &earlier, today, None);
        let after = Bill::new(catalog, scenario, today, None);
        Self {
            rows: rows(&before, &after),
            before: before.per_month,
            after: after.per_month,
        }
    }
}

/// Workloads are the same if they have one name in a project of one name.
fn rows(before: &Bill, after: &Bill) -> Vec<DifferenceRow> {
    let mut gone = named(before);
    let mut rows = Vec::new();
    for (project, own) in named(after) {
        let is_same =
            |(other, before): &(&str, &WorkloadBill)| *other == project && before.name == own.name;
        let earlier = gone.iter().position(is_same).map(|at| gone.remove(at).1);
        rows.push(row(project, earlier, Some(own)));
    }
    rows.extend(
        gone.into_iter()
            .map(|(project, own)| row(project, Some(own), None)),
    );
    rows
}

/// Every workload that is switched on, with its project's name.
fn named(bill: &Bill) -> Vec<(&str, &WorkloadBill)> {
    let projects = bill.projects.iter();
    projects
        .flat_map(|project| {
            let own = project.workloads.iter().filter(|own| own.included);
            own.map(|own| (project.name.as_str(), own))
        })
        .collect()
}

fn row(
    project: &str,
    before: Option<&WorkloadBill>,
    after: Option<&WorkloadBill>,
) -> DifferenceRow {
    let model = |own: Option<&WorkloadBill>| own.map(|own| own.model_name.clone());
    let month = |own: Option<&WorkloadBill>| Some(own?.outcome.as_ref().ok()?.per_month);
    let name = after.or(before).map(|own| own.name.clone());
    DifferenceRow {
        project: project.to_owned(),
        workload: name.unwrap_or_default(),
        models: (model(before), model(after)),
        months: (month(before), month(after)),
        lines: lines(of(before), of(after)),
    }
}

fn of(own: Option<&WorkloadBill>) -> &[BillLine] {
    own.and_then(|own| own.outcome.as_ref().ok())
        .map_or(&[], |priced| &priced.lines)
}

fn lines(before: &[BillLine], after: &[BillLine]) -> Vec<LineDifference> {
    let mut items: Vec<Item> = Vec::new();
    for line in after.iter().chain(before) {
        if !items.contains(&line.line.item) {
            items.push(line.line.item);
        }
    }
    // One item can stand on several lines, with several rates.
    let month = |lines: &[BillLine], item: Item| {
        let own = lines.iter().filter(|line| line.line.item == item);
        let months: Vec<_> = own.filter_map(|line| line.per_month).collect();
        (!months.is_empty()).then(|| months.into_iter().sum())
    };
    items
        .into_iter()
        .map(|item| LineDifference {
            item,
            months: (month(before, item), month(after, item)),
        })
        .filter(|line| line.months.0 != line.months.1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Edit, Place, Stage, Template, VariantEdit, WorkloadEdit};

    #[test]
    fn what_is_added_gone_and_changed_is_told_line_by_line() {
        let catalog = Catalog::built_in().unwrap();
        let today = Date::parse("2026-11-25").unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        let mut apply = |edit| scenario.apply(edit).unwrap();
        apply(Edit::Arrange(crate::scenario::Arrange::AddWorkload(
            0,
            Template::Agent,
        )));
        apply(Edit::Variant(VariantEdit::Keep("A".to_owned())));
        apply(Edit::Arrange(crate::scenario::Arrange::RemoveWorkload(
            Place {
                project: 0,
                workload: 1,
            },
        )));
        let model = WorkloadEdit::Model("gpt-6-luna".to_owned());
        apply(Edit::Workload(Place::default(), model));
        let difference = Difference::new(&catalog, &scenario, &scenario.variants[0], today);
        let [changed, gone] = &difference.rows[..] else {
            panic!("{:?}", difference.rows);
        };
        assert_eq!(changed.workload, "Assistant");
        assert!(changed.months.1 < changed.months.0);
        // What the lines change by is what the month changes by.
        let sum = |side: fn(&LineDifference) -> Option<Usd>| {
            let own = changed.lines.iter().filter_map(side);
            own.sum::<Usd>()
        };
        assert_eq!(Some(sum(|line| line.months.0)), changed.months.0);
        assert_eq!(Some(sum(|line| line.months.1)), changed.months.1);
        assert_eq!((gone.workload.as_str(), gone.months.1), ("Agent", None));
        assert!(difference.after < difference.before);

        // Put back, nothing differs.
        scenario.apply(Edit::Variant(VariantEdit::Use(0))).unwrap();
        let difference = Difference::new(&catalog, &scenario, &scenario.variants[0], today);
        assert_eq!(difference.before, difference.after);
        assert!(difference.rows.iter().all(|row| row.lines.is_empty()));
    }
}
