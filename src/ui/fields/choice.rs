//! One of a few named values.

use leptos::prelude::*;

use crate::ui::planner::{Moment, Planner};

/// A labelled list of choices.
#[component]
pub(in crate::ui) fn Choice<T>(
    /// The id of the control, unique on the page.
    #[prop(into)]
    id: String,
    /// What is chosen.
    label: &'static str,
    /// Every choice with its name.
    options: Vec<(T, &'static str)>,
    /// The choice in force.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another choice.
    choose: impl Fn(T) + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let value = Planner::expect().at_moment(Moment::Inputs, value);
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let named = options.into_iter().enumerate().map(|(place, (own, name))| {
        view! {
            <option value=place.to_string() prop:selected=move || value.get() == own>{name}</option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <select
                class="field__input"
                id=id
                on:change=move |event| {
                    let place = event_target_value(&event).parse::<usize>().ok();
                    if let Some(chosen) = place.and_then(|place| values.get(place)) {
                        choose(*chosen);
                    }
                }
            >
                {named.collect_view()}
            </select>
        </div>
    }
}
