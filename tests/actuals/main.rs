//! Files of usage and cost as people have them, read in pieces of any size.
//!
//! The fixtures are made by us from documented columns. The headers of `usage_2025`, `costs_2025`
//! and `costs_2026`, the pages of the APIs and the spellings of line items were seen in public
//! samples; the columns for cache writes in `usage_2026` are documented for the API and expected
//! in the export; the proxies' columns are those of their schemas.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fixture that cannot be read is a failed test"
)]

mod any;
mod broken;
mod broken_files;
mod carried;
mod formats;
mod noticing;
mod order;
mod spreadsheets;

use std::path::PathBuf;
use std::sync::LazyLock;

use topup::actuals::{Dimension, Import, Importer, Refusal, Within, pivot};
use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::wording;

/// The day of every test here.
const TODAY: &str = "2026-11-25";

/// The built-in catalog, read once.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::built_in().unwrap());

fn fixture(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/actuals", name]
        .iter()
        .collect();
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a file in pieces.
fn read(name: &str, file: &[u8], piece: usize) -> Result<Import, Refusal> {
    let today = Date::parse(TODAY).unwrap();
    let mut importer = Importer::new(CATALOG.clone(), today);
    for piece in file.chunks(piece) {
        if !importer.feed(piece) {
            break;
        }
    }
    importer.finish(name)
}

/// Reads a file in pieces of three sizes, which must not matter.
#[track_caller]
fn import(name: &str, file: &[u8]) -> Import {
    let whole = read(name, file, usize::MAX).unwrap_or_else(|refusal| {
        panic!("{name}: {}", wording::refusal(&refusal));
    });
    for piece in [7, 1000] {
        assert_eq!(read(name, file, piece).as_ref(), Ok(&whole), "{name}");
    }
    whole
}

/// Spend by one thing, as text: `Website $1.00, not told $2.00`.
fn spend(import: &Import, by: Dimension) -> String {
    let groups = pivot(&import.cells, by, &Within::default());
    let groups: Vec<String> = groups
        .iter()
        .map(|group| {
            format!(
                "{} {}",
                wording::value(group.value, &import.names),
                wording::signed(group.sum.usd())
            )
        })
        .collect();
    groups.join(", ")
}
