/// Places that a hash leads to.
const WAYS: usize = 4;

/// What was met last, each of it found by a hash: a cache of so many sets.
///
/// The hash leads to a set, in which the newest stands first. So what comes often is nearly always found
/// at the first look, and a text that has all its words in here drives none of them out.
pub(super) struct Recent<T, const SETS: usize> {
    sets: Box<[[T; WAYS]; SETS]>,
}

impl<T: Clone + Default, const SETS: usize> Recent<T, SETS> {
    #[expect(
        clippy::expect_used,
        reason = "the vector is made as long as the array, which is too large for a stack"
    )]
    pub(super) fn new() -> Self {
        let sets = vec![std::array::from_fn(|_| T::default()); SETS].into_boxed_slice();
        let sets = sets.try_into().ok();
        Self {
            sets: sets.expect("as many sets as asked for"),
        }
    }

    /// What was met last of all with about this hash.
    #[inline(always)]
    pub(super) fn newest(&self, hash: u64) -> &T {
        let [newest, ..] = self.set(hash);
        newest
    }

    /// Something that was met before; it is the newest from now on.
    #[inline(always)]
    pub(super) fn find(&mut self, hash: u64, is: impl Fn(&T) -> bool) -> Option<&T> {
        let set = self.set_mut(hash);
        let way = set.iter().position(is)?;
        set.get_mut(..=way)?.rotate_right(1);
        set.first()
    }

    /// In the place of what has not been met for the longest time.
    #[inline(always)]
    pub(super) fn put(&mut self, hash: u64, new: T) {
        let set = self.set_mut(hash);
        set.rotate_right(1);
        let [newest, ..] = set;
        *newest = new;
    }

    pub(super) fn forget(&mut self) {
        for set in self.sets.iter_mut() {
            set.fill(T::default());
        }
    }

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place is below the number of sets"
    )]
    fn set(&self, hash: u64) -> &[T; WAYS] {
        &self.sets[Self::place(hash)]
    }

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place is below the number of sets"
    )]
    fn set_mut(&mut self, hash: u64) -> &mut [T; WAYS] {
        &mut self.sets[Self::place(hash)]
    }

    /// The top bits of a hash, which are the best mixed ones, as many as there are sets.
    #[inline(always)]
    fn place(hash: u64) -> usize {
        (hash >> 32) as usize >> (32 - SETS.trailing_zeros())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_longest_ago_makes_room() {
        let mut recent = Recent::<u64, 2>::new();
        let high = 1 << 63;
        for number in 1..=4 {
            recent.put(high, number);
        }
        assert_eq!(recent.find(high, |known| *known == 1), Some(&1));
        assert_eq!(recent.newest(high), &1);
        recent.put(high, 5);
        assert_eq!(recent.find(high, |known| *known == 2), None);
        for known in [3, 4, 1, 5] {
            assert_eq!(recent.find(high, |number| *number == known), Some(&known));
        }
        assert_eq!(recent.newest(0), &0);
        recent.forget();
        assert_eq!(recent.newest(high), &0);
    }
}
