//! What people do with the page, told in a real browser.
//!
//! The stories need the built page and Chromium, so plain `cargo test` leaves them out;
//! `cargo xtask test` builds the page and runs them all.

#![cfg(not(target_arch = "wasm32"))]

mod actuals;
mod audit;
#[path = "../actuals/broken_files.rs"]
mod broken_files;
mod compare;
mod counting;
mod credit;
mod delivery;
mod keeping;
mod language;
mod large_files;
mod measured;
mod misfortune;
mod nothing_leaves;
mod offline;
mod outlook;
mod own_price;
mod pace;
mod paper;
mod planning;
mod prices;
mod projector;
mod projects;
mod replay;
mod requests;
mod savings;
mod sharing;
mod shortage;
mod shortcuts;
mod shots;
mod told;
mod unfolding;
mod visitor_itself;
mod workloads;

/// The part of a link that holds the scenario.
fn fragment_of(link: &str) -> String {
    let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
    format!("#{fragment}")
}
