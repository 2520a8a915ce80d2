use std::sync::Arc;

use super::bytes::Window;
use super::long::LongMerger;
use super::memory::{Memory, Word};
use super::merge::{MOST, Merger};
use super::passages::Passages;
use super::split::{Cl100k, O200k, Rule};
use super::{Encoding, Tokens, Vocabulary};

/// So much text is counted in one go. A browser can only exchange a program's quickly compiled
/// code for better code between two calls of a function, not in the middle of a loop.
const SLICE: usize = 16_384;

/// Counts tokens with one vocabulary.
///
/// It remembers the counts of the words it has met, so counting gets faster; what it answers
/// never changes.
///
/// # Example
///
/// ```
/// # use tokens::{Counter, Encoding, Tokens, Vocabulary};
/// # let packed = include_bytes!("data/o200k_base.vocabulary");
/// let vocabulary = Vocabulary::from_packed(packed)?;
/// let mut counter = Counter::new(Encoding::O200kBase, vocabulary.into());
/// assert_eq!(counter.count("hello world"), Tokens::new(2));
/// # Ok::<_, tokens::PackedError>(())
/// ```
pub struct Counter {
    pub(super) encoding: Encoding,
    pub(super) vocabulary: Arc<Vocabulary>,
    memory: Memory,
    passages: Passages,
    short: Merger,
    long: LongMerger,
    /// Where the tokens of a piece end, while it is being counted.
    ends: Vec<usize>,
}

impl Counter {
    /// A counter for an encoding, with the vocabulary of the same encoding.
    #[must_use]
    pub fn new(encoding: Encoding, vocabulary: Arc<Vocabulary>) -> Self {
        Self {
            encoding,
            memory: Memory::new(),
            passages: Passages::new(),
            short: Merger::new(),
            long: LongMerger::new(&vocabulary),
            vocabulary,
            ends: Vec::new(),
        }
    }

    /// The number of tokens of a plain text; see [`count`](super::count).
    pub fn count(&mut self, text: &str) -> Tokens {
        let text = text.as_bytes();
        let mut tokens = 0;
        let mut at = 0;
        while at < text.len() {
            let (end, counted) = self.count_from(text, at, text.len().min(at + SLICE));
            at = end;
            tokens += counted;
        }
        Tokens::new(tokens)
    }

    /// The numbers of tokens of the parts of a request, such as instructions, history and tools,
    /// in one go. Each is a text by itself: a token never spans two of them.
    ///
    /// ```
    /// # use tokens::{Counter, Encoding, Tokens, Vocabulary};
    /// # let packed = include_bytes!("data/o200k_base.vocabulary");
    /// # let vocabulary = Vocabulary::from_packed(packed)?;
    /// let mut counter = Counter::new(Encoding::O200kBase, vocabulary.into());
    /// let parts = ["Be brief.", "", "hello world"];
    /// let counts: Vec<_> = counter.count_parts(parts).collect();
    /// assert_eq!(counts, [Tokens::new(3), Tokens::ZERO, Tokens::new(2)]);
    /// # Ok::<_, tokens::PackedError>(())
    /// ```
    pub fn count_parts<'text>(
        &mut self,
        parts: impl IntoIterator<Item = &'text str>,
    ) -> impl Iterator<Item = Tokens> {
        parts.into_iter().map(|text| self.count(text))
    }

    /// Counts the pieces that begin from `from`, which is the edge of one, up to `to`; gives where the
    /// first of the others begins, and the tokens.
    pub(super) fn count_from(&mut self, text: &[u8], from: usize, to: usize) -> (usize, u64) {
        match self.encoding {
            Encoding::O200kBase => self.count_slice::<O200k>(text, from, to),
            Encoding::Cl100kBase => self.count_slice::<Cl100k>(text, from, to),
        }
    }

    /// The length of each token of a plain text, in bytes; see [`boundaries`](super::boundaries).
    pub fn boundaries(&mut self, text: &str) -> Vec<usize> {
        let text = text.as_bytes();
        let mut ends = Vec::new();
        let mut start = 0;
        while start < text.len() {
            // Counted besides: the rules stand once in the program, which is fetched before the first count.
            let (end, _) = self.count_from(text, start, start + 1);
            self.cut(text, start, end, &mut ends);
            start = end;
        }
        let mut before = 0;
        for end in &mut ends {
            let length = *end - before;
            before = std::mem::replace(end, length);
        }
        ends
    }

    #[inline(never)]
    fn count_slice<R: Rule>(&mut self, text: &[u8], from: usize, to: usize) -> (usize, u64) {
        let mut tokens = 0;
        let mut start = from;
        while start < to {
            let window = Window::at(text, start);
            let end = R::piece_end(text, start, window);
            tokens += self.count_piece(text, start, end, window);
            start = end;
        }
        (start, tokens)
    }

    #[inline(always)]
    fn count_piece(&mut self, text: &[u8], start: usize, end: usize, window: Window) -> u64 {
        let Some(word) = Memory::word(window, end - start) else {
            return self.count_passage(text, start, end);
        };
        if let Some(known) = self.memory.recall(&word) {
            return known;
        }
        self.count_word(&word, text, start, end)
    }

    #[inline(never)]
    fn count_word(&mut self, word: &Word, text: &[u8], start: usize, end: usize) -> u64 {
        if let Some(known) = self.memory.recall_older(word) {
            return known;
        }
        let tokens = self.count_anew(text, start, end);
        self.memory.remember(word, tokens);
        tokens
    }

    #[inline(never)]
    fn count_passage(&mut self, text: &[u8], start: usize, end: usize) -> u64 {
        let piece = text.get(start..end).unwrap_or_default();
        match self.passages.recall(piece) {
            Ok(known) => known,
            Err(hash) => {
                let tokens = self.count_anew(text, start, end);
                self.passages.remember(hash, piece, tokens);
                tokens
            }
        }
    }

    #[inline(never)]
    fn count_anew(&mut self, text: &[u8], start: usize, end: usize) -> u64 {
        if self.vocabulary.has(text, start, end) {
            return 1;
        }
        if end - start <= MOST {
            return self.short.merge(&self.vocabulary, text, start, end) as u64;
        }
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        self.long
            .merge(&self.vocabulary, text, start, end, &mut ends);
        let tokens = ends.len() as u64;
        self.ends = ends;
        tokens
    }

    /// Adds to `ends` where the tokens of a piece end.
    fn cut(&mut self, text: &[u8], start: usize, end: usize, ends: &mut Vec<usize>) {
        if self.vocabulary.has(text, start, end) {
            ends.push(end);
        } else if end - start <= MOST {
            self.short.merge(&self.vocabulary, text, start, end);
            ends.extend(self.short.ends(start));
        } else {
            self.long.merge(&self.vocabulary, text, start, end, ends);
        }
    }
}

impl std::fmt::Debug for Counter {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Counter")
            .field("encoding", &self.encoding)
            .finish_non_exhaustive()
    }
}
