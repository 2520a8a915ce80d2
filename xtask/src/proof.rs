//! The counts behind "nothing is lost, nothing leaves".

use std::fs;

use crate::run::{Outcome, cargo, printed, root};

/// Runs what counts something and prints it.
pub(crate) fn print() -> Outcome<()> {
    let list = fs::read_to_string(root().join("tests/FAULTS.md"))
        .map_err(|reason| format!("tests/FAULTS.md: {reason}."))?;
    let held: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| n "))
        .filter_map(|line| line.trim_end_matches(" |").rsplit(" | ").next())
        .collect();
    let starting = |start: &str| held.iter().filter(|held| held.starts_with(start)).count();
    println!(
        "faults: {} listed, {} with a test, {} with a reason, {} open",
        held.len(),
        starting("`"),
        starting("reason: "),
        starting("open: ")
    );
    for test in ["keeping", "share_links", "properties"] {
        let output = printed(cargo().args([
            "test",
            "--locked",
            "--package",
            "topup",
            "--test",
            test,
            "--",
            "--nocapture",
        ]))
        .ok_or_else(|| format!("the tests of `{test}` fail: run `cargo test --test {test}`."))?;
        let counts = ["storage faults:", "refused:", "test result:"];
        for line in output.lines() {
            // A count can stand behind the name of its test.
            if let Some(place) = counts.iter().filter_map(|count| line.find(count)).min() {
                println!("{test}: {}", line.get(place..).unwrap_or_default());
            }
        }
    }
    Ok(())
}
