//! What can be done with the whole scenario.

use leptos::prelude::*;

use super::share::{Files, Link, QrCode};
use super::shortcuts::Shortcuts;
use crate::ui::later::{Later, WORK};
use crate::ui::planner::Planner;
use crate::ui::rest;
use crate::wording::say;

/// Undo, redo and sharing. The page's file holds the toolbar they go into, with the name and the promise
/// beside it: it is read before this program has come.
#[component]
pub(in crate::ui) fn Tools() -> impl IntoView {
    let planner = Planner::expect();
    let is_projected = RwSignal::new(false);
    view! {
        <button
            type="button"
            prop:disabled=move || !planner.can_undo()
            on:click=move |_| planner.undo()
        >
            {say!("Undo")}
        </button>
        <button
            type="button"
            prop:disabled=move || !planner.can_redo()
            on:click=move |_| planner.redo()
        >
            {say!("Redo")}
        </button>
        <Link />
        <QrCode />
        <button type="button" on:click=move |_| drop(window().print())>{say!("Print")}</button>
        <Files />
        <button type="button" on:click=move |_| is_projected.set(true)>{say!("Projector view")}</button>
        <Shortcuts />
        {move || is_projected.get().then(|| view! {
            <Later turn=WORK part=move || Box::pin(rest::projector(is_projected)) />
        })}
    }
}
