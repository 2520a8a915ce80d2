//! The files of usage and cost that a person has given to the page; they never leave it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use super::browser::reader::{Heard, Reader};
use super::browser::{clock, files, slices};
use super::planner::Planner;
use crate::actuals::{Actuals, Habit, Import, Marks, Parcel, ReadingOrder, Refusal, Rejection};
use crate::exchange::prices_to_bytes;
use crate::wording;

/// How many cells are unpacked between two looks at the clock: a millisecond of work.
const CELLS: u64 = 500;
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
    Read(Arc<Import>),
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
    /// The worker that reads it.
    reader: StoredValue<Option<Reader>, LocalStorage>,
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
            reader: StoredValue::new_local(None),
            last: StoredValue::new_local(None),
        });
    }

    /// The handle that the page provides.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// Whether a file was taken over, waits for that, or is being read.
    pub(super) fn holds_any(self) -> bool {
        let is_at_work = self
            .reading
            .with(|reading| matches!(reading, Reading::Busy { .. } | Reading::Read(_)));
        is_at_work || self.actuals.with(|actuals| !actuals.is_empty())
    }

    /// Reads a file, or text as if it were one, instead of any other being read.
    pub(super) fn read(self, name: String, content: &Blob) {
        self.read_as(name, content, Marks::Unsaid);
    }

    /// Reads the file given last again, now that somebody has said what commas mean in it.
    pub(super) fn read_again(self, marks: Marks) {
        if let Some((name, content)) = self.last.get_value() {
            self.read_as(name, &content, marks);
        }
    }

    fn read_as(self, name: String, content: &Blob, marks: Marks) {
        let planner = Planner::expect();
        self.cancel();
        self.last.set_value(Some((name.clone(), content.clone())));
        let order = ReadingOrder {
            name: name.clone(),
            today: planner.today.get_untracked(),
            marks,
            prices: planner
                .scenario
                .with_untracked(|scenario| prices_to_bytes(&scenario.overrides)),
        };
        let (turn, size) = (self.turn.get_value(), files::size(content));
        let busy = move |done, rows| Reading::Busy {
            name: name.clone(),
            done,
            size,
            rows,
        };
        self.reading.set(busy(0, 0));
        let hear = move |heard| {
            // Its file is not the one given last any more.
            if self.turn.get_value() != turn {
                return;
            }
            match heard {
                Heard::Far { done, rows } => self.reading.set(busy(done, rows)),
                Heard::Outcome(bytes) => spawn_local(self.unpack(turn, bytes)),
                Heard::Unreadable => self.end(said(wording::file_unreadable())),
                Heard::Stopped(reason) => self.end(said(&wording::reading_stopped(&reason))),
            }
        };
        match Reader::spawn(content, &order.packed(), hear) {
            Ok(reader) => self.reader.set_value(Some(reader)),
            Err(reason) => self.reading.set(said(&wording::reading_stopped(&reason))),
        }
    }

    /// Takes what the worker has read out of its bytes, in slices.
    async fn unpack(self, turn: u64, bytes: Vec<u8>) {
        // It has done its work: its memory goes back.
        self.reader.set_value(None);
        let outcome = match Parcel::open(bytes) {
            Some(Ok(parcel)) => self.all_cells(turn, parcel).await,
            Some(Err(refusal)) => Some(Reading::Said {
                sentence: wording::refusal(&refusal),
                asks_marks: could_be_two(&refusal),
            }),
            None => Some(said(&wording::reading_stopped(""))),
        };
        if let Some(outcome) = outcome {
            self.reading.set(outcome);
        }
    }

    /// `None` once another file was given, or nobody waits for this one.
    async fn all_cells(self, turn: u64, mut parcel: Parcel) -> Option<Reading> {
        let mut end = slices::now() + BUSY_MS;
        loop {
            match parcel.take(CELLS) {
                Some(true) => {}
                Some(false) => return Some(Reading::Read(Arc::new(parcel.into_import()))),
                None => return Some(said(&wording::reading_stopped(""))),
            }
            if slices::now() >= end {
                clock::breathe().await;
                if self.turn.get_value() != turn {
                    return None;
                }
                end = slices::now() + BUSY_MS;
            }
        }
    }

    /// Stops reading; nothing has changed.
    pub(super) fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.reader.set_value(None);
        self.reading.set(Reading::Idle);
    }

    fn end(self, reading: Reading) {
        self.turn.update_value(|turn| *turn += 1);
        // The worker is ended once its own call has returned.
        spawn_local(async move { self.reader.set_value(None) });
        self.reading.set(reading);
    }

    /// Takes over what was read.
    pub(super) fn accept(self) {
        let Reading::Read(import) = self.reading.get_untracked() else {
            return;
        };
        let outcome = self
            .actuals
            .try_update(|actuals| actuals.add(import))
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
