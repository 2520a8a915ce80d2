//! Fields for the kinds of values a scenario holds.

use leptos::prelude::*;

use super::TypedField;
use super::typed_field::Step;
use crate::money::{Percent, Usd};
use crate::wording::{self, TypedProblem};

/// What a field does with a parsed value.
pub(in crate::ui) type Commit<T> = fn(crate::ui::planner::Planner, T) -> Result<(), String>;

fn sentence(problem: TypedProblem) -> String {
    problem.to_string()
}

/// A step that suits the size of a count: two digits below its first.
fn step_of(count: u64) -> u64 {
    let digits = count.checked_ilog10().unwrap_or(0);
    10_u64.pow(digits.saturating_sub(1))
}

fn stepped(count: u64, step: Step) -> u64 {
    let small = step_of(count);
    match step {
        Step::Up => count.saturating_add(small),
        Step::Down => count.saturating_sub(small),
        Step::FarUp => count.saturating_add(small.saturating_mul(10)),
        Step::FarDown => count.saturating_sub(small.saturating_mul(10)),
    }
}

/// A whole count, such as tokens or requests.
#[component]
pub(in crate::ui) fn CountField(
    /// The id of the input.
    id: &'static str,
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// One line on what to enter. Default: none.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The unit after the field. Default: none.
    #[prop(optional)]
    unit: &'static str,
    /// The count in force.
    #[prop(into)]
    value: Signal<u64>,
    /// Sends the edit.
    on_commit: Commit<u64>,
) -> impl IntoView {
    let planner = crate::ui::planner::Planner::expect();
    view! {
        <TypedField
            id
            label
            hint
            unit
            value=Signal::derive(move || wording::count(value.get()))
            commit=move |text| {
                on_commit(planner, wording::typed_count(text).map_err(sentence)?)
            }
            step=move |step| wording::count(stepped(value.get_untracked(), step))
        />
    }
}

/// A percentage.
#[component]
pub(in crate::ui) fn PercentField(
    /// The id of the input.
    id: &'static str,
    /// What it is a share of.
    #[prop(into)]
    label: Signal<String>,
    /// One line on what to enter. Default: none.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The percentage in force.
    #[prop(into)]
    value: Signal<Percent>,
    /// Sends the edit.
    on_commit: Commit<Percent>,
) -> impl IntoView {
    let planner = crate::ui::planner::Planner::expect();
    let step = move |step| {
        let value = value.get_untracked();
        wording::percent(match step {
            Step::Up => value.plus(Percent::new(1)),
            Step::Down => value.minus(Percent::new(1)),
            Step::FarUp => value.plus(Percent::new(10)),
            Step::FarDown => value.minus(Percent::new(10)),
        })
    };
    view! {
        <TypedField
            id
            label
            hint
            value=Signal::derive(move || wording::percent(value.get()))
            commit=move |text| {
                on_commit(planner, wording::typed_percent(text).map_err(sentence)?)
            }
            step
        />
    }
}

/// A factor, such as 1.3.
#[component]
pub(in crate::ui) fn FactorField(
    /// The id of the input.
    id: &'static str,
    /// What it multiplies.
    #[prop(into)]
    label: Signal<String>,
    /// One line on what to enter. Default: none.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The factor in force.
    #[prop(into)]
    value: Signal<Percent>,
    /// Sends the edit.
    on_commit: Commit<Percent>,
) -> impl IntoView {
    let planner = crate::ui::planner::Planner::expect();
    let step = move |step| {
        let value = value.get_untracked();
        wording::factor(match step {
            Step::Up => value.plus(Percent::new(10)),
            Step::Down => value.minus(Percent::new(10)),
            Step::FarUp => value.plus(Percent::new(100)),
            Step::FarDown => value.minus(Percent::new(100)),
        })
    };
    view! {
        <TypedField
            id
            label
            hint
            value=Signal::derive(move || wording::factor(value.get()))
            commit=move |text| {
                on_commit(planner, wording::typed_factor(text).map_err(sentence)?)
            }
            step
        />
    }
}

fn stepped_usd(amount: Usd, step: Step) -> Usd {
    match step {
        Step::Up => amount + Usd::from_dollars(1),
        Step::Down => amount.saturating_sub(Usd::from_dollars(1)),
        Step::FarUp => amount + Usd::from_dollars(10),
        Step::FarDown => amount.saturating_sub(Usd::from_dollars(10)),
    }
}

/// An amount of dollars.
#[component]
pub(in crate::ui) fn UsdField(
    /// The id of the input.
    id: &'static str,
    /// What it pays for.
    #[prop(into)]
    label: Signal<String>,
    /// One line on what to enter. Default: none.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The amount in force.
    #[prop(into)]
    value: Signal<Usd>,
    /// Sends the edit.
    on_commit: Commit<Usd>,
) -> impl IntoView {
    let planner = crate::ui::planner::Planner::expect();
    view! {
        <TypedField
            id
            label
            hint
            value=Signal::derive(move || wording::usd_typed(value.get()))
            commit=move |text| on_commit(planner, wording::typed_usd(text).map_err(sentence)?)
            step=move |step| wording::usd_typed(stepped_usd(value.get_untracked(), step))
        />
    }
}

/// An amount of dollars that may be left empty.
#[component]
pub(in crate::ui) fn OptionalUsdField(
    /// The id of the input.
    id: &'static str,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// What an empty field means.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The amount in force; `None` is an empty field.
    #[prop(into)]
    value: Signal<Option<Usd>>,
    /// Sends the edit.
    on_commit: Commit<Option<Usd>>,
) -> impl IntoView {
    let planner = crate::ui::planner::Planner::expect();
    let commit = move |text: &str| {
        let typed = match wording::typed_usd(text) {
            Err(TypedProblem::Empty) => None,
            other => Some(other.map_err(sentence)?),
        };
        on_commit(planner, typed)
    };
    view! {
        <TypedField
            id
            label
            hint
            value=Signal::derive(move || value.get().map(wording::usd_typed).unwrap_or_default())
            commit
            step=move |step| {
                wording::usd_typed(stepped_usd(value.get_untracked().unwrap_or_default(), step))
            }
        />
    }
}
