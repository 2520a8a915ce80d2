//! A whole request to read: pasted or opened, counted in the worker, put into the fields.

use std::cell::RefCell;
use std::collections::BTreeSet;

use js_sys::{JsString, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;

use crate::exchange::{PastedKind, PastedRequest, RequestNote};
use crate::scenario::{Edit, Place, WorkloadEdit};
use crate::tokens::Tokens;
use crate::ui::browser::storage::remembered;
use crate::ui::browser::{clipboard, files};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use crate::worker::{Answer, TextId, TokenCounter};
use crate::workload::Workload;

/// Longer text never enters the text box, which would freeze the page.
const MOST_IN_BOX: u32 = 20_000;
const WORKER_URL: &str = "./token_worker.js";
/// All texts of a request are counted in one go.
const REQUEST: TextId = TextId(0);

/// How far reading has come.
#[derive(Clone, Debug, PartialEq)]
enum Reading {
    /// There is no text.
    Nothing,
    /// Its texts are with the worker.
    Counting(usize),
    /// The fields are filled.
    Done(PastedKind, Vec<RequestNote>),
    /// It is not a request; nothing has changed.
    Failed(String),
}

/// A request whose texts are being counted.
struct Job {
    request: PastedRequest,
    place: Place,
    base: Workload,
    /// In order, so that each is found again.
    texts: Vec<String>,
    /// Ends the worker when it goes.
    counter: Option<TokenCounter>,
}

#[derive(Clone, Copy)]
struct Import {
    planner: Planner,
    reading: RwSignal<Reading>,
    job: StoredValue<Option<Job>, LocalStorage>,
    /// The size of a text that is too large for the box.
    held: RwSignal<Option<u32>>,
}

impl Import {
    /// Reads a text; the fields change only when all of it is read and counted.
    fn take(self, text: &str) {
        self.job.set_value(None);
        if text.trim().is_empty() {
            self.reading.set(Reading::Nothing);
            return;
        }
        let request = match PastedRequest::read(text) {
            Ok(request) => request,
            Err(error) => {
                let sentence = wording::request_problem(&error);
                self.reading.set(Reading::Failed(sentence));
                return;
            }
        };
        let place = self.planner.place.get_untracked();
        let Some(base) = self.planner.with_workload(Workload::clone) else {
            return;
        };
        let asked = RefCell::new(BTreeSet::new());
        let encoding = self.planner.with_priced_catalog(|catalog| {
            // What it counts does not depend on the counts: this pass only hears what is asked for.
            let _ = request.fill(&base, catalog, &|text| {
                asked.borrow_mut().insert(text.to_owned());
                Tokens::ZERO
            });
            request.encoding(&base, catalog)
        });
        let texts: Vec<String> = asked.into_inner().into_iter().collect();
        let counter = TokenCounter::new(WORKER_URL, move |_, answer| self.hear(answer));
        self.reading.set(Reading::Counting(texts.len()));
        let parts: Vec<JsString> = texts.iter().map(|text| text.as_str().into()).collect();
        self.job.set_value(Some(Job {
            request,
            place,
            base,
            texts,
            counter: Some(counter.clone()),
        }));
        if parts.is_empty() {
            self.finish(&[]);
        } else {
            counter.count_parts(REQUEST, encoding, parts);
        }
    }

    fn hear(self, answer: Answer) {
        if let Ok(counted) = answer {
            self.finish(&counted.parts);
        } else {
            self.job.set_value(None);
            let sentence = wording::request_not_counted().to_owned();
            self.reading.set(Reading::Failed(sentence));
        }
    }

    /// Puts the counted request into the workload it was pasted for, as one step of undo.
    fn finish(self, counts: &[Tokens]) {
        let mut job = None;
        self.job.update_value(|held| job = held.take());
        let Some(mut job) = job else {
            return;
        };
        job.counter.take();
        let filled = self.planner.with_priced_catalog(|catalog| {
            job.request.fill(&job.base, catalog, &|text| {
                let place = job.texts.binary_search_by(|own| own.as_str().cmp(text));
                let count = place.ok().and_then(|place| counts.get(place));
                count.copied().unwrap_or(Tokens::ZERO)
            })
        });
        let edit = WorkloadEdit::Replace(Box::new(filled.workload));
        self.planner.seal();
        match self.planner.send(Edit::Workload(job.place, edit)) {
            Ok(()) => {
                self.planner.seal();
                self.reading
                    .set(Reading::Done(job.request.kind, filled.notes));
            }
            Err(sentence) => self.reading.set(Reading::Failed(sentence)),
        }
    }

    /// Keeps a large paste out of the box. Returns whether it was one.
    fn take_large_paste(self, event: &JsValue) -> bool {
        let Some(pasted) = clipboard::plain_text(event) else {
            return false;
        };
        if pasted.length() <= MOST_IN_BOX {
            return false;
        }
        self.held.set(Some(pasted.length()));
        self.take(&String::from(pasted));
        true
    }
}

/// A box for a whole request, and what became of it.
#[component]
pub(super) fn ImportBox() -> impl IntoView {
    view! {
        <details use:remembered="import" class="how import">
            <summary>{say!("Fill from an API request or a Batch file")}</summary>
            <Later turn=14 body_of="import" part=|| Box::pin(import_fields()) />
        </details>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn import_fields() -> Made {
    made(view! { <Fields /> })
}

/// The box, and what was read in it.
#[component]
fn Fields() -> impl IntoView {
    let planner = Planner::expect();
    let import = Import {
        planner,
        reading: RwSignal::new(Reading::Nothing),
        job: StoredValue::new_local(None),
        held: RwSignal::new(None),
    };
    let text = RwSignal::new(String::new());
    let open_file = move |event| {
        let Some(file) = files::picked(&event_target::<HtmlInputElement>(&event)) else {
            return;
        };
        spawn_local(async move {
            match files::text_of(&file).await {
                Some(read) => {
                    import.held.set(Some(read.length()));
                    import.take(&String::from(read));
                }
                None => import
                    .reading
                    .set(Reading::Failed(wording::file_unreadable().to_owned())),
            }
        });
    };
    let notes = move || match import.reading.get() {
        Reading::Done(_, notes) => notes,
        Reading::Nothing | Reading::Counting(_) | Reading::Failed(_) => Vec::new(),
    };
    view! {
        <div class="prompt__head">
            <label class="field__label" for="import">{say!("API request")}</label>
            <label class="button button--quiet">
                {say!("Open a request file")}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,.jsonl,.txt,application/json"
                    on:change=open_file
                />
            </label>
        </div>
        <textarea
            class="prompt__box import__box"
            id="import"
            rows="5"
            autocomplete="off"
            spellcheck="false"
            translate="no"
            aria-describedby="import-status"
            placeholder=r#"{"model": "…", "messages": […]}"#
            prop:value=text
            on:paste=move |event| {
                if import.take_large_paste(event.as_ref()) {
                    text.set(String::new());
                    event.prevent_default();
                }
            }
            on:input=move |event| {
                text.set(event_target_value(&event));
                import.held.set(None);
                // Typing is read when the field is left; what is pasted, at once.
                if is_paste(event.as_ref()) {
                    import.take(&text.get_untracked());
                }
            }
            on:change=move |event| {
                let typed = event_target_value(&event);
                if matches!(import.reading.get_untracked(), Reading::Nothing | Reading::Failed(_)) {
                    import.take(&typed);
                }
            }
        ></textarea>
        <Show when=move || import.held.get().is_some()>
            <p class="field__hint">
                {move || wording::large_text(import.held.get().unwrap_or(0).into())}
            </p>
        </Show>
        <p class="prompt__count" id="import-status" role="status">
            {move || match import.reading.get() {
                Reading::Nothing => wording::request_not_kept().to_owned(),
                Reading::Counting(texts) => wording::request_counting(texts),
                Reading::Done(kind, _) => wording::request_taken(kind),
                Reading::Failed(sentence) => sentence,
            }}
        </p>
        <ul class="import__notes">
            {move || notes().iter().map(|note| view! { <li>{wording::request_note(note)}</li> }).collect_view()}
        </ul>
    }
}

/// Whether text came in as a whole, from the clipboard or by dropping it.
fn is_paste(event: &JsValue) -> bool {
    Reflect::get(event, &"inputType".into())
        .ok()
        .and_then(|kind| kind.as_string())
        .is_some_and(|kind| matches!(kind.as_str(), "insertFromPaste" | "insertFromDrop"))
}
