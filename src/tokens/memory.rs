use super::bytes::Window;
use super::recent::Recent;

/// Pieces of up to so many bytes are remembered by themselves.
const MOST: usize = 14;

const SETS: usize = 1 << 13;

/// The bits of a word's second half in which its count stands.
const COUNT_SHIFT: u32 = 48;
const COUNT: u64 = 0xFF << COUNT_SHIFT;

/// For every length of a piece, the bits it fills.
#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which checks it"
)]
static FILLED: [Window; MOST + 1] = {
    let nothing = Window {
        first: 0,
        second: 0,
    };
    let mut filled = [nothing; MOST + 1];
    let mut length = 1;
    while length <= MOST {
        filled[length] = filled[length - 1];
        let byte = 0xFF << (8 * ((length - 1) % 8));
        if length <= 8 {
            filled[length].first |= byte;
        } else {
            filled[length].second |= byte;
        }
        length += 1;
    }
    filled
};

/// The counts of pieces met before: nearly every word of a text is one of a few thousand.
///
/// Half a megabyte, so that it stays in a processor's cache. Longer pieces are in
/// [`Passages`](super::passages::Passages).
pub(super) struct Memory {
    words: Recent<Remembered, SETS>,
}

/// A piece as two numbers: its bytes, its length in the top byte of the second, and the count
/// in the byte below that. No piece is of length 0, so an empty place equals none.
#[derive(Clone, Copy, Default)]
struct Remembered {
    first: u64,
    second: u64,
}

/// A piece that is short enough, and a hash of it.
pub(super) struct Word {
    first: u64,
    second: u64,
    hash: u64,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            words: Recent::new(),
        }
    }

    /// `None` if the piece, which begins with the window, is too long to be remembered.
    #[inline(always)]
    pub(super) fn word(window: Window, length: usize) -> Option<Word> {
        let filled = FILLED.get(length)?;
        let first = window.first & filled.first;
        let second = window.second & filled.second | (length as u64) << 56;
        let hash = (first ^ second.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some(Word {
            first,
            second,
            hash,
        })
    }

    /// The count, if this piece was met last of all with its hash.
    #[inline(always)]
    pub(super) fn recall(&self, word: &Word) -> Option<u64> {
        let newest = self.words.newest(word.hash);
        newest.is(word).then(|| newest.tokens())
    }

    /// The count, if this piece was met before.
    #[inline(always)]
    pub(super) fn recall_older(&mut self, word: &Word) -> Option<u64> {
        let found = self.words.find(word.hash, |known| known.is(word))?;
        Some(found.tokens())
    }

    #[inline(always)]
    pub(super) fn remember(&mut self, word: &Word, tokens: u64) {
        let remembered = Remembered {
            first: word.first,
            second: word.second | tokens << COUNT_SHIFT,
        };
        self.words.put(word.hash, remembered);
    }
}

impl Remembered {
    #[inline(always)]
    fn is(&self, word: &Word) -> bool {
        self.first == word.first && (self.second ^ word.second) & !COUNT == 0
    }

    #[inline(always)]
    fn tokens(&self) -> u64 {
        (self.second & COUNT) >> COUNT_SHIFT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_not_taken_for_one_with_zeros_after_it() {
        let mut memory = Memory::new();
        let text = b"ab\0\0abcdefgh\0";
        let word = |start, end| Memory::word(Window::at(text, start), end - start).unwrap();
        memory.remember(&word(0, 2), 1);
        memory.remember(&word(4, 12), 7);
        assert_eq!(memory.recall(&word(0, 2)), Some(1));
        assert_eq!(memory.recall(&word(0, 3)), None);
        assert_eq!(memory.recall(&word(4, 12)), Some(7));
        assert_eq!(memory.recall(&word(4, 13)), None);
    }

    #[test]
    fn a_piece_is_known_by_its_bytes_and_not_by_those_after_it() {
        for length in 1..=MOST {
            let word = |after: u8| {
                let mut text = *b"abcdefghijklmnop";
                text[length..].fill(after);
                Memory::word(Window::at(&text, 0), length).unwrap()
            };
            let mut memory = Memory::new();
            memory.remember(&word(0), 3);
            assert_eq!(memory.recall(&word(0xFF)), Some(3), "{length}");
        }
    }

    #[test]
    fn long_pieces_are_not_remembered() {
        let window = Window::at(&[b'a'; 20], 0);
        assert!(Memory::word(window, 14).is_some());
        assert!(Memory::word(window, 15).is_none());
    }
}
