use super::bytes::word;

/// Pieces of up to so many bytes are remembered by themselves.
const MOST: usize = 14;

const PLACES_BITS: u32 = 15;

/// The bits of a word's second half in which its count stands.
const COUNT_SHIFT: u32 = 48;
const COUNT: u64 = 0xFF << COUNT_SHIFT;

/// The counts of pieces met before: nearly every word of a text is one of a few thousand.
///
/// Each piece has one place, and the newest piece of a place is the one found first; the one before it
/// moves to the place beside. Half a megabyte, so that it stays in a processor's cache. Longer pieces are in
/// [`Passages`](super::passages::Passages).
pub(super) struct Memory {
    places: Box<[Remembered; 1 << PLACES_BITS]>,
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
        Self { places: places() }
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
    pub(super) fn recall(&self, word: &Word) -> Option<u64> {
        self.look(word, 0)
    }

    /// The count, if this piece was the last but one at its place; it is the last from now on.
    #[inline(always)]
    pub(super) fn recall_older(&mut self, word: &Word) -> Option<u64> {
        let known = self.look(word, 1)?;
        self.remember(word, known);
        Some(known)
    }

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a shifted hash has as many values as there are places"
    )]
    fn look(&self, word: &Word, age: usize) -> Option<u64> {
        let found = &self.places[word.place() ^ age];
        (found.first == word.first && (found.second ^ word.second) & !COUNT == 0)
            .then_some((found.second & COUNT) >> COUNT_SHIFT)
    }

    #[inline(always)]
    pub(super) fn remember(&mut self, word: &Word, tokens: u64) {
        let place = word.place();
        let before = self.places.get(place).copied().unwrap_or_default();
        if let Some(older) = self.places.get_mut(place ^ 1) {
            *older = before;
        }
        if let Some(place) = self.places.get_mut(place) {
            *place = Remembered {
                first: word.first,
                second: word.second | tokens << COUNT_SHIFT,
            };
        }
    }
}

impl Word {
    #[inline(always)]
    fn place(&self) -> usize {
        (self.mixed >> (64 - PLACES_BITS)) as usize
    }
}

#[expect(
    clippy::expect_used,
    clippy::unnecessary_box_returns,
    reason = "the vector is made as long as the array, which is too large for a stack"
)]
pub(super) fn places<T: Clone + Default, const PLACES: usize>() -> Box<[T; PLACES]> {
    let places = vec![T::default(); PLACES].into_boxed_slice();
    let places = places.try_into().ok();
    places.expect("as many places as asked for")
}

#[cfg(test)]
mod tests {
    use super::*;

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
