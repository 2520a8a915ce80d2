//! How sure the runway is, worked out while nobody waits for it.

use leptos::prelude::*;

use super::browser::slices::Slices;
use super::planner::{Moment, Planner};
use crate::report::{Chances, Progress};

/// What is known about the report's runway.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Known {
    /// As far as it has been worked out; from before the last edit while that is drawn anew.
    pub(super) chances: Option<Chances>,
    /// Whether it is what follows from the report that is shown.
    pub(super) is_current: bool,
    /// Whether nothing is being worked out.
    pub(super) is_whole: bool,
}

/// How many courses are followed before the clock is looked at: one in which something may happen
/// in every hour of a year takes milliseconds.
const AT_ONCE: u32 = 1;

/// Follows the work: what was drawn is old with every change of it, and drawn anew once changes rest, in
/// slices between the page's other work.
pub(super) fn follow(planner: Planner) -> ReadSignal<Known> {
    let (known, tell) = signal(Known::default());
    let slices = StoredValue::new_local(Slices::default());
    Effect::new(move |_| {
        planner.report.track();
        // Of what happens to the credit, the report may say nothing.
        planner.scenario.track();
        slices.with_value(Slices::stop);
    });
    Effect::new(move |_| {
        planner.await_moment(Moment::Runway);
        // The course is drawn anew at the same moment.
        tell.update(|known| {
            known.is_current = false;
            known.is_whole = false;
        });
        let Some(mut drawing) = planner.drawing() else {
            tell.set(Known::default());
            return;
        };
        slices.with_value(|slices| {
            slices.start(move || {
                let progress = drawing.go_on(AT_ONCE);
                if progress == Progress::Drawing {
                    return true;
                }
                let told = tell.try_set(Known {
                    chances: Some(drawing.chances().clone()),
                    is_current: true,
                    is_whole: progress == Progress::Over,
                });
                // The panels that it was drawn for may be gone.
                told.is_none() && progress != Progress::Over
            });
        });
    });
    known
}
