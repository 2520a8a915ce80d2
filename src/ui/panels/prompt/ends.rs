//! A text that is too long for a text box: its two ends can be edited, and what is between them is not shown.

use js_sys::JsString;
use leptos::prelude::*;

use super::Prompt;
use crate::wording::{self, say};
use crate::worker::Text;

/// Which end of a text a box is for. All of a short text is its beginning.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    Head,
    Tail,
}

impl End {
    pub(super) fn of(self, text: &Text) -> JsString {
        match self {
            Self::Head => text.head.clone(),
            Self::Tail => text.tail.clone(),
        }
    }

    /// The text with another end.
    pub(super) fn edited(self, text: &Text, end: &JsString) -> Text {
        let (head, tail) = match self {
            Self::Head => (end, &text.tail),
            Self::Tail => (&text.head, end),
        };
        Text {
            head: head.clone(),
            middle: text.middle.clone(),
            tail: tail.clone(),
        }
    }
}

/// The two ends of a text that is too long for a text box, each in a box of its own.
#[component]
pub(super) fn LongText() -> impl IntoView {
    let prompt = expect_context::<Prompt>();
    view! {
        <div class="prompt__long">
            <EndBox end=End::Head id="prompt" label=say!("Beginning of the text") />
            <p class="prompt__middle">
                {move || prompt.text.with(|text| wording::large_text(text.length().into()))}
                " "
                <button
                    type="button"
                    on:click=move |_| prompt.set_text(&JsString::from(""))
                >
                    {say!("Remove")}
                </button>
            </p>
            <EndBox end=End::Tail id="prompt-end" label=say!("End of the text") />
        </div>
    }
}

/// A box for one end of a long text.
#[component]
fn EndBox(
    /// Which end.
    end: End,
    /// The box's id.
    id: &'static str,
    /// What it is.
    label: &'static str,
) -> impl IntoView {
    let prompt = expect_context::<Prompt>();
    view! {
        <textarea
            class="prompt__box"
            id=id
            rows="4"
            autocomplete="off"
            spellcheck="false"
            translate="no"
            aria-label=label
            aria-describedby="prompt-count"
            prop:value=move || String::from(prompt.text.with(|text| end.of(text)))
            on:paste=move |event| {
                if prompt.take_paste(end, event.as_ref()) {
                    event.prevent_default();
                }
            }
            on:input=move |event| prompt.set_end(end, &event_target_value(&event).into())
            on:blur=move |_| prompt.planner().seal()
        ></textarea>
    }
}
