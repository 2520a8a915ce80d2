use super::merge::{MOST, Merger};
use super::vocabulary::Vocabulary;

/// Bytes that are merged at once: what is touched while merging fits a processor's cache.
const WINDOW: usize = 8_192;

/// Tokens on each side of a seam that are cut again first, when the seam cannot stay.
const BRIDGE: usize = 4;

/// Byte-pair encoding of pieces of any length, in time that follows the length.
///
/// **Levels.** A merge makes pairs whose labels are higher than its own, because a token's label
/// is higher than its halves'. So it is enough to go through the labels once, from low to high,
/// and to merge all pairs of a label in the order in which they came up. That is the leftmost
/// first, where it matters: merges of one label that overlap are of one token, whose halves are
/// equal; units of one token come up from left to right (the bytes do, and a pair comes up with
/// the later of its halves), so its pairs do too. No heap, no sorting.
///
/// **Windows.** Tokens in a row are the encoding of their text if every two neighbours are that of
/// theirs. So windows are cut alone and joined where the two tokens at the seam stay as they are.
/// Where they do not, some tokens around the seam are cut again as one *bridge*, with more and
/// more of them until it fits on both sides. A window that follows a long bridge is as long as
/// that, so all bridges together are no longer than a few times the text.
pub(super) struct LongMerger {
    /// For each unit, named by its first byte's place, where it ends; 0 for what is merged into
    /// the unit before.
    ends: Vec<u32>,
    /// The unit before each one but the first.
    before: Vec<u32>,
    /// For each label the pairs that came up and are not merged yet.
    waiting: Vec<Vec<Pair>>,
    window: Vec<usize>,
    bridge: Vec<usize>,
    short: Merger,
}

/// Two neighbours that spell a token: where the first begins and the second ends.
#[derive(Clone, Copy)]
struct Pair {
    start: u32,
    end: u32,
}

/// A piece to cut.
#[derive(Clone, Copy)]
struct Job<'job> {
    vocabulary: &'job Vocabulary,
    text: &'job [u8],
    /// Where the piece begins in the text.
    start: usize,
    /// How many tokens there are of what is before the piece.
    first: usize,
}

impl Job<'_> {
    /// Where the last of so many tokens ends.
    fn end_of(&self, tokens: &[usize], kept: usize) -> usize {
        let last = kept.checked_sub(1).filter(|last| *last >= self.first);
        last.and_then(|last| tokens.get(last).copied())
            .unwrap_or(self.start)
    }
}

impl LongMerger {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        Self {
            ends: Vec::new(),
            before: Vec::new(),
            waiting: vec![Vec::new(); usize::from(vocabulary.levels())],
            window: Vec::new(),
            bridge: Vec::new(),
            short: Merger::new(),
        }
    }

    /// Adds to `tokens` where the tokens of a piece end.
    pub(super) fn merge(
        &mut self,
        vocabulary: &Vocabulary,
        text: &[u8],
        start: usize,
        end: usize,
        tokens: &mut Vec<usize>,
    ) {
        let job = Job {
            vocabulary,
            text,
            start,
            first: tokens.len(),
        };
        let mut window = std::mem::take(&mut self.window);
        let mut at = start;
        let mut length = WINDOW;
        while at < end {
            let to = end.min(at.saturating_add(length));
            window.clear();
            self.cut(job, at, to, &mut window);
            let bridged = self.join(job, tokens, at, &window);
            length = bridged.max(WINDOW);
            at = to;
        }
        self.window = window;
    }

    /// Joins the tokens of a window that begins at `at` to those of the piece before it. Gives how
    /// many bytes had to be cut again.
    fn join(
        &mut self,
        job: Job<'_>,
        tokens: &mut Vec<usize>,
        at: usize,
        window: &[usize],
    ) -> usize {
        let mut bridge = std::mem::take(&mut self.bridge);
        bridge.clear();
        let mut around = 0;
        let (kept, taken, bridged) = loop {
            let kept = job.first.max(tokens.len().saturating_sub(around));
            let taken = around.min(window.len());
            let from = job.end_of(tokens, kept);
            let to = taken
                .checked_sub(1)
                .and_then(|last| window.get(last).copied())
                .unwrap_or(at);
            bridge.clear();
            self.cut(job, from, to, &mut bridge);

            // What stands on each side of the bridge, or of the seam, if the bridge is empty.
            let before = (kept > job.first).then(|| job.end_of(tokens, kept - 1));
            let after = window.get(taken).copied();
            let left = bridge.first().copied().or(after);
            let right = bridge.iter().rev().nth(1).copied().unwrap_or(from);
            let holds = before
                .zip(left)
                .is_none_or(|(before, left)| self.stay(job, before, from, left))
                && (bridge.is_empty()
                    || after.is_none_or(|after| self.stay(job, right, to, after)));
            if holds {
                break (kept, taken, to - from);
            }
            around = (around * 4).max(BRIDGE);
        };
        tokens.truncate(kept);
        tokens.extend_from_slice(&bridge);
        tokens.extend(window.iter().skip(taken));
        self.bridge = bridge;
        bridged
    }

    /// Whether two neighbouring tokens that meet at `seam` are the encoding of what they spell.
    fn stay(&mut self, job: Job<'_>, start: usize, seam: usize, end: usize) -> bool {
        let mut ends = Vec::new();
        self.cut(job, start, end, &mut ends);
        ends == [seam, end]
    }

    /// Adds to `ends` where the tokens of some text end. There is no limit to its length, but
    /// neither are there windows.
    fn cut(&mut self, job: Job<'_>, start: usize, end: usize, ends: &mut Vec<usize>) {
        match end - start {
            0 => {}
            1..=MOST => {
                self.short.merge(job.vocabulary, job.text, start, end);
                ends.extend(self.short.ends(start));
            }
            _ => {
                self.cut_by_levels(job, start, end);
                let units = self.ends.iter().filter(|end| **end > 0);
                ends.extend(units.map(|end| start + *end as usize));
            }
        }
    }

    fn cut_by_levels(&mut self, job: Job<'_>, start: usize, end: usize) {
        let text = job.text.get(start..end).unwrap_or_default();
        // Longer text does not exist in 32 bits, nor does it fit any memory when merged at once.
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.ends.clear();
        self.ends.extend(1..=length);
        self.before.clear();
        self.before
            .extend((0..length).map(|unit| unit.saturating_sub(1)));
        for unit in 0..length.saturating_sub(1) {
            self.note(job, start, unit, unit + 2);
        }
        for level in 0..self.waiting.len() {
            let mut pairs = take(&mut self.waiting, level);
            for pair in pairs.drain(..) {
                self.merge_pair(job, start, length, pair);
            }
            // The same room for the next window.
            if let Some(place) = self.waiting.get_mut(level) {
                *place = pairs;
            }
        }
    }

    /// Merges two units, unless one of them is merged with another already.
    fn merge_pair(&mut self, job: Job<'_>, start: usize, length: u32, pair: Pair) {
        let second = self.end_of(pair.start);
        if second == 0 || second >= pair.end || self.end_of(second) != pair.end {
            return;
        }
        put(&mut self.ends, second, 0);
        put(&mut self.ends, pair.start, pair.end);
        if pair.start > 0 {
            let before = self.before.get(pair.start as usize).copied();
            self.note(job, start, before.unwrap_or_default(), pair.end);
        }
        if pair.end < length {
            put(&mut self.before, pair.end, pair.start);
            self.note(job, start, pair.start, self.end_of(pair.end));
        }
    }

    /// Two neighbours have come up: they wait, if they spell a token.
    #[inline(always)]
    fn note(&mut self, job: Job<'_>, base: usize, start: u32, end: u32) {
        let (from, to) = (base + start as usize, base + end as usize);
        if let Some(label) = job.vocabulary.label(job.text, from, to)
            && let Some(pairs) = self.waiting.get_mut(usize::from(label))
        {
            pairs.push(Pair { start, end });
        }
    }

    #[inline(always)]
    fn end_of(&self, unit: u32) -> u32 {
        self.ends.get(unit as usize).copied().unwrap_or_default()
    }
}

fn take(waiting: &mut [Vec<Pair>], level: usize) -> Vec<Pair> {
    waiting
        .get_mut(level)
        .map(std::mem::take)
        .unwrap_or_default()
}

#[inline(always)]
fn put(units: &mut [u32], unit: u32, value: u32) {
    if let Some(place) = units.get_mut(unit as usize) {
        *place = value;
    }
}
