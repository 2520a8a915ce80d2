use super::{Counter, Tokens};

/// What a text looks like in tokens: for a person who wants to see where they go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// How many bytes each of the first tokens is long. See [`pieces`].
    pub lengths: Vec<u8>,
    /// The whole text in order: paragraphs, each with the empty lines after it.
    pub paragraphs: Vec<Stretch>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// Its length in UTF-16 units, in which browsers measure text.
    pub units: usize,
    /// The tokens that begin in it.
    pub tokens: Tokens,
}

impl Counter {
    /// Cuts a text into its first tokens, at most so many, and into all of its paragraphs.
    ///
    /// A paragraph ends where the next line with something in it follows an empty one. A token that spans
    /// two paragraphs belongs to the one in which it begins, so that the paragraphs' tokens are the
    /// text's; without the paragraph the text may count one more or less than the difference.
    #[cold]
    pub fn look(&mut self, text: &str, most_tokens: usize) -> Look {
        let lengths = self.boundaries(text);
        let text = text.as_bytes();
        let mut paragraphs = Vec::new();
        let mut tokens_left = lengths.iter();
        // Where the next token begins, in bytes.
        let mut token = 0;
        let mut start = 0;
        while start < text.len() {
            let end = paragraph_end(text, start);
            let mut tokens = 0;
            while token < end
                && let Some(length) = tokens_left.next()
            {
                token += length;
                tokens += 1;
            }
            paragraphs.push(stretch(text.get(start..end), tokens));
            start = end;
        }
        let first = lengths.iter().take(most_tokens);
        Look {
            // No token is longer than 128 bytes.
            lengths: first
                .map(|length| u8::try_from(*length).unwrap_or(u8::MAX))
                .collect(),
            paragraphs,
        }
    }
}

/// Cuts the beginning of a text into pieces that can be shown: each is one token, or all the tokens
/// that share a character, which may end inside it.
#[must_use]
pub fn pieces(text: &str, lengths: &[u8]) -> Vec<Stretch> {
    let mut pieces = Vec::new();
    let (mut start, mut end, mut tokens) = (0, 0, 0);
    for length in lengths {
        end += usize::from(*length);
        tokens += 1;
        if text.is_char_boundary(end) {
            pieces.push(stretch(text.as_bytes().get(start..end), tokens));
            (start, tokens) = (end, 0);
        }
    }
    pieces
}

fn stretch(part: Option<&[u8]>, tokens: u64) -> Stretch {
    // Characters of four bytes are two units, all others one.
    let units = |byte: &u8| usize::from(!is_inside_a_character(*byte)) + usize::from(*byte >= 0xF0);
    Stretch {
        units: part.unwrap_or_default().iter().map(units).sum(),
        tokens: Tokens::new(tokens),
    }
}

/// Whether a byte of UTF-8 is not the first of its character.
fn is_inside_a_character(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// Where the paragraph that begins at `start` ends: after the empty lines that follow it. A line of nothing
/// but spaces and tabs is empty.
fn paragraph_end(text: &[u8], start: usize) -> usize {
    let mut has_words = false;
    let mut has_ended = false;
    let mut is_empty = true;
    let mut line = start;
    let rest = text.get(start..).unwrap_or_default();
    for (byte, at) in rest.iter().zip(start..) {
        if *byte == b'\n' {
            has_ended = has_words && is_empty;
            is_empty = true;
            line = at + 1;
        } else if !byte.is_ascii_whitespace() {
            if has_ended {
                return line;
            }
            has_words = true;
            is_empty = false;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::super::count::with_counter;
    use super::super::{Encoding, count};
    use super::*;

    fn look(text: &str, most_tokens: usize) -> Look {
        with_counter(Encoding::O200kBase, |counter| {
            counter.look(text, most_tokens)
        })
    }

    fn cut(text: &str, stretches: &[Stretch]) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut start = 0;
        stretches
            .iter()
            .map(|stretch| {
                let end = start + stretch.units;
                let part = String::from_utf16(&units[start..end]).unwrap();
                start = end;
                part
            })
            .collect()
    }

    #[test]
    fn paragraphs_end_after_their_empty_lines() {
        let text = "\n\nBe brief.\nBe kind.\n\n \nAnswer in French.\n\n";
        assert_eq!(
            cut(text, &look(text, 99).paragraphs),
            ["\n\nBe brief.\nBe kind.\n\n \n", "Answer in French.\n\n"]
        );
        assert_eq!(look("", 99), Look::default());
        assert_eq!(look("\n \n", 99).paragraphs.len(), 1);
    }

    #[test]
    fn pieces_are_tokens_or_whole_characters() {
        let text = "hello world 🧑‍🌾!";
        let pieces = pieces(text, &look(text, 99).lengths);
        assert_eq!(cut(text, &pieces).concat(), text);
        assert_eq!(cut(text, &pieces)[..2], ["hello", " world"]);
        // The farmer is 🧑, a joiner, 🌾: no emoji here is one token.
        assert!(pieces.iter().any(|piece| piece.tokens > Tokens::new(1)));
    }

    #[test]
    fn nothing_is_lost_however_few_tokens_are_wanted() {
        let text = "One two three.\r\n\r\n四五六。\n\n\u{200d}\u{301}x\n\nlast";
        for most in [0, 1, 3, 1000] {
            let look = look(text, most);
            let sum: Tokens = look.paragraphs.iter().map(|own| own.tokens).sum();
            assert_eq!(sum, count(Encoding::O200kBase, text));
            assert_eq!(cut(text, &look.paragraphs).concat(), text);
            assert!(look.lengths.len() <= most);
            let shown: usize = pieces(text, &look.lengths)
                .iter()
                .map(|own| own.units)
                .sum();
            assert!(shown <= text.encode_utf16().count());
        }
    }
}
