//! What the workload in view and its project are called, who answers for them, and what they may cost.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::arranging::move_workload;
use crate::scenario::{Edit, Place, ProjectEdit, WorkloadEdit};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{Choice, OPTIONAL_USD, PERCENTS, ValueField};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use crate::workload::{Environment, Project};

/// The names, and the project's environment, owner, budget and alert levels.
#[component]
pub(super) fn ProjectSettings() -> impl IntoView {
    view! {
        <details use:remembered="project" class="how more">
            <summary>{say!("Names, project, owner, budget, limit and alerts")}</summary>
            <Later turn=11 body_of="project" part=|| Box::pin(project_fields()) />
        </details>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn project_fields() -> Made {
    made(view! { <Fields /> })
}

/// The names, and the project's environment, owner, budget and alert levels.
#[component]
fn Fields() -> impl IntoView {
    let planner = Planner::expect();
    let of_project = move |read: fn(&Project) -> String| {
        Signal::derive(move || read_project(planner, read).unwrap_or_default())
    };
    let send = move |edit: ProjectEdit| planner.send(edit_project(planner, edit));
    let environment =
        Memo::new(move |_| read_project(planner, |own| own.environment).unwrap_or_default());
    view! {
        <div class="fields">
            <NameField
                id="workload-name"
                label=say!("Workload")
                value=Signal::derive(move || planner.with_workload(|own| own.name.clone()).unwrap_or_default())
                choose=move |name| planner.choose_workload(WorkloadEdit::Name(name))
            />
            <InProject />
            <NameField
                id="project-name"
                label=say!("Project")
                value=of_project(|own| own.name.clone())
                choose=move |name| planner.choose(edit_project(planner, ProjectEdit::Name(name)))
            />
            <Choice
                id="project-environment"
                label=say!("Environment")
                options=Environment::ALL.map(|own| (own, wording::environment(own))).to_vec()
                value=environment
                choose=move |own| planner.choose(edit_project(planner, ProjectEdit::Environment(own)))
            />
            <NameField
                id="project-owner"
                label=say!("Owner")
                value=of_project(|own| own.owner.clone())
                choose=move |owner| planner.choose(edit_project(planner, ProjectEdit::Owner(owner)))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="project-budget"
                label=say!("Budget a month")
                hint=say!("Of the project. Empty means none.")
                value=Signal::derive(move || read_project(planner, |own| own.monthly_budget).flatten())
                on_commit=move |_, budget| send(ProjectEdit::MonthlyBudget(budget))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="project-hard-limit"
                label=say!("Hard limit a month")
                hint=say!("Stops this project alone until the next month. Empty means none.")
                value=Signal::derive(move || read_project(planner, |own| own.hard_limit).flatten())
                on_commit=move |_, limit| send(ProjectEdit::HardLimit(limit))
            />
            <ValueField
                notation=&PERCENTS
                id="project-alerts"
                label=say!("Alert levels")
                hint=say!("Shares of the budget at which the owner wants to hear of it, such as 50%, 80%, 100%.")
                value=Signal::derive(move || read_project(planner, |own| own.alerts.clone()).unwrap_or_default())
                on_commit=move |_, alerts| send(ProjectEdit::Alerts(alerts))
            />
        </div>
    }
}

/// Reads the project of the workload in view.
fn read_project<T>(planner: Planner, read: impl FnOnce(&Project) -> T) -> Option<T> {
    let number = planner.place.get().project;
    planner
        .scenario
        .with(|scenario| scenario.projects.get(number).map(read))
}

/// An edit of the project of the workload in view.
fn edit_project(planner: Planner, edit: ProjectEdit) -> Edit {
    Edit::Project(planner.place.get_untracked().project, edit)
}

/// The project that the workload in view is in; another one takes it over, at its end.
#[component]
fn InProject() -> impl IntoView {
    let planner = Planner::expect();
    let names = Memo::new(move |_| {
        planner.scenario.with(|scenario| {
            let projects = scenario.projects.iter();
            projects.map(|own| own.name.clone()).collect::<Vec<_>>()
        })
    });
    let options = move || {
        let own = planner.place.get().project;
        let names = names.get().into_iter().enumerate();
        names
            .map(|(number, name)| {
                view! {
                    <option value=number.to_string() prop:selected={number == own}>{name}</option>
                }
            })
            .collect_view()
    };
    let choose = move |event| {
        let Ok(project) = event_target_value(&event).parse::<usize>() else {
            return;
        };
        let from = planner.place.get_untracked();
        let length = planner.scenario.with_untracked(|scenario| {
            scenario
                .projects
                .get(project)
                .map(|own| own.workloads.len())
        });
        if let Some(workload) = length.filter(|_| project != from.project) {
            move_workload(planner, from, Place { project, workload });
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="in-project">{say!("In the project")}</label>
            <select class="field__input" id="in-project" on:change=choose>{options}</select>
        </div>
    }
}

/// A text field for a name; what is refused is taken back.
#[component]
fn NameField(
    /// The id of the input, unique on the page.
    id: &'static str,
    /// What is named.
    label: &'static str,
    /// The name in force.
    value: Signal<String>,
    /// Called with another name.
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <input
                class="field__input"
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                maxlength="100"
                prop:value=value
                on:change=move |event| {
                    choose(event_target_value(&event));
                    event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
                }
            />
        </div>
    }
}
