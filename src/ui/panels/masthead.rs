//! What this is, and what can be done with the whole of it.

use leptos::prelude::*;

use super::share::{QrCode, ShareButtons};
use crate::ui::planner::Planner;
use crate::wording;

/// The name, the promise, and undo, redo and sharing.
#[component]
pub(in crate::ui) fn Masthead() -> impl IntoView {
    let planner = Planner::expect();
    let checked = planner.with_catalog(wording::prices_checked_short);
    view! {
        <header class="masthead">
            <div class="masthead__title">
                <h1>"Topup"</h1>
                <p>"What will the OpenAI API cost, and how much credit should you buy?"</p>
                <p class="masthead__privacy">
                    "Everything is computed in this page. Nothing you type or paste leaves it."
                </p>
                <p class="masthead__prices">
                    <a href="#about">{checked}</a>
                </p>
            </div>
            <div class="masthead__tools" role="toolbar" aria-label="Scenario">
                <button
                    type="button"
                    prop:disabled=move || !planner.can_undo()
                    on:click=move |_| planner.undo()
                >
                    "Undo"
                </button>
                <button
                    type="button"
                    prop:disabled=move || !planner.can_redo()
                    on:click=move |_| planner.redo()
                >
                    "Redo"
                </button>
                <ShareButtons />
                <QrCode />
                <button type="button" on:click=move |_| drop(window().print())>"Print"</button>
            </div>
        </header>
    }
}
