//! `cargo xtask bench tokens`: our counting beside that of others, in the same browser; and
//! `cargo xtask bench page`: how long the page works after a keystroke, and its longest task in the main story.
//!
//! The others are installed by their own registries' clients into the tools' folder, never into the
//! page. What is compared are ratios within one run: a machine's noise is in both halves.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checks::browser_tests;
use crate::copies::{copy, copy_file};
use crate::run::{Outcome, cargo, root, run, say};
use crate::tools::{self, tools_folder};
use crate::{npm, page, system};

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

/// Types into the built page with few and many workloads, goes through the main story, and says how long it worked.
pub(crate) fn page() -> Outcome<()> {
    let tools = tools::ready()?;
    system::browser()?;
    page::build(&tools)?;
    say("Typing, and telling the main story (other work on this machine makes it less sure)");
    // Two at once would measure each other.
    run(browser_tests().args(["pace::", "--ignored", "--nocapture", "--test-threads=1"]))
}

fn scripts() -> PathBuf {
    root().join("xtask/bench/tokens")
}

/// The folder with the tokenizers of others, installed and built.
fn others() -> Outcome<PathBuf> {
    npm::ready()?;
    let home = tools_folder()?.join("token-bench");
    copy(&scripts().join("peers"), &home.join("peers"))?;
    copy(&root().join("src/tokens"), &home.join("peers/tokens"))?;
    copy_file(&scripts().join("package.json"), &home.join("package.json"))?;
    say("Installing the packages to compare with");
    npm::install(&home, &[])?;
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
