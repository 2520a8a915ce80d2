//! `cargo xtask bench tokens`: our counting beside that of others, in the same browser.
//!
//! The others are installed by their own registries' clients into the tools' folder, never into the
//! page. What is compared are ratios within one run: a machine's noise is in both halves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, cargo, printed, root, run, say};
use crate::tools::{self, tools_folder};
use crate::{page, system};

/// Reads `--beside PROGRAM.wasm`, a program with the interface of the prototype, and measures.
pub(crate) fn tokens(options: &[&str]) -> Outcome<()> {
    let beside = match options {
        [] => None,
        ["--beside", program] => Some(Path::new(program)),
        _ => return Err("usage: bench tokens [--beside PROGRAM.wasm]".to_owned()),
    };
    let tools = tools::ready()?;
    system::browser()?;
    page::build(&tools)?;
    let home = others()?;
    say("Measuring (about six minutes; other work on this machine makes it less sure)");
    let mut measure = Command::new("node");
    measure
        .arg(scripts().join("bench.mjs"))
        .arg(home)
        .arg(page::dist());
    run(measure.args(beside))
}

fn scripts() -> PathBuf {
    root().join("xtask/bench/tokens")
}

/// The folder with the tokenizers of others, installed and built.
fn others() -> Outcome<PathBuf> {
    for program in ["node", "npm"] {
        if printed(Command::new(program).arg("--version")).is_none() {
            return Err(format!(
                "`{program}` does not run. Install Node 20 or newer (Debian: apt-get install nodejs npm) and try again."
            ));
        }
    }
    let home = tools_folder()?.join("token-bench");
    copy(&scripts().join("peers"), &home.join("peers"))?;
    copy_file(&scripts().join("package.json"), &home.join("package.json"))?;
    say("Installing the packages to compare with");
    run(Command::new("npm")
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefer-offline",
        ])
        .current_dir(&home))?;
    say("Building the crates to compare with (about two minutes, once)");
    run(cargo()
        .args([
            "build",
            "--quiet",
            "--release",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .current_dir(home.join("peers")))?;
    Ok(home)
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let in_words = |reason| format!("{} cannot be copied: {reason}.", from.display());
    fs::create_dir_all(to).map_err(in_words)?;
    for entry in fs::read_dir(from).map_err(in_words)? {
        let entry = entry.map_err(in_words)?;
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            copy_file(&entry.path(), &place)?;
        }
    }
    Ok(())
}

/// Leaves the same content alone, so that nothing is built again for nothing.
fn copy_file(from: &Path, to: &Path) -> Outcome<()> {
    let in_words = |reason| format!("{} cannot be copied: {reason}.", from.display());
    let content = fs::read(from).map_err(in_words)?;
    if fs::read(to).is_ok_and(|there| there == content) {
        return Ok(());
    }
    fs::write(to, content).map_err(in_words)
}
