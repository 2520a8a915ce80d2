use super::vocabulary::{Label, Vocabulary};

/// The most bytes that are merged here; longer pieces have their own way, in `long`.
pub(super) const MOST: usize = 255;

/// No two neighbours here that spell a token. Larger than every key.
const NONE: u32 = u32::MAX;

/// Byte-pair encoding of short pieces, with the room it works in.
///
/// It begins with the piece's bytes as units. As long as two neighbours spell a token, those with
/// the lowest label, the leftmost of several, become one unit. What stays are the tokens.
///
/// A unit is named by the place of its first byte in the piece. Looking through all units for the
/// lowest label is quick as long as they are few; units are linked rather than moved together.
pub(super) struct Merger {
    /// For each unit that spells a token with the next one: the label, and the unit itself in the
    /// low byte, so that the smallest key is the lowest label's leftmost unit. Else [`NONE`].
    keys: [u32; 256],
    /// Where each unit ends, which is the name of the next one.
    ends: [u8; 256],
    /// The unit before each one but the first.
    before: [u8; 256],
}

impl Merger {
    pub(super) fn new() -> Self {
        Self {
            keys: [NONE; 256],
            ends: [0; 256],
            before: [0; 256],
        }
    }

    /// Cuts a piece of one to [`MOST`] bytes into tokens; gives their number.
    #[inline(never)]
    #[expect(
        clippy::indexing_slicing,
        reason = "every index is a u8 into an array of 256; this is the innermost loop"
    )]
    pub(super) fn merge(
        &mut self,
        vocabulary: &Vocabulary,
        text: &[u8],
        start: usize,
        end: usize,
    ) -> usize {
        let Ok(length) = u8::try_from(end - start) else {
            debug_assert!(false, "a piece for `long`");
            return 0;
        };
        let label_of = |from: u8, to: u8| {
            vocabulary.label(text, start + usize::from(from), start + usize::from(to))
        };
        for unit in 0..length {
            self.ends[usize::from(unit)] = unit + 1;
            self.before[usize::from(unit)] = unit.wrapping_sub(1);
            self.keys[usize::from(unit)] = if unit + 1 < length {
                key(label_of(unit, unit + 2), unit)
            } else {
                NONE
            };
        }
        let mut units = usize::from(length);
        loop {
            let lowest = lowest(&self.keys[..usize::from(length)]);
            if lowest == NONE {
                return units;
            }
            let [unit, ..] = lowest.to_le_bytes();
            let second = self.ends[usize::from(unit)];
            let end = self.ends[usize::from(second)];
            units -= 1;
            self.ends[usize::from(unit)] = end;
            self.keys[usize::from(second)] = NONE;
            self.keys[usize::from(unit)] = if end < length {
                self.before[usize::from(end)] = unit;
                key(label_of(unit, self.ends[usize::from(end)]), unit)
            } else {
                NONE
            };
            if unit > 0 {
                let before = self.before[usize::from(unit)];
                self.keys[usize::from(before)] = key(label_of(before, end), before);
            }
        }
    }

    /// Where the tokens of the piece that was cut last end in the text, if it began at `start`.
    pub(super) fn ends(&self, start: usize, end: usize) -> impl Iterator<Item = usize> {
        let next = move |unit: usize| {
            let end_of_unit = start + usize::from(*self.ends.get(unit - start)?);
            Some(end_of_unit)
        };
        std::iter::successors(next(start), move |&unit| {
            (unit < end).then(|| next(unit)).flatten()
        })
    }
}

#[inline(always)]
fn key(label: Option<Label>, unit: u8) -> u32 {
    label.map_or(NONE, |label| u32::from(label) << 8 | u32::from(unit))
}

#[inline(always)]
fn lowest(keys: &[u32]) -> u32 {
    keys.iter().copied().fold(NONE, u32::min)
}
