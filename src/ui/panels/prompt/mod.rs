//! A prompt to count: pasted, typed or opened, and counted in the worker.

use std::time::Duration;

use js_sys::JsString;
use leptos::prelude::*;
use web_sys::{Event, HtmlTextAreaElement};

mod ends;
mod exchange;
mod opening;
mod stray;

use self::ends::{End, LongText};
use super::text_to_send::TextToSend;
use super::token_view::{Looked, TokenView};
use crate::scenario::{Edit, Place, WorkloadEdit};
use crate::tokens::{Encoding, Look};
use crate::ui::browser::clipboard;
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use crate::worker::{Answer, Counted, Text, TextId, TokenCounter, estimate};
use crate::workload::{Part, Shape, TextTokens};

/// Longer text never enters the text box, which would freeze the page; its two ends have boxes of their own.
const MOST_IN_BOX: u32 = 20_000;
const SHOWN_OF_AN_END: u32 = 300;
const WORKER_URL: &str = "./token_worker.js";
/// There is one text on this page.
const PROMPT: TextId = TextId(0);
/// Tokens that are shown in colour; more would make the page slow, and nobody reads them.
const MOST_SHOWN: u32 = 2_000;

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
    planner: StoredValue<Planner>,
    text: RwSignal<Text, LocalStorage>,
    count: RwSignal<Count>,
    counter: StoredValue<Option<TokenCounter>, LocalStorage>,
    encoding: Memo<Encoding>,
    /// The workload and the part of it that the text stands for.
    target: RwSignal<(Place, Part)>,
    /// Whether somebody looks at the tokens.
    looks: RwSignal<bool>,
}

impl Prompt {
    /// Also for the boxes in it.
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
            planner: StoredValue::new(planner),
            text: RwSignal::new_local(nothing()),
            count: RwSignal::new(Count::Nothing),
            counter: StoredValue::new_local(None),
            encoding,
            target: RwSignal::new((planner.place.get_untracked(), part)),
            looks: RwSignal::new(false),
        };
        let counter = TokenCounter::new(WORKER_URL, move |_, answer| prompt.take_answer(answer));
        prompt.counter.set_value(Some(counter));
        provide_context(prompt);
        prompt
    }

    fn planner(self) -> Planner {
        self.planner.get_value()
    }

    /// Puts the box away from its text: another workload or part is described now.
    fn aim_at(self, place: Place, part: Part) {
        if self.target.get_untracked() != (place, part) {
            self.with_counter(|counter| counter.cancel(PROMPT));
            self.text.set(nothing());
            self.count.set(Count::Nothing);
            self.target.set((place, part));
        }
    }

    /// Takes a text in the place of the last one: an estimate at once, a count soon.
    fn set_text(self, text: &JsString) {
        if text.length() > MOST_IN_BOX {
            self.take(Text::long(text, SHOWN_OF_AN_END));
            // Taking it was enough for one task.
            set_timeout(move || self.put_estimate(), Duration::ZERO);
        } else {
            self.take(Text::short(text));
            self.put_estimate();
        }
    }

    fn take(self, text: Text) {
        let is_empty = text.length() == 0;
        self.text.set(text);
        if is_empty {
            self.count.set(Count::Nothing);
            self.with_counter(|counter| counter.cancel(PROMPT));
        } else {
            self.recount();
        }
    }

    /// Another end of a long text: only what is around it is counted again.
    fn set_end(self, end: End, text: &JsString) {
        let edited = end.edited(&self.text.get_untracked(), text);
        if text.length() > MOST_IN_BOX {
            self.set_text(&edited.whole());
        } else {
            self.take(edited);
            self.put_estimate();
        }
    }

    /// Of whatever text there is, unless it is counted by now.
    fn put_estimate(self) {
        if self.count.get_untracked() == Count::Running {
            let tokens = self.text.with_untracked(estimate);
            self.put(TextTokens::Estimated(tokens));
        }
    }

    /// Counts the text with the chosen model's encoding.
    fn recount(self) {
        let text = self.text.get_untracked();
        if text.length() > 0 {
            self.count.set(Count::Running);
            let encoding = self.encoding.get_untracked();
            let look = self.looks.get_untracked().then_some(MOST_SHOWN);
            self.with_counter(|counter| counter.count(PROMPT, encoding, &text, look));
        }
    }

    /// Another vocabulary, another count; the effect only asks the worker.
    fn follow_the_vocabulary(self) {
        Effect::new(move |last: Option<Encoding>| {
            let encoding = self.encoding.get();
            if last.is_some_and(|last| last != encoding) {
                self.recount();
            }
            encoding
        });
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
            text: Signal::derive_local(move || self.text.with(Text::whole)),
            target: self.target,
            is_wanted: self.looks,
            look,
        }
    }

    fn take_answer(self, answer: Answer) {
        if self.count.is_disposed() {
            // The box was made anew meanwhile, and counts for itself.
            return;
        }
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
        if let Err(sentence) = self.planner().send(edit) {
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

    fn is_long(self) -> bool {
        self.text.with(|text| text.middle.length() > 0)
    }

    /// Keeps a large paste out of a box. Returns whether it was one.
    fn take_paste(self, end: End, event: &Event) -> bool {
        let Some(pasted) = clipboard::plain_text(event) else {
            return false;
        };
        let text = self.text.get_untracked();
        let before = end.of(&text);
        if before.length() + pasted.length() <= MOST_IN_BOX {
            return false;
        }
        // What is selected is replaced.
        let area: HtmlTextAreaElement = event_target(event);
        let place = |place: Result<Option<u32>, _>| place.ok().flatten();
        let start = place(area.selection_start()).unwrap_or(before.length());
        let stop = place(area.selection_end()).unwrap_or(start);
        let rest = before.slice(stop, before.length());
        let edited = before.slice(0, start).concat(&pasted).concat(&rest);
        self.set_text(&end.edited(&text, &edited).whole());
        self.planner().seal();
        true
    }
}

fn nothing() -> Text {
    Text::short(&"".into())
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
    prompt.follow_the_vocabulary();
    prompt.exchange_texts();
    prompt.take_stray_pastes();
    let looked = prompt.looked();
    view! {
        <div class="prompt" on:drop=move |event| prompt.take_dropped(&event)>
            <div class="prompt__head">
                <label class="field__label" for="prompt">{say!("Prompt")}</label>
                <PartChoice prompt shape />
                <label class="button button--quiet">
                    {say!("Open a text file")}
                    <input class="visually-hidden" type="file" on:change=move |event| prompt.take_picked(&event) />
                </label>
            </div>
            <Show when=move || !prompt.is_long() fallback=move || view! { <LongText /> }>
                <textarea
                    class="prompt__box"
                    id="prompt"
                    rows="4"
                    autocomplete="off"
                    spellcheck="false"
                    translate="no"
                    aria-describedby="prompt-count"
                    placeholder=say!("Paste a prompt to count its tokens exactly, or type the number below.")
                    prop:value=move || String::from(prompt.text.with(|text| End::Head.of(text)))
                    on:paste=move |event| {
                        if prompt.take_paste(End::Head, event.as_ref()) {
                            event.prevent_default();
                        }
                    }
                    on:input=move |event| prompt.set_text(&event_target_value(&event).into())
                    on:blur=move |_| prompt.planner().seal()
                ></textarea>
            </Show>
            <p class="prompt__count" id="prompt-count" role="status">
                {move || match prompt.count.get() {
                    Count::Nothing => wording::prompt_not_kept().to_owned(),
                    Count::Running => wording::counting().to_owned(),
                    Count::Done(counted) => {
                        let (_, part) = prompt.target.get();
                        let known = prompt.planner().with_settled(Moment::Inputs, |report| {
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
                        {say!("Count again")}
                    </button>
                </Show>
            </p>
            <TextToSend />
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
            aria-label=say!("Count it as")
            on:change=move |event| {
                let id = event_target_value(&event);
                if let Some(part) = shape.get_untracked().parts().iter().find(|part| part.id() == id) {
                    prompt.aim_at(prompt.planner().place.get_untracked(), *part);
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
