//! The work in view on a few models side by side, with what each would take to pay for everything.

use super::bill::Earlier;
use super::top_up::purchase;
use super::{AverageDay, Bill, NoPlan, Report};
use crate::catalog::Catalog;
use crate::credits::TopUpPlan;
use crate::money::Usd;
use crate::quote::Unpriced;
use crate::scenario::Scenario;

/// What would be if the work in view were done by one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The model's id.
    pub model: String,
    /// The model's name for people.
    pub name: String,
    /// Whether it is the model in use.
    pub chosen: bool,
    /// What the work in view costs there, or why it cannot be done there.
    pub outcome: Result<SideCost, Unpriced>,
    /// What to buy for the whole scenario then, or why there is no plan; `None` where a typed average day
    /// says what is used, whatever the model.
    pub top_up: Option<Result<TopUpPlan, NoPlan>>,
}

/// What the work in view costs on a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideCost {
    /// One unit of it.
    pub per_unit: Usd,
    /// Thirty days of it.
    pub per_month: Usd,
    /// Thirty days of it in thousandths of the dearest model's among those compared; `None` if that one is free.
    pub thousandths_of_dearest: Option<u64>,
    /// Thirty days of it in thousandths of the model in use's; `None` for that one, and where its cost is unknown or free.
    pub thousandths_of_in_use: Option<u64>,
}

impl Report {
    /// The work in view on the models of so many ids; ids that are not compared are left out.
    ///
    /// `scenario` is the one that this is the report of, and `catalog` the one without its own prices.
    #[must_use]
    pub fn side_by_side(
        &self,
        catalog: &Catalog,
        scenario: &Scenario,
        models: &[String],
    ) -> Vec<Side> {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let rows = models.iter().filter_map(|id| {
            let mut rows = self.focus.compare.rows.iter();
            rows.find(|row| row.model == *id)
        });
        let rows: Vec<_> = rows.collect();
        let priced = rows.iter().filter_map(|row| row.outcome.as_ref().ok());
        let dearest = priced.map(|priced| priced.per_month).max();
        let in_use = self.focus.compare.month_now;
        rows.into_iter()
            .map(|row| Side {
                model: row.model.clone(),
                name: row.name.clone(),
                chosen: row.chosen,
                outcome: row.outcome.clone().map(|priced| SideCost {
                    per_unit: priced.per_unit,
                    per_month: priced.per_month,
                    thousandths_of_dearest: dearest
                        .and_then(|dearest| priced.per_month.thousandths_of(dearest)),
                    thousandths_of_in_use: in_use
                        .filter(|_| !row.chosen)
                        .and_then(|in_use| priced.per_month.thousandths_of(in_use)),
                }),
                top_up: match self.top_up.average_day_from {
                    AverageDay::Typed => None,
                    AverageDay::Bill => Some(self.bought_for(catalog, scenario, &row.model)),
                },
            })
            .collect()
    }

    /// What to buy for the whole scenario with the work in view on a model.
    fn bought_for(
        &self,
        catalog: &Catalog,
        scenario: &Scenario,
        model: &str,
    ) -> Result<TopUpPlan, NoPlan> {
        let mut moved = scenario.clone();
        let project = moved.projects.get_mut(self.focus.place.project);
        let own = project.and_then(|own| own.workloads.get_mut(self.focus.place.workload));
        if let Some(own) = own {
            model.clone_into(&mut own.model);
        }
        let earlier = Earlier {
            scenario,
            bill: &self.bill,
        };
        let bill = Bill::new(catalog, &moved, self.today, Some(earlier));
        purchase(catalog, &moved, &bill, self.today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::scenario::{Edit, Place, Stage, WorkloadEdit};

    fn report(scenario: &Scenario) -> (Catalog, Report) {
        let catalog = Catalog::built_in().unwrap();
        let today = Date::parse("2026-11-25").unwrap();
        let report = Report::new(&catalog, scenario, Place::default(), today);
        (catalog, report)
    }

    #[test]
    fn each_side_is_what_the_report_says_once_its_model_is_chosen() {
        let scenario = Scenario::example(Stage::Production);
        let (catalog, now) = report(&scenario);
        let few = now.focus.compare.worth_seeing(4);
        let models: Vec<_> = few.iter().map(|row| row.model.clone()).collect();
        assert_eq!(models.len(), 4);
        let sides = now.side_by_side(&catalog, &scenario, &models);
        for side in &sides {
            let edit = WorkloadEdit::Model(side.model.clone());
            let mut moved = scenario.clone();
            moved.apply(Edit::Workload(Place::default(), edit)).unwrap();
            let (_, then) = report(&moved);
            let bill = then.in_view().unwrap().outcome.as_ref().unwrap();
            let cost = side.outcome.as_ref().unwrap();
            assert_eq!(cost.per_unit, bill.per_unit);
            assert_eq!(cost.per_month, bill.per_month);
            assert_eq!(side.top_up, Some(then.top_up.outcome));
        }
        assert_eq!(sides.iter().filter(|side| side.chosen).count(), 1);
        let dearest = sides.first().unwrap().outcome.as_ref().unwrap();
        assert_eq!(dearest.thousandths_of_dearest, Some(1000));
    }

    #[test]
    fn a_typed_average_day_says_nothing_of_models() {
        let mut scenario = Scenario::example(Stage::Mvp);
        scenario.credits.average_day = Some(Usd::from_dollars(3));
        let (catalog, report) = report(&scenario);
        let sides = report.side_by_side(&catalog, &scenario, &["gpt-6.2-sol".to_owned()]);
        assert_eq!(sides.len(), 1);
        assert!(sides.iter().all(|side| side.top_up.is_none()));
    }
}
