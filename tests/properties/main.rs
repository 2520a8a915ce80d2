//! What holds for every price, bill, plan and typed number, tried on thousands of each.
//!
//! Nothing here repeats the engine's own arithmetic: prices are worked out a second time from the
//! data files alone (`oracle`), and the rest are relations that no formula has to be known for.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a value that cannot be made is a failed test"
)]

mod accounts;
mod again;
mod billing;
mod credit;
mod credit_expiry;
mod credit_goal;
mod credit_ledger;
mod credit_lots;
mod credit_months;
mod credit_served;
mod currency;
mod exact;
mod monotone;
mod oracle;
mod overrides;
mod own_prices;
mod pasted;
mod prices;
mod replay;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod typing;
mod undo;

use std::sync::LazyLock;

use topup::calendar::Date;
use topup::catalog::Catalog;

/// The built-in catalog, read once.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::built_in().unwrap());

/// A day on which most of the catalog is sold.
fn today() -> Date {
    Date::parse("2026-11-23").unwrap()
}
