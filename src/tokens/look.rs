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
    pub fn look(&mut self, text: &str, most_pieces: usize) -> Look {
        let mut look = Look::default();
        let mut ends = self.boundaries(text).into_iter();
        // Where the next token begins, in bytes.
        let mut token = 0;
        let mut start = 0;
        while start < text.len() {
            let end = paragraph_end(text, start);
            let mut paragraph = Stretch {
                units: units(text, start, end),
                tokens: Tokens::ZERO,
            };
            while token < end {
                let first = token;
                let mut tokens = 0;
                // A piece ends with a character, and so do tokens together, at the latest at the end.
                loop {
                    token += ends.next().unwrap_or(text.len() - token);
                    tokens += 1;
                    if text.is_char_boundary(token) {
                        break;
                    }
                }
                paragraph.tokens += Tokens::new(tokens);
                if look.pieces.len() < most_pieces {
                    look.pieces.push(Stretch {
                        units: units(text, first, token),
                        tokens: Tokens::new(tokens),
                    });
                }
            }
            look.paragraphs.push(paragraph);
            start = end;
        }
        look
    }
}

/// How long a part of a text is, in UTF-16 units.
fn units(text: &str, start: usize, end: usize) -> usize {
    let part = text.get(start..end).unwrap_or_default();
    part.encode_utf16().count()
}

/// Where the paragraph that begins at `start` ends: after the empty lines that follow it.
fn paragraph_end(text: &str, start: usize) -> usize {
    let mut has_words = false;
    let mut has_ended = false;
    let mut end = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let is_empty = line.trim().is_empty();
        if has_ended && !is_empty {
            return end;
        }
        has_words |= !is_empty;
        has_ended = has_words && is_empty;
        end += line.len();
    }
    end
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
