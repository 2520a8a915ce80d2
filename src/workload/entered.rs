//! What was entered of many things that can be.

/// A few values by what they are of, in its order.
///
/// A list, since few of them are ever entered: the page carries no tree for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entered<K, V>(Vec<(K, V)>);

impl<K: Copy + Ord, V: Copy> Entered<K, V> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn get(&self, of: K) -> Option<V> {
        let place = self.place(of).ok()?;
        self.0.get(place).map(|(_, value)| *value)
    }

    /// Puts a value in the place of the one before, or takes that away.
    pub(super) fn set(&mut self, of: K, value: Option<V>) {
        let place = match self.place(of) {
            Ok(place) => {
                self.0.remove(place);
                place
            }
            Err(place) => place,
        };
        if let Some(value) = value {
            self.0.insert(place, (of, value));
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (K, V)> + '_ {
        self.0.iter().copied()
    }

    /// Where it stands, or would stand.
    fn place(&self, of: K) -> Result<usize, usize> {
        self.0.binary_search_by_key(&of, |(own, _)| *own)
    }
}

#[cfg(test)]
mod tests {
    use super::Entered;

    #[test]
    fn what_was_entered_last_counts_and_stands_in_order() {
        let mut entered = Entered::new();
        for (of, value) in [
            (3, Some(1)),
            (1, Some(2)),
            (3, Some(4)),
            (2, None),
            (0, Some(5)),
            (0, None),
        ] {
            entered.set(of, value);
        }
        assert_eq!(entered.iter().collect::<Vec<_>>(), [(1, 2), (3, 4)]);
        assert_eq!(
            [0, 1, 2, 3].map(|of| entered.get(of)),
            [None, Some(2), None, Some(4)]
        );
    }
}
