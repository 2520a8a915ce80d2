//! What fits in an amount a month.

use leptos::prelude::*;

use crate::money::Usd;
use crate::quote::Span;
use crate::savings::{FittingModel, what_fits};
use crate::scenario::WorkloadEdit;
use crate::ui::fields::{USD, ValueField};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// The amount that is asked about first.
const FIRST_BUDGET: Usd = Usd::from_dollars(50);

/// What is shown: each number by its name, and the best model.
type Answers = (Vec<(&'static str, String)>, Option<FittingModel>);

/// The most of each number, and the best model, within an amount that is typed.
#[component]
pub(super) fn FitsBox() -> impl IntoView {
    let planner = Planner::expect();
    let budget = RwSignal::new(FIRST_BUDGET);
    let answers = Memo::new(move |_| answers(planner, budget.get()));
    view! {
        <section class="fits" aria-labelledby="fits-title">
            <h3 id="fits-title">{say!("What fits in an amount a month?")}</h3>
            <ValueField
                notation=&USD
                id="fits-budget"
                label=say!("Amount a month")
                hint=say!("For the workload in view.")
                value=budget
                on_commit=move |_, amount| {
                    budget.set(amount);
                    Ok(())
                }
            />
            {move || answers.get().map(|(facts, model)| view! {
                <dl class="facts">
                    {facts.into_iter().map(|(what, how_much)| view! {
                        <div class="facts__row">
                            <dt>{what}</dt>
                            <dd>{how_much}</dd>
                        </div>
                    }).collect_view()}
                    <div class="facts__row">
                        <dt>{say!("Best model")}</dt>
                        <dd>
                            {wording::best_model(model.as_ref())}
                            {model.map(|model| view! { <UseModel model /> })}
                        </dd>
                    </div>
                </dl>
            })}
            <p class="field__hint">{wording::fits_explained()}</p>
        </section>
    }
}

/// `None` without a workload in view; a scenario always has one.
fn answers(planner: Planner, budget: Usd) -> Option<Answers> {
    planner.with_focus(Moment::Savings, |focus| {
        untrack(|| {
            let span = Span {
                today: planner.today.get(),
                days: planner.scenario.with(|scenario| scenario.days),
            };
            planner.with_workload(|workload| {
                let fits = planner.with_priced_catalog(|catalog| {
                    what_fits(catalog, workload, span, &focus.compare, budget)
                });
                (wording::fits(&fits, workload), fits.model)
            })
        })
    })
}

/// Puts the model that fits in the place of the workload's own.
#[component]
fn UseModel(
    /// The model.
    model: FittingModel,
) -> impl IntoView {
    let planner = Planner::expect();
    let (own, label) = (model.model.clone(), wording::use_model(&model.name));
    let is_used = Memo::new(move |_| {
        let used = planner.with_workload(|own| own.model.clone());
        planner.with_priced_catalog(|catalog| {
            let used = used.and_then(|used| catalog.find(&used));
            used.is_some_and(|used| used.id == own)
        })
    });
    view! {
        <Show
            when=move || !is_used.get()
            fallback=|| view! { <span class="compare__chosen">{say!("In use")}</span> }
        >
            <button
                type="button"
                class="button--quiet"
                aria-label=label.clone()
                on:click={
                    let model = model.model.clone();
                    move |_| planner.choose_workload(WorkloadEdit::Model(model.clone()))
                }
            >
                {say!("Use")}
            </button>
        </Show>
    }
}
