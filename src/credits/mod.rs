//! Prepaid money: what is held, how long it lasts, what to buy and when.
//!
//! The order of a day, chosen because it never promises service that the
//! balance cannot pay: credit that has expired leaves, then purchases arrive,
//! then the day is spent.

#![deny(clippy::float_arithmetic)]

mod balance;
mod schedule;
mod top_up;

pub use balance::{Balance, Lot, LotKind};
pub use schedule::{HORIZON_DAYS, Purchase, Runway};
pub use top_up::{Reason, TopUpInput, TopUpPlan, TopUpProblem, plan};
