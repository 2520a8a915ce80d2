//! What the browser tests need from the operating system.

use std::process::Command;

use crate::run::{Outcome, printed, run, say};

/// Makes sure that Chromium and its `WebDriver` are there, through Debian's packages if they are not.
pub(crate) fn browser() -> Outcome<()> {
    let missing: Vec<&str> = [
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
    ]
    .into_iter()
    .filter(|(program, _)| printed(Command::new(program).arg("--version")).is_none())
    .map(|(_, package)| package)
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" and ");
    say(&format!("Installing {names} with apt-get"));
    let advice =
        |reason| format!("{reason} The browser tests need {names}: install them and try again.");
    run(apt_get().arg("update")).map_err(advice)?;
    run(apt_get().args(["install", "--yes"]).args(&missing)).map_err(advice)
}

/// Makes sure that Firefox and its `WebDriver` are there; they are installed by whoever wants them.
pub(crate) fn firefox() -> Outcome<()> {
    let missing = [("firefox", "firefox-esr"), ("geckodriver", "geckodriver")]
        .into_iter()
        .find(|(program, _)| printed(Command::new(program).arg("--version")).is_none());
    match missing {
        None => Ok(()),
        Some(("firefox", package)) => {
            Err(format!("Firefox is missing: apt-get install {package}."))
        }
        Some((program, package)) => Err(format!("{program} is missing: cargo install {package}.")),
    }
}

fn apt_get() -> Command {
    let root = printed(Command::new("id").arg("-u")).is_some_and(|user| user.trim() == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.arg("apt-get");
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
