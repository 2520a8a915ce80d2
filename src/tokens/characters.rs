/// Continuation bytes of UTF-8 have these two bits set so.
const CONTINUES: u8 = 0b1000_0000;
const TOP_BITS: u8 = 0b1100_0000;

/// Which characters may be merged from whole, although merging is of bytes.
///
/// A character that is a token becomes one unit as soon as its bytes are merged. Taking it whole
/// from the start is the same, unless a byte of it could be merged with a neighbour before. That
/// needs a token that ends inside the character and begins before it, or begins inside it and ends
/// after it. Every such token is noted by the two bytes on the character's edge; at all other
/// edges nothing can cross. That the character is there early changes nothing either: a merge with
/// it has a higher label than the character itself has, so it waits for its turn all the same.
pub(super) struct Characters {
    /// For each byte before the edge of a character a bit for each first byte of the character
    /// after it (its low six bits): whether a token crosses that edge and ends inside a character.
    crossed: Box<[u64; 256]>,
    /// Characters of three bytes that are tokens, a bit each.
    of_three: Box<[u64; 1024]>,
}

impl Characters {
    pub(super) fn new() -> Self {
        Self {
            crossed: Box::new([0; 256]),
            of_three: Box::new([0; 1024]),
        }
    }

    /// Learns from a token of the vocabulary.
    #[inline]
    pub(super) fn note(&mut self, token: &[u8]) {
        if let [first, .., last] = *token
            && first.is_ascii()
            && last.is_ascii()
        {
            return;
        }
        if let &[first, second, third] = token
            && first & 0xF0 == 0xE0
            && continues(second)
            && continues(third)
        {
            let (word, bit) = place_of_three(first, second, third);
            if let Some(word) = self.of_three.get_mut(word) {
                *word |= bit;
            }
            return;
        }
        // Begins inside a character and goes on after it.
        let rest = token.iter().take_while(|byte| continues(**byte)).count();
        if rest > 0 {
            self.cross(token, rest);
        }
        // Ends inside a character and begins before it.
        let end = token.iter().rev().take_while(|byte| continues(**byte));
        let Some(lead) = token.len().checked_sub(end.count() + 1) else {
            return;
        };
        let whole = token.get(lead).map_or(0, |byte| usize::from(length(*byte)));
        if lead > 0 && token.len() - lead < whole {
            self.cross(token, lead);
        }
    }

    fn cross(&mut self, token: &[u8], edge: usize) {
        if let (Some(before), Some(after)) = (token.get(edge - 1), token.get(edge))
            && let Some(crossed) = self.crossed.get_mut(usize::from(*before))
        {
            *crossed |= 1 << (after & 63);
        }
    }

    /// Whether nothing can be merged across the edge at `at` before the character is whole.
    #[inline(always)]
    pub(super) fn is_edge(&self, text: &[u8], at: usize) -> bool {
        let (Some(before), Some(after)) = (text.get(at.wrapping_sub(1)), text.get(at)) else {
            return true;
        };
        let crossed = self.crossed.get(usize::from(*before));
        crossed.is_some_and(|crossed| crossed >> (after & 63) & 1 == 0)
    }

    /// Whether a character of three bytes is a token.
    #[inline(always)]
    pub(super) fn has_three(&self, first: u8, second: u8, third: u8) -> bool {
        let (word, bit) = place_of_three(first, second, third);
        self.of_three.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// The bytes of a character by its first one.
#[inline(always)]
pub(super) const fn length(lead: u8) -> u8 {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

#[inline(always)]
fn continues(byte: u8) -> bool {
    byte & TOP_BITS == CONTINUES
}

#[inline(always)]
fn place_of_three(first: u8, second: u8, third: u8) -> (usize, u64) {
    let word = usize::from(first & 15) << 6 | usize::from(second & 63);
    (word, 1 << (third & 63))
}
