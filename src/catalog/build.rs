//! Packs the price catalog for the page: reads the data files as the program would and writes
//! `catalog.packed` for `packed/mod.rs`. What is wrong with the files is said here and ends the build.

#![expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    clippy::enum_variant_names,
    reason = "of the rooms that can read the files, only what reads them is used here"
)]

pub use ::tokens;

#[path = "../calendar/mod.rs"]
mod calendar;
#[path = "mod.rs"]
mod catalog;
#[path = "../money/mod.rs"]
mod money;
#[path = "../packed/mod.rs"]
mod packed;

use std::path::Path;

fn main() {
    for room in ["calendar", "catalog", "money", "packed"] {
        println!("cargo::rerun-if-changed=src/{room}");
    }
    let to = std::env::var_os("OUT_DIR").unwrap_or_default();
    let written = catalog::Catalog::built_in()
        .map_err(|error| error.to_string())
        .and_then(|catalog| {
            std::fs::write(Path::new(&to).join("catalog.packed"), catalog.packed())
                .map_err(|error| error.to_string())
        });
    if let Err(problem) = written {
        println!("cargo::error={problem}");
    }
}
