//! Where a workload stands.

use serde::Serialize;

use super::Scenario;
use crate::workload::Workload;

/// Where a workload stands: its project, and its place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Which project, from 0.
    pub project: usize,
    /// Which workload of it, from 0.
    pub workload: usize,
}

impl Scenario {
    /// Every workload with its place, in the order of the page.
    pub fn workloads(&self) -> impl Iterator<Item = (Place, &Workload)> {
        self.projects.iter().enumerate().flat_map(|(project, own)| {
            let placed = own.workloads.iter().enumerate();
            placed.map(move |(workload, own)| (Place { project, workload }, own))
        })
    }

    /// The workload at a place, if there is one.
    #[must_use]
    pub fn workload(&self, at: Place) -> Option<&Workload> {
        self.projects.get(at.project)?.workloads.get(at.workload)
    }

    /// The place itself if a workload stands there, else the nearest one before it, else the first.
    #[must_use]
    pub fn nearest(&self, at: Place) -> Place {
        let before = self
            .workloads()
            .map(|(place, _)| place)
            .take_while(|place| *place <= at)
            .last();
        before
            .or_else(|| self.workloads().next().map(|(place, _)| place))
            .unwrap_or_default()
    }
}
