//! Counting a prompt, in words.

use super::{bytes, count, difference, names, say};
use crate::money::Usd;
use crate::tokens::{Encoding, Known, Tokens};
use crate::worker::CountProblem;

/// What is said before a prompt is pasted.
#[must_use]
pub fn prompt_not_kept() -> &'static str {
    say!("Counted on this machine. The text is not saved and not part of a link.")
}

/// What is said while the worker counts.
#[must_use]
pub fn counting() -> &'static str {
    say!("Counting… until then the numbers use an estimate from the size.")
}

/// What a text comes to.
#[must_use]
pub fn counted(tokens: Tokens, size: u64, encoding: Encoding, known: Option<Known>) -> String {
    let tokens = count(tokens.get());
    let Some(known) = known else {
        // A number was typed after the text was counted.
        return say!(
            "The text is {tokens} tokens ({encoding}, {size}); the typed number is used.",
            tokens,
            encoding,
            bytes(size)
        );
    };
    say!(
        "{tokens} tokens, {known} ({encoding}, {size})",
        tokens,
        names::known(known),
        encoding,
        bytes(size)
    )
}

/// How many tokens a coloured piece is, where one is not what is seen.
#[must_use]
pub fn tokens_of_piece(tokens: Tokens) -> Option<String> {
    (tokens > Tokens::new(1)).then(|| say!("{tokens} tokens", count(tokens.get())))
}

/// What the colours mean.
#[must_use]
pub fn token_view_explained() -> &'static str {
    say!(
        "Each colour is one token. Spaces belong to the word after them; an emoji or a rare sign can be several tokens."
    )
}

/// How a paragraph begins, on one line.
#[must_use]
pub fn beginning(text: &str, is_cut: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let end = if is_cut { "…" } else { "" };
    format!("{}{end}", visible(&words.join(" ")))
}

/// What a month changes by when a paragraph is left out.
#[must_use]
pub fn month_without(months: Option<(Usd, Usd)>) -> String {
    months.map_or_else(
        || names::unknown().to_owned(),
        |(all, without)| difference(all, without),
    )
}

/// How the months without a paragraph are computed.
#[must_use]
pub fn trimming_explained() -> &'static str {
    say!(
        "The eight longest. Each month is priced anew without the paragraph, whatever is sent again or cached; where two paragraphs meet, a token may come or go."
    )
}

/// A text with what cannot be seen written out: control characters, and those that turn the direction
/// of writing or have no width. Ends of lines stay, behind a sign.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => seen.push_str("↵\n"),
            '\t' => seen.push_str("→\t"),
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{61c}'
            | '\u{ad}' => seen.extend(character.escape_unicode()),
            control if control.is_control() => seen.extend(control.escape_unicode()),
            _ => seen.push(character),
        }
    }
    seen
}

/// What stands between the ends of a long text.
#[must_use]
pub fn large_text(length: u64) -> String {
    say!(
        "… {length} characters in all; the middle is not shown …",
        count(length)
    )
}

/// Why a text has no exact count.
#[must_use]
pub fn count_problem(problem: &CountProblem) -> String {
    match problem {
        CountProblem::NotStarted => {
            say!("The token counter could not be loaded; the number below is an estimate.")
                .to_owned()
        }
        CountProblem::Stopped { .. } => {
            say!("The token counter stopped at this text; the number below is an estimate.")
                .to_owned()
        }
        CountProblem::TooSlow => {
            say!("Counting took too long; the number below is an estimate.").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(visible("a b\u{202e}c\u{0}"), "a b\\u{202e}c\\u{0}");
        assert_eq!(visible("one\ntwo"), "one↵\ntwo");
        // A joiner makes one picture of several signs; written out, it is seen to be a token's part.
        assert_eq!(visible("é 四 🧑\u{200d}🌾"), "é 四 🧑\\u{200d}🌾");
        assert_eq!(beginning("  Be brief.\n\nBe", true), "Be brief. Be…");
    }
}
