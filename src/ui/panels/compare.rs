//! The same work on every text model.

use leptos::prelude::*;

use crate::catalog::Status;
use crate::quote::{ComparisonRow, SortBy};
use crate::scenario::WorkloadEdit;
use crate::ui::planner::Planner;
use crate::wording;

/// A sortable table with every text model.
#[component]
pub(in crate::ui) fn ComparePanel() -> impl IntoView {
    let planner = Planner::expect();
    let sort = RwSignal::new((SortBy::Cost, false));
    let wanted = RwSignal::new(String::new());
    let with_gated = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let (by, descending) = sort.get();
        let wanted = wanted.get().trim().to_lowercase();
        planner.report.with(|report| {
            let rows = report.focus.compare.sorted(by, descending);
            rows.into_iter()
                .filter(|row| with_gated.get() || row.chosen || row.status != Status::Gated)
                .filter(|row| {
                    row.name.to_lowercase().contains(&wanted) || row.model.contains(&wanted)
                })
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let unit = Signal::derive(move || {
        let shape = planner.with_workload(|workload| workload.work.shape);
        wording::a_unit(shape.unwrap_or_default())
    });
    view! {
        <section class="panel compare-panel" id="compare" aria-labelledby="compare-title">
            <div class="compare__head">
                <h2 id="compare-title">"The same work on every model"</h2>
                <div class="compare__filters">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=with_gated
                        on:change=move |event| with_gated.set(event_target_checked(&event))
                    />
                    "Include models sold by approval only"
                </label>
                <div class="field compare__search">
                    <label class="field__label" for="compare-search">"Find a model"</label>
                    <input
                        class="field__input"
                        id="compare-search"
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        on:input=move |event| wanted.set(event_target_value(&event))
                    />
                </div>
                </div>
            </div>
            <p class="panel__lead">
                {move || planner.report.with(wording::compare_subject)}
            </p>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Models compared">
                <table class="table compare">
                    <thead>
                        <tr>
                            <SortHeader title="Model" by=SortBy::Model sort />
                            <SortHeader title=unit by=SortBy::Cost sort is_number=true />
                            <th scope="col" class="number">"A month"</th>
                            <th scope="col" class="number">"× the cheapest"</th>
                            <SortHeader title="Ends" by=SortBy::Ends sort />
                            <th scope="col"><span class="visually-hidden">"Use"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| view! { <Row row /> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <Show when=move || rows.with(Vec::is_empty)>
                <p>"No model has a name like this."</p>
            </Show>
        </section>
    }
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
) -> impl IntoView {
    let planner = Planner::expect();
    let ends = row.ends.map(wording::date);
    let status = wording::status(row.status);
    let cells = match &row.outcome {
        Ok(priced) => view! {
            <td class="number" title=wording::usd_exact(priced.per_unit)>{wording::usd(priced.per_unit)}</td>
            <td class="number">{wording::usd(priced.per_month)}</td>
            <td class="number">
                {priced.thousandths_of_cheapest.map_or_else(|| wording::no_amount().to_owned(), wording::times)}
            </td>
        }.into_any(),
        Err(reason) => view! {
            <td class="compare__unable" colspan="3">{wording::unable(reason)}</td>
        }.into_any(),
    };
    let is_able = row.outcome.is_ok();
    let label = wording::use_model(&row.name);
    let model = row.model.clone();
    view! {
        <tr data-chosen=row.chosen.then_some("true") data-unable=(!is_able).then_some("true")>
            <th scope="row">
                <span class="compare__name">{row.name}</span>
                <span class="compare__status">{status}</span>
                {row.own_price.then(|| view! { <span class="own-mark">{move || planner.own_price_mark()}</span> })}
            </th>
            {cells}
            <td>{ends}</td>
            <td class="compare__use">
                {if row.chosen {
                    view! { <span class="compare__chosen">"In use"</span> }.into_any()
                } else {
                    view! {
                        <button
                            type="button"
                            class="button--quiet"
                            aria-label=label
                            on:click=move |_| planner.choose_workload(WorkloadEdit::Model(model.clone()))
                        >
                            "Use"
                        </button>
                    }.into_any()
                }}
            </td>
        </tr>
    }
}
