//! Prices of the person's own: a discount, negotiated rates, a model that is not listed.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::catalog::{CustomModel, Processing, TypedRates};
use crate::money::{Percent, UsdPerMillion};
use crate::scenario::{Edit, PriceEdit, WorkloadEdit};
use crate::ui::fields::{OPTIONAL_RATE, PERCENT, RATE, ValueField};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording;

/// The model in view, as far as its price goes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Subject {
    id: String,
    name: String,
    processing: Processing,
    /// Its rates now; `None` when it has none by the text token in this processing mode.
    rates: Option<TypedRates>,
    /// The same without anything typed.
    listed: Option<TypedRates>,
    /// Whether the price steps above a number of input tokens.
    steps: bool,
    /// Whether the model itself is the person's own.
    is_own_model: bool,
    /// Whether any of its prices is typed.
    is_typed: bool,
    /// What is taken off.
    off: Percent,
}

impl Subject {
    /// `None` for a model that the catalog does not know.
    fn of(planner: Planner) -> Option<Self> {
        let today = planner.today.get();
        let (wanted, processing) =
            planner.with_workload(|workload| (workload.model.clone(), workload.processing))?;
        let (id, name, rates, steps, is_typed) = planner.with_priced_catalog(|catalog| {
            let model = catalog.find(&wanted)?;
            Some((
                model.id.clone(),
                model.name.clone(),
                TypedRates::of(model, processing, today),
                model.long_context_above.is_some(),
                model.has_any_typed_price(),
            ))
        })?;
        let listed = planner.with_catalog(|catalog| {
            let model = catalog.find(&id)?;
            TypedRates::of(model, processing, today)
        });
        let (is_own_model, off) = planner.scenario.with(|scenario| {
            let typed = &scenario.overrides;
            let off = typed.discounts.get(&id).copied().unwrap_or(Percent::ZERO);
            (typed.models.contains_key(&id), off)
        });
        Some(Self {
            id,
            name,
            processing,
            rates,
            listed,
            steps,
            is_own_model,
            is_typed,
            off,
        })
    }

    /// The edit that puts other rates in force; none when they are the published ones again.
    fn edit(&self, rates: TypedRates, window: Option<crate::tokens::Tokens>) -> PriceEdit {
        if self.is_own_model {
            return PriceEdit::Model(self.id.clone(), Some(CustomModel { rates, window }));
        }
        let typed = Some(rates).filter(|rates| self.listed != Some(*rates));
        PriceEdit::Rates(self.id.clone(), self.processing, typed)
    }
}

/// Puts a changed rate in force.
fn send(planner: Planner, change: impl FnOnce(&mut TypedRates)) -> Result<(), String> {
    let Some(subject) = untrack(move || Subject::of(planner)) else {
        return Ok(());
    };
    let Some(mut rates) = subject.rates else {
        return Ok(());
    };
    change(&mut rates);
    if Some(rates) == subject.rates {
        return Ok(());
    }
    let window = planner.scenario.with_untracked(|scenario| {
        let own = scenario.overrides.models.get(&subject.id);
        own.and_then(|own| own.window)
    });
    planner.send(Edit::Prices(subject.edit(rates, window)))
}

/// What unfolds under the model: its price as the person has it, and models that are not listed.
#[component]
pub(super) fn OwnPrice() -> impl IntoView {
    let planner = Planner::expect();
    let subject = Memo::new(move |_| Subject::of(planner));
    let is_typed = Memo::new(move |_| {
        subject.with(|subject| subject.as_ref().is_some_and(|subject| subject.is_typed))
    });
    view! {
        <details class="how own-price" data-typed=move || is_typed.get().then_some("true")>
            <summary>{move || wording::use_own_price(is_typed.get())}</summary>
            <Later turn=10 part=move || Box::pin(own_price_fields(subject)) />
        </details>
    }
}

#[wasm_split(unfolded, wasm_split_path = leptos::wasm_split, fallible)]
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
    let is_listed = Memo::new(move |_| has(|subject| !subject.is_own_model));
    let is_own_model = Memo::new(move |_| has(|subject| subject.is_own_model));
    let scope = move || {
        subject.with(|subject| {
            subject
                .as_ref()
                .map(|of| wording::own_price_scope(&of.name, of.processing, of.steps))
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
        <Show when=move || is_listed.get()>
            <Discount subject />
        </Show>
        <Show when=move || is_typed.get() && is_listed.get()>
            <button type="button" on:click=reset>"Back to OpenAI's price"</button>
        </Show>
        <Show when=move || is_own_model.get()>
            <button type="button" on:click=remove>"Remove this model"</button>
        </Show>
        <OwnModel subject />
        <Typed />
    }
}

/// The rates in force, to be typed over.
#[component]
fn RateFields(
    /// The model in view.
    subject: Memo<Option<Subject>>,
) -> impl IntoView {
    let rates = Memo::new(move |_| {
        subject
            .with(|subject| subject.as_ref().and_then(|subject| subject.rates))
            .unwrap_or_default()
    });
    let required =
        |read: fn(TypedRates) -> UsdPerMillion| Signal::derive(move || read(rates.get()));
    let optional =
        |read: fn(TypedRates) -> Option<UsdPerMillion>| Signal::derive(move || read(rates.get()));
    view! {
        <div class="fields">
            <ValueField
                notation=&RATE
                id="own-input"
                label="Input rate"
                unit="per 1M"
                hint="Plain input."
                value=required(|rates| rates.input)
                on_commit=|planner, rate| send(planner, |rates| rates.input = rate)
            />
            <ValueField
                notation=&RATE
                id="own-output"
                label="Output rate"
                unit="per 1M"
                hint="Reasoning included."
                value=required(|rates| rates.output)
                on_commit=|planner, rate| send(planner, |rates| rates.output = rate)
            />
            <ValueField
                notation=&OPTIONAL_RATE
                id="own-cached"
                label="Cached input rate"
                unit="per 1M"
                hint="Empty: bills as input."
                value=optional(|rates| rates.cached_input)
                on_commit=|planner, rate| send(planner, |rates| rates.cached_input = rate)
            />
            <ValueField
                notation=&OPTIONAL_RATE
                id="own-written"
                label="Cache write rate"
                unit="per 1M"
                hint="For 30 minutes. Empty: bills as input."
                value=optional(|rates| rates.cache_write_30m)
                on_commit=|planner, rate| send(planner, |rates| rates.cache_write_30m = rate)
            />
        </div>
    }
}

/// So much off everything.
#[component]
fn Discount(
    /// The model in view.
    subject: Memo<Option<Subject>>,
) -> impl IntoView {
    let off = Signal::derive(move || {
        let off = subject.with(|subject| subject.as_ref().map(|subject| subject.off));
        off.unwrap_or(Percent::ZERO)
    });
    view! {
        <ValueField
            notation=&PERCENT
            id="own-discount"
            label="Discount"
            hint="Off every token rate of this model, in every processing mode; not off rates typed above."
            value=off
            on_commit=move |planner, off| {
                let Some(subject) = subject.get_untracked() else {
                    return Ok(());
                };
                if subject.off == off {
                    return Ok(());
                }
                planner.send(Edit::Prices(PriceEdit::Discount(subject.id, Some(off))))
            }
        />
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
        let rates = subject.with_untracked(|subject| subject.as_ref().and_then(|of| of.rates));
        let model = CustomModel {
            rates: rates.unwrap_or_default(),
            window: None,
        };
        match planner.send(Edit::Prices(PriceEdit::Model(own.clone(), Some(model)))) {
            Ok(()) => {
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
            <label class="field__label" for="own-model">"A model of your own"</label>
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
                <button type="button" on:click=move |_| add()>"Add"</button>
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
                    wording::own_model(name, &own.rates),
                    PriceEdit::Model(name.clone(), None),
                )
            });
            prices.chain(models).collect::<Vec<_>>()
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
                    "Take back"
                </button>
            </li>
        }
    };
    move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            view! {
                <p class="own-price__title">"Used in place of OpenAI's:"</p>
                <ul class="own-price__typed">{rows.into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}
