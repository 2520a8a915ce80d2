//! Why the balance vanished: what a person sees, or an error, to what to do.

mod errors;
mod practice;

use leptos::prelude::*;

use crate::shortage::{Ranked, Situation, Symptom, causes};
use crate::ui::imports::Imports;
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use errors::ErrorReader;
use practice::TeamPractice;

/// Symptoms, errors, and what a team does against them.
#[component]
pub(in crate::ui) fn ShortagePanel() -> impl IntoView {
    let chosen = RwSignal::new(None::<Symptom>);
    let choices = Symptom::ALL.map(|symptom| {
        view! {
            <label class="symptom">
                <input
                    type="radio"
                    name="symptom"
                    prop:checked=move || chosen.get() == Some(symptom)
                    on:change=move |_| chosen.set(Some(symptom))
                />
                {wording::symptom(symptom)}
            </label>
        }
    });
    view! {
        <section class="panel shortage-panel" id="shortage" aria-labelledby="shortage-title">
            <h2 id="shortage-title">{say!("Why did my balance vanish?")}</h2>
            <p class="panel__lead">{wording::shortage_lead()}</p>
            <fieldset class="symptoms">
                <legend class="field__label">{say!("What do you see?")}</legend>
                {choices}
            </fieldset>
            {move || chosen.get().map(|symptom| view! { <Causes symptom /> })}
            <ErrorReader />
            <TeamPractice />
        </section>
    }
}

/// The ranked causes of a symptom.
#[component]
fn Causes(
    /// What the person sees.
    symptom: Symptom,
) -> impl IntoView {
    let planner = Planner::expect();
    let imports = Imports::expect();
    let ranked = Memo::new(move |_| {
        planner.with_priced_catalog(|catalog| {
            planner.scenario.with_untracked(|scenario| {
                planner.with_settled(Moment::Compare, |report| {
                    imports.actuals.with(|actuals| {
                        let situation = Situation {
                            catalog,
                            scenario,
                            report,
                            actuals,
                            today: planner.today.get(),
                        };
                        causes(symptom, &situation)
                    })
                })
            })
        })
    });
    let one = move |ranked: &Ranked| {
        let sentence = imports
            .actuals
            .with(|actuals| wording::cause(&ranked.cause, actuals.names()));
        let weight = wording::evidence(ranked);
        view! {
            <li class="cause">
                <p class="cause__what">{sentence}</p>
                <dl class="cause__about">
                    <dt>{say!("How sure")}</dt>
                    <dd>{weight}</dd>
                    <dt>{say!("Check first")}</dt>
                    <dd>{wording::first_check(&ranked.cause)}</dd>
                    <dt>{say!("Change")}</dt>
                    <dd>{wording::change_to_make(&ranked.cause)}</dd>
                    <dt>{say!("Top up?")}</dt>
                    <dd>{wording::top_up_helps(ranked.cause.helps())}</dd>
                </dl>
            </li>
        }
    };
    view! {
        <ol class="causes" aria-label=wording::symptom(symptom)>
            {move || ranked.get().iter().map(one).collect_view()}
        </ol>
    }
}
