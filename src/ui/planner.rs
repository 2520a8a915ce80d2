//! The one reactive handle: what was entered, what follows from it, and the ways to change it.

mod kept;
mod moments;
mod prices;

use std::borrow::Cow;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) use kept::{Source, Visit};
pub(super) use moments::Moment;
use moments::Settled;
use prices::Prices;

use super::browser::{address, clock, storage};
use super::desk::{Desk, Word};
use super::held_text::HeldText;
use super::rest::{Editing, Price, editing};
use super::scribe::{Scribe, scribe};
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::exchange::ScenarioFile;
use crate::report::{ChangedCost, Focus, Report};
use crate::scenario::{Edit, History, Place, Problem, Scenario, Stage, WorkloadEdit};
use crate::wording::{self, Currency};
use crate::workload::Workload;

/// Something the page has to say that belongs to no panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// A link could not be opened.
    BadLink(String),
    /// A file could not be opened.
    BadFile(String),
}

/// Everything the panels need; `Copy`, so that closures can take it.
#[derive(Clone, Copy)]
pub(super) struct Planner {
    prices: StoredValue<Prices>,
    /// The catalog with the person's own prices in it, where there are any.
    priced: Memo<Option<Catalog>>,
    history: RwSignal<History>,
    /// The day everything is computed for.
    pub(super) today: RwSignal<Date>,
    /// What was entered.
    pub(super) scenario: Memo<Scenario>,
    /// Which workload the person is looking at; kept in this page only.
    at: RwSignal<Place>,
    /// The place of the workload in view.
    pub(super) place: Memo<Place>,
    /// The workload in view.
    pub(super) workload: Memo<Option<Workload>>,
    /// What follows from it; what compares the workload in view with others is in [`Planner::focus`], what happens to the
    /// credit in [`Planner::runway`].
    pub(super) report: Memo<Report>,
    /// What else could be done with the workload in view, once edits rest.
    pub(super) focus: Memo<Focus>,
    settled: StoredValue<Settled>,
    /// What has to be said.
    pub(super) notices: RwSignal<Vec<Notice>>,
    /// Set while a scenario from a link is shown beside the person's own work.
    pub(super) visit: RwSignal<Option<Visit>>,
    /// The day of the prices that what is shown was made with.
    pub(super) made_with: RwSignal<Date>,
    /// The workloads that cost other than when what is shown was written.
    pub(super) changed_costs: RwSignal<Vec<ChangedCost>>,
    /// Whether the prices in the place of the catalog's came with a link.
    pub(super) prices_from_link: RwSignal<bool>,
    /// Whether the person has ever changed or kept anything here; an untouched example is not saved.
    is_own: RwSignal<bool>,
    /// How the work is kept, and what else is.
    desk: StoredValue<Desk>,
    /// Another currency in which amounts are shown besides; kept in this browser, in no scenario.
    pub(super) currency: RwSignal<Option<Currency>>,
    /// The text in the prompt box.
    texts: StoredValue<HeldText>,
    /// What makes edits, once it is here.
    editing: RwSignal<Option<Editing>>,
}

impl Planner {
    /// Makes the handle from what is saved and from the address, and hands it to all panels.
    ///
    /// Where there is something to read, `reader` has read it; it has none where its program did not arrive.
    pub(super) fn provide(catalog: Catalog, reader: Option<Scribe>) -> Self {
        let today = RwSignal::new(clock::today());
        let price = reader.map(|scribe| scribe.price);
        let published = catalog;
        let prices = StoredValue::new(Prices { published, price });
        let desk = Desk::new();
        let saved = reader.and_then(|scribe| desk.open(scribe));
        let is_own = saved.is_some();
        let saved = saved.unwrap_or_else(|| ScenarioFile {
            prices_of: prices.with_value(|prices| prices.published.as_of),
            scenario: wording::in_own_words(Scenario::example(Stage::default())),
            unit_costs: Vec::new(),
        });
        let prices_from_link = is_own && desk.prices_from_link();
        let changed =
            prices.with_value(|prices| changed_costs(prices, &saved, today.get_untracked()));
        let ScenarioFile {
            prices_of,
            scenario: start,
            unit_costs: _,
        } = saved;
        let history = RwSignal::new(History::new(start));
        let scenario = Memo::new(move |_| history.with(|history| history.now().clone()));
        let at = RwSignal::new(Place::default());
        let place = Memo::new(move |_| scenario.with(|scenario| scenario.nearest(at.get())));
        let workload =
            Memo::new(move |_| scenario.with(|scenario| scenario.workload(place.get()).cloned()));
        // The work that the last report is of.
        let reported = StoredValue::new(None::<Scenario>);
        let editing = RwSignal::new(None::<Editing>);
        let report = Memo::new(move |before: Option<&Report>| {
            let (today, place, editing) = (today.get(), place.get(), editing.get());
            let next = prices.with_value(|prices| {
                scenario.with(|scenario| {
                    reported.with_value(|was| match (editing, before.zip(was.as_ref())) {
                        (Some(editing), Some((report, was))) => {
                            let catalog = &prices.published;
                            (editing.report)(report, was, catalog, scenario, place, today)
                        }
                        // What else could be done is asked by nobody yet.
                        _ => Report::answers(&prices.of(scenario), scenario, place, today),
                    })
                })
            });
            reported.set_value(Some(scenario.get()));
            next
        });
        let settled = Settled::new(prices, today, scenario, place, report, editing);
        let overrides = Memo::new(move |_| scenario.with(|scenario| scenario.overrides.clone()));
        let with_own = move |_: Option<&_>| {
            overrides.with(|own| {
                prices.with_value(|prices| match prices.with(own) {
                    Cow::Owned(catalog) => Some(catalog),
                    Cow::Borrowed(_) => None,
                })
            })
        };
        // Whether anything changed has been asked of what was typed: comparing catalogs is much program.
        let own_catalog = Memo::new_with_compare(with_own, |_, _| true);
        let planner = Self {
            prices,
            priced: own_catalog,
            history,
            today,
            scenario,
            at,
            place,
            workload,
            report,
            focus: settled.focus,
            settled: StoredValue::new(settled),
            notices: RwSignal::new(Vec::new()),
            visit: RwSignal::new(None),
            made_with: RwSignal::new(prices_of),
            changed_costs: RwSignal::new(changed),
            prices_from_link: RwSignal::new(prices_from_link),
            is_own: RwSignal::new(is_own),
            desk: StoredValue::new(desk),
            currency: RwSignal::new(storage::currency()),
            texts: StoredValue::new(HeldText::new()),
            editing,
        };
        provide_context(planner);
        if let Some(scribe) = reader {
            planner.open_address(scribe);
        }
        planner
    }

    /// The handle that the page provides to every panel.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// The text in the prompt box.
    pub(super) fn texts(self) -> HeldText {
        self.texts.get_value()
    }

    /// From now on, own prices can be put into the catalog.
    fn learn(self, price: Price) {
        self.prices
            .update_value(|prices| prices.price = Some(price));
    }

    /// Reads the price catalog as it is published.
    pub(super) fn with_catalog<T>(self, read: impl FnOnce(&Catalog) -> T) -> T {
        self.prices.with_value(|prices| read(&prices.published))
    }

    /// Reads the price catalog with the person's own prices in it, and follows their changes.
    pub(super) fn with_priced_catalog<T>(self, read: impl FnOnce(&Catalog) -> T) -> T {
        self.priced.with(|priced| match priced {
            Some(priced) => read(priced),
            None => self.with_catalog(read),
        })
    }

    /// The mark of a price that is not the catalog's.
    pub(super) fn own_price_mark(self) -> &'static str {
        wording::own_price_mark(self.prices_from_link.get())
    }

    /// Makes an edit; the problem is the sentence to show beside the field.
    pub(super) fn send(self, edit: Edit) -> Result<(), String> {
        let Some(Editing { apply, .. }) = self.editing.get_untracked() else {
            // Faster than what makes edits: it is made as soon as that is here.
            spawn_local(async move {
                if self.begin_editing().await {
                    // There is no field yet to show a problem at.
                    drop(self.send(edit));
                    self.seal();
                }
            });
            return Ok(());
        };
        let outcome: Result<(), Problem> = self
            .history
            .try_update(|history| apply(history, edit))
            .unwrap_or(Ok(()));
        // Whoever follows it is not asked again with every key.
        if outcome.is_ok() && !self.is_own.get_untracked() {
            self.is_own.set(true);
        }
        outcome.map_err(wording::problem)
    }

    /// Fetches what makes edits, unless it is here; whether it is.
    pub(super) async fn begin_editing(self) -> bool {
        let editing = editing().await;
        // Its program has just been put in place: what it makes of the report is a task of its own.
        TimeoutFuture::new(0).await;
        match editing {
            Ok(editing) if self.editing.with_untracked(Option::is_none) => {
                self.learn(editing.price);
                self.editing.set(Some(editing));
            }
            Ok(_) => {}
            Err(_) => self.miss_part(),
        }
        self.editing.with_untracked(Option::is_some)
    }

    /// Makes an edit of the workload in view.
    pub(super) fn send_workload(self, edit: WorkloadEdit) -> Result<(), String> {
        self.send(Edit::Workload(self.place.get_untracked(), edit))
    }

    /// Makes an edit of the workload in view that cannot be refused.
    pub(super) fn choose_workload(self, edit: WorkloadEdit) {
        self.choose(Edit::Workload(self.place.get_untracked(), edit));
    }

    /// Looks at another workload.
    pub(super) fn look_at(self, place: Place) {
        self.at.set(place);
    }

    /// Reads the workload in view; a scenario always has one.
    pub(super) fn with_workload<T>(self, read: impl FnOnce(&Workload) -> T) -> Option<T> {
        self.workload.with(|workload| workload.as_ref().map(read))
    }

    /// Makes an edit that cannot be refused, such as a choice among given ones.
    pub(super) fn choose(self, edit: Edit) {
        // A choice of the page's own is within the limits; there is no field to show a problem at.
        if self.send(edit).is_ok() {
            self.seal();
        }
    }

    /// Ends a run of edits: the next one is an undo step of its own.
    pub(super) fn seal(self) {
        self.history.update_untracked(History::seal);
    }

    pub(super) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub(super) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    pub(super) fn undo(self) {
        self.history.update(History::undo);
    }

    pub(super) fn redo(self) {
        self.history.update(History::redo);
    }

    /// The scenario as it leaves the page.
    pub(super) fn file(self) -> ScenarioFile {
        ScenarioFile {
            prices_of: self.with_catalog(|catalog| catalog.as_of),
            scenario: self.scenario.get_untracked(),
            unit_costs: self.report.with_untracked(Report::unit_costs),
        }
    }

    /// Remembers what a scenario from elsewhere was made with, and compares it with today's prices.
    fn compare_with(self, file: &ScenarioFile) {
        self.made_with.set(file.prices_of);
        let today = self.today.get_untracked();
        let changed = self
            .prices
            .with_value(|prices| changed_costs(prices, file, today));
        self.changed_costs.set(changed);
    }

    pub(super) fn say(self, notice: Notice) {
        self.notices.update(|notices| {
            notices
                .retain(|shown| core::mem::discriminant(shown) != core::mem::discriminant(&notice));
            notices.push(notice);
        });
    }

    /// Takes the scenario out of the address, if there is one.
    fn open_address(self, scribe: Scribe) {
        let Some(fragment) = address::take_fragment() else {
            return;
        };
        self.open_link(scribe, &fragment);
    }

    fn open_link(self, scribe: Scribe, fragment: &str) {
        match (scribe.open_link)(fragment) {
            Ok((file, text)) => self.open_elsewhere(file, Source::Link, text),
            Err(sentence) => self.say(Notice::BadLink(sentence)),
        }
    }

    /// Opens a link that was pasted on the page, of which this is what follows its `#`.
    pub(super) fn open_pasted(self, fragment: String) {
        self.with_scribe(move |scribe| self.open_link(scribe, &fragment));
    }

    /// A link pasted into the address bar of the open page is opened too.
    pub(super) fn listen_for_links(self) {
        address::on_fragment(move || {
            if address::holds_scenario() {
                self.with_scribe(move |scribe| self.open_address(scribe));
            }
        });
    }

    /// Does something with what reads and writes scenarios, once it is here; if it does not come, says so.
    pub(super) fn with_scribe(self, work: impl FnOnce(Scribe) + 'static) {
        spawn_local(async move {
            match scribe().await {
                Ok(scribe) => {
                    self.learn(scribe.price);
                    work(scribe);
                }
                Err(_) => self.miss_part(),
            }
        });
    }

    /// Says that a part of the program did not arrive without which nothing is saved, opened or changed.
    pub(super) fn miss_part(self) {
        self.desk()
            .say(Word::Problem(wording::part_missing().to_owned()));
    }
}

/// The workloads of a scenario that cost other than when it was written.
fn changed_costs(prices: &Prices, file: &ScenarioFile, today: Date) -> Vec<ChangedCost> {
    if file.unit_costs.is_empty() {
        return Vec::new();
    }
    let catalog = &prices.of(&file.scenario);
    let now = Report::answers(catalog, &file.scenario, Place::default(), today);
    now.changed_since(&file.unit_costs)
}
