//! How far the project is.

use leptos::prelude::*;

use crate::scenario::{Edit, Stage};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// A choice of stages, each with its own days and safety factor.
#[component]
pub(in crate::ui) fn StartPanel() -> impl IntoView {
    let planner = Planner::expect();
    let chosen = Memo::new(move |_| planner.scenario.with(|scenario| scenario.stage));
    view! {
        <section class="panel start-panel" id="start" aria-labelledby="start-title">
            <h2 id="start-title">{say!("Where are you?")}</h2>
            <p class="panel__lead">
                {say!("A stage fills in typical numbers. Change any of them; what you have typed stays when you switch.")}
            </p>
            <div class="stages" role="radiogroup" aria-labelledby="start-title">
                {Stage::ALL.map(|stage| view! {
                    <label class="stage">
                        <input
                            class="stage__input"
                            type="radio"
                            name="stage"
                            value=stage.id()
                            prop:checked=move || chosen.get() == stage
                            on:change=move |_| planner.choose(Edit::Stage(stage))
                        />
                        <span class="stage__name">{wording::stage(stage)}</span>
                        <span class="stage__purpose">{wording::stage_purpose(stage)}</span>
                    </label>
                }).collect_view()}
            </div>
        </section>
    }
}
