//! What will the OpenAI API cost, and how much credit should I buy?

pub mod tokens;
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod ui;
