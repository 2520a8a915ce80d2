//! What a person sends: units of work, the calls they are made of, and how many there are over time.
//!
//! A [`Workload`] does one kind of work. [`Work`] is the shape of one unit of it, such as a
//! conversation, and expands into the [`Call`]s that OpenAI bills; [`Traffic`] says how many
//! units a day brings. A [`Project`] holds workloads with an owner and a budget.

mod caching;
mod call;
mod effort;
mod entered;
mod part;
mod project;
mod quantity;
mod shape;
mod shapes;
mod text;
mod traffic;
mod work;

pub use caching::{Caching, CachingMode, Keep};
pub use call::{Call, ToolCalls, UnitOfWork};
pub use effort::{Effort, ReasoningShare};
pub use part::Part;
pub use project::{Environment, Project};
pub use quantity::{Measure, Quantity};
pub use shape::Shape;
pub use text::TextTokens;
pub use traffic::{DAYS_PER_MONTH, Period, Repeats, Segment, Traffic, Units, Volume, Week};
pub use work::Work;

use crate::catalog::Processing;

/// One kind of work, the model that does it, and its traffic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// What people call it.
    pub name: String,
    /// Whether it is part of the bill; one that is not is kept, and costs nothing.
    pub included: bool,
    /// The model's name as the person chose it; the catalog may not know it.
    pub model: String,
    /// How the requests are processed.
    pub processing: Processing,
    /// Whether requests are kept in a region, which some models charge more for.
    pub regional: bool,
    /// One unit of the work.
    pub work: Work,
    /// What the prompt cache does.
    pub caching: Caching,
    /// How many units, and when.
    pub traffic: Traffic,
}
