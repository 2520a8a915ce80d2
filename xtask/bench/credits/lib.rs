//! Seeded years of accounts as a program for a browser.
//!
//! `cargo xtask bench credits` times it; a story sees that its years are, byte for byte, the recorded native ones.
//! The engine in it is compiled as the page's is.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "an account that cannot be made is a failed measurement"
)]

#[expect(dead_code, reason = "some of it only the native checks ask")]
#[path = "../../../tests/properties/accounts.rs"]
mod accounts;
#[path = "../../../tests/properties/replay.rs"]
mod replay;
mod tasks;

use std::sync::LazyLock;

use topup::catalog::Catalog;
use wasm_bindgen::prelude::wasm_bindgen;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::built_in().unwrap());

/// The digest of the first so many years.
#[must_use]
#[wasm_bindgen]
pub fn digest(years: u32) -> String {
    replay::digest(years.into())
}

/// Everything to be timed.
#[must_use]
#[wasm_bindgen]
pub fn tasks() -> Vec<Task> {
    tasks::all()
}

/// Something to be timed, prepared.
#[wasm_bindgen]
pub struct Task {
    name: &'static str,
    most_ms: u32,
    work: Box<dyn Fn() -> usize>,
}

#[wasm_bindgen]
impl Task {
    /// What it is.
    #[must_use]
    pub fn name(&self) -> String {
        self.name.to_owned()
    }

    /// How long it may take, in milliseconds.
    #[must_use]
    pub fn most_ms(&self) -> u32 {
        self.most_ms
    }

    /// Does it, and gives a number that follows from all of it.
    #[must_use]
    pub fn work(&self) -> usize {
        (self.work)()
    }
}
