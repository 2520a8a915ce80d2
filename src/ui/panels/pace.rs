//! Whether the busiest minute fits the rate limits.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::report::Pace;
use crate::scenario::{Edit, RateLimits};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{OPTIONAL_COUNT, ValueField};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// The limits of the model in view, as the person knows them, and what follows.
#[component]
pub(super) fn RatePace() -> impl IntoView {
    view! {
        <details use:remembered="pace" class="how more">
            <summary>{say!("Rate limits: does the busiest minute fit?")}</summary>
            <Later turn=13 body_of="pace" part=|| Box::pin(pace_fields()) />
        </details>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn pace_fields() -> Made {
    made(view! { <Fields /> })
}

/// The limits to type, and what follows.
#[component]
fn Fields() -> impl IntoView {
    let planner = Planner::expect();
    let pace = Memo::new(move |_| {
        planner.await_moment(Moment::Inputs);
        let today = planner.today.get();
        let workload = planner.workload.get_untracked()?;
        planner.with_catalog(|catalog| {
            planner
                .scenario
                .with_untracked(|scenario| Pace::new(catalog, scenario, &workload, today))
        })
    });
    // The limits are a model's, whatever name it was chosen by.
    let model = Memo::new(move |_| {
        let of = |report: &crate::report::Report| report.in_view().map(|own| own.model.clone());
        planner.report.with(of).unwrap_or_default()
    });
    let limits = Memo::new(move |_| {
        let model = model.get();
        planner
            .scenario
            .with(|scenario| scenario.rate_limits.get(&model).copied())
            .unwrap_or_default()
    });
    let send = move |change: fn(&mut RateLimits, Option<u64>), limit: Option<u64>| {
        let mut changed = limits.get_untracked();
        change(&mut changed, limit);
        planner.send(Edit::RateLimits(model.get_untracked(), changed))
    };
    view! {
        {move || pace.get().map(|pace| view! {
            <p>{wording::pace(&pace)}</p>
            <p class="pace__verdict">{wording::verdict(pace.verdict)}</p>
        })}
        <div class="fields">
            <ValueField
                notation=&OPTIONAL_COUNT
                id="limit-requests"
                label=say!("Requests a minute")
                hint=say!("RPM of this model, from your limits page. Empty: unknown.")
                value=Signal::derive(move || limits.get().requests_per_minute)
                on_commit=move |_, limit| send(|limits, limit| limits.requests_per_minute = limit, limit)
            />
            <ValueField
                notation=&OPTIONAL_COUNT
                id="limit-tokens"
                label=say!("Tokens a minute")
                hint=say!("TPM of this model. Empty: unknown.")
                value=Signal::derive(move || limits.get().tokens_per_minute)
                on_commit=move |_, limit| send(|limits, limit| limits.tokens_per_minute = limit, limit)
            />
            <ValueField
                notation=&OPTIONAL_COUNT
                id="limit-queue"
                label=say!("Batch queue")
                hint=say!("Input tokens that may wait at once. Empty: unknown.")
                value=Signal::derive(move || limits.get().batch_queue_tokens)
                on_commit=move |_, limit| send(|limits, limit| limits.batch_queue_tokens = limit, limit)
            />
        </div>
    }
}
