//! What of the page follows an edit at once, and what when keys rest.

use leptos::prelude::*;

use super::Planner;
use crate::report::{Drawing, Report};
use crate::scenario::Scenario;
use crate::ui::browser::slices::Slices;

/// What is redrawn when keys rest, and not with each of them.
#[derive(Clone, Copy)]
pub(super) struct Moments {
    /// Counts the reports that have stood for a moment.
    settled: RwSignal<u32>,
    /// Counts those that have stood for two.
    rested: RwSignal<u32>,
}

impl Moments {
    pub(super) fn new() -> Self {
        Self {
            settled: RwSignal::new(0),
            rested: RwSignal::new(0),
        }
    }

    /// From now on, what reads this is made anew when a report has stood for two moments.
    pub(super) fn track_rest(self) {
        self.rested.track();
    }
}

impl Planner {
    /// Reads the report once no edit has followed for a moment: for what stands below the answers and is much
    /// to draw, so that no keystroke waits for it.
    pub(in crate::ui) fn with_settled<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.moments.get_value().settled.track();
        self.report.with_untracked(read)
    }

    /// From now on, counts up a moment after each change of the report, and again after a second moment: what is
    /// much to compute and to draw is two tasks, and a key that is pressed meanwhile waits for one at most.
    pub(in crate::ui) fn settle(self) {
        let slices = StoredValue::new_local([Slices::default(), Slices::default()]);
        let Moments { settled, rested } = self.moments.get_value();
        Effect::new(move |before: Option<()>| {
            self.report.track();
            // Of what only compares, the report may say nothing.
            self.scenario.track();
            if before.is_none() {
                return;
            }
            slices.with_value(|[first, second]| {
                second.stop();
                let second = second.clone();
                first.start(move || {
                    settled.update(|count| *count = count.wrapping_add(1));
                    second.start(move || {
                        rested.update(|count| *count = count.wrapping_add(1));
                        false
                    });
                    false
                });
            });
        });
    }

    /// The report with what [`Planner::focus`] is still asked for: to take along, whenever that is.
    pub(in crate::ui) fn whole_report(self) -> Report {
        let mut report = self.report.get_untracked();
        if let Some(editing) = self.editing.get_untracked() {
            let (place, today) = (self.place.get_untracked(), self.today.get_untracked());
            report.focus = self.with_catalog(|catalog| {
                let focus = |scenario: &Scenario| (editing.focus)(catalog, scenario, place, today);
                self.scenario.with_untracked(focus)
            });
        }
        report
    }

    /// The courses that say how sure the report's runway is, none of them drawn yet.
    pub(in crate::ui) fn drawing(self) -> Option<Drawing> {
        self.with_catalog(|catalog| {
            self.with_settled(|report| {
                self.scenario
                    .with_untracked(|scenario| report.drawing(catalog, scenario))
            })
        })
    }
}
