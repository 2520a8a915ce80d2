//! What a person sends: one request's shape and how often it goes out.

mod request;
mod traffic;

pub use request::{Caching, InputTokens, RequestShape};
pub use traffic::{DAYS_PER_MONTH, Traffic};

use crate::catalog::Processing;

/// One kind of request, the model that answers it, and its traffic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// The model's name as the person chose it; the catalog may not know it.
    pub model: String,
    /// How the requests are processed.
    pub processing: Processing,
    /// One request.
    pub request: RequestShape,
    /// How often and for how long.
    pub traffic: Traffic,
}
