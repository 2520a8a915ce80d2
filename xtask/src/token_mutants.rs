//! `cargo xtask oracle tokens --mutate`: whether the recorded answers of the reference notice a mistake.
//!
//! The room `tokens` is copied into a folder of its own with one thing in it changed, and the tests that
//! need no Python are run there. Each change is one that would miscount some texts by a token.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::copies::{copy, copy_file};
use crate::run::{Outcome, cargo, root, say};

const MANIFEST: &str = r#"# Made by `cargo xtask oracle tokens --mutate`.
[package]
name = "topup"
version = "0.0.0"
edition = "2024"

[lib]
path = "lib.rs"

[dependencies]
tokens = { path = "src/tokens" }

[dev-dependencies]
proptest = { version = "1", default-features = false, features = ["std"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"

[workspace]
members = ["src/tokens"]

[workspace.package]
edition = "2024"
rust-version = "1.95"
license = "MIT"
publish = false

[workspace.lints.rust]
"#;

/// The tests that must notice, and the files they read.
const TESTS: [&str; 2] = ["token_boundaries", "token_counts"];

/// A mistake.
struct Mutant {
    about: &'static str,
    /// Within `src/tokens`.
    file: &'static str,
    mistake: Mistake,
}

enum Mistake {
    /// What stands there once, and what in its place.
    Text(&'static str, &'static str),
    /// The class of this character is another.
    Class(char),
}

const MUTANTS: [Mutant; 5] = [
    Mutant {
        about: "the label of one token",
        file: "vocabulary.rs",
        mistake: Mistake::Text(
            "        self.characters.note(token);\n",
            "        self.characters.note(token);\n        let label = if token == b\"ing\" { label / 2 } else { label };\n",
        ),
    },
    Mutant {
        about: "the class of one character",
        file: "data/character_classes.bin",
        mistake: Mistake::Class('é'),
    },
    Mutant {
        about: "punctuation without the slashes after it",
        file: "split/o200k.rs",
        mistake: Mistake::Text("b'\\r' | b'\\n' | b'/'", "b'\\r' | b'\\n'"),
    },
    Mutant {
        about: "contractions without ſ",
        file: "split/runs.rs",
        mistake: Mistake::Text("        | [0xC5, 0xBF, ..] => 3,", "        => 3,"),
    },
    Mutant {
        about: "the last of several equal labels first",
        file: "merge.rs",
        mistake: Mistake::Text(
            "keys.iter().copied().fold(NONE, u32::min)",
            "keys.iter().copied().fold(NONE, |low, key| if key >> 8 <= low >> 8 { key } else { low })",
        ),
    },
];

/// Fails if the tests fail without a mistake, or do not fail with one.
pub(crate) fn try_all() -> Outcome<()> {
    let home = root().join("target/token-mutants");
    let in_words = |reason: std::io::Error| format!("{}: {reason}.", home.display());
    copy(&root().join("tests/fixtures"), &home.join("tests/fixtures"))?;
    for test in TESTS {
        let file = format!("tests/{test}.rs");
        copy_file(&root().join(&file), &home.join(&file))?;
    }
    copy_file(&root().join("Cargo.lock"), &home.join("Cargo.lock"))?;
    fs::write(home.join("Cargo.toml"), MANIFEST).map_err(in_words)?;
    fs::write(
        home.join("lib.rs"),
        "//! The room under the name the tests know.\n\npub use tokens;\n",
    )
    .map_err(in_words)?;
    copy(&root().join("src/tokens"), &home.join("src/tokens"))?;

    say("Without a mistake");
    if !passes(&home)? {
        return Err("the tests of tokens fail before anything is changed.".to_owned());
    }
    let mut unseen = 0;
    for mutant in &MUTANTS {
        say(mutant.about);
        let file = home.join("src/tokens").join(mutant.file);
        let right = fs::read(&file).map_err(in_words)?;
        fs::write(&file, mutant.mistake.made_in(&right)?).map_err(in_words)?;
        let passes = passes(&home);
        fs::write(&file, &right).map_err(in_words)?;
        let is_seen = !passes?;
        unseen += usize::from(!is_seen);
        println!(
            "{:<44} {}",
            mutant.about,
            if is_seen { "noticed" } else { "NOT NOTICED" }
        );
    }
    if unseen > 0 {
        return Err(format!("{unseen} mistakes were not noticed."));
    }
    println!("{} mistakes, all noticed", MUTANTS.len());
    Ok(())
}

impl Mistake {
    fn made_in(&self, right: &[u8]) -> Outcome<Vec<u8>> {
        match self {
            Self::Text(right_words, wrong_words) => {
                let text = String::from_utf8_lossy(right);
                if text.matches(right_words).count() != 1 {
                    return Err(format!("`{right_words}` does not stand there once."));
                }
                Ok(text.replace(right_words, wrong_words).into_bytes())
            }
            Self::Class(character) => {
                // Laid out as `src/tokens/split/class.rs` reads it.
                let code = *character as usize;
                let mut wrong = right.to_vec();
                let block = usize::from(right.get(code >> 8).copied().unwrap_or_default());
                let both = wrong
                    .get_mut(0x1100 + block * 128 + (code & 255) / 2)
                    .ok_or("there is no class of this character.")?;
                *both ^= 1 << (code % 2 * 4);
                Ok(wrong)
            }
        }
    }
}

/// Whether the tests pass; what does not compile is an error.
fn passes(home: &Path) -> Outcome<bool> {
    let test = |run: &[&str]| -> Outcome<std::process::Output> {
        let mut command: Command = cargo();
        command
            .current_dir(home)
            .args(["test", "--quiet", "--offline", "--workspace", "--lib"]);
        for test in TESTS {
            command.args(["--test", test]);
        }
        command.env_remove("CARGO_TARGET_DIR").args(run);
        command
            .output()
            .map_err(|reason| format!("cargo: {reason}."))
    };
    let built = test(&["--no-run"])?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    Ok(test(&["--", "recorded", "tests::"])?.status.success())
}
