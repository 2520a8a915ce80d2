//! Prices of the person's own: a discount, negotiated prices, a model that is not listed.

mod prices;
mod subject;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::catalog::{Processing, TypedTools};
use crate::scenario::{Edit, PriceEdit, WorkloadEdit};
use crate::ui::browser::storage::remembered;
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use prices::{Discount, PictureField, RateFields, ToolFields, TrainingField, UnitField};
use subject::Subject;

/// What unfolds under the model: its price as the person has it, and models that are not listed.
#[component]
pub(super) fn OwnPrice() -> impl IntoView {
    let planner = Planner::expect();
    let subject = Memo::new(move |_| Subject::of(planner));
    let is_typed = Memo::new(move |_| {
        subject.with(|subject| subject.as_ref().is_some_and(|subject| subject.is_typed))
    });
    view! {
        <details use:remembered="own-price" class="how own-price" data-typed=move || is_typed.get().then_some("true")>
            <summary>{move || wording::use_own_price(is_typed.get())}</summary>
            <Later turn=10 body_of="own-price" part=move || Box::pin(own_price_fields(subject)) />
        </details>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn own_price_fields(subject: Memo<Option<Subject>>) -> Made {
    made(view! { <Fields subject /> })
}

/// What is typed over, and the ways back.
#[component]
fn Fields(
    /// The model in view.
    subject: Memo<Option<Subject>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let has = move |what: fn(&Subject) -> bool| {
        subject.with(|subject| subject.as_ref().is_some_and(what))
    };
    let is_typed = Memo::new(move |_| has(|subject| subject.is_typed));
    let has_rates = Memo::new(move |_| has(|subject| subject.rates.is_some()));
    let has_unit = Memo::new(move |_| has(|subject| subject.unit.is_some()));
    let is_training = Memo::new(move |_| has(|subject| subject.training.is_some()));
    let makes_pictures = Memo::new(move |_| has(|subject| subject.picture.is_some()));
    let calls_tools = Memo::new(move |_| has(|subject| subject.calls_tools));
    let is_listed = Memo::new(move |_| has(|subject| !subject.is_own_model));
    let is_own_model = Memo::new(move |_| has(|subject| subject.is_own_model));
    let scope = move || {
        subject.with(|subject| {
            subject
                .as_ref()
                .map(|of| wording::own_price_scope(&of.name, of.processing, of.steps()))
        })
    };
    let reset = move |_| {
        if let Some(subject) = subject.get_untracked() {
            planner.choose(Edit::Prices(PriceEdit::Reset(subject.id)));
        }
    };
    let remove = move |_| {
        if let Some(subject) = subject.get_untracked() {
            planner.choose(Edit::Prices(PriceEdit::Model(subject.id, None)));
        }
    };
    view! {
            <Show when=move || has_rates.get()>
                <p class="panel__lead">{scope}</p>
                <RateFields subject />
            </Show>
            <Show when=move || has_unit.get()>
                <UnitField subject />
            </Show>
            <Show when=move || is_training.get()>
                <TrainingField subject />
            </Show>
            <Show when=move || makes_pictures.get()>
                <PictureField subject />
            </Show>
            <Show when=move || is_listed.get()>
                <Discount subject />
            </Show>
            <Show when=move || is_typed.get() && is_listed.get()>
                <button type="button" on:click=reset>{say!("Back to OpenAI's price")}</button>
            </Show>
            <Show when=move || is_own_model.get()>
                <button type="button" on:click=remove>{say!("Remove this model")}</button>
            </Show>
            <Show when=move || calls_tools.get()>
                <ToolFields />
            </Show>
            <OwnModel subject />
            <Typed />
    }
}

/// Adds a model that is not listed.
#[component]
fn OwnModel(
    /// The model in view, whose rates it starts with.
    subject: Memo<Option<Subject>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let own = name.get_untracked().trim().to_owned();
        let is_taken = untrack(move || {
            planner
                .with_priced_catalog(|catalog| catalog.find(name.get_untracked().trim()).is_some())
        });
        if is_taken {
            problem.set(Some(wording::name_is_taken(&own)));
            return;
        }
        let Some(subject) = subject.get_untracked() else {
            return;
        };
        let model = PriceEdit::Model(own.clone(), Some(subject.copy()));
        match planner.send(Edit::Prices(model)) {
            Ok(()) => {
                if let Some(rate) = subject.training {
                    planner.choose(Edit::Prices(PriceEdit::Training(own.clone(), Some(rate))));
                }
                planner.choose_workload(WorkloadEdit::Processing(Processing::Standard));
                planner.choose_workload(WorkloadEdit::Model(own));
                name.set(String::new());
                problem.set(None);
            }
            Err(sentence) => problem.set(Some(sentence)),
        }
    };
    view! {
        <div class="field own-price__model" data-invalid=move || problem.with(Option::is_some).then_some("true")>
            <label class="field__label" for="own-model">{say!("A model of your own")}</label>
            <span class="own-price__add">
                <input
                    class="field__input"
                    id="own-model"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="own-model-problem own-model-help"
                    prop:value=name
                    on:input=move |event| {
                        name.set(event_target_value(&event));
                        problem.set(None);
                    }
                    on:keydown=move |event| if event.key() == "Enter" { add() }
                />
                <button type="button" on:click=move |_| add()>{say!("Add")}</button>
            </span>
            <span class="field__problem" id="own-model-problem" role="alert">{move || problem.get()}</span>
            <span class="field__hint" id="own-model-help">{wording::own_model_hint()}</span>
        </div>
    }
}

/// Everything that is typed, for whatever model, each with its way back.
#[component]
fn Typed() -> impl IntoView {
    let planner = Planner::expect();
    let rows = Memo::new(move |_| {
        planner.scenario.with(|scenario| {
            let typed = &scenario.overrides;
            let prices = wording::own_prices(typed)
                .into_iter()
                .map(|(model, says)| (says, PriceEdit::Reset(model)));
            let models = typed.models.iter().map(|(name, own)| {
                (
                    wording::own_model(name, &own.price),
                    PriceEdit::Model(name.clone(), None),
                )
            });
            let tools = wording::own_tools(&typed.tools)
                .map(|says| (says, PriceEdit::Tools(TypedTools::default())));
            prices.chain(models).chain(tools).collect::<Vec<_>>()
        })
    });
    let row = move |(says, edit): (String, PriceEdit)| {
        let label = wording::take_back(&says);
        view! {
            <li>
                <span>{says}</span>
                <button
                    type="button"
                    class="button--quiet"
                    aria-label=label
                    on:click=move |_| planner.choose(Edit::Prices(edit.clone()))
                >
                    {say!("Take back")}
                </button>
            </li>
        }
    };
    move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            view! {
                <p class="own-price__title">{say!("Used in place of OpenAI's:")}</p>
                <ul class="own-price__typed">{rows.into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}
