//! Seeded years of accounts as a program for a browser: built for a story, timed by `cargo xtask bench credits`.

use std::path::PathBuf;
use std::process::Command;

use crate::copies::copy_file;
use crate::run::{Outcome, cargo, printed, root, run, say};
use crate::tools::{self, Tools};
use crate::{checks, page, system};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the program, compiled as the page's is, and gives its folder.
pub(crate) fn build(tools: &Tools) -> Outcome<PathBuf> {
    say("Building the program of the seeded years");
    run(cargo()
        .args(["build", "--locked", "--offline", "--profile", "page"])
        .args(["--target", TARGET, "--package", "years"]))?;
    let folder = root().join("target/years");
    let whole = root().join("target").join(TARGET).join("page/years.wasm");
    run(tools
        .wasm_bindgen()
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
            "--out-dir",
        ])
        .args([&folder, &whole]))?;
    let start = root().join("xtask/bench/credits/index.html");
    copy_file(&start, &folder.join("index.html"))?;
    Ok(folder)
}

/// Times the engine alone, and then the page while somebody types.
pub(crate) fn bench() -> Outcome<()> {
    if printed(Command::new("node").arg("--version")).is_none() {
        return Err("`node` does not run. Install Node.js 20 or newer and try again.".to_owned());
    }
    let tools = tools::ready()?;
    system::browser()?;
    page::build(&tools)?;
    let program = build(&tools)?;
    say("Measuring (half a minute; other work on this machine makes it less sure)");
    run(Command::new("node")
        .arg(root().join("xtask/bench/credits/bench.mjs"))
        .arg(program))?;
    run(checks::browser_tests().args(["measured::the_longest", "--ignored", "--nocapture"]))
}
