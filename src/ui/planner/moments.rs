//! What of the page follows an edit at once, and what when keys rest.

use leptos::prelude::*;

use super::Planner;
use super::prices::Prices;
use crate::calendar::Date;
use crate::report::{Drawing, Focus, Report, RunwayReport};
use crate::scenario::{History, Place, Scenario};
use crate::ui::browser::slices::{QUIET_MS, Slices};
use crate::ui::rest::Editing;

/// When something is made anew after an edit: shortly after a key, at once after a click, in this order, each in a task of its own. Only the
/// answers, and the field that is edited, do not wait for a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Moment {
    /// What the fields hold, and what stands beside them.
    Inputs,
    /// The bill of the workload in view, and what to buy.
    Bill,
    /// What each workload adds.
    Workloads,
    /// The course of the credit; it and what follows wait for a pause where somebody types.
    Runway,
    /// What else could be done with the workload in view is computed now; what shows little of it follows.
    Focus,
    /// What would cost less.
    Savings,
    /// Every model.
    Compare,
}

/// How long no key may be pressed until what is much to draw follows, in milliseconds: longer than from key to key, so
/// that none waits for it.
const PAUSE_MS: u32 = 340;

impl Moment {
    const ALL: [Self; 7] = [
        Self::Inputs,
        Self::Bill,
        Self::Workloads,
        Self::Runway,
        Self::Focus,
        Self::Savings,
        Self::Compare,
    ];
}

/// How often each moment has come.
#[derive(Clone, Copy)]
struct Moments {
    counts: [RwSignal<u32>; Moment::ALL.len()],
    /// Whether [`Moment::Focus`] is still to come after the last edit.
    is_focus_due: StoredValue<bool>,
}

impl Moments {
    fn new() -> Self {
        Self {
            counts: Moment::ALL.map(|_| RwSignal::new(0)),
            is_focus_due: StoredValue::new(false),
        }
    }

    /// From now on, what reads this is made anew when a moment comes.
    fn track(self, moment: Moment) {
        for (own, count) in Moment::ALL.into_iter().zip(self.counts) {
            if own == moment {
                count.track();
            }
        }
    }
}

/// What follows an edit when keys rest.
#[derive(Clone, Copy)]
pub(super) struct Settled {
    moments: Moments,
    pub(super) focus: Memo<Focus>,
    runway: Memo<Option<RunwayReport>>,
}

impl Settled {
    pub(super) fn new(
        prices: StoredValue<Prices>,
        today: RwSignal<Date>,
        scenario: Memo<Scenario>,
        place: Memo<Place>,
        report: Memo<Report>,
        editing: RwSignal<Option<Editing>>,
    ) -> Self {
        let moments = Moments::new();
        let focus = Memo::new(move |_| {
            moments.track(Moment::Focus);
            let (today, place) = (today.get_untracked(), place.get_untracked());
            let Some(editing) = editing.get() else {
                return Focus::nothing(place);
            };
            let focus = |catalog: &_, now: &_| (editing.focus)(catalog, now, place, today);
            prices.with_value(|own| scenario.with_untracked(|now| focus(&own.published, now)))
        });
        let runway = Memo::new(move |_| {
            moments.track(Moment::Runway);
            let editing = editing.get()?;
            let of = |report: &_, now: &_| {
                prices.with_value(|own| (editing.runway)(report, &own.published, now))
            };
            report.with_untracked(|report| scenario.with_untracked(|now| of(report, now)))
        });
        Self {
            moments,
            focus,
            runway,
        }
    }
}

impl Planner {
    /// What happens to the credit, from one [`Moment::Runway`] to the next.
    pub(in crate::ui) fn runway(self) -> Memo<Option<RunwayReport>> {
        self.settled.get_value().runway
    }

    /// From now on, what reads this is made anew when a moment comes. What it reads beside this it should not follow:
    /// a page has some hundred fields, and each that follows the work is asked again with every key.
    pub(in crate::ui) fn await_moment(self, moment: Moment) {
        self.settled.get_value().moments.track(moment);
    }

    /// What a value is, followed from moment to moment.
    pub(in crate::ui) fn at_moment<T>(self, moment: Moment, value: Signal<T>) -> Signal<T>
    where
        T: Clone + Send + Sync + 'static,
    {
        Signal::derive(move || {
            self.await_moment(moment);
            value.get_untracked()
        })
    }

    /// Reads the report once no edit has followed for a moment: for what is much to draw, so that no keystroke
    /// waits for it.
    pub(in crate::ui) fn with_settled<T>(
        self,
        moment: Moment,
        read: impl FnOnce(&Report) -> T,
    ) -> T {
        self.await_moment(moment);
        self.report.with_untracked(read)
    }

    /// The same for what else could be done with the workload in view.
    pub(in crate::ui) fn with_focus<T>(self, moment: Moment, read: impl FnOnce(&Focus) -> T) -> T {
        self.await_moment(moment);
        self.focus.with_untracked(read)
    }

    /// From now on, lets the moments come after each change of the report: what is much to compute and to draw is
    /// several tasks, and a key that is pressed meanwhile waits for one at most, and ends the rest.
    pub(in crate::ui) fn settle(self) {
        let slices = StoredValue::new_local(Slices::default());
        let Moments {
            counts,
            is_focus_due,
        } = self.settled.get_value().moments;
        Effect::new(move |before: Option<()>| {
            self.report.track();
            // Of what only compares, the report may say nothing.
            self.scenario.track();
            self.place.track();
            if before.is_none() {
                return;
            }
            is_focus_due.set_value(true);
            let is_typing = self.history.with_untracked(History::is_open);
            let mut coming = Moment::ALL.into_iter().zip(counts).peekable();
            slices.with_value(|slices| {
                slices.one_by_one(if is_typing { QUIET_MS } else { 0 }, move || {
                    let (own, count) = coming.next()?;
                    if own == Moment::Focus {
                        is_focus_due.set_value(false);
                    }
                    count.update(|count| *count = count.wrapping_add(1));
                    let (next, _) = coming.peek()?;
                    Some(if is_typing && *next == Moment::Runway {
                        PAUSE_MS
                    } else {
                        0
                    })
                });
            });
        });
    }

    /// What else could be done with the workload in view, of what is entered now: what [`Planner::focus`] is still asked for
    /// is computed.
    pub(in crate::ui) fn settled_focus(self) -> Focus {
        let due = self
            .editing
            .get_untracked()
            .filter(|_| self.settled.get_value().moments.is_focus_due.get_value());
        due.map_or_else(
            || self.focus.get_untracked(),
            |editing| {
                let (place, today) = (self.place.get_untracked(), self.today.get_untracked());
                self.with_catalog(|catalog| {
                    let focus =
                        |scenario: &Scenario| (editing.focus)(catalog, scenario, place, today);
                    self.scenario.with_untracked(focus)
                })
            },
        )
    }

    /// The report with what [`Planner::focus`] and [`Planner::runway`] are still asked for: to take along, whenever that is.
    pub(in crate::ui) fn whole_report(self) -> Report {
        let mut report = self.report.get_untracked();
        report.focus = self.settled_focus();
        report.top_up.runway = self.editing.get_untracked().and_then(|editing| {
            let of = |catalog: &_, now: &_| (editing.runway)(&report, catalog, now);
            self.with_catalog(|catalog| self.scenario.with_untracked(|now| of(catalog, now)))
        });
        report
    }

    /// The courses that say how sure the report's runway is, none of them drawn yet.
    pub(in crate::ui) fn drawing(self) -> Option<Drawing> {
        self.with_catalog(|catalog| {
            self.with_settled(Moment::Runway, |report| {
                self.scenario
                    .with_untracked(|scenario| report.drawing(catalog, scenario))
            })
        })
    }
}
