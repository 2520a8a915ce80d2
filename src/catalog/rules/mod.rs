//! Rules that are numbers, by what they are about.

mod credit;
mod tools;

pub use credit::CreditRules;
pub use tools::{ContainerSize, Containers, SessionPrices, ToolFees, VectorStorage};

pub(super) use tools::PreviewFees;

use super::Sourced;

/// The rules that are numbers, each with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What a container session costs.
    pub containers: Sourced<Containers>,
    /// What vector storage costs.
    pub vector_storage: Sourced<VectorStorage>,
}
