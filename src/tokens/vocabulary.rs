use super::bytes::{ONE, OTHER, hash, word};
use super::characters::{self, Characters};
use super::packed::{Packed, PackedError};

/// When two neighbours are merged: the lower, the earlier. See [`Vocabulary`].
pub(super) type Label = u16;

/// Tokens of up to so many bytes are kept whole in a table's key.
const SHORT: usize = 7;

/// One bit for each possible value of so many bits of a hash.
const FILTER_BITS: u32 = 21;

/// In the top byte of the key of a token that is not short.
const LONG: u64 = 0x80 << 56;

/// The tokens of an encoding, each with a label that says when it is merged.
///
/// Labels stand in for the published ranks. There are only about 500 of them, many tokens share
/// one, and they cannot give a token's number; but they cut every text into the same tokens,
/// because they keep the order of every two merges that can get in each other's way. Why, and how
/// that is proven, stands in `xtask/src/vocab/labels.rs`. What is used here:
///
/// 1. A token's label is larger than those of the two tokens it is merged from.
/// 2. Of two merges that overlap, either both are of the same token or their labels differ.
///
/// A look-up is mostly a miss: two neighbours in a word rarely spell a token. So a filter of 256
/// KiB, which a processor's cache holds, is asked before the table.
pub struct Vocabulary {
    /// Of tokens of two bytes, by the bytes: one more than the label, or 0 for none.
    pairs: Box<[u16]>,
    /// Which hashes of longer tokens there are.
    filter: Box<[u64]>,
    /// Longer tokens, with open addressing by hash: of short ones the bytes and the length, of
    /// others 24 bits of the hash and where they stand in `long`. 0 is an empty place.
    keys: Box<[u64]>,
    /// Of the token at the same place in `keys`.
    labels: Box<[Label]>,
    /// Which characters are tokens.
    characters: Characters,
    /// Tokens that are not short, each after a byte with its length.
    long: Vec<u8>,
    /// All labels are below.
    levels: Label,
    /// The length of the longest token.
    longest: usize,
}

impl Vocabulary {
    /// Unpacks what `cargo xtask vocab` has packed. It takes some milliseconds.
    ///
    /// # Errors
    ///
    /// When the bytes are not a whole packed vocabulary. Whether they are the right one only a
    /// digest tells: see [`Encoding::vocabulary_integrity`](super::Encoding::vocabulary_integrity).
    pub fn from_packed(bytes: &[u8]) -> Result<Self, PackedError> {
        let packed = Packed::read(bytes)?;
        // At least a fifth of the places stay empty, so that every search ends soon.
        let places = (packed.len() * 5 / 4 + 1).next_power_of_two();
        let mut vocabulary = Self {
            pairs: vec![0; 1 << 16].into(),
            filter: vec![0; (1 << FILTER_BITS) / 64].into(),
            keys: vec![0; places].into(),
            labels: vec![0; places].into(),
            characters: Characters::new(),
            long: Vec::new(),
            levels: packed.largest_label() + 1,
            longest: 1,
        };
        packed.for_each(|token, label| vocabulary.insert(token, label))?;
        Ok(vocabulary)
    }

    /// All labels are below this number.
    pub(super) fn levels(&self) -> Label {
        self.levels
    }

    /// The label of the token that these bytes of the text spell, if they do. Their number is at
    /// least two.
    #[inline(always)]
    pub(super) fn label(&self, text: &[u8], start: usize, end: usize) -> Option<Label> {
        #[cfg(test)]
        super::steps::take(1);
        match end - start {
            2 => self.pair(word(text, start, 2)),
            length @ 0..=SHORT => {
                let key = short_key(text, start, length);
                self.find(mix(key), |found| found == key)
            }
            _ => self.long_label(text.get(start..end)?),
        }
    }

    /// Whether these bytes of the text are a token; every single byte is.
    #[inline(always)]
    pub(super) fn has(&self, text: &[u8], start: usize, end: usize) -> bool {
        end - start == 1 || self.label(text, start, end).is_some()
    }

    /// How many bytes of a piece, from `at` in it on, are merged from as one: a character where
    /// that is the same as its bytes, or else a byte.
    #[inline(always)]
    pub(super) fn unit_length(&self, text: &[u8], start: usize, end: usize, at: u8) -> u8 {
        let from = start + usize::from(at);
        match text.get(from) {
            Some(0xC0..) => self.character_length(text, start, end, from),
            _ => 1,
        }
    }

    #[inline]
    fn character_length(&self, text: &[u8], start: usize, end: usize, from: usize) -> u8 {
        let Some(&lead) = text.get(from) else {
            return 1;
        };
        let length = characters::length(lead);
        let to = from + usize::from(length);
        if to > end
            || (from > start && !self.characters.is_edge(text, from))
            || (to < end && !self.characters.is_edge(text, to))
        {
            return 1;
        }
        let is_token = match text.get(from..to) {
            Some(&[first, second, third]) => self.characters.has_three(first, second, third),
            _ => self.label(text, from, to).is_some(),
        };
        if is_token { length } else { 1 }
    }

    #[inline(always)]
    fn pair(&self, bytes: u64) -> Option<Label> {
        let place = usize::try_from(bytes).unwrap_or_default();
        self.pairs.get(place)?.checked_sub(1)
    }

    #[inline(never)]
    fn long_label(&self, token: &[u8]) -> Option<Label> {
        if token.len() > self.longest {
            return None;
        }
        let hash = hash(token);
        self.find(hash, |found| {
            found >> 32 == long_key(hash, 0) >> 32 && self.long_token(found) == Some(token)
        })
    }

    /// Tokens of up to [`SHORT`] bytes and of whole characters, in the order of their hashes.
    pub(super) fn short_tokens(&self) -> impl Iterator<Item = String> {
        let short = self.keys.iter().filter(|key| **key & LONG == 0);
        short.filter_map(|key| {
            let [token @ .., length] = key.to_le_bytes();
            let token = str::from_utf8(token.get(..usize::from(length))?).ok()?;
            (!token.is_empty()).then(|| token.to_owned())
        })
    }

    /// The token a key of `long` leads to.
    fn long_token(&self, key: u64) -> Option<&[u8]> {
        let place = usize::try_from(key & 0xFFFF_FFFF).ok()?;
        let (length, rest) = self.long.get(place..)?.split_first()?;
        rest.get(..usize::from(*length))
    }

    /// The label beside the first key that fits.
    #[inline(always)]
    fn find(&self, hash: u64, fits: impl Fn(u64) -> bool) -> Option<Label> {
        let (word, bit) = filter_place(hash);
        if self.filter.get(word)? & bit == 0 {
            return None;
        }
        let mut place = self.home(hash);
        loop {
            let found = *self.keys.get(place)?;
            if found == 0 {
                return None;
            }
            if fits(found) {
                return self.labels.get(place).copied();
            }
            place = (place + 1) & (self.keys.len() - 1);
        }
    }

    /// Where the search for a hash begins.
    #[inline(always)]
    fn home(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.keys.len() - 1)
    }

    #[inline(always)]
    fn insert(&mut self, token: &[u8], label: Label) {
        self.characters.note(token);
        self.longest = self.longest.max(token.len());
        if let &[first, second] = token {
            let place = usize::from(first) | usize::from(second) << 8;
            if let Some(pair) = self.pairs.get_mut(place) {
                *pair = label + 1;
            }
            return;
        }
        let (hash, key) = if token.len() <= SHORT {
            let key = short_key(token, 0, token.len());
            (mix(key), key)
        } else {
            let hash = hash(token);
            let key = long_key(hash, self.long.len());
            self.long
                .push(u8::try_from(token.len()).unwrap_or_default());
            self.long.extend_from_slice(token);
            (hash, key)
        };
        let (word, bit) = filter_place(hash);
        if let Some(word) = self.filter.get_mut(word) {
            *word |= bit;
        }
        let mut place = self.home(hash);
        while self.keys.get(place).is_some_and(|taken| *taken != 0) {
            place = (place + 1) & (self.keys.len() - 1);
        }
        if let (Some(free), Some(beside)) = (self.keys.get_mut(place), self.labels.get_mut(place)) {
            *free = key;
            *beside = label;
        }
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Vocabulary")
            .field("levels", &self.levels)
            .field("longest", &self.longest)
            .finish_non_exhaustive()
    }
}

/// Never 0.
#[inline(always)]
fn short_key(text: &[u8], start: usize, length: usize) -> u64 {
    word(text, start, length) | (length as u64) << 56
}

#[inline(always)]
fn long_key(hash: u64, place: usize) -> u64 {
    LONG | (hash & 0xFF_FFFF) << 32 | place as u64
}

/// A word and a bit of the filter.
#[inline(always)]
fn filter_place(hash: u64) -> (usize, u64) {
    let place = (hash >> (64 - FILTER_BITS)) as usize;
    (place / 64, 1 << (place % 64))
}

/// A hash of a short key.
#[inline(always)]
fn mix(key: u64) -> u64 {
    let mixed = (key ^ (key >> 32)).wrapping_mul(ONE);
    (mixed ^ (mixed >> 29)).wrapping_mul(OTHER)
}
