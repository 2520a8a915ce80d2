//! Everything that must hold before a change is taken.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::{Outcome, cargo, printed, run, say};
use crate::{page, system, tools, years};

/// The check's name, and how long it took.
struct Timing {
    name: &'static str,
    time: Duration,
}

/// Runs checks one after another and remembers their times.
#[derive(Default)]
struct Run {
    timings: Vec<Timing>,
}

impl Run {
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        say(name);
        let start = Instant::now();
        let outcome = work().map_err(|reason| format!("{name}: {reason}"));
        let time = start.elapsed();
        self.timings.push(Timing { name, time });
        outcome
    }

    fn without_a_browser(&mut self) -> Outcome<()> {
        const DENY: [&str; 3] = ["--", "-D", "warnings"];
        self.step("Toolchain", tools::toolchain)?;
        self.step("Formatting", || {
            run(cargo().args(["fmt", "--all", "--check"]))
        })?;
        self.step("Lints, native", || {
            run(cargo()
                .args(["clippy", "--locked", "--workspace", "--all-targets"])
                .args(DENY))
        })?;
        self.step("Lints, wasm32", || {
            run(cargo()
                .args([
                    "clippy",
                    "--locked",
                    "--package",
                    "topup",
                    "--package",
                    "tokens",
                    "--package",
                    "worker",
                    "--package",
                    "import_worker",
                    "--package",
                    "years",
                    "--lib",
                    "--bins",
                ])
                .args(["--target", "wasm32-unknown-unknown"])
                .args(DENY))
        })?;
        self.step("Documentation", || {
            run(cargo()
                .args(["doc", "--locked", "--workspace", "--no-deps"])
                .env("RUSTDOCFLAGS", "-D warnings"))
        })?;
        self.step("Tests, native", || {
            run(cargo().args(["test", "--locked", "--workspace"]))
        })
    }

    fn in_a_browser(&mut self) -> Outcome<()> {
        self.step("Supply chain", tools::deny)?;
        let tools = self.step("Tools", tools::ready)?;
        self.step("Browser", system::browser)?;
        self.step("Page", || page::build(&tools))?;
        let years = self.step("Seeded years", || years::build(&tools))?;
        self.step("Tests, browser", || stories(&years))
    }

    /// The times, under what failed or what did not.
    fn report(&self) {
        println!("\n{:<16} {:>8}", "Step", "Time");
        for Timing { name, time } in &self.timings {
            println!("{name:<16} {:>6.1} s", time.as_secs_f64());
        }
        let whole: Duration = self.timings.iter().map(|timing| timing.time).sum();
        println!("{:<16} {:>6.1} s", "Together", whole.as_secs_f64());
    }
}

/// Every check, with the page and the browser.
pub(crate) fn everything() -> Outcome<()> {
    let mut checks = Run::default();
    let outcome = checks
        .without_a_browser()
        .and_then(|()| checks.in_a_browser());
    checks.report();
    outcome
}

/// The checks that need neither the page nor a browser.
pub(crate) fn quick() -> Outcome<()> {
    let mut checks = Run::default();
    let outcome = checks.without_a_browser();
    checks.report();
    outcome
}

/// Pictures of the built page.
pub(crate) fn shots() -> Outcome<()> {
    let tools = tools::ready()?;
    system::browser()?;
    page::build(&tools)?;
    run(browser_tests().args(["shots::", "--ignored"]))
}

/// What people do most, told in Firefox.
const MAIN_STORIES: [&str; 8] = [
    "counting::a_text",
    "planning::",
    "workloads::",
    "compare::",
    "savings::",
    "outlook::",
    "projector::",
    "requests::",
];

/// The main stories in Firefox. Its driver stops no calendar and reads no console, so that the whole set needs Chromium.
pub(crate) fn firefox() -> Outcome<()> {
    let tools = tools::ready()?;
    system::firefox()?;
    page::build(&tools)?;
    run(browser_tests()
        .args(["--ignored", "--test-threads=1"])
        .args(MAIN_STORIES)
        // Firefox calls a field for files by its own words as well.
        .args(["--skip", "picture"])
        .env("TOPUP_BROWSER", "firefox"))
}

/// The stories told in a real browser. A run without any is a failure, not a success.
fn stories(years: &Path) -> Outcome<()> {
    let only_stories = [
        "--ignored",
        "--skip",
        "shots::",
        "--skip",
        "audit::",
        "--skip",
        "measured::",
        "--skip",
        "pace::",
    ];
    let listed = printed(browser_tests().args(only_stories).arg("--list"))
        .ok_or("the browser tests do not compile.")?;
    if !listed.lines().any(|line| line.ends_with(": test")) {
        return Err("there is no browser test to run.".to_owned());
    }
    run(browser_tests().args(only_stories).env("TOPUP_YEARS", years))
}

/// The test program that drives a browser, told where the built page is.
pub(crate) fn browser_tests() -> Command {
    let mut command = cargo();
    command
        .args([
            "test",
            "--locked",
            "--package",
            "topup",
            "--test",
            "stories",
            "--",
        ])
        .env("TOPUP_DIST", page::dist());
    command
}
