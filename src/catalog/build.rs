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

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// The rooms whose sources say how what was read of a file is packed and what it means.
const READING: [&str; 6] = ["actuals", "calendar", "catalog", "money", "packed", "quote"];

fn main() {
    let mut sources = DefaultHasher::new();
    for room in READING {
        println!("cargo::rerun-if-changed=src/{room}");
        if let Err(problem) = hash_folder(&Path::new("src").join(room), &mut sources) {
            println!("cargo::error={problem}");
        }
    }
    // The page and the worker that reads for it know each other by this.
    println!("cargo::rustc-env=TOPUP_READING={:016x}", sources.finish());
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

/// Every file of a folder, by name and content, in the order of the names.
fn hash_folder(folder: &Path, to: &mut DefaultHasher) -> std::io::Result<()> {
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            hash_folder(&entry.path(), to)?;
        } else {
            entry.file_name().hash(to);
            std::fs::read(entry.path())?.hash(to);
        }
    }
    Ok(())
}
