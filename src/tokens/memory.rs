use super::bytes::{hash, word};

/// Pieces of up to so many bytes are remembered by themselves.
const MOST: usize = 14;

const PLACES_BITS: u32 = 15;
const PASSAGES_BITS: u32 = 13;

/// The bits of a word's second half in which its count stands.
const COUNT_SHIFT: u32 = 48;
const COUNT: u64 = 0xFF << COUNT_SHIFT;

/// The counts of pieces met before: nearly every word of a text is one of a few thousand.
///
/// Each piece has one place, and the newest piece of a place is the one remembered. Half a
/// megabyte for short pieces, so that it stays in a processor's cache. Longer ones, such as a
/// sentence of Chinese, are remembered by where they stand, for as long as one text is counted.
pub(super) struct Memory {
    places: Box<[Remembered; 1 << PLACES_BITS]>,
    passages: Box<[Passage; 1 << PASSAGES_BITS]>,
    /// Which text the newest passages are of.
    text: u32,
}

/// A longer piece of a text. The text that is 0 is none.
#[derive(Clone, Copy, Default)]
struct Passage {
    text: u32,
    start: usize,
    end: usize,
    tokens: u64,
}

/// A piece as two numbers: its bytes, its length in the top byte of the second, and the count
/// in the byte below that. No piece is of length 0, so an empty place equals none.
#[derive(Clone, Copy, Default)]
struct Remembered {
    first: u64,
    second: u64,
}

/// A piece that is short enough, and a hash of it, which is its place.
pub(super) struct Word {
    first: u64,
    second: u64,
    mixed: u64,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            places: places(),
            passages: places(),
            text: 0,
        }
    }

    /// Another text is counted from now on: where the passages stood says nothing any more.
    pub(super) fn turn_to_another_text(&mut self) {
        self.text = self.text.wrapping_add(1);
        if self.text == 0 {
            self.passages.fill(Passage::default());
            self.text = 1;
        }
    }

    /// The count of a long piece that has stood in this text before, or else where to
    /// [`remember_passage`](Self::remember_passage) it.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a shifted hash has as many values as there are places"
    )]
    pub(super) fn recall_passage(
        &self,
        text: &[u8],
        start: usize,
        end: usize,
    ) -> Result<u64, usize> {
        let piece = text.get(start..end).unwrap_or_default();
        let place = (hash(piece) >> (64 - PASSAGES_BITS)) as usize;
        let found = self.passages[place];
        let is_known = found.text == self.text && text.get(found.start..found.end) == Some(piece);
        if is_known {
            Ok(found.tokens)
        } else {
            Err(place)
        }
    }

    pub(super) fn remember_passage(&mut self, place: usize, start: usize, end: usize, tokens: u64) {
        let text = self.text;
        if let Some(place) = self.passages.get_mut(place) {
            *place = Passage {
                text,
                start,
                end,
                tokens,
            };
        }
    }

    /// `None` if the piece is too long to be remembered.
    #[inline(always)]
    pub(super) fn word(text: &[u8], start: usize, end: usize) -> Option<Word> {
        let length = end - start;
        if length > MOST {
            return None;
        }
        let first = word(text, start, length.min(8));
        let rest = if length > 8 {
            word(text, start + 8, length - 8)
        } else {
            0
        };
        let second = rest | (length as u64) << 56;
        let mixed = (first ^ second.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some(Word {
            first,
            second,
            mixed,
        })
    }

    /// The count, if this piece was the last at its place.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a shifted hash has as many values as there are places"
    )]
    pub(super) fn recall(&self, word: &Word) -> Option<u64> {
        let found = &self.places[(word.mixed >> (64 - PLACES_BITS)) as usize];
        (found.first == word.first && (found.second ^ word.second) & !COUNT == 0)
            .then_some((found.second & COUNT) >> COUNT_SHIFT)
    }

    #[inline(always)]
    pub(super) fn remember(&mut self, word: &Word, tokens: u64) {
        let place = (word.mixed >> (64 - PLACES_BITS)) as usize;
        if let Some(place) = self.places.get_mut(place) {
            *place = Remembered {
                first: word.first,
                second: word.second | tokens << COUNT_SHIFT,
            };
        }
    }
}

#[expect(
    clippy::expect_used,
    clippy::unnecessary_box_returns,
    reason = "the vector is made as long as the array, which is too large for a stack"
)]
fn places<T: Clone + Default, const PLACES: usize>() -> Box<[T; PLACES]> {
    let places = vec![T::default(); PLACES].into_boxed_slice();
    let places = places.try_into().ok();
    places.expect("as many places as asked for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_known_in_its_own_text_only() {
        let mut memory = Memory::new();
        memory.turn_to_another_text();
        let text = b"a long passage, a long passage, a lone passage";
        let place = memory.recall_passage(text, 0, 15).unwrap_err();
        memory.remember_passage(place, 0, 15, 4);
        assert_eq!(memory.recall_passage(text, 16, 31), Ok(4));
        assert!(memory.recall_passage(text, 32, 46).is_err());
        memory.turn_to_another_text();
        assert!(memory.recall_passage(text, 16, 31).is_err());
    }

    #[test]
    fn a_piece_is_not_taken_for_one_with_zeros_after_it() {
        let mut memory = Memory::new();
        let text = b"ab\0\0abcdefgh\0";
        let word = |start, end| Memory::word(text, start, end).unwrap();
        memory.remember(&word(0, 2), 1);
        memory.remember(&word(4, 12), 7);
        assert_eq!(memory.recall(&word(0, 2)), Some(1));
        assert_eq!(memory.recall(&word(0, 3)), None);
        assert_eq!(memory.recall(&word(4, 12)), Some(7));
        assert_eq!(memory.recall(&word(4, 13)), None);
    }

    #[test]
    fn long_pieces_are_not_remembered() {
        assert!(Memory::word(&[b'a'; 20], 0, 14).is_some());
        assert!(Memory::word(&[b'a'; 20], 0, 15).is_none());
    }
}
