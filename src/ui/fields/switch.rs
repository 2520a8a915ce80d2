//! Something that is on or off.

use leptos::prelude::*;

use crate::ui::planner::{Moment, Planner};

/// A labelled switch that says beside its label what turning it would do.
#[component]
pub(in crate::ui) fn Switch(
    /// The id of the control, unique on the page.
    id: &'static str,
    /// What is on or off.
    label: &'static str,
    /// What turning it would do. Default: nothing is said.
    #[prop(optional, into)]
    effect: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Why it cannot be turned; empty when it can. Default: it can.
    #[prop(optional, into)]
    locked: Signal<String>,
    /// Called with the new position.
    turn: impl Fn(bool) + Copy + 'static,
) -> impl IntoView {
    let on = Planner::expect().at_moment(Moment::Inputs, on);
    let effect_id = format!("{id}-effect");
    let is_locked = move || locked.with(|reason| !reason.is_empty());
    view! {
        <div class="switch">
            <input
                class="switch__input"
                id=id
                type="checkbox"
                role="switch"
                aria-describedby=effect_id.clone()
                prop:checked=on
                prop:disabled=move || is_locked() && !on.get()
                on:change=move |event| turn(event_target_checked(&event))
            />
            <label class="switch__label" for=id>{label}</label>
            <span class="switch__effect" id=effect_id>
                {move || if is_locked() { locked.get() } else { effect.get() }}
            </span>
        </div>
    }
}
