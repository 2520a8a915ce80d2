//! Counting a prompt, in words.

use super::{bytes, count, names};
use crate::tokens::{Encoding, Known, Tokens};
use crate::worker::CountProblem;

/// What is said before a prompt is pasted.
#[must_use]
pub const fn prompt_not_kept() -> &'static str {
    "Counted on this machine. The text is not saved and not part of a link."
}

/// What is said while the worker counts.
#[must_use]
pub const fn counting() -> &'static str {
    "Counting… until then the numbers use an estimate from the size."
}

/// What a text comes to.
#[must_use]
pub fn counted(tokens: Tokens, size: u64, encoding: Encoding, known: Option<Known>) -> String {
    match known {
        Some(known) => format!(
            "{} tokens, {} ({encoding}, {})",
            count(tokens.get()),
            names::known(known),
            bytes(size)
        ),
        // A number was typed after the text was counted.
        None => format!(
            "The text is {} tokens ({encoding}, {}); the typed number is used.",
            count(tokens.get()),
            bytes(size)
        ),
    }
}

/// What stands between the ends of a long text.
#[must_use]
pub fn large_text(length: u64) -> String {
    format!(
        "… {} characters in all; the middle is not shown …",
        count(length)
    )
}

/// Why a text has no exact count.
#[must_use]
pub fn count_problem(problem: &CountProblem) -> String {
    match problem {
        CountProblem::NotStarted => {
            "The token counter could not be loaded; the number below is an estimate.".to_owned()
        }
        CountProblem::Stopped { .. } => {
            "The token counter stopped at this text; the number below is an estimate.".to_owned()
        }
        CountProblem::TooSlow => {
            "Counting took too long; the number below is an estimate.".to_owned()
        }
    }
}
