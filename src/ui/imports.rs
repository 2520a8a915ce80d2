//! The files of usage and cost that a person has given to the page; they never leave it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use super::browser::files;
use super::planner::Planner;
use crate::actuals::{Actuals, Habit, Import, Importer};
use crate::wording;

/// How much of a file is read between two breaths of the page: some ten milliseconds of work.
const PIECE: u32 = 64 * 1024;

/// What is happening with the file given last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing.
    Idle,
    /// It is being read.
    Busy {
        /// Its name.
        name: String,
        /// How many bytes have been read, of how many.
        done: u64,
        /// How large it is.
        size: u64,
        /// How many rows were understood.
        rows: u64,
    },
    /// It has been read and waits for the person's word.
    Read(Box<Import>),
    /// It was refused, or put away; nothing has changed.
    Said(String),
}

/// The handle that the panels of actual spend share; `Copy`, so that closures can take it.
#[derive(Clone, Copy)]
pub(super) struct Imports {
    /// What was taken over.
    pub(super) actuals: RwSignal<Actuals>,
    /// What the days taken over say about a usual one; kept by the panel that works it out.
    pub(super) habit: RwSignal<Option<Habit>>,
    /// What is happening.
    pub(super) reading: RwSignal<Reading>,
    /// The number of the file given last; another one is not read on.
    turn: StoredValue<u64>,
}

impl Imports {
    /// Makes the handle and hands it to all panels.
    pub(super) fn provide() {
        provide_context(Self {
            actuals: RwSignal::new(Actuals::default()),
            habit: RwSignal::new(None),
            reading: RwSignal::new(Reading::Idle),
            turn: StoredValue::new(0),
        });
    }

    /// The handle that the page provides.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// Reads a file, or text as if it were one, instead of any other being read.
    pub(super) fn read(self, name: String, content: Blob) {
        let planner = Planner::expect();
        let (catalog, today) = (planner.priced_catalog(), planner.today.get_untracked());
        self.cancel();
        let turn = self.turn.get_value();
        spawn_local(async move {
            let mut importer = Importer::new(catalog, today);
            let size = files::size(&content);
            let mut done = 0;
            while done < size {
                let progress = Reading::Busy {
                    name: name.clone(),
                    done,
                    size,
                    rows: importer.rows(),
                };
                self.reading.set(progress);
                let Some(piece) = files::piece(&content, done, PIECE).await else {
                    self.reading
                        .set(Reading::Said(wording::file_unreadable().to_owned()));
                    return;
                };
                if self.turn.get_value() != turn {
                    return;
                }
                if !importer.feed(&piece) {
                    break;
                }
                done += u64::from(PIECE);
            }
            self.reading.set(match importer.finish(&name) {
                Ok(import) => Reading::Read(Box::new(import)),
                Err(refusal) => Reading::Said(wording::refusal(&refusal)),
            });
        });
    }

    /// Stops reading; nothing has changed.
    pub(super) fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.reading.set(Reading::Idle);
    }

    /// Takes over what was read.
    pub(super) fn accept(self) {
        let Reading::Read(import) = self.reading.get_untracked() else {
            return;
        };
        let outcome = self
            .actuals
            .try_update(|actuals| actuals.add(*import))
            .unwrap_or(Ok(()));
        self.reading.set(match outcome {
            Ok(()) => Reading::Idle,
            Err(problem) => Reading::Said(wording::add_problem(&problem)),
        });
    }
}
