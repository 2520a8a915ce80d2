//! What is done to records that are not being worked on: added, copied, deleted, brought back.

use super::keeper::{Ids, read, standing};
use super::record::title as cleaned;
use super::shelf::put;
use super::{Keeper, Library, Name, OpenProblem, Record, Refused, Shelf};
use crate::exchange::ScenarioFile;

/// How long a deleted scenario can be brought back: 30 days, in milliseconds.
const KEEP_DELETED: u64 = 30 * 24 * 60 * 60 * 1_000;

/// Where the page kept its one scenario before there were records.
const OLD_KEY: &str = "topup/scenario";

impl Keeper {
    /// Writes a scenario as a line of its own, beside the work.
    ///
    /// # Errors
    ///
    /// [`Refused`]; nothing is kept then.
    pub fn add(
        &mut self,
        store: &impl Shelf,
        title: &str,
        file: &ScenarioFile,
        now: u64,
    ) -> Result<Name, Refused> {
        let record = Record {
            title: cleaned(title),
            saved: now,
            deleted: false,
            prices_from_link: false,
            replaces: Vec::new(),
            document: file.to_line(),
        };
        let name = self.ids.name(None);
        put_or_take_back(store, name, &record)?;
        Ok(name)
    }

    /// Writes several scenarios, all of them or none.
    ///
    /// # Errors
    ///
    /// [`Refused`]; those written before it are taken away again.
    pub fn add_all(
        &mut self,
        store: &impl Shelf,
        scenarios: &[(String, ScenarioFile)],
        now: u64,
    ) -> Result<(), Refused> {
        let mut added: Vec<Name> = Vec::new();
        for (title, file) in scenarios {
            match self.add(store, title, file, now) {
                Ok(name) => added.push(name),
                Err(refused) => {
                    for name in added {
                        store.remove(&name.key())?;
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
        store: &impl Shelf,
        name: Name,
        title: &str,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        let record = read(store, name)?.ok_or(OpenProblem::Lost)?;
        record.scenario().map_err(OpenProblem::Scenario)?;
        let copied = self.ids.name(None);
        let copy = Record {
            title: cleaned(title),
            saved: now,
            replaces: Vec::new(),
            ..record
        };
        put_or_take_back(store, copied, &copy)?;
        Ok(copied)
    }

    /// Deletes a record; for 30 days [`Keeper::undelete`] brings it back.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; it is still there then.
    pub fn delete(
        &mut self,
        store: &impl Shelf,
        name: Name,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        self.turn(store, name, true, now)
    }

    /// Brings a deleted record back.
    ///
    /// # Errors
    ///
    /// [`OpenProblem`]; it is still deleted then.
    pub fn undelete(
        &mut self,
        store: &impl Shelf,
        name: Name,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        self.turn(store, name, false, now)
    }

    fn turn(
        &mut self,
        store: &impl Shelf,
        name: Name,
        deleted: bool,
        now: u64,
    ) -> Result<Name, OpenProblem> {
        let record = read(store, name)?.ok_or(OpenProblem::Lost)?;
        let behind = standing(store, record.replaces.clone())?;
        let turned = self.ids.name(Some(name.line));
        let record = Record {
            saved: now,
            deleted,
            replaces: behind.iter().copied().chain([name]).collect(),
            ..record
        };
        put_or_take_back(store, turned, &record)?;
        for old in behind {
            // It is replaced already: where it cannot be removed, it only takes room.
            let _ = store.remove(&old.key());
        }
        Ok(turned)
    }

    /// Makes a record of what an earlier page kept under its one key. What is no scenario is moved
    /// as it is, and listed with what cannot be read.
    ///
    /// # Errors
    ///
    /// [`Refused`]; it still stands where it stood, and is brought over another time.
    pub fn bring_over(store: &impl Shelf, now: u64) -> Result<(), Refused> {
        let Some(text) = store.get(OLD_KEY)? else {
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
            prices_from_link: false,
            replaces: Vec::new(),
            document: file.to_line(),
        });
        let text = record.map_or(text, |record| record.to_text());
        put(store, &ids.name(None).key(), &text)?;
        store.remove(OLD_KEY)
    }

    /// Removes what was deleted more than 30 days ago.
    ///
    /// # Errors
    ///
    /// [`Refused`]; the rest is removed another time.
    pub fn tidy_up(store: &impl Shelf, now: u64) -> Result<(), Refused> {
        for entry in Library::read(store)?.deleted {
            if now.saturating_sub(entry.saved) > KEEP_DELETED {
                Self::remove(store, entry.name)?;
            }
        }
        Ok(())
    }

    /// Removes a deleted record for good. What it replaces goes first: otherwise it would come back.
    fn remove(store: &impl Shelf, name: Name) -> Result<(), Refused> {
        let replaced = read(store, name)?.map(|record| record.replaces);
        let replaced = replaced.unwrap_or_default();
        for old in &replaced {
            store.remove(&old.key())?;
        }
        if !standing(store, replaced)?.is_empty() {
            return Err(Refused::Ignored);
        }
        store.remove(&name.key())
    }

    /// Removes something that cannot be read, because the person said so.
    ///
    /// # Errors
    ///
    /// [`Refused`]; it is still there then.
    pub fn discard(store: &impl Shelf, key: &str) -> Result<(), Refused> {
        if Name::is_key(key) {
            store.remove(key)?;
        }
        Ok(())
    }
}

/// Writes a record; one that could not be read back is taken away again.
fn put_or_take_back(store: &impl Shelf, name: Name, record: &Record) -> Result<(), Refused> {
    put(store, &name.key(), &record.to_text()).inspect_err(|_| {
        // Where even that is refused, the record stands there whole.
        let _ = store.remove(&name.key());
    })
}
