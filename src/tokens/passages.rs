use super::bytes::{hash, same};

/// Pieces of up to so many bytes are remembered.
const MOST: usize = 1_024;

const PLACES_BITS: u32 = 15;

/// So many bytes of pieces are kept.
const KEPT: usize = 1 << 20;

/// The counts of longer pieces met before, such as a sentence of Chinese.
///
/// Places are as in [`Memory`](super::memory::Memory); but the bytes are kept apart, one piece after
/// another, and when there is no room for more, everything is forgotten.
pub(super) struct Passages {
    places: Box<[Passage; 1 << PLACES_BITS]>,
    kept: Vec<u8>,
}

/// Of a piece of no length there is none.
#[derive(Clone, Copy, Default)]
struct Passage {
    /// Where it stands in what is kept.
    start: u32,
    length: u32,
    tokens: u32,
}

impl Passages {
    pub(super) fn new() -> Self {
        Self {
            places: super::memory::places(),
            kept: Vec::new(),
        }
    }

    /// The count of a piece that was remembered, or else where to [`remember`](Self::remember) it.
    #[inline(always)]
    pub(super) fn recall(&mut self, piece: &[u8]) -> Result<u64, usize> {
        let place = (hash(piece) >> (64 - PLACES_BITS)) as usize;
        let known = self.look(place, piece).or_else(|| {
            let older = self.look(place ^ 1, piece)?;
            self.places.swap(place, place ^ 1);
            Some(older)
        });
        known.ok_or(place)
    }

    #[inline(always)]
    fn look(&self, place: usize, piece: &[u8]) -> Option<u64> {
        let found = self.places.get(place)?;
        let start = found.start as usize;
        let kept = self.kept.get(start..start + found.length as usize)?;
        same(kept, piece).then_some(u64::from(found.tokens))
    }

    pub(super) fn remember(&mut self, place: usize, piece: &[u8], tokens: u64) {
        if piece.len() > MOST {
            return;
        }
        if self.kept.len() + piece.len() > KEPT {
            self.kept.clear();
            self.places.fill(Passage::default());
        }
        let small = |number: usize| u32::try_from(number).unwrap_or_default();
        let passage = Passage {
            start: small(self.kept.len()),
            length: small(piece.len()),
            tokens: u32::try_from(tokens).unwrap_or_default(),
        };
        self.kept.extend_from_slice(piece);
        self.places.swap(place, place ^ 1);
        if let Some(place) = self.places.get_mut(place) {
            *place = passage;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_known_by_all_its_bytes() {
        let mut passages = Passages::new();
        let place = passages.recall(b"a long passage,").unwrap_err();
        passages.remember(place, b"a long passage,", 4);
        assert_eq!(passages.recall(b"a long passage,"), Ok(4));
        assert!(passages.recall(b"a lone passage,").is_err());
        assert!(passages.recall(b"a long passage").is_err());
    }

    #[test]
    fn when_there_is_no_room_all_is_forgotten_and_nothing_is_mistaken() {
        let mut passages = Passages::new();
        let piece =
            |number: usize| format!("{number:0>width$}", width = 20 + number % 1_000).into_bytes();
        for number in 0..10_000 {
            let piece = piece(number);
            if let Err(place) = passages.recall(&piece) {
                passages.remember(place, &piece, number as u64);
            }
            assert_eq!(passages.recall(&piece), Ok(number as u64));
            assert!(passages.kept.len() <= KEPT);
        }
        for number in 0..10_000 {
            let known = passages.recall(&piece(number));
            assert!(known.is_err() || known == Ok(number as u64));
        }
        let long = [b'a'; MOST + 1];
        let place = passages.recall(&long).unwrap_err();
        passages.remember(place, &long, 1);
        assert!(passages.recall(&long).is_err());
    }
}
