//! What if there were more use, more days, another safety factor.

use leptos::prelude::*;

use crate::money::Percent;
use crate::scenario::{AccountEdit, CreditEdit, Edit};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// Three sliders that answer at once.
#[component]
pub(in crate::ui) fn WhatIf() -> impl IntoView {
    let planner = Planner::expect();
    let values = Memo::new(move |_| {
        planner.scenario.with(|scenario| {
            (
                scenario.account.use_factor,
                scenario.days,
                scenario.credits.safety,
            )
        })
    });
    let percent = |text: &str| Percent::from_decimal(text).unwrap_or(Percent::WHOLE);
    view! {
        <fieldset class="what-if">
            <legend class="what-if__title">{say!("What if")}</legend>
            <Slider
                id="what-if-use"
                label=say!("use is")
                least=20 most=400 step=5
                value=Signal::derive(move || values.get().0.to_decimal())
                shown=Signal::derive(move || wording::what_if_use(values.get().0))
                slide=move |text: String| {
                    // A slider stays within its limits.
                    drop(planner.send(Edit::Account(AccountEdit::UseFactor(percent(&text)))));
                }
            />
            <Slider
                id="what-if-days"
                label=say!("it should last")
                least=1 most=365 step=1
                value=Signal::derive(move || values.get().1.to_string())
                shown=Signal::derive(move || wording::days(values.get().1))
                slide=move |text: String| {
                    drop(planner.send(Edit::Days(text.parse().unwrap_or(1))));
                }
            />
            <Slider
                id="what-if-safety"
                label=say!("the safety factor is")
                least=100 most=300 step=5
                value=Signal::derive(move || values.get().2.to_decimal())
                shown=Signal::derive(move || wording::factor(values.get().2))
                slide=move |text: String| drop(planner.send(Edit::Credits(CreditEdit::Safety(percent(&text)))))
            />
        </fieldset>
    }
}

#[component]
fn Slider(
    id: &'static str,
    label: &'static str,
    least: u32,
    most: u32,
    step: u32,
    value: Signal<String>,
    shown: Signal<String>,
    slide: impl Fn(String) + 'static,
) -> impl IntoView {
    let planner = Planner::expect();
    view! {
        <div class="slider">
            <label class="slider__label" for=id>{label}</label>
            <input
                class="slider__input"
                id=id
                type="range"
                min=least
                max=most
                step=step
                aria-valuetext=shown
                prop:value=value
                on:input=move |event| slide(event_target_value(&event))
                on:change=move |_| planner.seal()
            />
            <output class="slider__value" for=id>{shown}</output>
        </div>
    }
}
