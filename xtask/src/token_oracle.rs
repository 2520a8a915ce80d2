//! `cargo xtask oracle tokens`: where tokens end, beside OpenAI's own tokenizer.
//!
//! The reference is the Python package tiktoken, in an environment of its own, with the published rank
//! files; it is asked without a network. Its answers are compared with the native build token by token,
//! and with the worker's own program, if the page is built, count by count.

use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tokens::{Counter, Encoding, Vocabulary};

use crate::page;
use crate::run::{Outcome, printed, root, run, say};
use crate::tools::tools_folder;
use crate::vocab::rank_files;

const REFERENCE: &str = "tiktoken==0.14.0";
const SECONDS: u32 = 60;
const SEED: u32 = 1;
const SHOWN: u64 = 20;

/// The suites by their numbers in `tokens.py`.
const SUITES: [&str; 8] = [
    "known traps",
    "code points in 15 contexts",
    "edges between classes",
    "random Unicode",
    "white space and case",
    "glued tokens",
    "long words",
    "repeats",
];

/// What became of a suite, over both encodings.
#[derive(Clone, Copy, Default)]
struct Tally {
    cases: u64,
    tokens: u64,
    wrong: u64,
}

/// A text, and the length of each token of the reference, for each of [`Encoding::ALL`].
struct Case {
    suite: usize,
    text: String,
    tokens: [Vec<u8>; 2],
}

/// Compares for `[SECONDS] [SEED] [--all]`; fails at any difference.
pub(crate) fn ask(options: &[&str]) -> Outcome<()> {
    let all = options.contains(&"--all");
    let mut numbers = options.iter().filter(|word| **word != "--all");
    let mut number = |usual: u32| match numbers.next() {
        None => Ok(usual),
        Some(word) => word.parse().map_err(|_| {
            format!("`{word}` is not a number. Usage: oracle tokens [SECONDS] [SEED] [--all]")
        }),
    };
    let (seconds, seed) = (number(SECONDS)?, number(SEED)?);
    let python = reference()?;
    say(&format!(
        "Asking the reference about {} code points, and {seconds} seconds of random texts (seed {seed})",
        if all { "all" } else { "some" }
    ));
    let mut asked = Command::new(python)
        .arg("-B")
        .arg(scripts().join("tokens.py"))
        .arg(rank_files()?)
        .args([seconds.to_string(), seed.to_string()])
        .arg(if all { "1" } else { "0" })
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|reason| format!("the reference cannot be started: {reason}."))?;
    let answers = asked.stdout.take().ok_or("the reference is mute.")?;
    let cases = root().join("target/token-cases");
    let wrong = compare(answers, &cases)?;
    let ended = asked.wait().map_err(|reason| reason.to_string())?;
    if !ended.success() {
        return Err(format!("the reference ended with {ended}."));
    }
    let in_the_worker = count_in_the_worker(&cases);
    if wrong > 0 {
        return Err(format!("{wrong} differences from the reference."));
    }
    in_the_worker
}

fn scripts() -> PathBuf {
    root().join("xtask/oracle")
}

/// The Python with the reference in it.
fn reference() -> Outcome<PathBuf> {
    let home = tools_folder()?.join("token-oracle");
    let python = home.join("bin/python");
    let is_there = || {
        printed(Command::new(&python).args(["-c", "import tiktoken; print(tiktoken.__version__)"]))
            .is_some_and(|version| REFERENCE.ends_with(version.trim()))
    };
    if !is_there() {
        say("Making a Python environment for the reference");
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&home))
        .map_err(|reason| format!("{reason} On Debian this needs apt-get install python3-venv."))?;
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(["--disable-pip-version-check", REFERENCE]))?;
    }
    Ok(python)
}

/// Counts and cuts every case, and keeps the cases in a file; gives the number of differences.
fn compare(answers: impl Read, kept: &Path) -> Outcome<u64> {
    let in_words = |reason: std::io::Error| format!("the cases cannot be kept: {reason}.");
    let mut file = File::create(kept).map_err(in_words)?;
    let mut answers = Kept {
        from: BufReader::new(answers),
        to: &mut file,
    };
    let mut counters = Vec::new();
    for encoding in Encoding::ALL {
        let packed = root().join(format!("src/tokens/data/{encoding}.vocabulary"));
        let packed = fs::read(packed).map_err(|reason| format!("{encoding}: {reason}."))?;
        let vocabulary =
            Vocabulary::from_packed(&packed).map_err(|reason| format!("{encoding}: {reason}."))?;
        counters.push((encoding, Counter::new(encoding, vocabulary.into())));
    }
    let mut tallies = [Tally::default(); SUITES.len()];
    let mut wrong = 0;
    while let Some(case) = answers.case()? {
        for ((encoding, counter), expected) in counters.iter_mut().zip(&case.tokens) {
            let ours = counter.boundaries(&case.text);
            let count = counter.count(&case.text).get();
            let is_same = count == expected.len() as u64
                && ours
                    .iter()
                    .copied()
                    .eq(expected.iter().map(|length| usize::from(*length)));
            if let Some(tally) = tallies.get_mut(case.suite) {
                tally.cases += 1;
                tally.tokens += expected.len() as u64;
                tally.wrong += u64::from(!is_same);
            }
            if !is_same {
                wrong += 1;
                if wrong <= SHOWN {
                    let shown: String = case.text.chars().take(80).collect();
                    println!(
                        "{encoding}: {shown:?} is {} tokens, we count {count} and cut {}",
                        expected.len(),
                        ours.len()
                    );
                }
            }
        }
    }
    println!(
        "\n{:<28} {:>9} {:>13} {:>12}",
        "Suite", "Cases", "Tokens", "Differences"
    );
    for (suite, tally) in SUITES.iter().zip(tallies) {
        println!(
            "{suite:<28} {:>9} {:>13} {:>12}",
            tally.cases, tally.tokens, tally.wrong
        );
    }
    let sum = |part: fn(&Tally) -> u64| tallies.iter().map(part).sum::<u64>();
    let cases = sum(|tally| tally.cases);
    println!(
        "{:<28} {cases:>9} {:>13} {wrong:>12}  (native, counts and boundaries)",
        "Together",
        sum(|tally| tally.tokens)
    );
    if cases == 0 {
        return Err("the reference had nothing to say.".to_owned());
    }
    Ok(wrong)
}

/// What is read from the reference and kept for the worker's program.
struct Kept<'file, R> {
    from: R,
    to: &'file mut File,
}

impl<R: Read> Kept<'_, R> {
    /// `None` after the last one.
    fn case(&mut self) -> Outcome<Option<Case>> {
        let Some(suite) = self.number()? else {
            return Ok(None);
        };
        let mut bytes = || -> Outcome<Vec<u8>> {
            let length = self.number()?.ok_or("the reference was cut off.")?;
            self.bytes(length as usize)
        };
        let text = String::from_utf8(bytes()?).map_err(|_| "the reference sent no text.")?;
        Ok(Some(Case {
            suite: suite as usize,
            text,
            tokens: [bytes()?, bytes()?],
        }))
    }

    fn number(&mut self) -> Outcome<Option<u32>> {
        let mut bytes = [0; 4];
        match self.from.read_exact(&mut bytes) {
            Ok(()) => self.keep(&bytes).map(|()| Some(u32::from_le_bytes(bytes))),
            Err(reason) if reason.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
            Err(reason) => Err(format!("the reference cannot be heard: {reason}.")),
        }
    }

    fn bytes(&mut self, length: usize) -> Outcome<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.from
            .read_exact(&mut bytes)
            .map_err(|reason| format!("the reference cannot be heard: {reason}."))?;
        self.keep(&bytes).map(|()| bytes)
    }

    fn keep(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.to
            .write_all(bytes)
            .map_err(|reason| format!("the cases cannot be kept: {reason}."))
    }
}

/// The same cases in the program that the page ships.
fn count_in_the_worker(cases: &Path) -> Outcome<()> {
    if !page::dist().join("token_worker.wasm").exists() {
        return Err(
            "the page is not built: `cargo xtask build` first, for the worker's program."
                .to_owned(),
        );
    }
    run(Command::new("node")
        .arg(scripts().join("worker.mjs"))
        .arg(page::dist())
        .arg(cases))
}
