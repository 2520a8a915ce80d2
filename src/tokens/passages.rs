use super::bytes::{hash, same};
use super::recent::Recent;

/// Pieces of up to so many bytes are remembered.
const MOST: usize = 1_024;

const SETS: usize = 1 << 14;

/// So many bytes of pieces are kept.
const KEPT: usize = 1 << 20;

/// The counts of longer pieces met before, such as a sentence of Chinese.
///
/// Their bytes are kept apart, one piece after another, and when there is no room for more, everything
/// is forgotten.
pub(super) struct Passages {
    known: Recent<Passage, SETS>,
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
            known: Recent::new(),
            kept: Vec::new(),
        }
    }

    /// The count of a piece that was remembered, or else the hash to [`remember`](Self::remember) it by.
    #[inline(always)]
    pub(super) fn recall(&mut self, piece: &[u8]) -> Result<u64, u64> {
        let hash = hash(piece);
        let found = self.known.find(hash, |passage| {
            let kept = passage.bytes(&self.kept);
            kept.is_some_and(|kept| same(kept, piece))
        });
        found.map(|passage| passage.tokens.into()).ok_or(hash)
    }

    pub(super) fn remember(&mut self, hash: u64, piece: &[u8], tokens: u64) {
        if piece.len() > MOST {
            return;
        }
        if self.kept.len() + piece.len() > KEPT {
            self.kept.clear();
            self.known.forget();
        }
        let small = |number: usize| u32::try_from(number).unwrap_or_default();
        let passage = Passage {
            start: small(self.kept.len()),
            length: small(piece.len()),
            tokens: u32::try_from(tokens).unwrap_or_default(),
        };
        self.kept.extend_from_slice(piece);
        self.known.put(hash, passage);
    }
}

impl Passage {
    #[inline(always)]
    fn bytes<'kept>(&self, kept: &'kept [u8]) -> Option<&'kept [u8]> {
        let start = self.start as usize;
        kept.get(start..start + self.length as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_known_by_all_its_bytes() {
        let mut passages = Passages::new();
        let hash = passages.recall(b"a long passage,").unwrap_err();
        passages.remember(hash, b"a long passage,", 4);
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
            if let Err(hash) = passages.recall(&piece) {
                passages.remember(hash, &piece, number as u64);
            }
            assert_eq!(passages.recall(&piece), Ok(number as u64));
            assert!(passages.kept.len() <= KEPT);
        }
        for number in 0..10_000 {
            let known = passages.recall(&piece(number));
            assert!(known.is_err() || known == Ok(number as u64));
        }
        let long = [b'a'; MOST + 1];
        let hash = passages.recall(&long).unwrap_err();
        passages.remember(hash, &long, 1);
        assert!(passages.recall(&long).is_err());
    }
}
