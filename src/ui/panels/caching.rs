//! What the prompt cache does for the work in view.

use leptos::prelude::*;

use crate::scenario::WorkloadEdit;
use crate::ui::fields::{Choice, PERCENT, Switch, ValueField};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use crate::workload::{Caching, CachingMode, Keep};

/// The ways of saying what it does, once it is on.
const WAYS: [CachingMode; 3] = [
    CachingMode::Derived(Keep::Short),
    CachingMode::Derived(Keep::Long),
    CachingMode::Typed,
];

/// Prompt caching on or off, where its effect comes from, and what that does to a month.
#[component]
pub(super) fn CachingFields() -> impl IntoView {
    let planner = Planner::expect();
    let caching = Memo::new(move |_| {
        planner
            .with_workload(|workload| workload.caching)
            .unwrap_or(Caching::OFF)
    });
    let effect = Memo::new(move |_| planner.with_settled(Moment::Inputs, wording::caching_effect));
    let mode = Memo::new(move |_| caching.get().mode);
    view! {
        <Switch
            id="caching"
            label=say!("Prompt caching")
            on=Signal::derive(move || caching.get().is_on())
            effect
            turn=move |on| {
                let mode = if on {
                    caching.get_untracked().when_on()
                } else {
                    CachingMode::Off
                };
                planner.choose_workload(WorkloadEdit::Caching(mode));
            }
        />
        <Show when=move || caching.get().is_on()>
            <Choice
                id="caching-mode"
                label=say!("How much is cached")
                options=WAYS.map(|mode| (mode, wording::caching_mode(mode))).to_vec()
                value=mode
                choose=move |mode| planner.choose_workload(WorkloadEdit::Caching(mode))
            />
            <p class="field__hint">{move || wording::caching_mode_explained(mode.get())}</p>
        </Show>
        <Show when=move || mode.get() == CachingMode::Typed>
            <Shares caching />
        </Show>
        <Facts />
    }
}

/// The shares that a person types.
#[component]
fn Shares(
    /// What is entered.
    caching: Memo<Caching>,
) -> impl IntoView {
    view! {
        <div class="fields">
            <ValueField
                notation=&PERCENT
                id="cached-share"
                label=say!("Cached share")
                hint=say!("How much of the input is read from the cache, on average.")
                value=Signal::derive(move || caching.get().read)
                on_commit=|planner, share| planner.send_workload(WorkloadEdit::CacheRead(share))
            />
            <ValueField
                notation=&PERCENT
                id="written-share"
                label=say!("Written share")
                hint=say!("How much is new to the cache. Costs extra from GPT-5.6 on.")
                value=Signal::derive(move || caching.get().written)
                on_commit=|planner, share| planner.send_workload(WorkloadEdit::CacheWritten(share))
            />
        </div>
    }
}

/// What a derived cache does, line by line.
#[component]
fn Facts() -> impl IntoView {
    let planner = Planner::expect();
    let facts = Memo::new(move |_| planner.with_settled(Moment::Inputs, wording::caching_facts));
    view! {
        <Show when=move || facts.with(|facts| !facts.is_empty())>
            <section class="caching" aria-label=say!("What the prompt cache does")>
                <dl class="facts">
                    {move || facts.get().into_iter().map(|(what, how_much)| view! {
                        <div class="facts__row">
                            <dt>{what}</dt>
                            <dd>{how_much}</dd>
                        </div>
                    }).collect_view()}
                </dl>
                <p class="field__hint">{wording::caching_explained()}</p>
            </section>
        </Show>
    }
}
