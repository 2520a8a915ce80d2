//! Named versions of the work, and what differs between one and the work as it stands.

use leptos::prelude::*;

use crate::report::{Difference, DifferenceRow, LineDifference};
use crate::scenario::{Edit, VariantEdit};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// Keeps versions, puts one back, and shows the difference line by line.
#[component]
pub(in crate::ui) fn VersionsPanel() -> impl IntoView {
    let planner = Planner::expect();
    let names = Memo::new(move |_| {
        planner.scenario.with(|scenario| {
            let own = scenario.variants.iter();
            own.map(|own| own.name.clone()).collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(0_usize);
    let at = Memo::new(move |_| chosen.get().min(names.with(Vec::len).saturating_sub(1)));
    let difference = Memo::new(move |_| {
        let (at, today) = (at.get(), planner.today.get());
        planner.with_catalog(|catalog| {
            planner.scenario.with(|scenario| {
                let from = scenario.variants.get(at)?;
                Some((
                    from.name.clone(),
                    Difference::new(catalog, scenario, from, today),
                ))
            })
        })
    });
    view! {
        <section class="panel versions-panel" id="versions" aria-labelledby="versions-title">
            <h2 id="versions-title">{say!("Two versions side by side")}</h2>
            <p class="panel__lead">{wording::versions_explained()}</p>
            <Keep names />
            <Show when=move || names.with(|names| !names.is_empty())>
                <div class="workloads__add">
                    <div class="field">
                        <label class="field__label" for="version">{say!("From" as "a version")}</label>
                        <select
                            class="field__input"
                            id="version"
                            on:change=move |event| {
                                chosen.set(event_target_value(&event).parse().unwrap_or(0));
                            }
                        >
                            {move || names.get().into_iter().enumerate().map(|(place, name)| view! {
                                <option value=place.to_string() prop:selected=move || at.get() == place>
                                    {name}
                                </option>
                            }).collect_view()}
                        </select>
                    </div>
                    <button
                        type="button"
                        on:click=move |_| planner.choose(Edit::Variant(VariantEdit::Use(at.get_untracked())))
                    >
                        {say!("Put it back")}
                    </button>
                    <button
                        type="button"
                        on:click=move |_| planner.choose(Edit::Variant(VariantEdit::Remove(at.get_untracked())))
                    >
                        {say!("Forget it")}
                    </button>
                </div>
            </Show>
            {move || difference.get().map(|(name, difference)| view! { <Table name difference /> })}
        </section>
    }
}

/// Keeps the work as it stands under a name.
#[component]
fn Keep(
    /// The names there are.
    names: Memo<Vec<String>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let name = RwSignal::new("A".to_owned());
    let problem = RwSignal::new(None::<String>);
    let keep = move || {
        let own = name.get_untracked().trim().to_owned();
        match planner.send(Edit::Variant(VariantEdit::Keep(own))) {
            Ok(()) => {
                planner.seal();
                problem.set(None);
                let next = names.with_untracked(Vec::len);
                let letter = ["A", "B", "C", "D", "E"].get(next).copied().unwrap_or("E");
                name.set(letter.to_owned());
            }
            Err(sentence) => problem.set(Some(sentence)),
        }
    };
    view! {
        <div class="field own-price__model" data-invalid=move || problem.with(Option::is_some).then_some("true")>
            <label class="field__label" for="version-name">{say!("Keep this version as")}</label>
            <span class="own-price__add">
                <input
                    class="field__input"
                    id="version-name"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="100"
                    aria-describedby="version-problem"
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                    on:keydown=move |event| if event.key() == "Enter" { keep() }
                />
                <button type="button" on:click=move |_| keep()>{say!("Keep")}</button>
            </span>
            <span class="field__problem" id="version-problem" role="alert">{move || problem.get()}</span>
        </div>
    }
}

#[component]
fn Table(
    /// The earlier version's name.
    name: String,
    /// What differs.
    difference: Difference,
) -> impl IntoView {
    let (before, after) = (difference.before, difference.after);
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!("Difference")>
            <table class="table versions">
                <thead>
                    <tr>
                        <th scope="col">{say!("Workload")}</th>
                        <th scope="col" class="number">{wording::month_of(&name)}</th>
                        <th scope="col" class="number">{say!("Now, a month")}</th>
                        <th scope="col" class="number">{say!("Difference")}</th>
                    </tr>
                </thead>
                <tbody>
                    {difference.rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{say!("Together")}</th>
                        <td class="number">{wording::usd(before)}</td>
                        <td class="number">{wording::usd(after)}</td>
                        <td class="number">{wording::difference(before, after)}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A workload, and under it the lines that differ.
#[component]
fn Row(
    /// The workload.
    row: DifferenceRow,
) -> impl IntoView {
    let line = |line: LineDifference| {
        view! {
            <tr class="versions__line">
                <th scope="row">{wording::item(line.item)}</th>
                <td class="number">{wording::month_or_none(line.months.0)}</td>
                <td class="number">{wording::month_or_none(line.months.1)}</td>
                <td class="number">{wording::month_change(line.months)}</td>
            </tr>
        }
    };
    view! {
        <tr>
            <th scope="row">
                {row.workload.clone()}
                <span class="compare__status">{wording::models(&row)}</span>
            </th>
            <td class="number">{wording::month_or_none(row.months.0)}</td>
            <td class="number">{wording::month_or_none(row.months.1)}</td>
            <td class="number">{wording::month_change(row.months)}</td>
        </tr>
        {row.lines.into_iter().map(line).collect_view()}
    }
}
