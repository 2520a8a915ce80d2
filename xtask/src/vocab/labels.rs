//! Small numbers in the place of ranks.
//!
//! Half of a published vocabulary is the order of its 200,000 ranks. Cutting text needs little of
//! it. Call the last merge of a token's own encoding its two *halves*. Whenever two neighbours
//! spell a token in any run, they are its halves, because the merges inside a span do not depend
//! on what is around it. So the only merges that can get in each other's way are those that share
//! a token `q`: one takes `q` as its right half, the other as its left half. Any labels that
//!
//! 1. are larger for a token than for its halves, and
//! 2. keep the order of ranks between the tokens with right half `q` and those with left half `q`,
//!    for every `q`,
//!
//! cut every text into the same tokens as the ranks do. The longest chain of such comparisons has
//! about 500 members, so 500 labels are enough; where a token may have several, it gets the
//! roundest, because few different numbers compress best.

use super::ranks::Ranked;
use crate::run::Outcome;

/// A token of two bytes or more, by ranks.
#[derive(Clone, Copy)]
struct Merge {
    token: usize,
    left: usize,
    right: usize,
}

/// For every rank its label, zero for single bytes.
pub(super) struct Labels {
    by_rank: Vec<u16>,
    merges: Vec<Merge>,
    levels: u16,
}

/// For each token the largest number seen so far on each side of it.
struct Sides {
    taking_left: Vec<u16>,
    taking_right: Vec<u16>,
}

impl Sides {
    fn new(tokens: usize) -> Self {
        Self {
            taking_left: vec![0; tokens],
            taking_right: vec![0; tokens],
        }
    }
}

impl Labels {
    pub(super) fn new(vocabulary: &Ranked) -> Outcome<Self> {
        let merges = vocabulary
            .merged()
            .map(|(token, bytes)| {
                let (left, right) = vocabulary.halves(token, bytes)?;
                (left.max(right) < token).then_some(Merge { token, left, right })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or("a token cannot be made by merging two of lower rank.")?;
        let heights = heights(&merges, vocabulary.len());
        let levels = heights.iter().copied().max().unwrap_or_default() + 1;
        let mut labels = Self {
            by_rank: vec![0; vocabulary.len()],
            merges,
            levels,
        };
        labels.choose(&heights);
        Ok(labels)
    }

    pub(super) fn levels(&self) -> u16 {
        self.levels
    }

    pub(super) fn of(&self, rank: usize) -> u16 {
        at(&self.by_rank, rank)
    }

    /// The roundest number between what is forced from below and the room needed above.
    fn choose(&mut self, heights: &[u16]) {
        let mut sides = Sides::new(self.by_rank.len());
        for &Merge { token, left, right } in &self.merges {
            let low = 1 + [
                at(&self.by_rank, left),
                at(&self.by_rank, right),
                // Tokens that take our left half on their right side, and the other way round.
                at(&sides.taking_right, left),
                at(&sides.taking_left, right),
            ]
            .into_iter()
            .fold(0, u16::max);
            let label = roundest(low, self.levels - at(heights, token));
            put(&mut self.by_rank, token, label);
            raise(&mut sides.taking_left, left, label);
            raise(&mut sides.taking_right, right, label);
        }
    }

    /// Looks at every comparison again, knowing nothing of how the labels were made; gives their
    /// number.
    pub(super) fn prove(&self, vocabulary: &Ranked) -> Outcome<u64> {
        let mut taking_left: Vec<Vec<usize>> = vec![Vec::new(); vocabulary.len()];
        let mut taking_right = taking_left.clone();
        for &Merge { token, left, right } in &self.merges {
            let label = self.of(token);
            if self.of(left) >= label || self.of(right) >= label {
                return Err(format!(
                    "the token of rank {token} comes before a half of it."
                ));
            }
            taking_left
                .get_mut(left)
                .ok_or("no such rank.")?
                .push(token);
            taking_right
                .get_mut(right)
                .ok_or("no such rank.")?
                .push(token);
        }
        let mut comparisons = 0;
        for (lefts, rights) in taking_left.iter().zip(&taking_right) {
            comparisons += lefts.len() as u64 * rights.len() as u64;
            self.in_order(lefts, rights)?;
            self.in_order(rights, lefts)?;
        }
        Ok(comparisons)
    }

    /// Whether each of these has a larger label than every one of the others with a lower rank.
    /// Both lists are in the order of ranks. A token in both is not compared with itself.
    fn in_order(&self, these: &[usize], others: &[usize]) -> Outcome<()> {
        let mut others = others.iter().copied().peekable();
        let mut largest = None;
        for &token in these {
            while let Some(other) = others.next_if(|&other| other < token) {
                largest = largest.max(Some(self.of(other)));
            }
            if Some(self.of(token)) <= largest {
                return Err(format!("the label of rank {token} is out of order."));
            }
        }
        Ok(())
    }
}

/// For every token the length of the longest chain of comparisons above it.
fn heights(merges: &[Merge], tokens: usize) -> Vec<u16> {
    let mut heights = vec![0; tokens];
    // One more than the largest height, of the tokens made of this one and of those beside them.
    let mut parents = vec![0; tokens];
    let mut sides = Sides::new(tokens);
    for &Merge { token, left, right } in merges.iter().rev() {
        let height = at(&parents, token)
            .max(at(&sides.taking_right, left))
            .max(at(&sides.taking_left, right));
        put(&mut heights, token, height);
        raise(&mut sides.taking_left, left, height + 1);
        raise(&mut sides.taking_right, right, height + 1);
        raise(&mut parents, left, height + 1);
        raise(&mut parents, right, height + 1);
    }
    heights
}

/// The number from `low` to `high` that ends in the most zero bits, the smallest of those.
fn roundest(low: u16, high: u16) -> u16 {
    (0..16)
        .rev()
        .map(|bits| u32::from(low).next_multiple_of(1 << bits))
        .find_map(|number| u16::try_from(number).ok().filter(|number| *number <= high))
        .unwrap_or(low)
}

fn at(numbers: &[u16], rank: usize) -> u16 {
    numbers.get(rank).copied().unwrap_or_default()
}

fn put(numbers: &mut [u16], rank: usize, number: u16) {
    if let Some(place) = numbers.get_mut(rank) {
        *place = number;
    }
}

fn raise(numbers: &mut [u16], rank: usize, number: u16) {
    put(numbers, rank, number.max(at(numbers, rank)));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Single bytes, then these.
    fn ranked(tokens: &[&str]) -> Ranked {
        let bytes = (0..=u8::MAX).map(|byte| vec![byte]);
        let tokens = tokens.iter().map(|token| token.as_bytes().to_vec());
        Ranked::new(bytes.chain(tokens).collect()).unwrap()
    }

    #[test]
    fn the_roundest_number_of_a_range() {
        assert_eq!(roundest(1, 1), 1);
        assert_eq!(roundest(5, 9), 8);
        assert_eq!(roundest(9, 9), 9);
        assert_eq!(roundest(33, 100), 64);
    }

    #[test]
    fn merges_that_cannot_meet_share_a_label() {
        let vocabulary = ranked(&["ab", "cd"]);
        let labels = Labels::new(&vocabulary).unwrap();
        assert_eq!(labels.of(256), labels.of(257));
        assert_eq!(labels.prove(&vocabulary), Ok(0));
    }

    #[test]
    fn merges_that_can_meet_keep_their_order() {
        let vocabulary = ranked(&["bc", "ab", "abc"]);
        let labels = Labels::new(&vocabulary).unwrap();
        assert!(labels.of(256) < labels.of(257), "`ab` and `bc` fight for b");
        assert!(labels.prove(&vocabulary).unwrap() > 0);
    }

    #[test]
    fn a_label_that_breaks_an_order_is_found() {
        let vocabulary = ranked(&["bc", "ab", "cd"]);
        let mut labels = Labels::new(&vocabulary).unwrap();
        for token in 256..259 {
            let label = labels.of(token);
            for wrong in [0, 1, 2, 3].into_iter().filter(|wrong| *wrong != label) {
                put(&mut labels.by_rank, token, wrong);
                let order = [256, 257, 258].map(|token| labels.of(token));
                let right = order[0] < order[1] && order[0] < order[2] && !order.contains(&0);
                assert_eq!(labels.prove(&vocabulary).is_ok(), right, "{order:?}");
            }
            put(&mut labels.by_rank, token, label);
        }
    }
}
