//! `cargo xtask prices`: our prices beside those of two public packages.
//!
//! It proposes; a person decides. Nothing here writes to the catalog.

pub(crate) mod difference;
pub(crate) mod explained;
pub(crate) mod ours;

use std::collections::BTreeMap;

use crate::packages::{Packages, Use};
use crate::run::{Outcome, say};
use difference::{Difference, Theirs};
use explained::Explained;
use ours::Ours;

/// Compares every price and fails if a difference is not explained.
pub(crate) fn compare() -> Outcome<()> {
    let packages = Packages::ready(Use::Tables)?;
    let today = ours::today()?;
    say(&format!("Comparing every price as of {today}"));
    let ours = Ours::read(&today)?;
    let mut explained = Explained::read()?;
    let mut summary = Vec::new();
    let mut open = 0;
    for theirs in difference::theirs(&packages.ask("cells.py", &[], &ours.to_json())?)? {
        let differences = theirs.differences(&ours);
        let unexplained = show(&theirs, &differences, &mut explained);
        open += unexplained;
        summary.push(format!(
            "{:<13} {:<9} {} prices compared, {} differences, {unexplained} not explained",
            theirs.package,
            theirs.version,
            theirs.cells(&ours),
            differences.len(),
        ));
    }
    let unneeded = explained.unneeded_prices();
    for part in &unneeded {
        println!("No longer different: {part}");
    }
    println!("\n{}", summary.join("\n"));
    verdict(open, unneeded.len())
}

/// Prints the differences of a package under their reasons, the unexplained ones last, and counts those.
fn show(theirs: &Theirs, differences: &[Difference], explained: &mut Explained) -> usize {
    let mut groups: BTreeMap<String, Vec<&Difference>> = BTreeMap::new();
    let mut open = Vec::new();
    for difference in differences {
        match explained.reason(&theirs.package, difference) {
            Some(reason) => groups
                .entry(reason.to_owned())
                .or_default()
                .push(difference),
            None => open.push(difference),
        }
    }
    let (package, version) = (&theirs.package, &theirs.version);
    println!("\n{package} {version}: model, row, cell: ours / theirs / our source");
    for (reason, group) in groups {
        println!("\n  {reason}");
        for difference in group {
            println!("    {difference}");
        }
    }
    if !open.is_empty() {
        println!("\n  NOT EXPLAINED");
        for difference in &open {
            println!("    {difference}");
        }
    }
    open.len()
}

/// Success, or what is left to decide.
pub(crate) fn verdict(unexplained: usize, unneeded: usize) -> Outcome<()> {
    const FILE: &str = "src/catalog/data/explained_differences.json";
    match (unexplained, unneeded) {
        (0, 0) => Ok(()),
        (0, unneeded) => Err(format!(
            "{unneeded} parts of {FILE} explain nothing any more. Take them out."
        )),
        (unexplained, _) => Err(format!(
            "{unexplained} differences are not explained. Look at each: if we are wrong, append the \
             price to the catalog; if they are, add the reason to {FILE}."
        )),
    }
}
