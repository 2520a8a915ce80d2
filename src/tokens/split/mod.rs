//! Cutting text into pieces, before tokens are looked for.
//!
//! Each encoding publishes a regular expression whose matches cover the whole text; a token never
//! spans two of them. The expressions are followed here by hand: what can follow a character is
//! decided by its [`Class`](class::Class) and by a look at the next one, never by what is before
//! it. So a text may be cut on from the end of any piece.

use super::bytes::Window;

mod cl100k;
mod class;
mod o200k;
mod runs;

pub(super) use cl100k::Cl100k;
pub(super) use o200k::O200k;

/// Whether both rules take a character for white space.
pub(super) fn is_space(character: char) -> bool {
    let mut utf8 = [0; 4];
    let (class, _) = class::class_at(character.encode_utf8(&mut utf8).as_bytes(), 0);
    matches!(class, class::Class::Space | class::Class::Newline)
}

/// The published rule of one encoding.
pub(super) trait Rule {
    /// Where the piece that begins at `start` ends: after `start`, and at the edge of a
    /// character. `text` is UTF-8, `start` an edge of a character before its end, and the window
    /// is at `start`.
    fn piece_end(text: &[u8], start: usize, window: Window) -> usize;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces<R: Rule>(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let window = Window::at(text.as_bytes(), start);
            let end = R::piece_end(text.as_bytes(), start, window);
            pieces.push(&text[start..end]);
            start = end;
        }
        pieces
    }

    /// The same cuts under both rules.
    #[track_caller]
    fn both(expected: &[&str]) {
        let text = expected.concat();
        assert_eq!(pieces::<O200k>(&text), expected, "o200k_base");
        assert_eq!(pieces::<Cl100k>(&text), expected, "cl100k_base");
    }

    /// Different cuts.
    #[track_caller]
    fn each(o200k: &[&str], cl100k: &[&str]) {
        let text = o200k.concat();
        assert_eq!(pieces::<O200k>(&text), o200k, "o200k_base");
        assert_eq!(pieces::<Cl100k>(&text), cl100k, "cl100k_base");
    }

    #[test]
    fn a_word_takes_the_space_before_it() {
        both(&["Hello", " world", "!"]);
        both(&["a", "\tb", "(c", ")"]);
    }

    #[test]
    fn digits_stand_in_threes() {
        both(&["123", "456", "7", " ", "٣٤٥", "٦½"]);
    }

    #[test]
    fn a_change_of_case_is_an_edge_in_o200k_only() {
        each(
            &["HTMLParser", " i", "Phone", "XYz"],
            &["HTMLParser", " iPhoneXYz"],
        );
    }

    #[test]
    fn contractions_end_a_word_in_o200k_and_stand_alone_in_cl100k() {
        each(&["don't", " WE'LL"], &["don", "'t", " WE", "'LL"]);
        each(&["it'\u{17f}"], &["it", "'\u{17f}"]);
        both(&["o", "'clock"]);
    }

    #[test]
    fn the_last_space_goes_to_the_word_after_it() {
        both(&["a", "  ", " b"]);
        both(&["a", "  ", " !"]);
        both(&["a", " ", "1"]);
        both(&["a", "  ", " ", "1"]);
    }

    #[test]
    fn space_ends_with_its_last_newline() {
        both(&["a", " \n \n", "  ", " b"]);
        each(&["a", "\n", "   "], &["a", "\n   "]);
    }

    #[test]
    fn punctuation_takes_the_newlines_after_it() {
        both(&["x", "...\r\n", "y"]);
        each(&["x", ".\n//\n", "y"], &["x", ".\n", "//\n", "y"]);
    }

    #[test]
    fn a_mark_is_a_letter_in_o200k_only() {
        each(&["e\u{301}"], &["e", "\u{301}"]);
        each(&["\u{301}", "A"], &["\u{301}A"]);
        each(&["A\u{301}", "B"], &["A", "\u{301}B"]);
    }
}
