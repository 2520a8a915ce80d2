//! The files of usage and cost that a person has given to the page; they never leave it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use super::browser::{clock, files, slices};
use super::planner::Planner;
use crate::actuals::{Actuals, Habit, Import, Importer, Marks, Refusal, Rejection};
use crate::wording;

/// How much of a file is asked for at once; the next piece is on its way while one is read.
const PIECE: u32 = 1024 * 1024;
/// How much is read between two looks at the clock: a millisecond of work.
const STEP: usize = 8 * 1024;
/// How long the page may be kept from answering, in milliseconds.
const BUSY_MS: f64 = 12.0;

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
    Said {
        /// Why.
        sentence: String,
        /// Whether it might be read once somebody has said what commas mean in it.
        asks_marks: bool,
    },
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
    /// The file given last, to be read again.
    last: StoredValue<Option<(String, Blob)>, LocalStorage>,
}

impl Imports {
    /// Makes the handle and hands it to all panels.
    pub(super) fn provide() {
        provide_context(Self {
            actuals: RwSignal::new(Actuals::default()),
            habit: RwSignal::new(None),
            reading: RwSignal::new(Reading::Idle),
            turn: StoredValue::new(0),
            last: StoredValue::new_local(None),
        });
    }

    /// The handle that the page provides.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// Reads a file, or text as if it were one, instead of any other being read.
    pub(super) fn read(self, name: String, content: Blob) {
        self.read_as(name, content, Marks::Unsaid);
    }

    /// Reads the file given last again, now that somebody has said what commas mean in it.
    pub(super) fn read_again(self, marks: Marks) {
        if let Some((name, content)) = self.last.get_value() {
            self.read_as(name, content, marks);
        }
    }

    fn read_as(self, name: String, content: Blob, marks: Marks) {
        let planner = Planner::expect();
        let (catalog, today) = (planner.priced_catalog(), planner.today.get_untracked());
        self.cancel();
        self.last.set_value(Some((name.clone(), content.clone())));
        let turn = self.turn.get_value();
        spawn_local(async move {
            let mut importer = Importer::new(catalog, today).with_marks(marks);
            let size = files::size(&content);
            let mut done = 0;
            let mut next = files::piece(&content, 0, PIECE);
            'file: while done < size {
                let piece = next.await;
                next = files::piece(&content, done + u64::from(PIECE), PIECE);
                let Some(piece) = piece else {
                    self.reading.set(said(wording::file_unreadable()));
                    return;
                };
                let mut end = 0.0;
                for step in piece.chunks(STEP) {
                    if slices::now() >= end {
                        self.reading.set(Reading::Busy {
                            name: name.clone(),
                            done,
                            size,
                            rows: importer.rows(),
                        });
                        clock::breathe().await;
                        if self.turn.get_value() != turn {
                            return;
                        }
                        end = slices::now() + BUSY_MS;
                    }
                    if !importer.feed(step) {
                        break 'file;
                    }
                    done += step.len() as u64;
                }
            }
            self.reading.set(match importer.finish(&name) {
                Ok(import) => Reading::Read(Box::new(import)),
                Err(refusal) => Reading::Said {
                    sentence: wording::refusal(&refusal),
                    asks_marks: could_be_two(&refusal),
                },
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
            Err(problem) => said(&wording::add_problem(&problem)),
        });
    }
}

fn said(sentence: &str) -> Reading {
    Reading::Said {
        sentence: sentence.to_owned(),
        asks_marks: false,
    }
}

/// Whether rows were refused because their numbers could be two.
fn could_be_two(refusal: &Refusal) -> bool {
    let Refusal::AllRejected(rows) = refusal else {
        return false;
    };
    rows.iter()
        .any(|(_, why)| matches!(why, Rejection::TwoNumbers(_)))
}
