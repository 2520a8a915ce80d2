//! The counts behind "nothing is lost, nothing leaves".

use std::fs;

use crate::run::{Outcome, cargo, printed, root};

/// Runs what counts something and prints it.
pub(crate) fn print() -> Outcome<()> {
    for what in ["invariants", "faults"] {
        let path = format!("tests/{}.md", what.to_uppercase());
        let list = fs::read_to_string(root().join(&path))
            .map_err(|reason| format!("{path}: {reason}."))?;
        println!("{what}: {}", counted(&list));
    }
    for test in ["keeping", "share_links", "decoders", "properties"] {
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
        let counts = ["storage faults:", "refused:", "corpus:", "test result:"];
        for line in output.lines() {
            // A count can stand behind the name of its test.
            if let Some(place) = counts.iter().filter_map(|count| line.find(count)).min() {
                println!("{test}: {}", line.get(place..).unwrap_or_default());
            }
        }
    }
    Ok(())
}

/// How many lines of a list are held by what.
fn counted(list: &str) -> String {
    let held: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| n "))
        .filter_map(|line| line.trim_end_matches(" |").rsplit(" | ").next())
        .collect();
    let starting = |start: &str| held.iter().filter(|held| held.starts_with(start)).count();
    format!(
        "{} listed, {} with tests, {} by a lint, {} with a reason, {} open",
        held.len(),
        starting("`"),
        starting("lint: "),
        starting("reason: "),
        starting("open: ")
    )
}
