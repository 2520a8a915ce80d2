//! An error message in, its name and what to do out.

use leptos::prelude::*;

use crate::shortage::ErrorBook;
use crate::wording::{self, say};

/// A field for an error body; it is named as it is typed or pasted.
#[component]
pub(super) fn ErrorReader() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let book = StoredValue::new(ErrorBook::built_in().ok());
    let named = move || {
        let text = text.get();
        if text.trim().is_empty() {
            return ().into_any();
        }
        let answer = book.with_value(|book| {
            let book = book.as_ref()?;
            let error = book.name(&text)?;
            let (act, retry, helps) = wording::error_help(error.kind);
            Some(view! {
                <p class="cause__what">{wording::error_name(error)}</p>
                <dl class="cause__about">
                    <dt>{say!("Do")}</dt>
                    <dd>{act}</dd>
                    <dt>{say!("Retry?")}</dt>
                    <dd>{retry}</dd>
                    <dt>{say!("Top up?")}</dt>
                    <dd>{wording::top_up_helps(helps)}</dd>
                    <dt>{say!("Source")}</dt>
                    <dd>{wording::error_source(book, error)}</dd>
                </dl>
            })
        });
        match answer {
            Some(answer) => answer.into_any(),
            None => view! { <p class="panel__problem">{wording::no_such_error()}</p> }.into_any(),
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="error-body">{say!("Or paste an error message")}</label>
            <textarea
                class="field__input error-body"
                id="error-body"
                rows="3"
                spellcheck="false"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </div>
        <div class="cause" role="status">{named}</div>
    }
}
