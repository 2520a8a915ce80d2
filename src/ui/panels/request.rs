//! One request: the model, what goes in, what comes out, and how it is processed.

use leptos::prelude::*;

use super::model_picker::ModelPicker;
use super::prompt::PromptBox;
use crate::catalog::Processing;
use crate::scenario::Edit;
use crate::tokens::Tokens;
use crate::ui::fields::{COUNT, PERCENT, Switch, ValueField};
use crate::ui::planner::Planner;
use crate::wording;
use crate::workload::InputTokens;

/// The shape of a request.
#[component]
pub(in crate::ui) fn RequestPanel() -> impl IntoView {
    let planner = Planner::expect();
    let request = Memo::new(move |_| planner.scenario.with(|scenario| scenario.workload.request));
    let caching = Memo::new(move |_| request.with(|request| request.caching));
    view! {
        <section class="panel request-panel" id="request" aria-labelledby="request-title">
            <h2 id="request-title">"One request"</h2>
            <ModelPicker />
            <PromptBox />
            <div class="fields">
                <ValueField
                    notation=&COUNT
                    id="input-tokens"
                    label="Input tokens"
                    unit="tokens"
                    hint="Everything you send: instructions, history, the question."
                    value=Signal::derive(move || request.with(|request| request.input.tokens().get()))
                    on_commit=|planner, tokens| {
                        planner.send(Edit::Input(InputTokens::Typed(Tokens::new(tokens))))
                    }
                />
                <ValueField
                    notation=&COUNT
                    id="output-tokens"
                    label="Output tokens"
                    unit="tokens"
                    hint="The whole answer, hidden reasoning included."
                    value=Signal::derive(move || request.with(|request| request.output.get()))
                    on_commit=|planner, tokens| planner.send(Edit::Output(Tokens::new(tokens)))
                />
            </div>
            <BatchSwitch />
            <CachingSwitch />
            <div class="fields" class:fields--off=move || !caching.get().on>
                <ValueField
                    notation=&PERCENT
                    id="cached-share"
                    label="Cached share"
                    hint="How much of the input is read from the cache, on average."
                    value=Signal::derive(move || caching.get().read)
                    on_commit=|planner, share| planner.send(Edit::CacheRead(share))
                />
                <ValueField
                    notation=&PERCENT
                    id="written-share"
                    label="Written share"
                    hint="How much is new to the cache. Costs extra from GPT-5.6 on."
                    value=Signal::derive(move || caching.get().written)
                    on_commit=|planner, share| planner.send(Edit::CacheWritten(share))
                />
            </div>
        </section>
    }
}

/// Batch on or off, with what that does to a month.
#[component]
fn BatchSwitch() -> impl IntoView {
    let planner = Planner::expect();
    let on = Signal::derive(move || {
        planner
            .scenario
            .with(|scenario| scenario.workload.processing == Processing::Batch)
    });
    let effect = Memo::new(move |_| planner.report.with(wording::batch_effect));
    let locked = Memo::new(move |_| planner.report.with(wording::batch_locked));
    view! {
        <Switch
            id="batch"
            label="Batch"
            on
            effect
            locked
            turn=move |on| {
                let processing = if on { Processing::Batch } else { Processing::Standard };
                planner.choose(Edit::Processing(processing));
            }
        />
    }
}

/// Prompt caching on or off, with what that does to a month.
#[component]
fn CachingSwitch() -> impl IntoView {
    let planner = Planner::expect();
    let on = Signal::derive(move || {
        planner
            .scenario
            .with(|scenario| scenario.workload.request.caching.on)
    });
    let effect = Memo::new(move |_| planner.report.with(wording::caching_effect));
    view! {
        <Switch
            id="caching"
            label="Prompt caching"
            on
            effect
            turn=move |on| planner.choose(Edit::Caching(on))
        />
    }
}
