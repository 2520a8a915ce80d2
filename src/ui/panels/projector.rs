//! A few models side by side, large, for a meeting.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::traffic::{units, with_units};
use crate::catalog::Processing;
use crate::credits::TopUpPlan;
use crate::report::{NoPlan, Side, SideCost};
use crate::scenario::{TrafficEdit, WorkloadEdit};
use crate::ui::browser::{dialog, presence};
use crate::ui::fields::{COUNT, ValueField};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use crate::workload::{CachingMode, Traffic, Volume};

/// How many models stand side by side.
const COLUMNS: usize = 4;

/// Stands over the page until Escape; what is changed in it is changed in the scenario.
///
/// Made a little at a time, each part in a task of its own once the one before is painted.
#[component]
pub(in crate::ui) fn Projector(
    /// Turned off when it is closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    let planner = Planner::expect();
    let place = NodeRef::<Dialog>::new();
    let models = RwSignal::new(Vec::new());
    let sides = Memo::new(move |_| {
        planner.with_catalog(|catalog| {
            planner.with_settled(Moment::Compare, |report| {
                let mut report = report.clone();
                report.focus = planner.settled_focus();
                planner.scenario.with_untracked(|scenario| {
                    models.with(|models| report.side_by_side(catalog, scenario, models))
                })
            })
        })
    });
    // How many parts are made.
    let made = RwSignal::new(0_usize);
    place.on_load(move |shown| {
        dialog::open(&shown);
        let parts = async move {
            presence::idle().await;
            // It may have been closed meanwhile.
            if made.is_disposed() {
                return;
            }
            dialog::cover();
            presence::idle().await;
            let focus = planner.settled_focus();
            let few = focus.compare.worth_seeing(COLUMNS).into_iter();
            let few: Vec<_> = few.map(|row| row.model.clone()).collect();
            let parts = few.len() + 1;
            models.try_set(few);
            for part in 1..=parts {
                presence::idle().await;
                made.try_set(part);
            }
        };
        spawn_local(ScopedFuture::new_untracked(parts));
    });
    let close = move || {
        if let Some(shown) = place.get_untracked() {
            dialog::close(&shown);
        }
    };
    // Wherever the focus is: a click beside everything takes it from the view.
    let keys = window_event_listener(keydown, move |event| {
        if event.key() == "Escape" && !event.is_composing() {
            close();
        } else {
            press(planner, sides, &event);
        }
    });
    on_cleanup(move || keys.remove());
    let title = move || {
        let name = planner.with_workload(|own| own.name.clone());
        wording::projector_title(&name.unwrap_or_default())
    };
    let columns = Memo::new(move |_| models.with(Vec::len));
    view! {
        <dialog
            class="projector"
            aria-modal="true"
            aria-labelledby="projector-title"
            on:cancel=move |_: web_sys::Event| dialog::uncover()
            node_ref=place
            on:close=move |_| {
                dialog::uncover();
                open.set(false);
            }
        >
            <div class="projector__head">
                <h2 id="projector-title" tabindex="-1" autofocus>{title}</h2>
                <Show when=move || made.get() != 0>
                    <Controls />
                </Show>
                <button type="button" on:click=move |_| close()>{say!("Back to the page")}</button>
            </div>
            <ol class="projector__sides">
                {move || (0..columns.get()).map(|at| view! {
                    <li class="side" data-chosen=move || is_chosen(sides, at).then_some("true")>
                        <Show when=move || at + 1 < made.get()>
                            <Column at models sides />
                        </Show>
                    </li>
                }).collect_view()}
            </ol>
            <p class="projector__keys">
                {move || match columns.get() {
                    0 => String::new(),
                    columns => wording::projector_keys(columns),
                }}
            </p>
        </dialog>
    }
}

/// What can be turned for all columns at once.
#[component]
fn Controls() -> impl IntoView {
    let planner = Planner::expect();
    let traffic = Memo::new(move |_| {
        let traffic = planner.with_workload(|workload| workload.traffic.clone());
        traffic.unwrap_or_else(|| Traffic::steady(0))
    });
    let locked = Memo::new(move |_| planner.with_settled(Moment::Inputs, wording::batch_locked));
    let shape = planner
        .workload
        .with_untracked(|own| own.as_ref().map(|own| own.work.shape));
    let units_of = wording::units(shape.unwrap_or_default());
    // The choice between them is the page's; here the number is turned.
    let (label, unit) = match traffic.with_untracked(|own| own.volume) {
        Volume::Rate { per, .. } => (units_of, wording::period(per)),
        Volume::Users { .. } => (wording::users(), ""),
        Volume::Once { .. } => (units_of, wording::once()),
    };
    view! {
        <div class="projector__controls">
            <ValueField
                notation=&COUNT
                id="projector-units"
                label
                unit
                hint=""
                value=Signal::derive(move || units(traffic.get().volume))
                on_commit=move |planner, count| {
                    let volume = traffic.with_untracked(|own| with_units(own.volume, count));
                    planner.send_workload(WorkloadEdit::Traffic(TrafficEdit::Volume(volume)))
                }
            />
            <button
                type="button"
                class="toggle"
                aria-pressed=move || is_cached(planner).to_string()
                on:click=move |_| turn_caching(planner)
            >
                {say!("Prompt caching")}
            </button>
            <button
                type="button"
                class="toggle"
                aria-pressed=move || is_batch(planner).to_string()
                title=locked
                prop:disabled=move || locked.with(|reason| !reason.is_empty()) && !is_batch(planner)
                on:click=move |_| turn_batch(planner)
            >
                {say!("Batch")}
            </button>
        </div>
    }
}

/// Whether what is in a column is in use.
fn is_chosen(sides: Memo<Vec<Side>>, at: usize) -> bool {
    sides.with(|sides| sides.get(at).is_some_and(|side| side.chosen))
}

/// One model. It stays while what is in it changes, so that the focus does.
#[component]
fn Column(
    /// Its place among the columns, from 0.
    at: usize,
    /// The models of all columns.
    models: RwSignal<Vec<String>>,
    /// What would be on them.
    sides: Memo<Vec<Side>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let side = Memo::new(move |_| sides.with(|sides| sides.get(at).cloned()));
    let is_chosen = Memo::new(move |_| is_chosen(sides, at));
    let own = move || models.with(|models| models.get(at).cloned().unwrap_or_default());
    let others = planner.focus.with_untracked(|focus| {
        let rows = focus.compare.rows.iter();
        let able = rows.filter(|row| row.outcome.is_ok());
        able.map(|row| (row.model.clone(), row.name.clone()))
            .collect::<Vec<_>>()
    });
    let options = others.into_iter().map(|(id, name)| {
        let value = id.clone();
        view! { <option value=value prop:selected=move || own() == id>{name}</option> }
    });
    let choose = move |event| {
        let id = event_target_value(&event);
        models.update(|models| {
            if let Some(model) = models.get_mut(at) {
                *model = id;
            }
        });
    };
    let name = move || side.with(|side| side.as_ref().map(|own| own.name.clone()));
    let id = format!("side-{at}");
    let number = at + 1;
    view! {
        <label class="visually-hidden" for=id.clone()>{wording::model_of_column(number)}</label>
        <select class="side__model" id=id on:change=choose>{options.collect_view()}</select>
        {move || side.get().map(|side| match side.outcome {
            Ok(cost) => view! { <Cost cost top_up=side.top_up /> }.into_any(),
            Err(reason) => view! { <p class="side__unable">{wording::unable(&reason)}</p> }.into_any(),
        })}
        <button
            type="button"
            class="side__use"
            aria-pressed=move || is_chosen.get().to_string()
            on:click=move |_| use_model(planner, sides, at)
        >
            {move || if is_chosen.get() { say!("In use") } else { say!("Use") }}
            <span class="visually-hidden">" " {name}</span>
            <kbd aria-hidden="true">{number}</kbd>
        </button>
    }
}

/// What the work costs on a model, and what that takes to pay.
#[component]
fn Cost(
    /// What it costs.
    cost: SideCost,
    /// What to buy for everything then.
    top_up: Option<Result<TopUpPlan, NoPlan>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let today = planner.today.get_untracked();
    let shape = planner
        .workload
        .with_untracked(|own| own.as_ref().map(|own| own.work.shape));
    let (buy, lasts) = wording::buying(top_up.as_ref(), today);
    let length = wording::share(cost.thousandths_of_dearest.unwrap_or_default());
    view! {
        <p class="side__month">
            <strong>{wording::usd(cost.per_month)}</strong>
            <span>{say!("a month")}</span>
        </p>
        <p class="side__versus">{wording::versus_in_use(cost.thousandths_of_in_use)}</p>
        // As long as it is dear: across on a phone, upwards where the models stand side by side.
        <div class="side__room" aria-hidden="true">
            <div class="side__bar" style:--length=length></div>
        </div>
        <dl class="side__facts">
            <dt>{wording::a_unit(shape.unwrap_or_default())}</dt>
            <dd title=wording::usd_exact(cost.per_unit)>{wording::usd(cost.per_unit)}</dd>
            <dt>{say!("Buy now")}</dt>
            <dd>{buy}</dd>
            {lasts.map(|lasts| view! { <dd>{lasts}</dd> })}
        </dl>
    }
}

/// The keys of the view, where nothing is typed into.
fn press(planner: Planner, sides: Memo<Vec<Side>>, event: &KeyboardEvent) {
    let typed_into = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing =
        typed_into.is_some_and(|own| matches!(own.tag_name().as_str(), "INPUT" | "SELECT"));
    if is_typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "c" | "C" => turn_caching(planner),
        "b" | "B" => turn_batch(planner),
        key => {
            if let Some(at) = key
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
            {
                use_model(planner, sides, at);
            }
        }
    }
}

/// Does the work in view with the model of a column, where there is one.
fn use_model(planner: Planner, sides: Memo<Vec<Side>>, at: usize) {
    let model = sides.with_untracked(|sides| Some(sides.get(at)?.model.clone()));
    if let Some(model) = model {
        planner.choose_workload(WorkloadEdit::Model(model));
    }
}

fn is_cached(planner: Planner) -> bool {
    let is_on = planner.with_workload(|workload| workload.caching.is_on());
    is_on.unwrap_or_default()
}

fn turn_caching(planner: Planner) {
    let caching = planner
        .workload
        .with_untracked(|own| own.as_ref().map(|own| own.caching));
    if let Some(caching) = caching {
        let mode = if caching.is_on() {
            CachingMode::Off
        } else {
            caching.when_on()
        };
        planner.choose_workload(WorkloadEdit::Caching(mode));
    }
}

fn is_batch(planner: Planner) -> bool {
    let processing = planner.with_workload(|workload| workload.processing);
    processing == Some(Processing::Batch)
}

fn turn_batch(planner: Planner) {
    let processing = if untrack(|| is_batch(planner)) {
        Processing::Standard
    } else if planner
        .report
        .with_untracked(|report| report.focus.alternatives.batch.is_some())
    {
        Processing::Batch
    } else {
        return;
    };
    planner.choose_workload(WorkloadEdit::Processing(processing));
}
