/// Places behind the newest that a hash leads to.
const OLDER: usize = 3;

/// What was met last, each of it found by a hash: a cache of so many sets.
///
/// The hash leads to a set, in which the newest stands apart. So what comes often is nearly always found
/// at the first look, and a text that has all its words in here drives none of them out. The newest of all
/// sets stand side by side, because that look waits for the memory: a processor's nearest cache holds more
/// of them so.
pub(super) struct Recent<T, const SETS: usize> {
    newest: Box<[T; SETS]>,
    older: Box<[[T; OLDER]; SETS]>,
}

impl<T: Clone + Default, const SETS: usize> Recent<T, SETS> {
    pub(super) fn new() -> Self {
        Self {
            newest: places(),
            older: places(),
        }
    }

    /// What was met last of all with about this hash.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place is below the number of sets"
    )]
    pub(super) fn newest(&self, hash: u64) -> &T {
        &self.newest[Self::place(hash)]
    }

    /// Something that was met before; it is the newest from now on.
    #[inline(always)]
    pub(super) fn find(&mut self, hash: u64, is: impl Fn(&T) -> bool) -> Option<&T> {
        let (newest, older) = self.set_mut(hash);
        if !is(newest) {
            let way = older.iter().position(is)?;
            older.get_mut(..=way)?.rotate_right(1);
            std::mem::swap(newest, older.first_mut()?);
        }
        Some(newest)
    }

    /// In the place of what has not been met for the longest time.
    #[inline(always)]
    pub(super) fn put(&mut self, hash: u64, new: T) {
        let (newest, older) = self.set_mut(hash);
        older.rotate_right(1);
        let [second, ..] = older;
        *second = std::mem::replace(newest, new);
    }

    pub(super) fn forget(&mut self) {
        self.newest.fill(T::default());
        for set in self.older.iter_mut() {
            set.fill(T::default());
        }
    }

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place is below the number of sets"
    )]
    fn set_mut(&mut self, hash: u64) -> (&mut T, &mut [T; OLDER]) {
        let place = Self::place(hash);
        (&mut self.newest[place], &mut self.older[place])
    }

    /// The top bits of a hash, which are the best mixed ones, as many as there are sets.
    #[inline(always)]
    fn place(hash: u64) -> usize {
        (hash >> 32) as usize >> (32 - SETS.trailing_zeros())
    }
}

#[expect(
    clippy::expect_used,
    clippy::unnecessary_box_returns,
    reason = "the vector is made as long as the array, which is too large for a stack"
)]
fn places<T: Clone + Default, const SETS: usize>() -> Box<[T; SETS]> {
    let places = vec![T::default(); SETS].into_boxed_slice();
    let places = places.try_into().ok();
    places.expect("as many places as asked for")
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
