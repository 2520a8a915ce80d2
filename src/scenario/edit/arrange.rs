//! Projects and workloads added, copied, moved and removed.

use super::super::{Place, Problem, Scenario, Template};
use crate::workload::{Environment, Project, Workload};

/// A change to which projects and workloads there are, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrange {
    /// A project without workloads, at the end.
    AddProject,
    /// The same project again, after it.
    DuplicateProject(usize),
    /// The project and its workloads gone.
    RemoveProject(usize),
    /// The project in another place.
    MoveProject {
        /// Where it stands.
        from: usize,
        /// Where it stands afterwards.
        to: usize,
    },
    /// A workload from a template, at the end of a project.
    AddWorkload(usize, Template),
    /// The same workload again, after it.
    DuplicateWorkload(Place),
    /// The workload gone.
    RemoveWorkload(Place),
    /// The workload in another place, of the same project or another.
    MoveWorkload {
        /// Where it stands.
        from: Place,
        /// Where it stands afterwards.
        to: Place,
    },
}

impl Arrange {
    pub(super) fn make(self, scenario: &mut Scenario) -> Result<(), Problem> {
        let projects = &mut scenario.projects;
        match self {
            Self::AddProject => {
                let number = projects.len() + 1;
                projects.push(Project {
                    name: format!("Project {number}"),
                    environment: Environment::default(),
                    owner: String::new(),
                    monthly_budget: None,
                    hard_limit: None,
                    alerts: Project::USUAL_ALERTS.to_vec(),
                    workloads: Vec::new(),
                });
            }
            Self::DuplicateProject(at) => {
                let own = projects.get(at).ok_or(Problem::NothingThere)?;
                let mut copy = own.clone();
                let names: Vec<_> = projects.iter().map(|own| own.name.clone()).collect();
                copy.name = next_name(&copy.name, &names);
                projects.insert(at + 1, copy);
            }
            Self::RemoveProject(at) => {
                take(projects, at)?;
            }
            Self::MoveProject { from, to } => {
                let project = take(projects, from)?;
                put(projects, to, project)?;
            }
            Self::AddWorkload(project, template) => {
                let own = workloads(scenario, project)?;
                let mut workload = template.workload();
                if own.iter().any(|other| other.name == workload.name) {
                    workload.name = next_name(&workload.name, &names_of(own));
                }
                own.push(workload);
            }
            Self::DuplicateWorkload(at) => {
                let own = workloads(scenario, at.project)?;
                let mut copy = own.get(at.workload).ok_or(Problem::NothingThere)?.clone();
                copy.name = next_name(&copy.name, &names_of(own));
                own.insert(at.workload + 1, copy);
            }
            Self::RemoveWorkload(at) => {
                take(workloads(scenario, at.project)?, at.workload)?;
            }
            Self::MoveWorkload { from, to } => {
                let workload = take(workloads(scenario, from.project)?, from.workload)?;
                put(workloads(scenario, to.project)?, to.workload, workload)?;
            }
        }
        Ok(())
    }
}

fn workloads(scenario: &mut Scenario, project: usize) -> Result<&mut Vec<Workload>, Problem> {
    scenario
        .projects
        .get_mut(project)
        .map(|project| &mut project.workloads)
        .ok_or(Problem::NothingThere)
}

fn take<T>(list: &mut Vec<T>, at: usize) -> Result<T, Problem> {
    if at < list.len() {
        Ok(list.remove(at))
    } else {
        Err(Problem::NothingThere)
    }
}

fn put<T>(list: &mut Vec<T>, at: usize, one: T) -> Result<(), Problem> {
    if at > list.len() {
        return Err(Problem::NothingThere);
    }
    list.insert(at, one);
    Ok(())
}

/// The name with the first number that is still free: `Assistant`, `Assistant 2`, `Assistant 3`.
fn next_name(name: &str, taken: &[String]) -> String {
    let stem = match name.rsplit_once(' ') {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        _ => name,
    };
    // Among one number more than there are names, one is free.
    (2..taken.len() + 3)
        .map(|number| format!("{stem} {number}"))
        .find(|next| !taken.contains(next))
        .unwrap_or_else(|| name.to_owned())
}

fn names_of(workloads: &[Workload]) -> Vec<String> {
    workloads.iter().map(|own| own.name.clone()).collect()
}
