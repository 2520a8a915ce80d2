//! What is compared, and which models are wanted.

use leptos::prelude::*;

use super::compare::CompareView;
use crate::quote::RowChoice;
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{OPTIONAL_USD, ValueField};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// The search, the scope, and what unfolds for a finer choice.
#[component]
pub(super) fn CompareFilters(
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let planner = Planner::expect();
    let choice = looks.choice;
    let has_several = Memo::new(move |_| {
        planner
            .scenario
            .with(|scenario| scenario.workloads().count() > 1)
    });
    let hidden = Memo::new(move |_| choice.with(|choice| choice.hidden.len()));
    view! {
        <div class="compare__filters">
            <div class="field compare__search">
                <label class="field__label" for="compare-search">{say!("Find a model")}</label>
                <input
                    class="field__input"
                    id="compare-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| choice.update(|choice| choice.words = event_target_value(&event))
                />
            </div>
            <Family looks />
            <Show when=move || has_several.get()>
                <Check
                    label=say!("All workloads together")
                    on=looks.all
                    turn=move |on| looks.all.set(on)
                />
            </Show>
            <Show when=move || hidden.get() != 0>
                <button type="button" on:click=move |_| choice.update(|choice| choice.hidden.clear())>
                    {move || wording::show_hidden(hidden.get())}
                </button>
            </Show>
        </div>
        <details use:remembered="models" class="how">
            <summary>{say!("Choose which models are shown")}</summary>
            <div class="compare__filters">
                <Wanted looks label=say!("Only models that can do the work") read=|choice| choice.able_only
                    write=|choice, on| choice.able_only = on />
                <Wanted looks label=say!("Only models that take images") read=|choice| choice.pictures
                    write=|choice, on| choice.pictures = on />
                <LastsToTheEnd looks />
                <Wanted looks label=say!("Include models sold by approval only") read=|choice| choice.gated
                    write=|choice, on| choice.gated = on />
                <div class="compare__most">
                    <ValueField
                        notation=&OPTIONAL_USD
                        id="compare-most"
                        label=say!("At most a month")
                        hint=say!("Empty: at any price.")
                        value=Signal::derive(move || choice.with(|choice| choice.month_at_most))
                        on_commit=move |_, most| {
                            choice.update(|choice| choice.month_at_most = most);
                            Ok(())
                        }
                    />
                </div>
            </div>
        </details>
    }
}

/// One generation, or all.
#[component]
fn Family(
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let families = Memo::new(move |_| {
        looks.table.with(|table| {
            let families = table.families().into_iter();
            families.map(str::to_owned).collect::<Vec<_>>()
        })
    });
    let choose = move |event| {
        let family = Some(event_target_value(&event)).filter(|family| !family.is_empty());
        looks.choice.update(|choice| choice.family = family);
    };
    view! {
        <div class="field">
            <label class="field__label" for="compare-family">{say!("Generation")}</label>
            <select class="field__input" id="compare-family" on:change=choose>
                <option value="">{say!("All")}</option>
                {move || families.get().into_iter().map(|family| {
                    let name = wording::family(&family);
                    view! { <option value=family>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

/// Leaves out the models that end before the last day of the work.
#[component]
fn LastsToTheEnd(
    /// How the comparison is looked at.
    looks: CompareView,
) -> impl IntoView {
    let planner = Planner::expect();
    let on = Signal::derive(move || looks.choice.with(|choice| choice.served_on.is_some()));
    let turn = move |on: bool| {
        let days = planner.scenario.with_untracked(|scenario| scenario.days);
        let last = planner
            .today
            .get_untracked()
            .plus_days(days.saturating_sub(1));
        looks
            .choice
            .update(|choice| choice.served_on = on.then_some(last));
    };
    view! { <Check label=say!("Only models that last to the last day") on turn /> }
}

/// A yes or no of the choice.
#[component]
fn Wanted(
    /// How the comparison is looked at.
    looks: CompareView,
    /// What it asks for.
    label: &'static str,
    /// Reads it.
    read: fn(&RowChoice) -> bool,
    /// Writes it.
    write: fn(&mut RowChoice, bool),
) -> impl IntoView {
    let on = Signal::derive(move || looks.choice.with(read));
    view! { <Check label on turn=move |on| looks.choice.update(|choice| write(choice, on)) /> }
}

#[component]
fn Check(
    /// What it asks for.
    label: &'static str,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with the new position.
    turn: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| turn(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
