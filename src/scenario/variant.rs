//! Named versions of the work, to be held against each other.

use crate::workload::Project;

/// The projects as they once stood, under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What people call it, such as `A: small router`.
    pub name: String,
    /// Its projects and their workloads.
    pub projects: Vec<Project>,
}
