//! The work on the desk and the library behind it: the page's hand on `keeping`.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::browser::storage::BrowserShelf;
use super::browser::{clock, storage};
use super::scribe::Scribe;
use crate::exchange::ScenarioFile;
use crate::keeping::{
    Keeper, Library, Look, Name, OpenProblem, Refused, Rescue, SaveProblem, Shelf, Starts,
};
use crate::wording;

/// A start that has lasted this long has got through.
const GOT_THROUGH_MS: u32 = 5_000;

/// What has to be said about how the work is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// It is not saved, and why.
    NotSaved(Refused),
    /// What was saved has been taken away; saving it back is offered.
    Gone,
    /// Another window changed it too; both are kept.
    Both,
    /// It went on in another window, and is shown as it stands there.
    Moved,
    /// Another window deleted it.
    Deleted,
    /// The saved work was not opened, because the last starts did not get through.
    Safe,
    /// A list operation was refused; what it was is plain from where it was asked for.
    Problem(String),
}

/// Everything about keeping; `Copy`, as the planner is.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    keeper: StoredValue<Keeper>,
    /// What reads and writes records, once it is here.
    scribe: StoredValue<Option<Scribe>>,
    /// Everything that is kept, as it was when it was last looked at.
    pub(super) library: RwSignal<Library>,
    /// What the person calls the work.
    pub(super) title: RwSignal<String>,
    /// The record that holds the work.
    work: RwSignal<Option<Name>>,
    /// Whether the work is saved as it is.
    pub(super) is_saved: RwSignal<bool>,
    /// What has to be said.
    pub(super) word: RwSignal<Option<Word>>,
    /// What was deleted last, and what it was called.
    pub(super) deleted: RwSignal<Option<(Name, String)>>,
    /// What other windows did that was said already.
    told: StoredValue<Option<Word>>,
    /// The scenarios of a rescue file, until the person takes them or not.
    pub(super) rescue: RwSignal<Option<Rescue>>,
}

impl Desk {
    /// A desk with nothing on it, whose scribe is still to come.
    pub(super) fn new() -> Self {
        Self {
            keeper: StoredValue::new(Keeper::new(storage::seed())),
            scribe: StoredValue::new(None),
            library: RwSignal::default(),
            title: RwSignal::default(),
            work: RwSignal::new(None),
            is_saved: RwSignal::new(false),
            word: RwSignal::new(None),
            deleted: RwSignal::new(None),
            told: StoredValue::new(None),
            rescue: RwSignal::new(None),
        }
    }

    /// Looks at what is kept and opens the work of last time, if there is any.
    pub(super) fn open(self, scribe: Scribe) -> Option<ScenarioFile> {
        self.scribe.set_value(Some(scribe));
        self.start(scribe).unwrap_or_else(|refused| {
            self.word.set(Some(Word::NotSaved(refused)));
            None
        })
    }

    /// Goes on with the scribe of a page that began when nothing was kept.
    pub(super) fn go_on(self, scribe: Scribe) {
        self.scribe.set_value(Some(scribe));
        match (scribe.library)() {
            Ok(library) => self.library.set(library),
            Err(refused) => self.say(Word::NotSaved(refused)),
        }
    }

    fn start(self, scribe: Scribe) -> Result<Option<ScenarioFile>, Refused> {
        (scribe.tidy_up)(clock::now());
        self.library.set((scribe.library)()?);
        let is_unsafe = Starts::begin(&BrowserShelf).is_ok_and(Starts::is_unsafe);
        let to_open = self
            .library
            .with_untracked(|library| library.to_open(storage::line()).map(|entry| entry.name));
        let Some(name) = to_open else {
            Self::got_through();
            return Ok(None);
        };
        if is_unsafe {
            self.word.set(Some(Word::Safe));
            return Ok(None);
        }
        Self::got_through();
        Ok(self.take(name).ok())
    }

    /// Asks the scribe to do something with the keeper; `None` without one.
    fn ask<T>(self, work: impl FnOnce(Scribe, &mut Keeper) -> T) -> Option<T> {
        let scribe = self.scribe.get_value()?;
        self.keeper.try_update_value(|keeper| work(scribe, keeper))
    }

    /// Counts this start as a good one once it has lasted, or when the page is left before.
    fn got_through() {
        let succeed = || {
            // Refused to a page that has stopped: then it was none.
            let _ = Starts::succeed(&BrowserShelf);
        };
        Timeout::new(GOT_THROUGH_MS, succeed).forget();
        storage::before_leaving(succeed);
    }

    /// Opens a record as the work.
    pub(super) fn take(self, name: Name) -> Result<ScenarioFile, String> {
        let opened = self
            .ask(|scribe, keeper| (scribe.open)(keeper, name))
            .unwrap_or(Err(OpenProblem::Lost));
        let file = opened.map_err(|problem| wording::open_problem(&problem))?;
        self.is_saved.set(true);
        self.word.set(None);
        self.told.set_value(None);
        self.follow();
        Self::got_through();
        Ok(file)
    }

    /// Begins other work, of which nothing is saved.
    pub(super) fn begin(self, title: &str) {
        self.keeper.update_value(|keeper| keeper.begin(title));
        self.is_saved.set(false);
        self.follow();
    }

    /// Whether the browser keeps anything at all.
    pub(super) fn works(self) -> bool {
        !matches!(
            self.word.get_untracked(),
            Some(Word::NotSaved(Refused::Blocked | Refused::Stopped))
        )
    }

    /// Saves the work; whether it is saved afterwards.
    pub(super) fn save(self, file: &ScenarioFile) -> bool {
        let now = clock::now();
        let outcome = self.ask(|scribe, keeper| (scribe.save)(keeper, file, now));
        match outcome {
            Some(Ok(written)) => {
                if matches!(
                    self.word.get_untracked(),
                    Some(Word::NotSaved(_) | Word::Gone)
                ) {
                    self.word.set(None);
                }
                self.set_saved(true);
                if written {
                    self.follow();
                    self.look(file);
                }
                true
            }
            Some(Err(problem)) => {
                self.set_saved(false);
                self.say(match problem {
                    SaveProblem::Refused(refused) => Word::NotSaved(refused),
                    SaveProblem::Gone => Word::Gone,
                });
                false
            }
            None => false,
        }
    }

    /// Saves the work although what was saved of it is gone.
    pub(super) fn save_back(self, file: &ScenarioFile) {
        let now = clock::now();
        let outcome = self.ask(|scribe, keeper| (scribe.save_back)(keeper, file, now));
        match outcome {
            Some(Ok(())) => {
                self.word.set(None);
                self.set_saved(true);
                self.follow();
            }
            Some(Err(SaveProblem::Refused(refused))) => self.say(Word::NotSaved(refused)),
            Some(Err(SaveProblem::Gone)) | None => {}
        }
    }

    /// Calls the work something else, from the next save on.
    pub(super) fn rename(self, title: &str) {
        self.keeper.update_value(|keeper| keeper.rename(title));
        self.follow();
    }

    /// Whether the prices in the work came with a link and nobody has taken them over.
    pub(super) fn prices_from_link(self) -> bool {
        self.keeper.with_value(Keeper::prices_from_link)
    }

    /// Notes whether they did, from the next save on.
    pub(super) fn mark_prices(self, from_link: bool) {
        self.keeper
            .update_value(|keeper| keeper.mark_prices(from_link));
    }

    /// Sees what other windows have done; the scenario to show if the work went on there.
    pub(super) fn look(self, file: &ScenarioFile) -> Option<ScenarioFile> {
        let look = self
            .ask(|scribe, keeper| (scribe.look)(keeper, file))?
            .ok()?;
        self.reread();
        match look {
            Look::Same => None,
            Look::Moved(file) => {
                self.tell(Word::Moved);
                self.follow();
                Some(*file)
            }
            Look::Both => {
                self.tell(Word::Both);
                None
            }
            Look::Deleted => {
                self.tell(Word::Deleted);
                None
            }
            Look::Gone => {
                self.set_saved(false);
                self.say(Word::Gone);
                None
            }
        }
    }

    /// Writes the scenarios of a rescue file, all or none.
    pub(super) fn take_rescue(self) {
        let Some(rescue) = self.rescue.get_untracked() else {
            return;
        };
        let now = clock::now();
        let added = self.ask(|scribe, keeper| (scribe.add_rescued)(keeper, &rescue, now));
        match added {
            Some(Err(refused)) => self.say(Word::NotSaved(refused)),
            Some(Ok(())) | None => self.rescue.set(None),
        }
        self.reread();
    }

    /// Copies a kept scenario.
    pub(super) fn duplicate(self, name: Name, title: &str) {
        let (now, title) = (clock::now(), wording::copy_of(title));
        self.list(|scribe, keeper| (scribe.duplicate)(keeper, name, &title, now));
    }

    /// Deletes a kept scenario; it can be brought back.
    pub(super) fn delete(self, name: Name, title: &str) {
        let now = clock::now();
        if let Some(deleted) = self.list(|scribe, keeper| (scribe.delete)(keeper, name, now)) {
            self.deleted.set(Some((deleted, title.to_owned())));
        }
    }

    /// Brings a deleted scenario back.
    pub(super) fn undelete(self, name: Name) {
        let now = clock::now();
        if self
            .list(|scribe, keeper| (scribe.undelete)(keeper, name, now))
            .is_some()
        {
            self.deleted.set(None);
        }
    }

    /// Removes something that cannot be read.
    pub(super) fn discard(self, key: &str) {
        if let Err(refused) = Keeper::discard(&BrowserShelf, key) {
            self.say(Word::NotSaved(refused));
        }
        self.reread();
    }

    /// The text under a key, for a download.
    pub(super) fn raw(key: &str) -> Option<String> {
        BrowserShelf.get(key).ok()?
    }

    /// Whether this record is the work.
    pub(super) fn is_work(self, name: Name) -> bool {
        self.work.get() == Some(name)
    }

    /// Says it once: it goes on being so.
    fn tell(self, word: Word) {
        if self.told.with_value(|told| told.as_ref() != Some(&word)) {
            self.told.set_value(Some(word.clone()));
            self.say(word);
        }
    }

    pub(super) fn say(self, word: Word) {
        if self.word.get_untracked().as_ref() != Some(&word) {
            self.word.set(Some(word));
        }
    }

    fn list(
        self,
        change: impl FnOnce(Scribe, &mut Keeper) -> Result<Name, OpenProblem>,
    ) -> Option<Name> {
        let outcome = self.ask(change)?;
        self.reread();
        outcome
            .map_err(|problem| self.say(Word::Problem(wording::open_problem(&problem))))
            .ok()
    }

    /// Shows what the keeper knows now.
    fn follow(self) {
        let (title, line, work) = self
            .keeper
            .with_value(|keeper| (keeper.title().to_owned(), keeper.line(), keeper.saved()));
        if self.work.get_untracked() != work {
            self.work.set(work);
        }
        if self.title.get_untracked() != title {
            self.title.set(title);
        }
        storage::set_line(line);
        self.reread();
    }

    fn reread(self) {
        let scribe = self.scribe.get_value();
        if let Some(Ok(library)) = scribe.map(|scribe| (scribe.library)())
            && self.library.with_untracked(|shown| *shown != library)
        {
            self.library.set(library);
        }
    }

    fn set_saved(self, saved: bool) {
        if self.is_saved.get_untracked() != saved {
            self.is_saved.set(saved);
        }
    }
}
