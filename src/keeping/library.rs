//! Everything on the store, as a list.

use std::collections::{BTreeMap, BTreeSet};

use super::{Name, Record, RecordProblem, Refused, Shelf};

/// What is kept, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Every head that is not deleted.
    pub kept: Vec<Entry>,
    /// Every head that is.
    pub deleted: Vec<Entry>,
    /// What cannot be read.
    pub damaged: Vec<Damaged>,
}

/// A head.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Where it stands.
    pub name: Name,
    /// What the person calls it.
    pub title: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved: u64,
    /// In how many versions the same line of work is kept: more than one after two windows changed it.
    pub versions: usize,
    /// The records whose place it takes.
    pub(super) replaces: Vec<Name>,
}

/// Something under a record's key that cannot be read. It stays until the person discards it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key.
    pub key: String,
    /// Why.
    pub problem: RecordProblem,
}

impl Library {
    /// Reads the shelf. Keys of other programs are left alone.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the shelf cannot be read at all.
    pub fn read(store: &impl Shelf) -> Result<Self, Refused> {
        let mut library = Self::default();
        let mut records = BTreeMap::new();
        for key in store.keys()?.into_iter().filter(|key| Name::is_key(key)) {
            // Taken away since the keys were listed.
            let Some(text) = store.get(&key)? else {
                continue;
            };
            let name = Name::of_key(&key).ok_or(RecordProblem::NotARecord);
            match name.and_then(|name| Ok((name, Record::from_text(&text)?))) {
                Ok((name, record)) => drop(records.insert(name, record)),
                Err(problem) => library.damaged.push(Damaged { key, problem }),
            }
        }
        library
            .damaged
            .sort_by(|one, other| one.key.cmp(&other.key));
        let replaced: BTreeSet<Name> = records
            .values()
            .flat_map(|record| record.replaces.iter().copied())
            .collect();
        records.retain(|name, _| !replaced.contains(name));
        let versions = |line| {
            let of_line = records.iter().filter(|(name, _)| name.line == line);
            of_line.filter(|(_, record)| !record.deleted).count()
        };
        for (name, record) in &records {
            let list = if record.deleted {
                &mut library.deleted
            } else {
                &mut library.kept
            };
            list.push(Entry {
                name: *name,
                title: record.title.clone(),
                saved: record.saved,
                versions: versions(name.line),
                replaces: record.replaces.clone(),
            });
        }
        for list in [&mut library.kept, &mut library.deleted] {
            list.sort_by_key(|entry| (core::cmp::Reverse(entry.saved), entry.name));
        }
        Ok(library)
    }

    /// What the page opens at its start: the line it was at, or else what was saved last.
    #[must_use]
    pub fn to_open(&self, line: Option<u64>) -> Option<&Entry> {
        let at_line = self.kept.iter().find(|entry| Some(entry.name.line) == line);
        at_line.or_else(|| self.kept.first())
    }

    /// The entries whose title holds every word, in any case.
    pub fn search<'a>(&'a self, words: &str) -> impl Iterator<Item = &'a Entry> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        self.kept.iter().filter(move |entry| {
            let title = entry.title.to_lowercase();
            words.iter().all(|word| title.contains(word))
        })
    }
}
