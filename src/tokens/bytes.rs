//! Reading text eight bytes at a time.

/// For every number of bytes up to eight, the bits they fill.
const FILLED: [u64; 9] = [
    0,
    0xFF,
    0xFFFF,
    0xFF_FFFF,
    0xFFFF_FFFF,
    0xFF_FFFF_FFFF,
    0xFFFF_FFFF_FFFF,
    0xFF_FFFF_FFFF_FFFF,
    u64::MAX,
];

/// Up to eight bytes from `start` as a number, the first byte lowest. What is past the end of
/// the text is zero.
#[inline(always)]
pub(super) fn word(text: &[u8], start: usize, length: usize) -> u64 {
    let filled = FILLED.get(length).copied().unwrap_or(u64::MAX);
    let rest = text.get(start..).unwrap_or_default();
    match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes) & filled,
        None => last_word(rest) & filled,
    }
}

/// When the text ends within eight bytes.
#[cold]
fn last_word(rest: &[u8]) -> u64 {
    let bytes = rest.iter().rev();
    bytes.fold(0, |word, byte| word << 8 | u64::from(*byte))
}

// Multipliers without structure, from the golden ratio and from a search by M. Stafford.
pub(super) const ONE: u64 = 0x9E37_79B9_7F4A_7C15;
pub(super) const OTHER: u64 = 0xD6E8_FEB8_6659_FD93;

/// A hash of any bytes.
#[inline(always)]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let join = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(ONE);
    let hash = words
        .iter()
        .map(|word| u64::from_le_bytes(*word))
        .fold(bytes.len() as u64, join);
    let hash = join(hash, word(rest, 0, rest.len()));
    (hash ^ (hash >> 32)).wrapping_mul(OTHER)
}

/// Whether they are the same bytes, eight at a time.
#[inline(always)]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (others, end)) = (one.as_chunks(), other.as_chunks());
    let number = |word: &[u8; 8]| u64::from_le_bytes(*word);
    one.len() == other.len()
        && words.iter().map(number).eq(others.iter().map(number))
        && word(rest, 0, rest.len()) == word(end, 0, end.len())
}

/// Sixteen bytes of a text, read at once. What is past the end of the text is zero.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub(super) first: u64,
    pub(super) second: u64,
}

impl Window {
    pub(super) const LENGTH: usize = 16;

    #[inline(always)]
    pub(super) fn at(text: &[u8], start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        match rest
            .first_chunk::<{ Self::LENGTH }>()
            .map(|all| all.as_chunks())
        {
            Some(([first, second], [])) => Self {
                first: u64::from_le_bytes(*first),
                second: u64::from_le_bytes(*second),
            },
            _ => Self::last(rest),
        }
    }

    /// When the text ends within it.
    #[cold]
    fn last(rest: &[u8]) -> Self {
        Self {
            first: word(rest, 0, 8),
            second: word(rest, 8, 8),
        }
    }

    /// Which are letters `A` to `Z`, and which `a` to `z`.
    #[inline(always)]
    pub(super) fn letters(self) -> (Marks, Marks) {
        let [first, second] = [self.first, self.second].map(|word| {
            let letters = between(word | SMALL, b'a', b'z');
            let is_small = word << 2;
            (letters & !is_small, letters & is_small)
        });
        (Marks::of(first.0, second.0), Marks::of(first.1, second.1))
    }

    /// One of the first eight bytes.
    #[inline(always)]
    pub(super) fn byte(self, at: usize) -> u8 {
        let [byte, ..] = (self.first >> (8 * at)).to_le_bytes();
        byte
    }

    /// How many of the first eight bytes are digits `0` to `9` before the first that is not.
    #[inline(always)]
    pub(super) fn digits(self) -> usize {
        until_other(between(self.first, b'0', b'9'))
    }

    /// How many bytes are spaces before the first that is not.
    #[inline(always)]
    pub(super) fn spaces(self) -> usize {
        let [first, second] = [self.first, self.second].map(|word| word ^ SPACES);
        let bits = match first {
            0 => u64::BITS + second.trailing_zeros(),
            _ => first.trailing_zeros(),
        };
        bits as usize / 8
    }

    /// Where capitals and then small letters end, from the letter at `from` on. Only if they end within the first
    /// eight bytes, and before something that no word goes on with: ASCII, but no apostrophe.
    #[inline(always)]
    pub(super) fn short_word(self, from: usize) -> Option<usize> {
        let letters = between(self.first | SMALL, b'a', b'z') & !self.first;
        let small = letters & self.first << 2;
        let after_small = small << 8;
        self.short_run(letters & (small | !after_small), from)
    }

    /// The same of letters in any order.
    #[inline(always)]
    pub(super) fn short_letters(self, from: usize) -> Option<usize> {
        let letters = between(self.first | SMALL, b'a', b'z') & !self.first;
        self.short_run(letters, from)
    }

    /// Where the bytes end whose high bits are marked.
    #[inline(always)]
    fn short_run(self, marks: u64, from: usize) -> Option<usize> {
        let others = !marks & HIGH & u64::MAX << (8 * from);
        let end = others.trailing_zeros() / 8;
        let [next, ..] = self.first.checked_shr(8 * end)?.to_le_bytes();
        (next.is_ascii() && next != b'\'').then_some(end as usize)
    }
}

/// Some bytes of a [`Window`], a bit each.
#[derive(Clone, Copy)]
pub(super) struct Marks(u32);

impl Marks {
    /// From the high bits of the bytes.
    #[inline(always)]
    fn of(first: u64, second: u64) -> Self {
        // The product has bit 8n of one factor, for each n, n places above its top byte's lowest bit.
        let bits = |marks: u64| ((marks >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32;
        Self(bits(first) | bits(second) << 8)
    }

    /// Where the marked bytes from this one on end; there may be none.
    #[inline(always)]
    pub(super) fn run_end(self, from: usize) -> usize {
        from + (!(self.0 >> from)).trailing_zeros() as usize
    }

    #[inline(always)]
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The high bit of each of eight bytes, and the one that tells small letters from capitals.
const HIGH: u64 = 0x8080_8080_8080_8080;
const SMALL: u64 = 0x2020_2020_2020_2020;

const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);

/// The high bit of each byte that is in a range of ASCII: adding what is missing to 128 carries
/// into it, and no byte carries into the next, because its own high bit is taken out before.
#[inline(always)]
fn between(word: u64, first: u8, last: u8) -> u64 {
    let low = word & !HIGH;
    let from_first = low + u64::from(128 - first) * (HIGH >> 7);
    let above_last = low + u64::from(127 - last) * (HIGH >> 7);
    from_first & !above_last & !word & HIGH
}

#[inline(always)]
fn until_other(marks: u64) -> usize {
    (!marks & HIGH).trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_in_every_place_is_told_apart() {
        for byte in 0..=255_u8 {
            for place in 0..16 {
                let run = |usual: &[u8; 16], of: fn(Window) -> usize| {
                    let mut text = *usual;
                    text[place] = byte;
                    of(Window::at(&text, 0))
                };
                let end = |is: bool, most: usize| if is { most } else { place.min(most) };
                let small = run(b"azmbycxnazmbycxn", |window| window.letters().1.run_end(0));
                let capital = run(b"AZMBYCXNAZMBYCXN", |window| window.letters().0.run_end(0));
                let digits = run(b"0192837465019283", Window::digits);
                let spaces = run(b"                ", Window::spaces);
                assert_eq!(small, end(byte.is_ascii_lowercase(), 16));
                assert_eq!(capital, end(byte.is_ascii_uppercase(), 16));
                assert_eq!(digits, end(byte.is_ascii_digit(), 8));
                assert_eq!(spaces, end(byte == b' ', 16));
            }
        }
    }

    #[test]
    fn a_run_begins_anywhere() {
        let (capitals, small) = Window::at(b"(ABcdE", 0).letters();
        assert_eq!((capitals.run_end(0), capitals.run_end(1)), (0, 3));
        assert_eq!((small.run_end(1), small.run_end(3)), (1, 5));
        assert_eq!(capitals.or(small).run_end(1), 6);
        assert_eq!(capitals.run_end(16), 16);
    }

    #[test]
    fn a_short_word_ends_within_eight_bytes_and_before_what_is_no_part_of_it() {
        let word = |text: &[u8], from| {
            let window = Window::at(text, 0);
            (window.short_word(from), window.short_letters(from))
        };
        assert_eq!(word(b" ABcdef.", 1), (Some(7), Some(7)));
        assert_eq!(word(b"abCD ef", 0), (Some(2), Some(4)));
        assert_eq!(word(b"abcdefg", 0), (Some(7), Some(7)));
        for goes_on in ["abcdefgh", " abcdefg", "abc'd", "abc\u{301}"] {
            let from = usize::from(goes_on.starts_with(' '));
            assert_eq!(word(goes_on.as_bytes(), from), (None, None), "{goes_on}");
        }
    }

    #[test]
    fn bytes_past_the_length_or_the_text_are_zero() {
        let text = b"abcdefghij";
        assert_eq!(word(text, 0, 2), 0x62_61);
        assert_eq!(word(text, 2, 8), u64::from_le_bytes(*b"cdefghij"));
        assert_eq!(word(text, 8, 8), 0x6A_69);
        assert_eq!(word(text, 10, 3), 0);
        assert_eq!(word(text, 11, 3), 0);
    }
}
