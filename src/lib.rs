//! What will the OpenAI API cost, and how much credit should I buy?
//!
//! The modules stand in the order of `ARCHITECTURE.md`: each names only earlier ones.
//! Start with [`scenario::Scenario`] (what a person entered), [`report::Report`] (what follows
//! from it) and [`catalog::Catalog`] (the prices it follows from).

pub use ::tokens;

pub mod calendar;

pub mod money;

pub mod packed;

pub use ::worker;

pub mod catalog;

pub mod workload;

pub mod quote;

pub mod credits;

pub mod actuals;

pub mod scenario;

pub mod savings;

pub mod report;

pub mod shortage;

pub mod plot;

pub mod exchange;

pub mod keeping;

pub mod wording;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
