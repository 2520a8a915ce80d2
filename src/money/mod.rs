//! Exact dollars: amounts, rates and percentages without a rounding error.
//!
//! The ledger unit is a third of a femto-dollar (10⁻¹⁵ USD). A rate of one
//! nano-dollar per million tokens is one femto-dollar per token, and one
//! pico-dollar per minute is fifty thirds per second, so pricing multiplies
//! whole numbers and never divides; see [`UsdPerMillion`] and [`UsdPerMinute`].

#![deny(clippy::float_arithmetic)]

mod decimal;
mod divide;
mod parts;
mod percent;
mod rate;
mod units;
mod usd;

pub use decimal::DecimalError;
pub use parts::Parts;
pub use percent::Percent;
pub use rate::{UsdPerMillion, UsdPerMinute, UsdPerThousand};
pub(crate) use units::Units;
pub use usd::Usd;
