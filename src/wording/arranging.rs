//! The labels of the buttons that arrange projects and workloads.

use super::say;

/// The label of a button that copies something named.
#[must_use]
pub fn duplicate(name: &str) -> String {
    say!("Copy {name}", name)
}

/// The label of a button that removes something named.
#[must_use]
pub fn remove(name: &str) -> String {
    say!("Remove {name}", name)
}

/// The label of a button that moves something named one place up.
#[must_use]
pub fn move_up(name: &str) -> String {
    say!("Move {name} up", name)
}

/// The label of a button that moves something named one place down.
#[must_use]
pub fn move_down(name: &str) -> String {
    say!("Move {name} down", name)
}

/// The name of the buttons for a workload.
#[must_use]
pub fn tools_of(name: &str) -> String {
    say!("Change {name}", name)
}

/// The label of the box that takes a whole project into the total.
#[must_use]
pub fn include_project(name: &str) -> String {
    say!("Count the project {name} in the total", name)
}

/// The label of the box that takes a workload into the total.
#[must_use]
pub fn include(name: &str) -> String {
    say!("Count {name} in the total", name)
}
