//! Every change a person can make.

mod arrange;
mod credit;
mod prices;
mod project;
mod traffic;
mod versions;
mod workload;

pub use arrange::Arrange;
pub use credit::CreditEdit;
pub use prices::PriceEdit;
pub use project::ProjectEdit;
pub use traffic::TrafficEdit;
pub use versions::VariantEdit;
pub use workload::WorkloadEdit;

use core::mem::discriminant;

use super::{AccountEdit, Driver, Place, Problem, Range, RateLimits, Scenario, Stage, TeamEdit};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one edit is made at a time, and typed rates are plain values"
)]
pub enum Edit {
    /// Another stage: its days and safety factor, and its whole example if
    /// the person has not changed anything of the last one.
    Stage(Stage),
    /// How many days to cover.
    Days(u32),
    /// A change to one workload.
    Workload(Place, WorkloadEdit),
    /// A change to one project, by its number from 0.
    Project(usize, ProjectEdit),
    /// Projects and workloads added, copied, moved, removed.
    Arrange(Arrange),
    /// A change to what is known of the credit.
    Credits(CreditEdit),
    /// A change to the prices of the person's own.
    Prices(PriceEdit),
    /// A change to how the account is set.
    Account(AccountEdit),
    /// A change to the kept versions of the projects.
    Variant(VariantEdit),
    /// How far a number may be off.
    Range(Driver, Range),
    /// What is known of a model's rate limits.
    RateLimits(String, RateLimits),
    /// A change to the days that the team writes down.
    Team(TeamEdit),
    /// Another scenario as a whole: an example, a link, an undo.
    Replace(Box<Scenario>),
}

impl Edit {
    /// Whether both change one and the same value, so that typing it digit by digit is one step.
    #[must_use]
    pub fn continues(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Workload(at, edit), Self::Workload(before_at, before)) => {
                at == before_at && edit.continues(before)
            }
            (Self::Project(at, edit), Self::Project(before_at, before)) => {
                at == before_at && discriminant(edit) == discriminant(before)
            }
            (Self::Credits(edit), Self::Credits(before)) => {
                discriminant(edit) == discriminant(before)
            }
            (Self::Prices(edit), Self::Prices(before)) => edit.continues(before),
            (Self::Account(edit), Self::Account(before)) => {
                discriminant(edit) == discriminant(before)
            }
            (Self::Team(edit), Self::Team(before)) => discriminant(edit) == discriminant(before),
            // Each of these is a click of its own.
            (Self::Arrange(_) | Self::Variant(_), _) => false,
            (Self::Range(driver, _), Self::Range(before, _)) => driver == before,
            (Self::RateLimits(model, _), Self::RateLimits(before, _)) => model == before,
            _ => discriminant(self) == discriminant(other),
        }
    }
}

impl Scenario {
    /// Makes one change.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the result would be outside the limits, or there is
    /// nothing where it should change something; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Problem> {
        let mut next = self.clone();
        next.change(edit)?;
        *self = next.checked()?;
        Ok(())
    }

    fn change(&mut self, edit: Edit) -> Result<(), Problem> {
        match edit {
            Edit::Stage(stage) => self.change_stage(stage),
            Edit::Days(days) => self.days = days,
            Edit::Workload(at, edit) => {
                let workload = self
                    .projects
                    .get_mut(at.project)
                    .and_then(|project| project.workloads.get_mut(at.workload))
                    .ok_or(Problem::NothingThere)?;
                edit.make(workload);
            }
            Edit::Project(at, edit) => {
                let project = self.projects.get_mut(at).ok_or(Problem::NothingThere)?;
                edit.make(project);
            }
            Edit::Arrange(arrange) => arrange.make(self)?,
            Edit::Credits(edit) => edit.make(&mut self.credits),
            Edit::Prices(edit) => edit.make(&mut self.overrides),
            Edit::Account(edit) => edit.make(&mut self.account),
            Edit::Variant(edit) => edit.make(self)?,
            Edit::Range(driver, range) => versions::set_range(self, driver, range),
            Edit::RateLimits(model, limits) => versions::set_rate_limits(self, model, limits),
            Edit::Team(edit) => edit.make(&mut self.team),
            Edit::Replace(other) => *self = *other,
        }
        Ok(())
    }

    fn change_stage(&mut self, stage: Stage) {
        if *self == Self::example(self.stage) {
            *self = Self::example(stage);
        } else {
            self.stage = stage;
            self.days = stage.days();
            self.credits.safety = stage.safety();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Percent, Usd};
    use crate::scenario::Template;
    use crate::workload::{Period, Quantity, Volume};

    const FIRST: Place = Place {
        project: 0,
        workload: 0,
    };

    #[test]
    fn every_example_is_within_the_limits() {
        for stage in Stage::ALL {
            let example = Scenario::example(stage);
            assert_eq!(example.clone().checked(), Ok(example));
        }
    }

    #[test]
    fn a_refused_change_changes_nothing() {
        let before = Scenario::example(Stage::Mvp);
        let nowhere = Place {
            project: 0,
            workload: 1,
        };
        for edit in [
            Edit::Days(0),
            Edit::Workload(FIRST, WorkloadEdit::CacheRead(Percent::new(91))),
            Edit::Workload(FIRST, WorkloadEdit::Model(String::new())),
            Edit::Workload(FIRST, WorkloadEdit::Quantity(Quantity::Turns, 0)),
            Edit::Workload(FIRST, WorkloadEdit::Name("a\u{202E}b".to_owned())),
            Edit::Workload(nowhere, WorkloadEdit::Included(false)),
            Edit::Credits(CreditEdit::Safety(Percent::new(99))),
            Edit::Credits(CreditEdit::FreeCredits(Usd::MAX)),
            Edit::Arrange(Arrange::RemoveWorkload(FIRST)),
            Edit::Arrange(Arrange::RemoveProject(0)),
        ] {
            let mut scenario = before.clone();
            assert!(scenario.apply(edit.clone()).is_err(), "{edit:?}");
            assert_eq!(scenario, before);
        }
    }

    #[test]
    fn another_stage_keeps_what_a_person_typed() {
        let mut untouched = Scenario::example(Stage::Mvp);
        untouched.apply(Edit::Stage(Stage::Production)).unwrap();
        assert_eq!(untouched, Scenario::example(Stage::Production));

        let mut own = Scenario::example(Stage::Mvp);
        let volume = Volume::Rate {
            units: 77,
            per: Period::Day,
        };
        let edit = WorkloadEdit::Traffic(TrafficEdit::Volume(volume));
        own.apply(Edit::Workload(FIRST, edit)).unwrap();
        own.apply(Edit::Stage(Stage::Production)).unwrap();
        assert_eq!(own.workload(FIRST).unwrap().traffic.volume, volume);
        assert_eq!(own.credits.safety, Stage::Production.safety());
    }

    #[test]
    fn workloads_are_copied_moved_and_removed() {
        let mut scenario = Scenario::example(Stage::Mvp);
        let mut arrange = |arrange| {
            scenario.apply(Edit::Arrange(arrange)).unwrap();
            let names = scenario.projects.iter().map(|project| {
                let own: Vec<_> = project
                    .workloads
                    .iter()
                    .map(|own| own.name.as_str())
                    .collect();
                own.join("+")
            });
            names.collect::<Vec<_>>().join(" | ")
        };
        let at = |project, workload| Place { project, workload };
        assert_eq!(
            arrange(Arrange::AddWorkload(0, Template::Agent)),
            "Assistant+Agent"
        );
        assert_eq!(
            arrange(Arrange::DuplicateWorkload(at(0, 0))),
            "Assistant+Assistant 2+Agent"
        );
        assert_eq!(
            arrange(Arrange::AddProject),
            "Assistant+Assistant 2+Agent | "
        );
        assert_eq!(
            arrange(Arrange::MoveWorkload {
                from: at(0, 2),
                to: at(1, 0)
            }),
            "Assistant+Assistant 2 | Agent"
        );
        assert_eq!(
            arrange(Arrange::MoveProject { from: 1, to: 0 }),
            "Agent | Assistant+Assistant 2"
        );
        assert_eq!(
            arrange(Arrange::RemoveWorkload(at(1, 0))),
            "Agent | Assistant 2"
        );
        assert_eq!(arrange(Arrange::RemoveProject(0)), "Assistant 2");
    }
}
