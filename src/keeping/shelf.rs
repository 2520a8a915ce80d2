//! Where records stand: keys and texts, and a call may always be refused.

use std::collections::BTreeMap;

/// Why the shelf did not do what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The page may not store anything here.
    Blocked,
    /// There is no room.
    Full,
    /// The call came back, but what was written is not there.
    Ignored,
    /// The page has stopped because of an error in it: nothing may be written any more.
    Stopped,
}

/// Texts under keys. One write is whole or not done; two writes are not.
pub trait Shelf {
    /// Every key, in no order, also those of other programs.
    ///
    /// # Errors
    ///
    /// [`Refused`] when nothing can be read.
    fn keys(&self) -> Result<Vec<String>, Refused>;

    /// The text under a key.
    ///
    /// # Errors
    ///
    /// [`Refused`] when nothing can be read.
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;

    /// Puts a text under a key.
    ///
    /// # Errors
    ///
    /// [`Refused`]; what stood there before still does.
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;

    /// Takes a key and its text away.
    ///
    /// # Errors
    ///
    /// [`Refused`]; it still stands there.
    fn remove(&self, key: &str) -> Result<(), Refused>;
}

/// Writes and reads back: some browsers take a write and drop it.
pub(super) fn put(store: &impl Shelf, key: &str, text: &str) -> Result<(), Refused> {
    store.set(key, text)?;
    if store.get(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        Err(Refused::Ignored)
    }
}

/// A shelf that only holds what it was made with, such as the content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed(pub BTreeMap<String, String>);

impl Shelf for Fixed {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        Ok(self.0.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&self, _: &str, _: &str) -> Result<(), Refused> {
        Err(Refused::Blocked)
    }

    fn remove(&self, _: &str) -> Result<(), Refused> {
        Err(Refused::Blocked)
    }
}
