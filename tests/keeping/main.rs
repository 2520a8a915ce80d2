//! Keeping work on a shelf that fails, is shared, and is damaged: nothing saved is ever lost unseen.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a shelf of the test's own that fails unasked is a failed test"
)]

mod damage;
mod faults;
mod shelves;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "only how properties are tried is used here")]
mod support;
mod windows;
mod work;

use topup::calendar::Date;
use topup::exchange::ScenarioFile;
use topup::keeping::{Library, Shelf};
use topup::money::Usd;
use topup::scenario::{CreditEdit, Edit, Scenario, Stage};

/// A scenario that tells which of many it is.
fn file(mark: u64) -> ScenarioFile {
    let mut scenario = Scenario::example(Stage::Mvp);
    let amount = Usd::from_decimal(&mark.to_string()).unwrap();
    let edit = CreditEdit::PaidBalance(amount);
    scenario.apply(Edit::Credits(edit)).unwrap();
    ScenarioFile {
        prices_of: Date::parse("2026-11-25").unwrap(),
        scenario,
        unit_costs: Vec::new(),
    }
}

/// Which of many a scenario is.
fn mark(file: &ScenarioFile) -> u64 {
    file.scenario
        .credits
        .paid_balance
        .to_decimal()
        .parse()
        .unwrap()
}

/// What is kept, as the person sees it: title and mark of each.
fn kept(shelf: &impl Shelf) -> Vec<(String, u64)> {
    let library = Library::read(shelf).unwrap();
    let mut kept: Vec<_> = library
        .kept
        .iter()
        .map(|entry| {
            let text = shelf.get(&entry.name.key()).unwrap().unwrap();
            let record = topup::keeping::Record::from_text(&text).unwrap();
            (entry.title.clone(), mark(&record.scenario().unwrap()))
        })
        .collect();
    kept.sort();
    kept
}
