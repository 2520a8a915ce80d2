//! Exact dollars: amounts, rates and percentages without a rounding error.
//!
//! The ledger unit is the femto-dollar (10⁻¹⁵ USD). A rate of one nano-dollar
//! per million tokens is one femto-dollar per token, so pricing multiplies
//! whole numbers and never divides; see [`UsdPerMillion`].

#![deny(clippy::float_arithmetic)]

mod decimal;
mod percent;
mod rate;
mod usd;

pub use decimal::DecimalError;
pub use percent::Percent;
pub use rate::{UsdPerMillion, UsdPerThousand};
pub use usd::Usd;
