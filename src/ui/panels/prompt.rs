//! A prompt to count: pasted, typed or opened, and counted in the worker.

use js_sys::JsString;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;

use super::token_view::{Looked, TokenView};
use crate::scenario::{Edit, Place, WorkloadEdit};
use crate::tokens::{Encoding, Look};
use crate::ui::browser::{clipboard, files};
use crate::ui::planner::{Notice, Planner};
use crate::wording;
use crate::worker::{Answer, Counted, TextId, TokenCounter, estimate};
use crate::workload::{Part, Shape, TextTokens};

/// Longer text never enters the text box, which would freeze the page; its two ends are shown.
const MOST_IN_BOX: u32 = 20_000;
const SHOWN_OF_AN_END: u32 = 300;
const WORKER_URL: &str = "./token_worker_loader.js";
/// There is one text on this page.
const PROMPT: TextId = TextId(0);
/// Pieces that are shown in colour; more would make the page slow, and nobody reads them.
const MOST_PIECES: u32 = 2_000;

/// How far counting has come.
#[derive(Clone, Debug, PartialEq)]
enum Count {
    /// There is no text.
    Nothing,
    /// The worker has it.
    Running,
    /// It is counted.
    Done(Counted),
    /// It cannot be counted; an estimate stands in.
    Failed(String),
}

/// The text and its count. The text stays in the browser's own memory and is saved nowhere.
#[derive(Clone, Copy)]
struct Prompt {
    planner: Planner,
    text: RwSignal<JsString, LocalStorage>,
    count: RwSignal<Count>,
    counter: StoredValue<Option<TokenCounter>, LocalStorage>,
    encoding: Memo<Encoding>,
    /// The workload and the part of it that the text stands for.
    target: RwSignal<(Place, Part)>,
    /// Whether somebody looks at the tokens.
    looks: RwSignal<bool>,
}

impl Prompt {
    fn new(planner: Planner, part: Part) -> Self {
        let encoding = Memo::new(move |_| {
            let model = planner
                .with_workload(|workload| workload.model.clone())
                .unwrap_or_default();
            planner.with_priced_catalog(|catalog| {
                catalog
                    .find(&model)
                    .and_then(|model| model.encoding)
                    .map_or(
                        // An unknown model is most likely a new one.
                        Encoding::O200kBase,
                        |(encoding, _)| encoding,
                    )
            })
        });
        let prompt = Self {
            planner,
            text: RwSignal::new_local(JsString::from("")),
            count: RwSignal::new(Count::Nothing),
            counter: StoredValue::new_local(None),
            encoding,
            target: RwSignal::new((planner.place.get_untracked(), part)),
            looks: RwSignal::new(false),
        };
        let counter = TokenCounter::new(WORKER_URL, move |_, answer| prompt.take_answer(answer));
        prompt.counter.set_value(Some(counter));
        prompt
    }

    /// Puts the box away from its text: another workload or part is described now.
    fn aim_at(self, place: Place, part: Part) {
        if self.target.get_untracked() != (place, part) {
            self.with_counter(|counter| counter.cancel(PROMPT));
            self.text.set(JsString::from(""));
            self.count.set(Count::Nothing);
            self.target.set((place, part));
        }
    }

    /// Takes a text in the place of the last one: an estimate at once, a count soon.
    fn set_text(self, text: &JsString) {
        self.text.set(text.clone());
        if text.length() == 0 {
            self.count.set(Count::Nothing);
            self.with_counter(|counter| counter.cancel(PROMPT));
            return;
        }
        self.put(TextTokens::Estimated(estimate(text)));
        self.recount();
    }

    /// Counts the text with the chosen model's encoding.
    fn recount(self) {
        let text = self.text.get_untracked();
        if text.length() > 0 {
            self.count.set(Count::Running);
            let encoding = self.encoding.get_untracked();
            self.with_counter(|counter| {
                if self.looks.get_untracked() {
                    counter.look(PROMPT, encoding, &text, MOST_PIECES);
                } else {
                    counter.count(PROMPT, encoding, &text);
                }
            });
        }
    }

    fn look(self) -> Option<Look> {
        self.count.with(|count| match count {
            Count::Done(counted) => counted.look.clone(),
            Count::Nothing | Count::Running | Count::Failed(_) => None,
        })
    }

    /// The text for whoever looks at its tokens: the first look has the worker count it again.
    fn looked(self) -> Looked {
        let look = Memo::new(move |_| self.look());
        Effect::new(move |_| {
            if self.looks.get() && look.get_untracked().is_none() {
                self.recount();
            }
        });
        Looked {
            text: self.text,
            target: self.target,
            is_wanted: self.looks,
            look,
        }
    }

    fn take_answer(self, answer: Answer) {
        match answer {
            Ok(counted) => {
                let encoding = self.encoding.get_untracked();
                self.put(TextTokens::Counted {
                    tokens: counted.tokens,
                    encoding,
                });
                self.count.set(Count::Done(counted));
            }
            Err(problem) => self
                .count
                .set(Count::Failed(wording::count_problem(&problem))),
        }
    }

    /// A count is of the page's own making: the largest text is far below the limit of the field.
    fn put(self, input: TextTokens) {
        // A count that comes late belongs to the workload whose text it is, whatever is in view.
        let (place, part) = self.target.get_untracked();
        let edit = Edit::Workload(place, WorkloadEdit::Text(part, input));
        if let Err(sentence) = self.planner.send(edit) {
            self.count.set(Count::Failed(sentence));
        }
    }

    fn with_counter(self, act: impl FnOnce(&TokenCounter)) {
        self.counter.with_value(|counter| {
            if let Some(counter) = counter {
                act(counter);
            }
        });
    }

    fn is_large(self) -> bool {
        self.text.with(|text| text.length() > MOST_IN_BOX)
    }

    /// Keeps a large paste out of the box. Returns whether it was one.
    fn take_paste(self, event: &JsValue) -> bool {
        let Some(pasted) = clipboard::plain_text(event) else {
            return false;
        };
        let before = self.text.get_untracked();
        if before.length() + pasted.length() <= MOST_IN_BOX {
            return false;
        }
        self.set_text(&before.concat(&pasted));
        self.planner.seal();
        true
    }
}

/// A box for a prompt, and what it comes to.
#[component]
pub(super) fn PromptBox(
    /// The shape of the work, whose texts can be counted here.
    shape: Memo<Shape>,
) -> impl IntoView {
    let planner = Planner::expect();
    let prompt = Prompt::new(planner, first_part(shape.get_untracked()));
    // The text stays as long as it can still stand for the same part of the same workload.
    Effect::new(move |_| {
        let (place, shape) = (planner.place.get(), shape.get());
        let part = prompt.target.get_untracked().1;
        let is_asked_for = shape.parts().contains(&part);
        prompt.aim_at(
            place,
            if is_asked_for {
                part
            } else {
                first_part(shape)
            },
        );
    });
    // Another vocabulary, another count; the effect only asks the worker.
    Effect::new(move |last: Option<Encoding>| {
        let encoding = prompt.encoding.get();
        if last.is_some_and(|last| last != encoding) {
            prompt.recount();
        }
        encoding
    });
    let looked = prompt.looked();
    let open_file = move |event| {
        let Some(file) = files::picked(&event_target::<HtmlInputElement>(&event)) else {
            return;
        };
        spawn_local(async move {
            match files::text_of(&file).await {
                Some(text) => prompt.set_text(&text),
                None => {
                    prompt
                        .planner
                        .say(Notice::BadFile(wording::file_unreadable().to_owned()));
                }
            }
        });
    };
    view! {
        <div class="prompt">
            <div class="prompt__head">
                <label class="field__label" for="prompt">"Prompt"</label>
                <PartChoice prompt shape />
                <label class="button button--quiet">
                    "Open a text file"
                    <input class="visually-hidden" type="file" on:change=open_file />
                </label>
            </div>
            <Show when=move || !prompt.is_large() fallback=move || view! { <LargeText prompt /> }>
                <textarea
                    class="prompt__box"
                    id="prompt"
                    rows="4"
                    autocomplete="off"
                    spellcheck="false"
                    translate="no"
                    aria-describedby="prompt-count"
                    placeholder="Paste a prompt to count its tokens exactly, or type the number below."
                    prop:value=move || String::from(prompt.text.get())
                    on:paste=move |event| {
                        if prompt.take_paste(event.as_ref()) {
                            event.prevent_default();
                        }
                    }
                    on:input=move |event| prompt.set_text(&event_target_value(&event).into())
                    on:blur=move |_| prompt.planner.seal()
                ></textarea>
            </Show>
            <p class="prompt__count" id="prompt-count" role="status">
                {move || match prompt.count.get() {
                    Count::Nothing => wording::prompt_not_kept().to_owned(),
                    Count::Running => wording::counting().to_owned(),
                    Count::Done(counted) => {
                        let (_, part) = prompt.target.get();
                        let known = prompt.planner.report.with(|report| {
                            report.in_view().and_then(|own| own.known(part))
                        });
                        wording::counted(counted.tokens, counted.bytes, prompt.encoding.get(), known)
                    }
                    Count::Failed(sentence) => sentence,
                }}
                <Show when=move || matches!(prompt.count.get(), Count::Failed(_))>
                    " "
                    <button
                        type="button"
                        class="button--quiet"
                        on:click=move |_| {
                            prompt.with_counter(TokenCounter::try_again);
                            prompt.recount();
                        }
                    >
                        "Count again"
                    </button>
                </Show>
            </p>
            <Show when=move || { prompt.text.with(|text| text.length() > 0) }>
                <TokenView looked />
            </Show>
        </div>
    }
}

/// What people paste first: the message, where there is one.
fn first_part(shape: Shape) -> Part {
    let parts = shape.parts();
    let message = parts.iter().find(|part| **part == Part::Message);
    message.or(parts.first()).copied().unwrap_or(Part::Message)
}

/// Which text of the work the box is for.
#[component]
fn PartChoice(
    /// The prompt that holds the text.
    prompt: Prompt,
    /// The shape of the work.
    shape: Memo<Shape>,
) -> impl IntoView {
    view! {
        <select
            class="field__input prompt__part"
            aria-label="Count it as"
            on:change=move |event| {
                let id = event_target_value(&event);
                if let Some(part) = shape.get_untracked().parts().iter().find(|part| part.id() == id) {
                    prompt.aim_at(prompt.planner.place.get_untracked(), *part);
                }
            }
        >
            {move || {
                let shape = shape.get();
                shape.parts().iter().map(|part| view! {
                    <option value=part.id() prop:selected=move || prompt.target.get().1 == *part>
                        {wording::part(*part, shape)}
                    </option>
                }).collect_view()
            }}
        </select>
    }
}

/// The two ends of a text that is too long for a text box.
#[component]
fn LargeText(
    /// The prompt that holds it.
    prompt: Prompt,
) -> impl IntoView {
    let head = move || {
        prompt
            .text
            .with(|text| String::from(text.slice(0, SHOWN_OF_AN_END)))
    };
    let tail = move || {
        prompt.text.with(|text| {
            let length = text.length();
            String::from(text.slice(length.saturating_sub(SHOWN_OF_AN_END), length))
        })
    };
    view! {
        <div class="prompt__large" id="prompt" tabindex="0" translate="no">
            <p class="prompt__end">{head}</p>
            <p class="prompt__middle">
                {move || prompt.text.with(|text| wording::large_text(text.length().into()))}
                " "
                <button
                    type="button"
                    on:click=move |_| prompt.set_text(&JsString::from(""))
                >
                    "Remove"
                </button>
            </p>
            <p class="prompt__end">{tail}</p>
        </div>
    }
}
