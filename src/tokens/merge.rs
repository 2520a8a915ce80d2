use super::vocabulary::{Label, Vocabulary};

/// The most bytes that are merged here; longer pieces have their own way, in `long`.
pub(super) const MOST: usize = 255;

/// No two neighbours here that spell a token. Larger than every key.
const NONE: u32 = u32::MAX;

/// Byte-pair encoding of short pieces, with the room it works in.
///
/// It begins with the piece's bytes as units, or with whole characters where that is
/// [the same](super::characters::Characters). As long as two neighbours spell a token, those with
/// the lowest label, the leftmost of several, become one unit. What stays are the tokens.
///
/// Units are numbered from left to right; one that is merged keeps the number of its left half.
/// Looking through all units for the lowest label is quick as long as they are few; units are
/// linked rather than moved together.
pub(super) struct Merger {
    /// For each unit that spells a token with the next one: the label, and the unit itself in the
    /// low byte, so that the smallest key is the lowest label's leftmost unit. Else [`NONE`].
    keys: [u32; 256],
    /// Where each unit begins in the piece; after the last one, the end of the piece.
    starts: [u8; 256],
    /// The unit after each one.
    next: [u8; 256],
    /// The unit before each one but the first.
    before: [u8; 256],
    /// How many units it began with.
    units: u8,
}

impl Merger {
    pub(super) fn new() -> Self {
        Self {
            keys: [NONE; 256],
            starts: [0; 256],
            next: [0; 256],
            before: [0; 256],
            units: 0,
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
        let units = self.begin(vocabulary, text, start, length);
        let label_of = |starts: &[u8; 256], from: u8, to: u8| {
            vocabulary.label(
                text,
                start + usize::from(starts[usize::from(from)]),
                start + usize::from(starts[usize::from(to)]),
            )
        };
        let last = units - 1;
        for unit in 0..last {
            self.keys[usize::from(unit)] = key(label_of(&self.starts, unit, unit + 2), unit);
        }
        self.keys[usize::from(last)] = NONE;
        let mut tokens = usize::from(units);
        loop {
            let lowest = lowest(&self.keys[..usize::from(last)]);
            if lowest == NONE {
                return tokens;
            }
            let [unit, ..] = lowest.to_le_bytes();
            let second = self.next[usize::from(unit)];
            let after = self.next[usize::from(second)];
            tokens -= 1;
            self.next[usize::from(unit)] = after;
            self.keys[usize::from(second)] = NONE;
            self.keys[usize::from(unit)] = if after < units {
                self.before[usize::from(after)] = unit;
                let to = self.next[usize::from(after)];
                key(label_of(&self.starts, unit, to), unit)
            } else {
                NONE
            };
            if unit > 0 {
                let before = self.before[usize::from(unit)];
                self.keys[usize::from(before)] = key(label_of(&self.starts, before, after), before);
            }
        }
    }

    /// Lays out the units of a piece; gives their number.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "every index is a u8 into an array of 256; this is the innermost loop"
    )]
    fn begin(&mut self, vocabulary: &Vocabulary, text: &[u8], start: usize, length: u8) -> u8 {
        let (mut units, mut at) = (0_u8, 0_u8);
        while at < length {
            self.starts[usize::from(units)] = at;
            self.next[usize::from(units)] = units + 1;
            self.before[usize::from(units)] = units.wrapping_sub(1);
            units += 1;
            at += vocabulary.unit_length(text, start, start + usize::from(length), at);
        }
        self.starts[usize::from(units)] = length;
        self.units = units;
        units
    }

    /// Where the tokens of the piece that was cut last end in the text, if it began at `start`.
    pub(super) fn ends(&self, start: usize) -> impl Iterator<Item = usize> {
        let next = move |unit: u8| {
            let next = *self.next.get(usize::from(unit))?;
            (unit < self.units).then_some(next)
        };
        std::iter::successors(next(0), move |unit| next(*unit)).filter_map(move |unit| {
            let end = self.starts.get(usize::from(unit))?;
            Some(start + usize::from(*end))
        })
    }
}

#[inline(always)]
fn key(label: Option<Label>, unit: u8) -> u32 {
    label.map_or(NONE, |label| u32::from(label) << 8 | u32::from(unit))
}

#[inline(always)]
fn lowest(keys: &[u32]) -> u32 {
    #[cfg(test)]
    super::steps::take(keys.len());
    keys.iter().copied().fold(NONE, u32::min)
}
