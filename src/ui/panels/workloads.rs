//! The projects and their workloads, with what each adds to the month.

use leptos::prelude::*;

use crate::report::{ProjectBill, WorkloadBill};
use crate::scenario::{Arrange, Edit, Place, ProjectEdit, Template, WorkloadEdit};
use crate::ui::fields::{OPTIONAL_USD, ValueField};
use crate::ui::planner::Planner;
use crate::wording;

/// A table of all workloads, one of which is in view.
#[component]
pub(in crate::ui) fn WorkloadsPanel() -> impl IntoView {
    let planner = Planner::expect();
    let projects = Memo::new(move |_| planner.report.with(|report| report.bill.projects.clone()));
    let is_single = Memo::new(move |_| projects.with(Vec::len) == 1);
    view! {
        <section class="panel workloads-panel" id="workloads" aria-labelledby="workloads-title">
            <h2 id="workloads-title">"Projects and workloads"</h2>
            <p class="panel__lead">
                "A workload is one kind of work. The panels below describe the one that is chosen here; the totals are of all that are switched on."
            </p>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Workloads">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Workload"</th>
                            <th scope="col">"Model"</th>
                            <th scope="col" class="number">"A month"</th>
                            <th scope="col" class="number">"Share"</th>
                            <th scope="col">"Counted"</th>
                            <th scope="col"><span class="visually-hidden">"Change"</span></th>
                        </tr>
                    </thead>
                    {move || projects.get().into_iter().enumerate().map(|(number, project)| view! {
                        <Project project number is_single />
                    }).collect_view()}
                </table>
            </div>
            <div class="workloads__add">
                <AddWorkload />
                <button type="button" on:click=move |_| planner.choose(Edit::Arrange(Arrange::AddProject))>
                    "Add a project"
                </button>
            </div>
            <Names />
        </section>
    }
}

/// A project's heading and its workloads.
#[component]
fn Project(
    /// The project.
    project: ProjectBill,
    /// Its place, from 0.
    number: usize,
    /// Whether it is the only one: then its heading says nothing new.
    is_single: Memo<bool>,
) -> impl IntoView {
    let planner = Planner::expect();
    let (name, month) = (project.name.clone(), wording::usd(project.per_month));
    let share = wording::share(project.share_thousandths);
    let budget = project.budget.as_ref().map(wording::budget_use);
    let environment = wording::environment(project.environment);
    view! {
        <tbody>
            <Show when=move || !is_single.get()>
                <tr class="workloads__project">
                    <th scope="rowgroup" colspan="2">
                        {name.clone()}
                        <span class="compare__status">{environment}</span>
                    </th>
                    <td class="number">{month.clone()}</td>
                    <td class="number">{share.clone()}</td>
                    <td>{budget.clone()}</td>
                    <td class="compare__use">
                        <button
                            type="button"
                            class="button--quiet"
                            aria-label=wording::remove(&name)
                            on:click=move |_| planner.choose(Edit::Arrange(Arrange::RemoveProject(number)))
                        >
                            "Remove"
                        </button>
                    </td>
                </tr>
            </Show>
            {project.workloads.into_iter().map(|own| view! { <Row own /> }).collect_view()}
        </tbody>
    }
}

#[component]
fn Row(
    /// The workload.
    own: WorkloadBill,
) -> impl IntoView {
    let planner = Planner::expect();
    let place = own.place;
    let in_view = Memo::new(move |_| planner.place.get() == place);
    let month = match &own.outcome {
        Ok(priced) => wording::usd(priced.per_month),
        Err(_) => wording::unknown().to_owned(),
    };
    let arrange = move |arrange| planner.choose(Edit::Arrange(arrange));
    let up = Place {
        workload: place.workload.saturating_sub(1),
        ..place
    };
    view! {
        <tr data-chosen=move || in_view.get().then_some("true")>
            <th scope="row">
                <label class="check">
                    <input
                        type="radio"
                        name="workload"
                        prop:checked=in_view
                        on:change=move |_| planner.look_at(place)
                    />
                    <span>{own.name.clone()}</span>
                </label>
            </th>
            <td>{own.model_name}</td>
            <td class="number">{month}</td>
            <td class="number">{wording::share(own.share_thousandths)}</td>
            <td>
                <input
                    type="checkbox"
                    aria-label=wording::include(&own.name)
                    prop:checked=own.included
                    on:change=move |event| {
                        let included = WorkloadEdit::Included(event_target_checked(&event));
                        planner.choose(Edit::Workload(place, included));
                    }
                />
            </td>
            <td class="compare__use">
                <button
                    type="button"
                    class="button--quiet"
                    aria-label=wording::move_up(&own.name)
                    prop:disabled={place.workload == 0}
                    on:click=move |_| {
                        arrange(Arrange::MoveWorkload { from: place, to: up });
                        planner.look_at(up);
                    }
                >
                    "↑"
                </button>
                <button
                    type="button"
                    class="button--quiet"
                    aria-label=wording::duplicate(&own.name)
                    on:click=move |_| {
                        arrange(Arrange::DuplicateWorkload(place));
                        planner.look_at(Place { workload: place.workload + 1, ..place });
                    }
                >
                    "Copy"
                </button>
                <button
                    type="button"
                    class="button--quiet"
                    aria-label=wording::remove(&own.name)
                    on:click=move |_| arrange(Arrange::RemoveWorkload(place))
                >
                    "Remove"
                </button>
            </td>
        </tr>
    }
}

/// A workload from a template, at the end of the project in view.
#[component]
fn AddWorkload() -> impl IntoView {
    let planner = Planner::expect();
    let add = move |template: Template| {
        // A project without workloads is waiting for one.
        let project = planner.scenario.with_untracked(|scenario| {
            let waiting = scenario
                .projects
                .iter()
                .rposition(|own| own.workloads.is_empty());
            waiting.unwrap_or(planner.place.get_untracked().project)
        });
        planner.choose(Edit::Arrange(Arrange::AddWorkload(project, template)));
        let last = planner.scenario.with_untracked(|scenario| {
            scenario
                .projects
                .get(project)
                .map_or(0, |own| own.workloads.len())
        });
        planner.look_at(Place {
            project,
            workload: last.saturating_sub(1),
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for="add-workload">"Add a workload"</label>
            <select
                class="field__input"
                id="add-workload"
                on:change=move |event| {
                    let id = event_target_value(&event);
                    if let Some(template) = Template::ALL.into_iter().find(|own| own.id() == id) {
                        add(template);
                    }
                    event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
                }
            >
                <option value="">"Choose a kind of work…"</option>
                {Template::ALL.map(|template| view! {
                    <option value=template.id()>{wording::template(template)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

/// What the workload in view and its project are called, and what the project may cost.
#[component]
fn Names() -> impl IntoView {
    let planner = Planner::expect();
    let project = move || planner.place.get().project;
    let of_project = move |read: fn(&crate::workload::Project) -> String| {
        let number = project();
        planner
            .scenario
            .with(|scenario| scenario.projects.get(number).map(read))
            .unwrap_or_default()
    };
    let budget = Signal::derive(move || {
        let number = project();
        planner
            .scenario
            .with(|scenario| scenario.projects.get(number)?.monthly_budget)
    });
    let send_project = move |edit: ProjectEdit| {
        planner.choose(Edit::Project(planner.place.get_untracked().project, edit));
    };
    view! {
        <details class="how more">
            <summary>"Names, owner and budget"</summary>
            <div class="fields">
                <NameField
                    id="workload-name"
                    label="Workload"
                    value=Signal::derive(move || planner.with_workload(|own| own.name.clone()).unwrap_or_default())
                    choose=move |name| planner.choose_workload(WorkloadEdit::Name(name))
                />
                <NameField
                    id="project-name"
                    label="Project"
                    value=Signal::derive(move || of_project(|own| own.name.clone()))
                    choose=move |name| send_project(ProjectEdit::Name(name))
                />
                <NameField
                    id="project-owner"
                    label="Owner"
                    value=Signal::derive(move || of_project(|own| own.owner.clone()))
                    choose=move |owner| send_project(ProjectEdit::Owner(owner))
                />
                <ValueField
                    notation=&OPTIONAL_USD
                    id="project-budget"
                    label="Budget a month"
                    hint="Of the project. Empty means none."
                    value=budget
                    on_commit=|planner, budget| {
                        let edit = ProjectEdit::MonthlyBudget(budget);
                        planner.send(Edit::Project(planner.place.get_untracked().project, edit))
                    }
                />
            </div>
        </details>
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
