//! Changes to the kept versions of the work, and to what is known around it.

use super::super::{Driver, Problem, Range, RateLimits, Scenario, Variant};

/// A change to the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantEdit {
    /// The work as it stands kept under a name; an older version of that name is replaced.
    Keep(String),
    /// The work put back as a version has it.
    Use(usize),
    /// A version gone.
    Remove(usize),
}

impl VariantEdit {
    pub(super) fn make(self, scenario: &mut Scenario) -> Result<(), Problem> {
        match self {
            Self::Keep(name) => {
                let projects = scenario.projects.clone();
                let own = scenario.variants.iter_mut().find(|own| own.name == name);
                match own {
                    Some(own) => own.projects = projects,
                    None => scenario.variants.push(Variant { name, projects }),
                }
            }
            Self::Use(at) => {
                let own = scenario.variants.get(at).ok_or(Problem::NothingThere)?;
                scenario.projects = own.projects.clone();
            }
            Self::Remove(at) => {
                if at >= scenario.variants.len() {
                    return Err(Problem::NothingThere);
                }
                scenario.variants.remove(at);
            }
        }
        Ok(())
    }
}

/// Puts a range around what was entered; one that is exact is none.
pub(super) fn set_range(scenario: &mut Scenario, driver: Driver, range: Range) {
    if range == Range::EXACT {
        scenario.ranges.remove(&driver);
    } else {
        scenario.ranges.insert(driver, range);
    }
}

/// Notes what a model's rate limits are; where none is known there is no note.
pub(super) fn set_rate_limits(scenario: &mut Scenario, model: String, limits: RateLimits) {
    if limits == RateLimits::default() {
        scenario.rate_limits.remove(&model);
    } else {
        scenario.rate_limits.insert(model, limits);
    }
}
