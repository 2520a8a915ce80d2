//! What will the OpenAI API cost, and how much credit should I buy?

pub mod calendar;
pub mod catalog;
pub mod credits;
pub mod exchange;
pub mod money;
pub mod quote;
pub mod report;
pub mod scenario;
pub mod tokens;
pub mod wording;
pub mod worker;
pub mod workload;

#[cfg(target_arch = "wasm32")]
pub mod ui;
