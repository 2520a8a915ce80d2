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

#[cfg(test)]
mod tests {
    use super::*;

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
