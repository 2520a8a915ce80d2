use super::{Counter, Tokens};

/// What a text looks like in tokens: for a person who wants to see where they go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The first pieces of the text in order, each one token, or the tokens that share a character.
    pub pieces: Vec<Stretch>,
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
    /// Cuts a text into at most `most_pieces` pieces and into all of its paragraphs.
    ///
    /// A paragraph ends where the next line with something in it follows an empty one. A token that spans
    /// two paragraphs belongs to the one in which it begins, so that the paragraphs' tokens are the
    /// text's; without the paragraph the text may count one more or less than the difference.
    #[cold]
    pub fn look(&mut self, text: &str, most_pieces: usize) -> Look {
        let mut look = Look::default();
        let mut lengths = self.boundaries(text).into_iter();
        let text = text.as_bytes();
        // Where the next token begins, in bytes.
        let mut token = 0;
        let mut start = 0;
        while start < text.len() {
            let end = paragraph_end(text, start);
            let mut tokens = 0;
            while token < end {
                let first = (token, tokens);
                // A piece ends with a character, and so do tokens together, at the latest at the end.
                loop {
                    token += lengths.next().unwrap_or(text.len() - token);
                    tokens += 1;
                    if !text
                        .get(token)
                        .is_some_and(|byte| is_inside_a_character(*byte))
                    {
                        break;
                    }
                }
                if look.pieces.len() < most_pieces {
                    look.pieces
                        .push(stretch(text, first.0, token, tokens - first.1));
                }
            }
            look.paragraphs.push(stretch(text, start, end, tokens));
            start = end;
        }
        look
    }
}

fn stretch(text: &[u8], start: usize, end: usize, tokens: u64) -> Stretch {
    // Characters of four bytes are two units, all others one.
    let units = |byte: &u8| usize::from(!is_inside_a_character(*byte)) + usize::from(*byte >= 0xF0);
    let part = text.get(start..end).unwrap_or_default();
    Stretch {
        units: part.iter().map(units).sum(),
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

    fn look(text: &str, most_pieces: usize) -> Look {
        with_counter(Encoding::O200kBase, |counter| {
            counter.look(text, most_pieces)
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
        let pieces = look(text, 99).pieces;
        assert_eq!(cut(text, &pieces).concat(), text);
        assert_eq!(cut(text, &pieces)[..2], ["hello", " world"]);
        // The farmer is 🧑, a joiner, 🌾: no emoji here is one token.
        assert!(pieces.iter().any(|piece| piece.tokens > Tokens::new(1)));
    }

    #[test]
    fn nothing_is_lost_however_few_pieces_are_wanted() {
        let text = "One two three.\r\n\r\n四五六。\n\n\u{200d}\u{301}x\n\nlast";
        for most in [0, 1, 3, 1000] {
            let look = look(text, most);
            let sum: Tokens = look.paragraphs.iter().map(|own| own.tokens).sum();
            assert_eq!(sum, count(Encoding::O200kBase, text));
            assert_eq!(cut(text, &look.paragraphs).concat(), text);
            assert!(look.pieces.len() <= most);
        }
    }
}
