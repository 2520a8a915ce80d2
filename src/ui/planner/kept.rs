//! How the planner's work is kept, and how other work comes in its place.

use leptos::prelude::*;

use super::{Notice, Planner};
use crate::calendar::Date;
use crate::exchange::{ScenarioFile, SentText};
use crate::keeping::Name;
use crate::scenario::{Edit, History, Scenario, Stage};
use crate::ui::browser::{language, storage};
use crate::ui::desk::{Desk, Word};
use crate::ui::imports::Imports;
use crate::ui::scribe::{Opened, Scribe};
use crate::wording;

/// What the page shows when it is not the person's own work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Visit {
    /// The person's own work, untouched until they choose.
    own: Scenario,
    /// The day of the prices it was made with.
    pub(in crate::ui) prices_of: Date,
    /// Where it came from.
    pub(in crate::ui) source: Source,
    /// How many characters of a text came with it.
    pub(in crate::ui) text: Option<usize>,
}

/// Where a scenario that is not the person's own came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Source {
    Link,
    File,
}

impl Planner {
    /// How the work is kept, and what else is.
    pub(in crate::ui) fn desk(self) -> Desk {
        self.desk.get_value()
    }

    /// What the scenario is called; empty where it has no name yet.
    pub(in crate::ui) fn title(self) -> String {
        self.desk().title.get_untracked()
    }

    /// Whether what is shown is the person's own work, or an example that nobody touched.
    pub(in crate::ui) fn is_own(self) -> bool {
        self.is_own.get()
    }

    /// Shows a scenario from elsewhere: beside the person's own work, or at once if there is none.
    pub(super) fn open_elsewhere(self, file: ScenarioFile, source: Source, text: Option<SentText>) {
        let own = match self.visit.get_untracked() {
            Some(visit) => visit.own,
            None => self.scenario.get_untracked(),
        };
        if self.is_own.get_untracked() && own != file.scenario {
            self.save();
            self.visit.set(Some(Visit {
                own,
                prices_of: file.prices_of,
                source,
                text: text.as_ref().map(|own| own.text.chars().count()),
            }));
        } else {
            self.desk().begin(source.title());
        }
        let has_prices = !file.scenario.overrides.is_empty();
        self.prices_from_link.set(has_prices);
        self.show(file);
        self.texts().give(text);
    }

    /// Shows a scenario in the place of what is shown, with nothing to undo.
    fn show(self, file: ScenarioFile) {
        self.compare_with(&file);
        self.history.set(History::new(file.scenario));
        // A text of the work that was shown is not one of this.
        self.texts().give(None);
    }

    /// Keeps the scenario from elsewhere beside the person's own work, and goes on with it.
    pub(in crate::ui) fn keep_visit(self) {
        if let Some(visit) = self.visit.get_untracked() {
            if self.desk().works() {
                self.desk().begin(visit.source.title());
            } else {
                // Nothing is kept here: the own work stays one undo away.
                let shown = self.scenario.get_untracked();
                self.history.set(History::new(visit.own));
                self.choose(Edit::Replace(Box::new(shown)));
            }
        }
        self.visit.set(None);
        self.is_own.set(true);
    }

    /// Goes back to the person's own work.
    pub(in crate::ui) fn leave_visit(self) {
        if let Some(visit) = self.visit.get_untracked() {
            self.visit.set(None);
            self.prices_from_link.set(false);
            self.history.set(History::new(visit.own));
            self.texts().give(None);
        }
    }

    /// Opens a scenario file or a rescue file; nothing is kept of it before the person says so.
    pub(in crate::ui) fn open_file(self, scribe: Scribe, text: &str) {
        match (scribe.open_file)(text) {
            Ok(Opened::Scenario(file)) => {
                let has_own = self.is_own.get_untracked();
                self.open_elsewhere(*file, Source::File, None);
                if !has_own {
                    self.is_own.set(true);
                }
            }
            Ok(Opened::Rescue(rescue)) => self.desk().rescue.set(Some(rescue)),
            Err(sentence) => self.say(Notice::BadFile(sentence)),
        }
    }

    /// Goes on with what reads and writes scenarios, which the first view did not wait for.
    pub(in crate::ui) fn go_on(self, scribe: Scribe) {
        self.desk().go_on(scribe);
        // What was changed meanwhile.
        self.save();
    }

    /// Opens a kept scenario.
    pub(in crate::ui) fn open_kept(self, name: Name) {
        self.save();
        self.visit.set(None);
        match self.desk().take(name) {
            Ok(file) => {
                self.prices_from_link.set(self.desk().prices_from_link());
                self.show(file);
                self.is_own.set(true);
            }
            Err(sentence) => self.desk().say(Word::Problem(sentence)),
        }
    }

    /// Deletes a kept scenario; if it is the work, an example takes its place.
    pub(in crate::ui) fn delete_kept(self, name: Name, title: &str) {
        let is_work = untrack(|| self.desk().is_work(name));
        if is_work {
            self.is_own.set(false);
        }
        self.desk().delete(name, title);
        if is_work {
            self.begin_with_example();
        }
    }

    /// Begins a scenario of its own; the one before stays kept.
    pub(in crate::ui) fn begin_anew(self) {
        self.save();
        self.visit.set(None);
        self.is_own.set(false);
        self.begin_with_example();
    }

    fn begin_with_example(self) {
        self.desk().begin("");
        self.prices_from_link.set(false);
        self.show(ScenarioFile {
            prices_of: self.with_catalog(|catalog| catalog.as_of),
            scenario: wording::in_own_words(Scenario::example(Stage::default())),
            unit_costs: Vec::new(),
        });
    }

    /// Calls the work something else.
    pub(in crate::ui) fn rename(self, title: &str) {
        self.desk().rename(title);
        self.is_own.set(true);
    }

    /// Saves the work although what was saved of it is gone.
    pub(in crate::ui) fn save_back(self) {
        self.desk().save_back(&self.file());
    }

    /// Writes the person's own work to the browser's storage, shortly after each change.
    pub(in crate::ui) fn keep_saved(self) {
        let saver = storage::Debounced::new(move || self.save());
        Effect::new(move |_| {
            self.scenario.track();
            self.visit.track();
            self.is_own.track();
            self.prices_from_link.track();
            self.desk().title.track();
            saver.soon();
        });
        storage::before_leaving(move || self.save());
    }

    /// Keeps `boot.js` told whether the page holds what another load of it would not bring back: a link's scenario or
    /// work that is not saved, a text in the prompt box, a file of usage.
    pub(in crate::ui) fn tell_what_is_unkept(self, imports: Imports) {
        let desk = self.desk();
        Effect::new(move |_| {
            // What came with a link and nobody changed is called after it, and saved by nobody.
            let is_from_elsewhere =
                !self.is_own.get() && desk.title.with(|title| !title.is_empty());
            let is_unsaved = self.is_own.get() && !desk.is_saved.get();
            let has_text = self.texts().held.with(Option::is_some);
            let has_visit = self.visit.with(Option::is_some);
            language::tell_unkept(
                is_from_elsewhere || is_unsaved || has_visit || has_text || imports.holds_any(),
            );
        });
    }

    fn save(self) {
        if self.is_own.get_untracked() && self.visit.with_untracked(Option::is_none) {
            let desk = self.desk();
            desk.mark_prices(self.prices_from_link.get_untracked());
            desk.save(&self.file());
        }
    }

    /// Goes along with what other windows do to the same work.
    pub(in crate::ui) fn follow_other_windows(self) {
        storage::on_others(move || {
            if self.visit.with_untracked(Option::is_some) {
                return;
            }
            if let Some(file) = self.desk().look(&self.file()) {
                self.compare_with(&file);
                // What was saved is within the limits.
                self.choose(Edit::Replace(Box::new(file.scenario)));
            }
        });
    }
}

impl Source {
    /// What the scenario is called until the person says otherwise.
    fn title(self) -> &'static str {
        match self {
            Self::Link => wording::from_a_link(),
            Self::File => wording::from_a_file(),
        }
    }
}
