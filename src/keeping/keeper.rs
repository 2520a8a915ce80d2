//! The work on the desk: which line it is, what is saved of it, and what happens to the others.

use super::record::title as cleaned;
use super::shelf::put;
use super::{Library, Name, Record, Refused, Shelf};
use crate::exchange::{ScenarioFile, ScenarioFileError};

/// How long a deleted scenario can be brought back: 30 days, in milliseconds.
const KEEP_DELETED: u64 = 30 * 24 * 60 * 60 * 1_000;

/// Where the page kept its one scenario before there were records.
const OLD_KEY: &str = "topup/scenario";

/// One window's hand on the shelf.
#[derive(Clone, Debug)]
pub struct Keeper {
    ids: Ids,
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
    saved: Option<Saved>,
    /// Records that the saved one replaces and that may still stand on the shelf.
    behind: Vec<Name>,
}

/// The record that holds the work as it was saved or opened last.
#[derive(Clone, Debug)]
struct Saved {
    name: Name,
    title: String,
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
    Moved(ScenarioFile),
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
    pub fn open(&mut self, shelf: &impl Shelf, name: Name) -> Result<ScenarioFile, OpenProblem> {
        let record = read(shelf, name)?.ok_or(OpenProblem::Lost)?;
        let file = record.scenario().map_err(OpenProblem::Scenario)?;
        let library = Library::read(shelf)?;
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
            saved: Some(Saved {
                name,
                title: record.title,
                file: file.clone(),
            }),
            behind: standing(shelf, record.replaces)?,
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
        shelf: &impl Shelf,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<bool, SaveProblem> {
        if !self.is_changed(file) {
            return Ok(false);
        }
        if let Some(saved) = &self.work.saved
            && shelf.get(&saved.name.key())?.is_none()
            && !has_line(&Library::read(shelf)?, self.work.line)
        {
            return Err(SaveProblem::Gone);
        }
        self.write(shelf, file, now)?;
        Ok(true)
    }

    /// Saves the work although what was saved before is gone.
    ///
    /// # Errors
    ///
    /// [`SaveProblem`]; nothing is saved then.
    pub fn save_back(
        &mut self,
        shelf: &impl Shelf,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<(), SaveProblem> {
        Ok(self.write(shelf, file, now)?)
    }

    fn write(&mut self, shelf: &impl Shelf, file: &ScenarioFile, now: u64) -> Result<(), Refused> {
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
            replaces: work.behind.iter().copied().chain(before).collect(),
            document: file.to_line(),
        };
        work.number += 1;
        if let Err(refused) = put(shelf, &name.key(), &record.to_text()) {
            // It may stand there nevertheless: the name is spent, and the next record replaces it.
            work.behind.push(name);
            return Err(refused);
        }
        // The one before stays as the older generation; what stands behind it may go.
        work.behind.retain(|old| shelf.remove(&old.key()).is_err());
        work.behind.extend(before);
        work.saved = Some(Saved {
            name,
            title: work.title.clone(),
            file: file.clone(),
        });
        Ok(())
    }

    fn is_changed(&self, file: &ScenarioFile) -> bool {
        let saved = self.work.saved.as_ref();
        saved.is_none_or(|saved| saved.file != *file || saved.title != self.work.title)
    }

    /// Sees what other windows have done to this work, and goes along when nothing was changed here.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the shelf cannot be read.
    pub fn look(&mut self, shelf: &impl Shelf, file: &ScenarioFile) -> Result<Look, Refused> {
        let Some(own) = self.saved() else {
            return Ok(Look::Same);
        };
        let library = Library::read(shelf)?;
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
            Some(head) if !self.is_changed(file) => match self.open(shelf, head) {
                Ok(file) => Ok(Look::Moved(file)),
                Err(_) => Ok(Look::Same),
            },
            Some(_) => Ok(Look::Both),
            None if has_line(&library, own.line) => Ok(Look::Deleted),
            None if shelf.get(&own.key())?.is_some() => Ok(Look::Same),
            None => Ok(Look::Gone),
        }
    }

    /// Writes a scenario as a line of its own, beside the work.
    ///
    /// # Errors
    ///
    /// [`Refused`]; nothing is kept then.
    pub fn add(
        &mut self,
        shelf: &impl Shelf,
        title: &str,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<Name, Refused> {
        let record = Record {
            title: cleaned(title),
            saved: now,
            deleted: false,
            replaces: Vec::new(),
            document: file.to_line(),
        };
        let name = self.ids.name(None);
        put_or_take_back(shelf, name, &record)?;
        Ok(name)
    }

    /// Writes several scenarios, all of them or none.
    ///
    /// # Errors
    ///
    /// [`Refused`]; those written before it are taken away again.
    pub fn add_all(
        &mut self,
        shelf: &impl Shelf,
        scenarios: &[(String, ScenarioFile)],
        now: u64,
    ) -> Result<(), Refused> {
        let mut added: Vec<Name> = Vec::new();
        for (title, file) in scenarios {
            match self.add(shelf, title, file, now) {
                Ok(name) => added.push(name),
                Err(refused) => {
                    for name in added {
                        shelf.remove(&name.key())?;
                    }
                    return Err(refused);
                }
            }
        }
        Ok(())
    }

    /// Copies a record into a line of its own.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; nothing is copied then.
    pub fn duplicate(
        &mut self,
        shelf: &impl Shelf,
        name: Name,
        title: &str,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        let record = read(shelf, name)?.ok_or(OpenProblem::Lost)?;
        let file = record.scenario().map_err(OpenProblem::Scenario)?;
        Ok(self.add(shelf, title, &file, now)?)
    }

    /// Deletes a record; for 30 days [`Keeper::undelete`] brings it back.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; it is still there then.
    pub fn delete(
        &mut self,
        shelf: &impl Shelf,
        name: Name,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        self.turn(shelf, name, true, now)
    }

    /// Brings a deleted record back.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; it is still deleted then.
    pub fn undelete(
        &mut self,
        shelf: &impl Shelf,
        name: Name,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        self.turn(shelf, name, false, now)
    }

    fn turn(
        &mut self,
        shelf: &impl Shelf,
        name: Name,
        deleted: bool,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        let record = read(shelf, name)?.ok_or(OpenProblem::Lost)?;
        let behind = standing(shelf, record.replaces.clone())?;
        let turned = self.ids.name(Some(name.line));
        let record = Record {
            saved: now,
            deleted,
            replaces: behind.iter().copied().chain([name]).collect(),
            ..record
        };
        put_or_take_back(shelf, turned, &record)?;
        for old in behind {
            // It is replaced already: where it cannot be removed, it only takes room.
            let _ = shelf.remove(&old.key());
        }
        Ok(turned)
    }

    /// Makes a record of what an earlier page kept under its one key. What is no scenario is moved
    /// as it is, and listed with what cannot be read.
    ///
    /// # Errors
    ///
    /// [`Refused`]; it still stands where it stood, and is brought over another time.
    pub fn bring_over(shelf: &impl Shelf, now: u64) -> Result<(), Refused> {
        let Some(text) = shelf.get(OLD_KEY)? else {
            return Ok(());
        };
        // From its content, so that what is brought over twice is there once.
        let mut ids = Ids(text.bytes().fold(0, |sum: u64, byte| {
            sum.rotate_left(5).wrapping_mul(31) ^ u64::from(byte)
        }));
        let record = ScenarioFile::from_json(&text).map(|file| Record {
            title: String::new(),
            saved: now,
            deleted: false,
            replaces: Vec::new(),
            document: file.to_line(),
        });
        let text = record.map_or(text, |record| record.to_text());
        put(shelf, &ids.name(None).key(), &text)?;
        shelf.remove(OLD_KEY)
    }

    /// Removes what was deleted more than 30 days ago.
    ///
    /// # Errors
    ///
    /// [`Refused`]; the rest is removed another time.
    pub fn tidy_up(shelf: &impl Shelf, now: u64) -> Result<(), Refused> {
        for entry in Library::read(shelf)?.deleted {
            if now.saturating_sub(entry.saved) > KEEP_DELETED {
                Self::remove(shelf, entry.name)?;
            }
        }
        Ok(())
    }

    /// Removes a deleted record for good. What it replaces goes first: otherwise it would come back.
    fn remove(shelf: &impl Shelf, name: Name) -> Result<(), Refused> {
        let replaced = read(shelf, name)?.map(|record| record.replaces);
        let replaced = replaced.unwrap_or_default();
        for old in &replaced {
            shelf.remove(&old.key())?;
        }
        if !standing(shelf, replaced)?.is_empty() {
            return Err(Refused::Ignored);
        }
        shelf.remove(&name.key())
    }

    /// Removes something that cannot be read, because the person said so.
    ///
    /// # Errors
    ///
    /// [`Refused`]; it is still there then.
    pub fn discard(shelf: &impl Shelf, key: &str) -> Result<(), Refused> {
        if Name::is_key(key) {
            shelf.remove(key)?;
        }
        Ok(())
    }
}

impl Work {
    fn new(ids: &mut Ids, title: String) -> Self {
        Self {
            line: ids.next(),
            writer: ids.next(),
            number: 0,
            title,
            saved: None,
            behind: Vec::new(),
        }
    }
}

/// Writes a record; one that could not be read back is taken away again.
fn put_or_take_back(shelf: &impl Shelf, name: Name, record: &Record) -> Result<(), Refused> {
    put(shelf, &name.key(), &record.to_text()).inspect_err(|_| {
        // Where even that is refused, the record stands there whole.
        let _ = shelf.remove(&name.key());
    })
}

/// A record that can be read, if it is there.
fn read(shelf: &impl Shelf, name: Name) -> Result<Option<Record>, Refused> {
    let text = shelf.get(&name.key())?;
    Ok(text.and_then(|text| Record::from_text(&text).ok()))
}

/// Those that are on the shelf.
fn standing(shelf: &impl Shelf, names: Vec<Name>) -> Result<Vec<Name>, Refused> {
    let mut standing = Vec::new();
    for name in names {
        if shelf.get(&name.key())?.is_some() {
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
struct Ids(u64);

impl Ids {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A name of a new writer, in a new line if none is given.
    fn name(&mut self, line: Option<u64>) -> Name {
        Name {
            line: line.unwrap_or_else(|| self.next()),
            writer: self.next(),
            number: 1,
        }
    }
}
