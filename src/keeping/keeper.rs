//! The work on the desk: which line it is, what is saved of it, and what happens to the others.

use super::record::title as cleaned;
use super::shelf::put;
use super::{Library, Name, Record, Refused, Shelf};
use crate::exchange::{ScenarioFile, ScenarioFileError};

/// One window's hand on the shelf.
#[derive(Clone, Debug)]
pub struct Keeper {
    pub(super) ids: Ids,
    work: Work,
}

/// What is being worked on.
#[derive(Clone, Debug)]
struct Work {
    line: u64,
    writer: u64,
    /// How many records this writer has written.
    number: u32,
    title: String,
    prices_from_link: bool,
    saved: Option<Saved>,
    /// Records that the saved one replaces and that may still stand on the shelf.
    behind: Vec<Name>,
}

/// The record that holds the work as it was saved or opened last.
#[derive(Clone, Debug)]
struct Saved {
    name: Name,
    title: String,
    prices_from_link: bool,
    file: ScenarioFile,
}

/// Why the work is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveProblem {
    /// The browser did not take it.
    Refused(Refused),
    /// What was saved before has been taken away, as when the site's data is cleared.
    Gone,
}

impl From<Refused> for SaveProblem {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// Why a record cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenProblem {
    /// The browser does not give it.
    Refused(Refused),
    /// It is not there any more, or cannot be read.
    Lost,
    /// Its scenario cannot be used by this version.
    Scenario(ScenarioFileError),
}

impl From<Refused> for OpenProblem {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// What other windows have done meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing to this work.
    Same,
    /// This work went on there, and nothing was changed here since: this is how it stands.
    Moved(Box<ScenarioFile>),
    /// This work was changed there and here; both are kept.
    Both,
    /// It was deleted there.
    Deleted,
    /// Everything saved of it is gone.
    Gone,
}

impl Keeper {
    /// A window with new work; `seed` must differ from every other window's.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut ids = Ids(seed);
        let work = Work::new(&mut ids, String::new());
        Self { ids, work }
    }

    /// Leaves the work as it is saved and begins another, of which nothing is saved.
    pub fn begin(&mut self, title: &str) {
        self.work = Work::new(&mut self.ids, cleaned(title));
    }

    /// What the person calls the work.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.work.title
    }

    /// Calls the work something else, from the next save on.
    pub fn rename(&mut self, title: &str) {
        self.work.title = cleaned(title);
    }

    /// Whether prices in the work came with a link and nobody has taken them over.
    #[must_use]
    pub const fn prices_from_link(&self) -> bool {
        self.work.prices_from_link
    }

    /// Notes whether they did, from the next save on.
    pub const fn mark_prices(&mut self, from_link: bool) {
        self.work.prices_from_link = from_link;
    }

    /// The line of the work, if anything of it is saved.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        self.work.saved.as_ref().map(|_| self.work.line)
    }

    /// The record of the work.
    #[must_use]
    pub fn saved(&self) -> Option<Name> {
        self.work.saved.as_ref().map(|saved| saved.name)
    }

    /// Opens a record as the work. One of several versions of a line that is not its newest
    /// becomes a line of its own, so that no later save is taken for the other's.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; the work from before stays.
    pub fn open(&mut self, store: &impl Shelf, name: Name) -> Result<ScenarioFile, OpenProblem> {
        let record = read(store, name)?.ok_or(OpenProblem::Lost)?;
        let file = record.scenario().map_err(OpenProblem::Scenario)?;
        let library = Library::read(store)?;
        let newest = library.kept.iter().find(|kept| kept.name.line == name.line);
        let is_newest = newest.is_none_or(|kept| kept.name == name);
        self.work = Work {
            line: if is_newest {
                name.line
            } else {
                self.ids.next()
            },
            writer: self.ids.next(),
            number: 0,
            title: record.title.clone(),
            prices_from_link: record.prices_from_link,
            saved: Some(Saved {
                name,
                title: record.title,
                prices_from_link: record.prices_from_link,
                file: file.clone(),
            }),
            behind: standing(store, record.replaces)?,
        };
        Ok(file)
    }

    /// Saves the work, unless it is saved as it is; whether anything was written.
    ///
    /// # Errors
    ///
    /// [`SaveProblem`]; what was saved before still is.
    pub fn save(
        &mut self,
        store: &impl Shelf,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<bool, SaveProblem> {
        if !self.is_changed(file) {
            return Ok(false);
        }
        if let Some(saved) = &self.work.saved
            && store.get(&saved.name.key())?.is_none()
            && !has_line(&Library::read(store)?, self.work.line)
        {
            return Err(SaveProblem::Gone);
        }
        self.write(store, file, now)?;
        Ok(true)
    }

    /// Saves the work although what was saved before is gone.
    ///
    /// # Errors
    ///
    /// [`SaveProblem`]; nothing is saved then.
    pub fn save_back(
        &mut self,
        store: &impl Shelf,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<(), SaveProblem> {
        Ok(self.write(store, file, now)?)
    }

    fn write(&mut self, store: &impl Shelf, file: &ScenarioFile, now: u64) -> Result<(), Refused> {
        let work = &mut self.work;
        let before = work.saved.as_ref().map(|saved| saved.name);
        let name = Name {
            line: work.line,
            writer: work.writer,
            number: work.number + 1,
        };
        let record = Record {
            title: work.title.clone(),
            saved: now,
            deleted: false,
            prices_from_link: work.prices_from_link,
            replaces: work.behind.iter().copied().chain(before).collect(),
            document: file.to_line(),
        };
        work.number += 1;
        if let Err(refused) = put(store, &name.key(), &record.to_text()) {
            // It may stand there nevertheless: the name is spent, and the next record replaces it.
            work.behind.push(name);
            return Err(refused);
        }
        // The one before stays as the older generation; what stands behind it may go.
        work.behind.retain(|old| store.remove(&old.key()).is_err());
        work.behind.extend(before);
        work.saved = Some(Saved {
            name,
            title: work.title.clone(),
            prices_from_link: work.prices_from_link,
            file: file.clone(),
        });
        Ok(())
    }

    fn is_changed(&self, file: &ScenarioFile) -> bool {
        let saved = self.work.saved.as_ref();
        // Today's prices are no change of the person's.
        saved.is_none_or(|saved| {
            saved.file.scenario != file.scenario
                || saved.title != self.work.title
                || saved.prices_from_link != self.work.prices_from_link
        })
    }

    /// Sees what other windows have done to this work, and goes along when nothing was changed here.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the shelf cannot be read.
    pub fn look(&mut self, store: &impl Shelf, file: &ScenarioFile) -> Result<Look, Refused> {
        let Some(own) = self.saved() else {
            return Ok(Look::Same);
        };
        let library = Library::read(store)?;
        let heads: Vec<Name> = library
            .kept
            .iter()
            .map(|kept| kept.name)
            .filter(|name| name.line == own.line)
            .collect();
        if heads.contains(&own) {
            return Ok(if heads.len() > 1 {
                Look::Both
            } else {
                Look::Same
            });
        }
        // Where it went on: in its own line, or in a new one if it was one of several versions.
        let successor = library
            .kept
            .iter()
            .find(|kept| kept.replaces.contains(&own));
        let head = successor
            .map(|kept| kept.name)
            .or_else(|| heads.first().copied());
        match head {
            Some(head) if !self.is_changed(file) => match self.open(store, head) {
                Ok(file) => Ok(Look::Moved(Box::new(file))),
                Err(_) => Ok(Look::Same),
            },
            Some(_) => Ok(Look::Both),
            None if has_line(&library, own.line) => Ok(Look::Deleted),
            None if store.get(&own.key())?.is_some() => Ok(Look::Same),
            None => Ok(Look::Gone),
        }
    }
}

impl Work {
    fn new(ids: &mut Ids, title: String) -> Self {
        Self {
            line: ids.next(),
            writer: ids.next(),
            number: 0,
            title,
            prices_from_link: false,
            saved: None,
            behind: Vec::new(),
        }
    }
}

/// A record that can be read, if it is there.
pub(super) fn read(store: &impl Shelf, name: Name) -> Result<Option<Record>, Refused> {
    let text = store.get(&name.key())?;
    Ok(text.and_then(|text| Record::from_text(&text).ok()))
}

/// Those that are on the shelf.
pub(super) fn standing(store: &impl Shelf, names: Vec<Name>) -> Result<Vec<Name>, Refused> {
    let mut standing = Vec::new();
    for name in names {
        if store.get(&name.key())?.is_some() {
            standing.push(name);
        }
    }
    Ok(standing)
}

/// Whether anything of a line is kept or deleted.
fn has_line(library: &Library, line: u64) -> bool {
    let mut entries = library.kept.iter().chain(&library.deleted);
    entries.any(|entry| entry.name.line == line)
}

/// Numbers that no other window draws (`SplitMix64` from a random seed).
#[derive(Clone, Debug)]
pub(super) struct Ids(pub(super) u64);

impl Ids {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A name of a new writer, in a new line if none is given.
    pub(super) fn name(&mut self, line: Option<u64>) -> Name {
        Name {
            line: line.unwrap_or_else(|| self.next()),
            writer: self.next(),
            number: 1,
        }
    }
}
