//! `cargo xtask twice`: whether two builds from nothing, in different folders, give the same bytes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Outcome, root, run, say};

/// Builds the committed page twice, each time from nothing, and names every file that differs.
pub(crate) fn compare() -> Outcome<()> {
    let home = root().join("target/twice");
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).map_err(|reason| format!("{}: {reason}.", home.display()))?;
    let mut sums = Vec::new();
    // Names of different length: a path that gets into the program moves what stands behind it.
    for name in ["one", "another"] {
        say(&format!("Building from nothing: {name}"));
        let checkout = home.join(name);
        run(Command::new("git")
            .args(["clone", "--quiet", "--no-hardlinks"])
            .args([root(), &checkout]))?;
        run(Command::new("cargo")
            .current_dir(&checkout)
            .args(["xtask", "build"])
            .env_remove("CARGO_TARGET_DIR"))?;
        sums.push(listed(&checkout.join("dist/SHA256SUMS"))?);
        fs::remove_dir_all(checkout.join("target"))
            .map_err(|reason| format!("{}: {reason}.", checkout.display()))?;
    }
    let [one, another] = sums.as_slice() else {
        return Err("one of the builds is missing.".to_owned());
    };
    let different: Vec<&str> = one
        .iter()
        .chain(another)
        .filter(|line| !(one.contains(line) && another.contains(line)))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    if different.is_empty() {
        println!("{} files, the same bytes in both builds", one.len());
        return Ok(());
    }
    Err(format!("these files differ: {}.", different.join(", ")))
}

fn listed(path: &Path) -> Outcome<Vec<String>> {
    let text =
        fs::read_to_string(path).map_err(|reason| format!("{}: {reason}.", path.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}
