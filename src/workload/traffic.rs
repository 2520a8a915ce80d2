//! How often a request goes out, and for how long.

/// The month that monthly figures mean: thirty days, whatever the calendar says.
pub const DAYS_PER_MONTH: u64 = 30;

/// The number of requests over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests on an average day.
    pub requests_per_day: u64,
    /// How many days the project, or the plan, covers.
    pub days: u32,
}
