//! Counting tokens away from the page's thread.
//!
//! A vocabulary has to be fetched and unpacked, and a pasted text can be of any size, so counting
//! happens in a worker with a program of its own (`bin/token_worker.rs`). The page holds a
//! `TokenCounter`; `message` is all that passes between it and the worker's script. The rules (whose
//! turn it is, what a dead worker means) are in `queue` and know no browser.

mod answer;
#[cfg(any(test, target_arch = "wasm32"))]
mod queue;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod message;
#[cfg(target_arch = "wasm32")]
mod pieces;
#[cfg(target_arch = "wasm32")]
mod running;
#[cfg(target_arch = "wasm32")]
mod sample;
#[cfg(target_arch = "wasm32")]
mod text;

pub use answer::{Answer, CountProblem, Counted, TextId};
#[cfg(target_arch = "wasm32")]
pub use client::TokenCounter;
#[cfg(target_arch = "wasm32")]
pub use sample::estimate;
#[cfg(target_arch = "wasm32")]
pub use text::Text;
