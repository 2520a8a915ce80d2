//! The same work on every model.

use core::hash::{Hash, Hasher};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::compare_filters::CompareFilters;
use super::export::Export;
use crate::money::Usd;
use crate::plot::Bar;
use crate::quote::{Comparison, ComparisonRow, RowChoice, SortBy};
use crate::report::Report;
use crate::scenario::WorkloadEdit;
use crate::ui::browser::presence;
use crate::ui::charts::{BarChart, BarRow};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, Exported, say};

/// The most bars of the chart; the table has all rows.
const MOST_BARS: usize = 15;
/// How many rows are made with the panel; the others follow in a task of their own, before what stands below.
const FIRST_ROWS: usize = 12;

/// How the person looks at the comparison; kept in this page only.
#[derive(Clone, Copy)]
pub(super) struct CompareView {
    /// Whether all workloads are compared together.
    pub(super) all: RwSignal<bool>,
    /// Which rows are wanted.
    pub(super) choice: RwSignal<RowChoice>,
    sort: RwSignal<(SortBy, bool)>,
    /// The comparison in view.
    pub(super) table: Memo<Comparison>,
    rows: Memo<Vec<ComparisonRow>>,
}

impl CompareView {
    fn new(planner: Planner) -> Self {
        let all = RwSignal::new(false);
        let choice = RwSignal::new(RowChoice::default());
        let sort = RwSignal::new((SortBy::Cost, false));
        let table = Memo::new(move |_| {
            if !all.get() {
                return planner.with_focus(Moment::Compare, |focus| focus.compare.clone());
            }
            let today = planner.today.get();
            planner.with_catalog(|catalog| {
                planner.with_settled(Moment::Compare, |_| {
                    planner
                        .scenario
                        .with_untracked(|scenario| Report::compare_all(catalog, scenario, today))
                })
            })
        });
        let rows = Memo::new(move |_| {
            let (by, descending) = sort.get();
            let shown = |table: &Comparison| {
                let rows = choice.with(|choice| table.shown(choice, by, descending));
                rows.into_iter().cloned().collect::<Vec<_>>()
            };
            table.with(shown)
        });
        Self {
            all,
            choice,
            sort,
            table,
            rows,
        }
    }
}

/// What of a row is made once.
#[derive(Clone, PartialEq, Eq)]
struct Frame {
    row: ComparisonRow,
    /// Whether all workloads are compared together.
    all: bool,
}

impl Hash for Frame {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Hardly ever are there two of a model.
        self.row.model.hash(state);
    }
}

/// A sortable table with every model, and its rows as bars.
#[component]
pub(in crate::ui) fn ComparePanel() -> impl IntoView {
    let planner = Planner::expect();
    let looks = CompareView::new(planner);
    let rows = looks.rows;
    let unit = Signal::derive(move || {
        if looks.all.get() {
            return wording::a_day();
        }
        let shape = planner.with_workload(|workload| workload.work.shape);
        wording::a_unit(shape.unwrap_or_default())
    });
    // A row is made anew only when there is another, and moved when the order is: else, amounts change.
    let is_whole = RwSignal::new(false);
    spawn_local(async move {
        presence::idle().await;
        is_whole.try_set(true);
    });
    let frames = Memo::new(move |_| {
        let all = looks.all.get();
        let most = if is_whole.get() {
            usize::MAX
        } else {
            FIRST_ROWS
        };
        let frame = |row: &ComparisonRow| Frame {
            row: row.without_amounts(),
            all,
        };
        rows.with(|rows| rows.iter().take(most).map(frame).collect::<Vec<_>>())
    });
    let has_recounts =
        Memo::new(move |_| rows.with(|rows| rows.iter().any(|row| row.counted_otherwise)));
    let sort = looks.sort;
    let lead = move || {
        if looks.all.get() {
            wording::compare_all_subject().to_owned()
        } else {
            planner.with_settled(Moment::Compare, wording::compare_subject)
        }
    };
    view! {
        <section class="panel compare-panel" id="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{say!("The same work on every model")}</h2>
            <CompareFilters looks />
            <p class="panel__lead">{lead}</p>
            <Chart rows />
            <div class="table-scroll" tabindex="0" role="group" aria-label=say!("Models compared")>
                <table class="table compare">
                    <thead>
                        <tr>
                            <SortHeader title=say!("Model") by=SortBy::Model sort />
                            <SortHeader title=unit by=SortBy::Cost sort is_number=true />
                            <th scope="col" class="number">{say!("A month")}</th>
                            <th scope="col" class="number">{say!("vs today")}</th>
                            <th scope="col" class="number">{say!("× the cheapest")}</th>
                            <SortHeader title=say!("Most input") by=SortBy::Context sort is_number=true />
                            <SortHeader title=say!("Ends") by=SortBy::Ends sort />
                            <th scope="col"><span class="visually-hidden">{say!("Use, pin, hide")}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || frames.get() key=Clone::clone let:frame>
                            <Row row=frame.row looks />
                        </For>
                    </tbody>
                </table>
            </div>
            <Show when=move || rows.with(Vec::is_empty)>
                <p>{say!("No model fits this choice.")}</p>
            </Show>
            <Show when=move || has_recounts.get()>
                <p class="compare__recount">{wording::counted_otherwise_explained()}</p>
            </Show>
            <Export what=Exported::Comparison table=wording::compare_table />
        </section>
    }
}

/// The first rows that have a price, as bars.
#[component]
fn Chart(
    /// The rows of the table.
    rows: Memo<Vec<ComparisonRow>>,
) -> impl IntoView {
    let bars = Memo::new(move |_| {
        rows.with(|rows| {
            let able = rows.iter().filter_map(|row| {
                let month = row.outcome.as_ref().ok()?.per_month;
                Some(BarRow {
                    bar: Bar {
                        name: row.name.clone(),
                        value: wording::dollars(month),
                        chosen: row.chosen,
                    },
                    amount: wording::usd(month),
                })
            });
            able.take(MOST_BARS).collect::<Vec<_>>()
        })
    });
    let summary = Signal::derive(move || bars.with(|bars| wording::bars_summary(bars.len())));
    view! { <BarChart rows=bars summary tick=wording::axis_usd /> }
}

#[component]
fn SortHeader(
    /// The column's title.
    #[prop(into)]
    title: Signal<&'static str>,
    /// What the column orders by.
    by: SortBy,
    /// The order in force.
    sort: RwSignal<(SortBy, bool)>,
    /// Whether the column holds numbers. Default: no.
    #[prop(optional)]
    is_number: bool,
) -> impl IntoView {
    let order = move || match sort.get() {
        (chosen, _) if chosen != by => "none",
        (_, false) => "ascending",
        (_, true) => "descending",
    };
    view! {
        <th scope="col" class:number=is_number aria-sort=order>
            <button
                type="button"
                class="sort"
                on:click=move |_| sort.update(|(chosen, descending)| {
                    *descending = *chosen == by && !*descending;
                    *chosen = by;
                })
            >
                {title}
            </button>
        </th>
    }
}

#[component]
fn Row(
    /// The model.
    row: ComparisonRow,
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let planner = Planner::expect();
    let ends = row.ends.map(wording::date);
    let status = wording::status(row.status);
    let cells = match &row.outcome {
        Ok(_) => view! { <Amounts row=row.clone() looks /> }.into_any(),
        Err(reason) => view! {
            <td class="compare__unable" colspan="4">{wording::unable(reason)}</td>
        }
        .into_any(),
    };
    let is_able = row.outcome.is_ok();
    let most_input = row.most_input.map_or_else(
        || wording::unknown().to_owned(),
        |most| wording::count(most.get()),
    );
    let chosen = row.chosen.then_some("true");
    view! {
        <tr data-chosen=chosen data-unable=(!is_able).then_some("true")>
            <th scope="row">
                <span class="compare__name">{row.name.clone()}</span>
                <span class="compare__status">{status}</span>
                {row.own_price.then(|| view! { <span class="own-mark">{move || planner.own_price_mark()}</span> })}
            </th>
            {cells}
            <td class="number">{most_input}</td>
            <td>{ends}</td>
            <td class="compare__use"><Actions row looks /></td>
        </tr>
    }
}

/// What the work costs on a model.
#[component]
fn Amounts(
    /// The model.
    row: ComparisonRow,
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let ComparisonRow {
        model,
        counted_otherwise,
        chosen,
        ..
    } = row;
    let amounts = Memo::new(move |_| {
        let now = looks.table.with(|table| table.month_now);
        let priced = looks.rows.with(|rows| {
            let own = rows.iter().find(|row| row.model == model)?;
            own.outcome.as_ref().ok().copied()
        });
        Some((priced?, now))
    });
    move || {
        amounts.get().map(|(priced, now)| {
            view! {
                <td class="number" title=wording::usd_exact(priced.per_unit)>
                    {counted_otherwise.then(wording::counted_otherwise_sign)}
                    {wording::usd(priced.per_unit)}
                </td>
                <td class="number">{wording::usd(priced.per_month)}</td>
                <td class="number">{difference(chosen, now, priced.per_month)}</td>
                <td class="number">
                    {priced.thousandths_of_cheapest.map_or_else(|| wording::no_amount().to_owned(), wording::times)}
                </td>
            }
        })
    }
}

/// Uses a model, keeps it on top, or takes it out of sight.
#[component]
fn Actions(
    /// The model.
    row: ComparisonRow,
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let planner = Planner::expect();
    let (used, pinned, hidden) = (row.model.clone(), row.model.clone(), row.model.clone());
    let own = row.model.clone();
    let is_pinned = Memo::new(move |_| looks.choice.with(|choice| choice.pinned.contains(&own)));
    let use_it = if row.chosen {
        view! { <span class="compare__chosen">{say!("In use")}</span> }.into_any()
    } else if looks.all.get_untracked() {
        ().into_any()
    } else {
        view! {
            <button
                type="button"
                class="button--quiet"
                aria-label=wording::use_model(&row.name)
                on:click=move |_| planner.choose_workload(WorkloadEdit::Model(used.clone()))
            >
                {say!("Use")}
            </button>
        }
        .into_any()
    };
    let pin = move |_| {
        looks.choice.update(|choice| {
            if !choice.pinned.remove(&pinned) {
                choice.pinned.insert(pinned.clone());
            }
        });
    };
    let hide = move |_| {
        looks.choice.update(|choice| {
            choice.pinned.remove(&hidden);
            choice.hidden.insert(hidden.clone());
        });
    };
    let name = row.name.clone();
    view! {
        {use_it}
        <button
            type="button"
            class="button--quiet"
            aria-label=move || wording::pin(&name, is_pinned.get())
            on:click=pin
        >
            {move || if is_pinned.get() { say!("Unpin") } else { say!("Pin") }}
        </button>
        {(!row.chosen).then(|| view! {
            <button type="button" class="button--quiet" aria-label=wording::hide(&row.name) on:click=hide>
                {say!("Hide")}
            </button>
        })}
    }
}

/// What a month would change by; nothing for the model in use.
fn difference(chosen: bool, now: Option<Usd>, then: Usd) -> String {
    now.filter(|_| !chosen).map_or_else(
        || wording::no_amount().to_owned(),
        |now| wording::difference(now, then),
    )
}
