//! What is on the page, to go there.

use leptos::ev::KeyboardEvent;
use leptos::html::Details;
use leptos::prelude::*;

use super::PANELS;

/// A list of the panels that unfolds in the bar that is always in sight.
#[component]
pub(in crate::ui) fn Contents() -> impl IntoView {
    let list = NodeRef::<Details>::new();
    let fold = move || {
        if let Some(list) = list.get_untracked() {
            list.set_open(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            fold();
        }
    };
    let links = PANELS.map(|(id, title)| {
        view! {
            <li>
                <a href=format!("#{id}") on:click=move |_| fold()>{title}</a>
            </li>
        }
    });
    view! {
        <details class="contents" node_ref=list on:keydown=on_key>
            <summary class="contents__title">"On this page"</summary>
            <ul class="contents__list">{links}</ul>
        </details>
    }
}
