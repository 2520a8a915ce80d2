//! Spend by one thing within others: a table to drill into, a chart, and files to take away.

use leptos::prelude::*;

use crate::actuals::{Cell, Difference, Dimension, Group, Value, Within, pivot, total};
use crate::exchange::{difference_table, spend_table};
use crate::ui::browser::files;
use crate::ui::browser::storage::remembered;
use crate::ui::charts::SpendChart;
use crate::ui::fields::Choice;
use crate::ui::imports::Imports;
use crate::ui::planner::{Notice, Planner};
use crate::wording::{self, say};

/// The most rows of the table; the file has them all.
const MOST_ROWS: usize = 100;

/// What is looked at, by what; the table, the chart, the files.
#[component]
pub(super) fn Spend(
    /// What is looked at.
    within: RwSignal<Within>,
) -> impl IntoView {
    let imports = Imports::expect();
    let by = RwSignal::new(Dimension::Project);
    let groups = Memo::new(move |_| {
        imports
            .actuals
            .with(|actuals| within.with(|within| pivot(actuals.cells(), by.get(), within)))
    });
    let whole = Memo::new(move |_| {
        imports
            .actuals
            .with(|actuals| within.with(|within| total(actuals.cells(), within)))
    });
    let drill = move |value: Value| {
        within.update(|within| {
            within
                .values
                .retain(|own| own.dimension() != value.dimension());
            within.values.push(value);
        });
        by.update(|by| *by = next(*by));
    };
    let options = Dimension::ALL
        .map(|by| (by, wording::dimension(by)))
        .to_vec();
    view! {
        <h3 class="panel__subtitle">{say!("Where it went")}</h3>
        <div class="spend__controls">
            <Choice
                id="spend-by"
                label=say!("Spend by")
                options
                value=by
                choose=move |chosen| by.set(chosen)
            />
            <Conditions within />
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Spend as a table")>
            <table class="table spend">
                <thead>
                    <tr>
                        <th scope="col">{move || wording::dimension(by.get())}</th>
                        <th scope="col" class="number">{say!("Spent")}</th>
                        <th scope="col" class="number">{say!("Share")}</th>
                        <th scope="col" class="number">{say!("Requests")}</th>
                        <th scope="col" class="number">{say!("A request")}</th>
                        <th scope="col" class="number">{say!("Input")}</th>
                        <th scope="col" class="number">{say!("Cached")}</th>
                        <th scope="col" class="number">{say!("Output")}</th>
                        <th scope="col" class="number">{say!("Failed")}</th>
                        <th scope="col" class="number">{say!("Rows")}</th>
                        <th scope="col">{say!("Lines")}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let whole = whole.get();
                        groups.get().into_iter().take(MOST_ROWS).map(|group| {
                            view! { <Row group whole=whole.clone() drill /> }
                        }).collect_view()
                    }}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{say!("All")}</th>
                        {move || wording::spend_cells(&whole.read(), &whole.read())
                            .map(|cell| view! { <td class="number">{cell}</td> })}
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
        {move || wording::more_rows(groups.with(Vec::len), MOST_ROWS)
            .map(|sentence| view! { <p class="intake__note">{sentence}</p> })}
        <SpendChart actuals=imports.actuals by within />
        <Downloads by groups />
        <Differences />
    }
}

/// What to ask next, once one thing is chosen.
const fn next(by: Dimension) -> Dimension {
    match by {
        Dimension::Project | Dimension::Key | Dimension::User | Dimension::Hour => Dimension::Model,
        Dimension::Model | Dimension::Processing => Dimension::Kind,
        Dimension::Kind => Dimension::Day,
        Dimension::Day => Dimension::Hour,
    }
}

#[component]
fn Row<D: Fn(Value) + Copy + 'static>(group: Group, whole: Cell, drill: D) -> impl IntoView {
    let imports = Imports::expect();
    let value = group.value;
    let name = imports
        .actuals
        .with_untracked(|actuals| wording::value(value, actuals.names()));
    let label = wording::look_into(&name);
    let lines = wording::lines(&group.sum);
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="spend__into" aria-label=label on:click=move |_| drill(value)>
                    {name}
                </button>
            </th>
            {wording::spend_cells(&group.sum, &whole).map(|cell| view! { <td class="number">{cell}</td> })}
            <td>{lines}</td>
        </tr>
    }
}

/// What is looked at, each with a way back.
#[component]
fn Conditions(within: RwSignal<Within>) -> impl IntoView {
    let imports = Imports::expect();
    view! {
        <p class="spend__within">
            {move || {
                let Within { values, days } = within.get();
                let days = days.map(|(first, last)| view! {
                    <button
                        type="button"
                        on:click=move |_| within.update(|within| within.days = None)
                    >
                        {wording::span(first, last)} " ×"
                    </button>
                });
                let values = values.into_iter().map(|value| {
                    let name = imports.actuals.with(|actuals| wording::value(value, actuals.names()));
                    view! {
                        <button
                            type="button"
                            on:click=move |_| within.update(|within| {
                                within.values.retain(|own| *own != value);
                            })
                        >
                            {name} " ×"
                        </button>
                    }
                });
                view! { {days} {values.collect_view()} }
            }}
        </p>
    }
}

#[component]
fn Downloads(by: RwSignal<Dimension>, groups: Memo<Vec<Group>>) -> impl IntoView {
    let imports = Imports::expect();
    let planner = Planner::expect();
    let save = move |name: &str, table: &str| {
        if !files::download(name, table, "text/csv") {
            planner.say(Notice::BadFile(wording::download_refused().to_owned()));
        }
    };
    let table = move |_| {
        let rows = imports.actuals.with_untracked(|actuals| {
            groups.with_untracked(|groups| {
                let rows = groups.iter().map(|group| {
                    (
                        wording::value(group.value, actuals.names()),
                        group.sum.clone(),
                    )
                });
                rows.collect::<Vec<(String, Cell)>>()
            })
        });
        let by = by.get_untracked();
        save(
            "topup-spend.csv",
            &spend_table(wording::dimension(by), &rows),
        );
    };
    let differing = move |_| {
        let table = imports.actuals.with_untracked(|actuals| {
            difference_table(actuals.imports(), |reason| {
                wording::price_difference(*reason)
            })
        });
        save("topup-differences.csv", &table);
    };
    view! {
        <p class="intake__choices">
            <button type="button" on:click=table>{say!("Download this table")}</button>
            <button type="button" on:click=differing>{say!("Download the differences")}</button>
        </p>
    }
}

/// The exported amounts beside the catalog's, by what the difference is.
#[component]
fn Differences() -> impl IntoView {
    let imports = Imports::expect();
    let compared = Memo::new(move |_| {
        imports.actuals.with(|actuals| {
            let all = actuals.imports().iter().flat_map(|import| {
                let of = import.name.clone();
                import
                    .compared
                    .iter()
                    .map(move |(difference, compared)| (of.clone(), *difference, *compared))
            });
            all.collect::<Vec<_>>()
        })
    });
    view! {
        <details use:remembered="differences" class="how">
            <summary>{say!("Exported amounts beside the catalog's prices of their day")}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Differences from the catalog")>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say!("What it is")}</th>
                            <th scope="col" class="number">{say!("Rows")}</th>
                            <th scope="col">{say!("Amounts")}</th>
                            <th scope="col" class="number">{say!("First line")}</th>
                            <th scope="col">{say!("File")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || compared.get().into_iter().map(|(file, difference, compared)| view! {
                            <tr data-same=(difference == Difference::Same).to_string()>
                                <th scope="row">{wording::price_difference(difference)}</th>
                                <td class="number">{wording::count(compared.rows)}</td>
                                <td>{wording::compared(&compared)}</td>
                                <td class="number">{wording::count(compared.first_line)}</td>
                                <td>{file}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </details>
    }
}
