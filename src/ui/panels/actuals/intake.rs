//! Gives the page a file: dropped, chosen or pasted; shows what was read before anything is taken over.

use std::sync::Arc;

use leptos::ev::{ClipboardEvent, DragEvent};
use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::actuals::{Import, Marks};
use crate::ui::browser::files;
use crate::ui::imports::{Imports, Reading};
use crate::wording::{self, say};

/// Drop, choose or paste; progress and preview.
#[component]
pub(super) fn Intake() -> impl IntoView {
    let imports = Imports::expect();
    let is_over = RwSignal::new(false);
    let is_busy = Memo::new(move |_| {
        imports
            .reading
            .with(|reading| matches!(reading, Reading::Busy { .. }))
    });
    // Only what comes of it is announced, not every piece.
    let outcome = Memo::new(move |_| {
        if is_busy.get() {
            Reading::Idle
        } else {
            imports.reading.get()
        }
    });
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let file = event
            .data_transfer()
            .and_then(|given| given.files())
            .and_then(|files| files.get(0));
        if let Some(file) = file {
            imports.read(file.name(), &file);
        }
    };
    let choose = move |event| {
        if let Some(file) = files::picked(&event_target::<HtmlInputElement>(&event)) {
            imports.read(file.name(), &file);
        }
    };
    let read_text = move |text: String| {
        if let Some(content) = files::from_text(&text.into()) {
            imports.read(wording::pasted_file().to_owned(), &content);
        }
    };
    let paste = move |event: ClipboardEvent| {
        let text = event
            .clipboard_data()
            .and_then(|given| given.get_data("text").ok())
            .filter(|text| !text.is_empty());
        if let Some(text) = text {
            // A long text must not be laid out in the field.
            event.prevent_default();
            read_text(text);
        }
    };
    let typed = move |event| {
        let field = event_target::<HtmlTextAreaElement>(&event);
        read_text(field.value());
        field.set_value("");
    };
    view! {
        <div
            class="intake"
            data-over=move || is_over.get().to_string()
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <label class="button button--main">
                {say!("Choose a usage or cost file")}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt"
                    on:change=choose
                />
            </label>
            <span class="intake__or">{say!("or drop it here, or")}</span>
            <textarea
                class="field__input intake__paste"
                rows="1"
                aria-label=say!("Paste usage or costs")
                placeholder=say!("paste its text here")
                on:paste=paste
                on:change=typed
            ></textarea>
        </div>
        // Made once a file and not once a piece: a button must stay under the pointer that presses it.
        <Show when=move || is_busy.get()>
            <Progress />
        </Show>
        <div class="intake__state" role="status">
            {move || match outcome.get() {
                Reading::Idle | Reading::Busy { .. } => ().into_any(),
                Reading::Said { sentence, asks_marks } => view! {
                    <p class="panel__problem">{sentence}</p>
                    {asks_marks.then(|| view! { <MarksChoice /> })}
                }.into_any(),
                Reading::Read(import) => view! { <Preview import /> }.into_any(),
            }}
        </div>
        <Files />
    }
}

/// How far the reading is.
#[component]
fn Progress() -> impl IntoView {
    let imports = Imports::expect();
    let far = move || match imports.reading.get() {
        Reading::Busy {
            name,
            done,
            size,
            rows,
        } => Some((wording::reading(&name, done, size, rows), done, size)),
        Reading::Idle | Reading::Read(_) | Reading::Said { .. } => None,
    };
    view! {
        <p>{move || far().map(|(sentence, ..)| sentence)}</p>
        <progress
            max=move || far().map(|(_, _, size)| size.to_string())
            prop:value=move || far().map_or_else(String::new, |(_, done, _)| done.to_string())
            aria-label=say!("Read")
        ></progress>
        <button type="button" on:click=move |_| imports.cancel()>{say!("Stop reading")}</button>
    }
}

/// Asks what a comma means in the file given last.
#[component]
fn MarksChoice() -> impl IntoView {
    let imports = Imports::expect();
    view! {
        <p>{wording::asks_marks()}</p>
        <p class="intake__choices">
            <button type="button" on:click=move |_| imports.read_again(Marks::DecimalComma)>
                {say!("Read 1,234 as 1.234")}
            </button>
            <button type="button" on:click=move |_| imports.read_again(Marks::DecimalPoint)>
                {say!("Read 1,234 as 1234")}
            </button>
        </p>
    }
}

/// What was read, and whether to take it over.
#[component]
fn Preview(
    /// What was read.
    import: Arc<Import>,
) -> impl IntoView {
    let imports = Imports::expect();
    let sentences = wording::preview(&import);
    let (same, overlaps) = imports.actuals.with_untracked(|actuals| {
        let overlaps: Vec<String> = actuals.overlapping(&import).map(wording::overlap).collect();
        (
            actuals.same_file(&import).map(|same| same.name.clone()),
            overlaps,
        )
    });
    let is_same = same.is_some();
    let same = same.map(|name| {
        let problem = crate::actuals::AddProblem::SameFile { name };
        view! { <p class="panel__problem">{wording::add_problem(&problem)}</p> }
    });
    let overlaps = overlaps
        .into_iter()
        .filter(move |_| !is_same)
        .map(|sentence| {
            view! { <p class="panel__problem">{sentence}</p> }
        });
    let rejected = (import.preview.rejected > 0).then(|| {
        let rows = import.preview.rejections.iter().map(|(line, why)| {
            view! {
                <tr>
                    <th scope="row" class="number">{wording::count(*line)}</th>
                    <td class="table__words">{wording::rejection(why)}</td>
                </tr>
            }
        });
        view! {
            <details class="how" open>
                <summary>{say!("Rows that cannot be read")}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Rows that cannot be read")>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col" class="number">{say!("Line")}</th>
                                <th scope="col">{say!("Why")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        }
    });
    let marks = (import.preview.two_numbers > 0).then(|| view! { <MarksChoice /> });
    let accept = wording::accept_import(&import.preview);
    view! {
        <h3 class="panel__subtitle">{wording::preview_of(&import.name)}</h3>
        <ul class="notes">
            {sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
        </ul>
        {same}
        {overlaps.collect_view()}
        {rejected}
        {marks}
        <p class="intake__choices">
            {(!is_same).then(|| view! {
                <button type="button" class="button--main" on:click=move |_| imports.accept()>
                    {accept}
                </button>
            })}
            <button type="button" on:click=move |_| imports.cancel()>{say!("Leave it")}</button>
        </p>
    }
}

/// The files that were taken over.
#[component]
fn Files() -> impl IntoView {
    let imports = Imports::expect();
    let files = Memo::new(move |_| {
        imports.actuals.with(|actuals| {
            let files = actuals.imports().iter();
            files
                .map(|import| (import.name.clone(), wording::file_summary(import)))
                .collect::<Vec<_>>()
        })
    });
    let both = Memo::new(move |_| {
        let days = imports
            .actuals
            .with(|actuals| actuals.days_with_both().len());
        (days > 0).then(|| wording::days_with_both(days))
    });
    view! {
        <ul class="intake__files">
            {move || files.get().into_iter().enumerate().map(|(place, (name, summary))| view! {
                <li>
                    <span>{summary}</span>
                    <button
                        type="button"
                        class="button--quiet"
                        aria-label=wording::put_away(&name)
                        on:click=move |_| imports.actuals.update(|actuals| actuals.remove(place))
                    >
                        {say!("Put away")}
                    </button>
                </li>
            }).collect_view()}
        </ul>
        {move || both.get().map(|sentence| view! { <p class="intake__note">{sentence}</p> })}
    }
}
