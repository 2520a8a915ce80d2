//! Why a balance vanished, or does not help: from what a person sees to ranked causes, and from an
//! error message to its name.
//!
//! What an error means is data (`data/errors.json`); what a cause weighs comes from the imported
//! spend and from the scenario. Words are `wording`'s.

#![deny(clippy::float_arithmetic)]

mod cause;
mod diagnose;
mod error;
mod practice;

pub use cause::{Cause, Evidence, Helps, Ranked};
pub use diagnose::{Situation, Symptom, causes};
pub use error::{ApiError, ErrorBook, ErrorKind, ErrorSource};
pub use practice::{Practice, Standing, practice};
