//! One request: the model, what goes in, what comes out, and how it is processed.

use leptos::prelude::*;

use super::prompt::PromptBox;
use crate::catalog::{Kind, Processing};
use crate::scenario::Edit;
use crate::tokens::Tokens;
use crate::ui::fields::{CountField, PercentField, Switch};
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
                <CountField
                    id="input-tokens"
                    label="Input tokens"
                    unit="tokens"
                    hint="Everything you send: instructions, history, the question."
                    value=Signal::derive(move || request.with(|request| request.input.tokens().get()))
                    on_commit=|planner, tokens| {
                        planner.send(Edit::Input(InputTokens::Typed(Tokens::new(tokens))))
                    }
                />
                <CountField
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
                <PercentField
                    id="cached-share"
                    label="Cached share"
                    hint="How much of the input is read from the cache, on average."
                    value=Signal::derive(move || caching.get().read)
                    on_commit=|planner, share| planner.send(Edit::CacheRead(share))
                />
                <PercentField
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

/// Every text model that is served, by generation.
#[component]
fn ModelPicker() -> impl IntoView {
    let planner = Planner::expect();
    let chosen = Memo::new(move |_| planner.report.with(|report| report.bill.model.clone()));
    let families = Memo::new(move |_| {
        let today = planner.today.get();
        planner.with_catalog(|catalog| {
            let mut families: Vec<(String, Vec<(String, String)>)> = Vec::new();
            for model in catalog.models() {
                if model.kind != Kind::Text || !model.is_served(today) {
                    continue;
                }
                let choice = (model.id.clone(), wording::model_choice(model, today));
                match families
                    .iter_mut()
                    .find(|(family, _)| *family == model.family)
                {
                    Some((_, models)) => models.push(choice),
                    None => families.push((model.family.clone(), vec![choice])),
                }
            }
            families
        })
    });
    let is_listed = move || {
        let chosen = chosen.get();
        families.with(|families| {
            families
                .iter()
                .any(|(_, models)| models.iter().any(|(id, _)| *id == chosen))
        })
    };
    view! {
        <div class="field">
            <label class="field__label" for="model">"Model"</label>
            <select
                class="field__input"
                id="model"
                aria-describedby="model-help"
                on:change=move |event| planner.choose(Edit::Model(event_target_value(&event)))
            >
                {move || (!is_listed()).then(|| view! {
                    <option value=chosen.get() selected>{wording::unlisted_model(&chosen.get())}</option>
                })}
                {move || families.get().into_iter().map(|(family, models)| view! {
                    <optgroup label=wording::family(&family)>
                        {models.into_iter().map(|(id, name)| {
                            let is_chosen = { let id = id.clone(); move || chosen.get() == id };
                            view! { <option value=id prop:selected=is_chosen>{name}</option> }
                        }).collect_view()}
                    </optgroup>
                }).collect_view()}
            </select>
            <span class="field__hint" id="model-help">"Price per 1M input and output tokens, standard processing."</span>
        </div>
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
