//! The person's scenarios: what this one is called, and all the others.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::keeping::{Damaged, Entry};
use crate::ui::browser::files;
use crate::ui::desk::Desk;
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// The title of the work, whether it is saved, and the list of everything kept.
#[component]
pub(in crate::ui) fn LibraryPanel() -> impl IntoView {
    let planner = Planner::expect();
    let desk = planner.desk();
    let is_kept = Memo::new(move |was: Option<&bool>| {
        let is_saved = desk.is_saved.get();
        planner.is_own() && (is_saved || was == Some(&true))
    });
    view! {
        <section class="panel library-panel" id="scenarios" aria-labelledby="scenarios-title">
            <h2 class="visually-hidden" id="scenarios-title">{say!("Your scenarios")}</h2>
            <div class="library__work">
                <div class="field">
                    <label class="field__label" for="scenario-title">{say!("Scenario")}</label>
                    <input
                        class="field__input"
                        id="scenario-title"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="100"
                        placeholder=say!("Untitled")
                        prop:value=desk.title
                        on:change=move |event| planner.rename(&event_target_value(&event))
                    />
                </div>
                <p class="library__state">
                    {move || if planner.visit.with(Option::is_some) {
                        wording::visit_not_saved()
                    } else {
                        desk.title.with(|title| wording::saved_or_not(title, planner.is_own(), desk.is_saved.get()))
                    }}
                </p>
                <button type="button" on:click=move |_| planner.begin_anew()>{say!("New scenario")}</button>
            </div>
            // Said once, not with every edit.
            <p class="visually-hidden" role="status">
                {move || is_kept.get().then(wording::saved_from_now_on)}
            </p>
            {move || desk.deleted.get().map(|(name, title)| view! {
                <p class="library__deleted" role="status">
                    {wording::was_deleted(&title)}
                    <button type="button" on:click=move |_| desk.undelete(name)>{say!("Undo the deletion")}</button>
                </p>
            })}
            <AllScenarios />
        </section>
    }
}

/// The list, unfolded by a click.
#[component]
fn AllScenarios() -> impl IntoView {
    let desk = Planner::expect().desk();
    let number = Memo::new(move |_| desk.library.with(|library| library.kept.len()));
    let is_empty = move || {
        desk.library.with(|library| {
            library.kept.is_empty() && library.deleted.is_empty() && library.damaged.is_empty()
        })
    };
    view! {
        <Show when=move || !is_empty()>
            <details class="how">
                <summary>{move || wording::all_scenarios(number.get())}</summary>
                <Later turn=15 part=|| Box::pin(scenario_list()) />
            </details>
        </Show>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn scenario_list() -> Made {
    made(view! { <List /> })
}

/// Every scenario that is kept, that was deleted, and that cannot be read.
#[component]
fn List() -> impl IntoView {
    let planner = Planner::expect();
    let desk = planner.desk();
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = words.get();
        desk.library
            .with(|library| library.search(&words).cloned().collect::<Vec<Entry>>())
    });
    let deleted = Memo::new(move |_| desk.library.with(|library| library.deleted.clone()));
    let damaged = Memo::new(move |_| desk.library.with(|library| library.damaged.clone()));
    view! {
        <div class="field library__search">
            <label class="field__label" for="scenario-search">{say!("Find a scenario")}</label>
            <input
                class="field__input"
                id="scenario-search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            />
        </div>
        <ul class="library__list">
            <For each=move || found.get() key=Clone::clone let:entry>
                <Kept entry />
            </For>
        </ul>
        <Show when=move || !damaged.with(Vec::is_empty)>
            <h3>{move || wording::unreadable(damaged.with(Vec::len))}</h3>
            <ul class="library__list">
                <For each=move || damaged.get() key=|own| own.key.clone() let:own>
                    <Unreadable own />
                </For>
            </ul>
        </Show>
        <Show when=move || !deleted.with(Vec::is_empty)>
            <h3>{move || wording::deleted_scenarios(deleted.with(Vec::len))}</h3>
            <ul class="library__list">
                <For each=move || deleted.get() key=Clone::clone let:entry>
                    <li class="library__entry">
                        <span class="library__title">{wording::titled(&entry.title)}</span>
                        <span class="library__saved">{wording::instant(entry.saved)}</span>
                        <button
                            type="button"
                            aria-label=wording::of_scenario(say!("Restore"), &entry.title)
                            on:click=move |_| desk.undelete(entry.name)
                        >
                            {say!("Restore")}
                        </button>
                    </li>
                </For>
            </ul>
        </Show>
    }
}

/// One kept scenario.
#[component]
fn Kept(
    /// It.
    entry: Entry,
) -> impl IntoView {
    let planner = Planner::expect();
    let desk = planner.desk();
    let Entry {
        name,
        title,
        saved,
        versions,
        ..
    } = entry;
    let is_work = Memo::new(move |_| desk.is_work(name));
    let [for_copy, for_deletion] = [title.clone(), title.clone()];
    view! {
        <li class="library__entry" aria-current=move || is_work.get().then_some("true")>
            <span class="library__title">{wording::titled(&title)}</span>
            <span class="library__saved">
                {wording::instant(saved)}
                {(versions > 1).then(|| view! { <strong>{wording::versions(versions)}</strong> })}
            </span>
            <button
                type="button"
                aria-label=wording::of_scenario(say!("Open"), &title)
                prop:disabled=is_work
                on:click=move |_| planner.open_kept(name)
            >
                {say!("Open")}
            </button>
            <button
                type="button"
                class="button--quiet"
                aria-label=wording::of_scenario(say!("Duplicate"), &title)
                on:click=move |_| desk.duplicate(name, &for_copy)
            >
                {say!("Duplicate")}
            </button>
            <button
                type="button"
                class="button--quiet"
                aria-label=wording::of_scenario(say!("Delete"), &title)
                on:click=move |_| planner.delete_kept(name, &for_deletion)
            >
                {say!("Delete")}
            </button>
        </li>
    }
}

/// Something that cannot be read: taken away as it is, or discarded.
#[component]
fn Unreadable(
    /// It.
    own: Damaged,
) -> impl IntoView {
    let planner = Planner::expect();
    let Damaged { key, problem } = own;
    let for_download = key.clone();
    let download = move |_| {
        let text = Desk::raw(&for_download).unwrap_or_default();
        if !files::download("topup-unreadable.txt", &text, "text/plain") {
            planner.desk().say(crate::ui::desk::Word::Problem(
                wording::download_refused().to_owned(),
            ));
        }
    };
    view! {
        <li class="library__entry">
            <span class="library__title">{wording::record_problem(&problem)}</span>
            <button type="button" on:click=download>{say!("Download it as it is")}</button>
            <button
                type="button"
                class="button--quiet"
                on:click=move |_| planner.desk().discard(&key)
            >
                {say!("Discard")}
            </button>
        </li>
    }
}
