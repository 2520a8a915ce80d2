//! The labels of the buttons that arrange projects and workloads.

/// The label of a button that copies something named.
#[must_use]
pub fn duplicate(name: &str) -> String {
    format!("Copy {name}")
}

/// The label of a button that removes something named.
#[must_use]
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// The label of a button that moves something named one place up.
#[must_use]
pub fn move_up(name: &str) -> String {
    format!("Move {name} up")
}

/// The label of a button that moves something named one place down.
#[must_use]
pub fn move_down(name: &str) -> String {
    format!("Move {name} down")
}

/// The name of the buttons for a workload.
#[must_use]
pub fn tools_of(name: &str) -> String {
    format!("Change {name}")
}

/// The label of the box that takes a whole project into the total.
#[must_use]
pub fn include_project(name: &str) -> String {
    format!("Count the project {name} in the total")
}

/// The label of the box that takes a workload into the total.
#[must_use]
pub fn include(name: &str) -> String {
    format!("Count {name} in the total")
}
