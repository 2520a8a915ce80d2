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

/// The high bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// How many of the eight bytes from `start` are letters `a` to `z` before the first that is not.
#[inline(always)]
pub(super) fn lowercase(text: &[u8], start: usize) -> usize {
    until_other(between(word(text, start, 8), b'a', b'z'))
}

/// The same of `A` to `Z`.
#[inline(always)]
pub(super) fn uppercase(text: &[u8], start: usize) -> usize {
    until_other(between(word(text, start, 8), b'A', b'Z'))
}

/// The same of letters of both cases.
#[inline(always)]
pub(super) fn letters(text: &[u8], start: usize) -> usize {
    let small = word(text, start, 8) | 0x2020_2020_2020_2020;
    until_other(between(small, b'a', b'z'))
}

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
            for place in 0..8 {
                let mut small = *b"azmbycxn";
                let mut capital = *b"AZMBYCXN";
                small[place] = byte;
                capital[place] = byte;
                let run = |is: bool| if is { 8 } else { place };
                assert_eq!(lowercase(&small, 0), run(byte.is_ascii_lowercase()));
                assert_eq!(uppercase(&capital, 0), run(byte.is_ascii_uppercase()));
                assert_eq!(letters(&small, 0), run(byte.is_ascii_alphabetic()));
                assert_eq!(letters(&capital, 0), run(byte.is_ascii_alphabetic()));
            }
        }
        assert_eq!(lowercase(b"abc", 0), 3);
        assert_eq!(lowercase(b"abc", 3), 0);
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
