//! `cargo xtask oracle`: random usage priced by `topup quote` and by two public calculators.
//!
//! Where an amount differs, the difference must follow from the prices that `cargo xtask prices`
//! has a reason for, or from a way of calculating that is on the same list.

mod case;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::packages::{Packages, Use, answer};
use crate::prices::difference::{self, Theirs};
use crate::prices::explained::Explained;
use crate::prices::ours::{self, Ours, text};
use crate::prices::verdict;
use crate::run::{Outcome, cargo, run, say};
use case::Case;

/// Cases for each calculator.
const CASES: u32 = 20_000;
const SEED: u32 = 1;
/// How many records `topup quote` is given at once.
const AT_ONCE: usize = 2_000;

/// What became of the cases of one calculator.
#[derive(Default)]
struct Tally {
    cases: usize,
    equal: usize,
    at_the_step: usize,
    /// The differences by reason, each with one example.
    by_price: BTreeMap<String, (usize, String)>,
    by_calculator: BTreeMap<String, (usize, String)>,
    open: BTreeMap<String, (usize, String)>,
}

/// Prices the cases both ways and fails if a difference is not explained.
pub(crate) fn ask(options: &[&str]) -> Outcome<()> {
    let number = |at: usize, usual: u32| match options.get(at) {
        None => Ok(usual),
        Some(word) => word
            .parse()
            .map_err(|_| format!("`{word}` is not a number. Usage: oracle [CASES] [SEED]")),
    };
    let (cases, seed) = (number(0, CASES)?, number(1, SEED)?);
    let packages = Packages::ready(Use::Calculators)?;
    let today = ours::today()?;
    let own = Ours::read(&today)?;
    let mut explained = Explained::read()?;
    let theirs = difference::theirs(&packages.ask("cells.py", &[], &own.to_json())?)?;
    say(&format!(
        "Pricing {cases} random usages with each calculator (seed {seed}, about a minute)"
    ));
    let words = [cases.to_string(), seed.to_string()];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let printed = packages.ask("calculators.py", &words, &own.to_json())?;
    let mut all = Vec::new();
    for line in printed.lines() {
        let said: Value = serde_json::from_str(line)
            .map_err(|reason| format!("a case cannot be read: {reason}."))?;
        all.push(Case::read(&said)?);
    }
    price_with_ours(&mut all, &own, &today)?;
    let mut open = 0;
    let mut summary = Vec::new();
    for package in &theirs {
        let mut tally = Tally::default();
        for case in all.iter().filter(|case| case.package == package.package) {
            tally.add(case, package, &own, &mut explained);
        }
        open += tally.show(package);
        summary.push(tally.summary(package));
    }
    // A few cases do not meet every way of calculating on the list.
    let unneeded = if cases < CASES {
        Vec::new()
    } else {
        explained.unneeded_calculators()
    };
    for part in &unneeded {
        println!("No longer different: {part}");
    }
    println!("\n{}", summary.join("\n"));
    println!(
        "Models billed by the minute or the character are compared by `cargo xtask prices` only."
    );
    verdict(open, unneeded.len())
}

/// Adds our amount to each case that we sell.
fn price_with_ours(all: &mut [Case], own: &Ours, today: &str) -> Outcome<()> {
    say("Building topup");
    run(cargo().args(["build", "--locked", "--quiet", "--bin", "topup"]))?;
    let mut sold: Vec<&mut Case> = all.iter_mut().filter(|case| case.is_sold(own)).collect();
    say(&format!("Pricing {} of them with topup quote", sold.len()));
    for some in sold.chunks_mut(AT_ONCE) {
        let records: Value = some.iter().map(|case| case.record(today)).collect();
        let mut topup = cargo();
        topup.args([
            "run", "--locked", "--quiet", "--bin", "topup", "--", "quote",
        ]);
        let printed = answer(&mut topup, &records.to_string())?;
        let quoted: Vec<Value> = serde_json::from_str(&printed)
            .map_err(|reason| format!("the answer of topup quote cannot be read: {reason}."))?;
        if quoted.len() != some.len() {
            return Err("topup quote did not answer every record.".to_owned());
        }
        for (case, quote) in some.iter_mut().zip(&quoted) {
            case.ours = Some(text(quote, "usd").to_owned());
        }
    }
    Ok(())
}

impl Tally {
    fn add(&mut self, case: &Case, theirs: &Theirs, own: &Ours, explained: &mut Explained) {
        self.cases += 1;
        self.at_the_step += usize::from(case.is_at_the_step());
        if case.agrees() {
            self.equal += 1;
            return;
        }
        let found = case.price_difference(theirs, own, explained);
        let (group, reason) = if let Some(reason) = found {
            (&mut self.by_price, reason)
        } else if let Some(reason) =
            explained.calculator(&case.package, &case.model, &case.used_cells(own))
        {
            (&mut self.by_calculator, reason.to_owned())
        } else {
            let way = format!("{}, {}", case.model, case.row);
            (&mut self.open, way)
        };
        let (count, _) = group.entry(reason).or_insert_with(|| (0, case.to_string()));
        *count += 1;
    }

    /// Prints the differences and gives how many are not explained.
    fn show(&self, theirs: &Theirs) -> usize {
        println!("\n{} {}", theirs.package, theirs.version);
        for (title, group) in [
            ("Their prices differ, explained", &self.by_price),
            ("Their calculator differs, explained", &self.by_calculator),
            ("NOT EXPLAINED", &self.open),
        ] {
            for (reason, (count, example)) in group {
                println!("\n  {title}, {count} cases: {reason}\n    such as {example}");
            }
        }
        sum(&self.open)
    }

    fn summary(&self, theirs: &Theirs) -> String {
        let (prices, calculator) = (sum(&self.by_price), sum(&self.by_calculator));
        format!(
            "{:<13} {:<9} {} cases, {} of them within two tokens of the long-context step: {} exactly \
             equal, {} different ({prices} explained by their prices, {calculator} by their \
             calculator, {} not explained)",
            theirs.package,
            theirs.version,
            self.cases,
            self.at_the_step,
            self.equal,
            self.cases - self.equal,
            sum(&self.open),
        )
    }
}

fn sum(group: &BTreeMap<String, (usize, String)>) -> usize {
    group.values().map(|(count, _)| count).sum()
}
