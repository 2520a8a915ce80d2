//! The projects and their workloads, with what each adds to the month.

use leptos::prelude::*;

use super::arranging::{
    Lengths, PhoneTools, ProjectActions, WorkloadActions, move_workload, take_key,
};
use super::project_settings::ProjectSettings;
use crate::report::{ProjectBill, Report, WorkloadBill};
use crate::scenario::{Arrange, Edit, Place, ProjectEdit, Template, WorkloadEdit};
use crate::ui::later::{FIRST, Later, made};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// A table of all workloads, one of which is in view.
#[component]
pub(in crate::ui) fn WorkloadsPanel() -> impl IntoView {
    let planner = Planner::expect();
    // Rows are made anew only when there are more or fewer: one that is used keeps the focus.
    let rows = Memo::new(move |_| {
        planner.scenario.with(|scenario| {
            let projects = scenario.projects.iter();
            projects.map(|own| own.workloads.len()).collect::<Vec<_>>()
        })
    });
    provide_context(Lengths(rows));
    let dragged = RwSignal::new(None::<Place>);
    let is_single = Memo::new(move |_| rows.with(Vec::len) == 1);
    view! {
        <section class="panel workloads-panel" id="workloads" aria-labelledby="workloads-title">
            <h2 id="workloads-title">{say!("Projects and workloads")}</h2>
            <p class="panel__lead">
                {say!("A workload is one kind of work. The panels below describe the one that is chosen here; the totals are of all that are switched on.")}
            </p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=say!("Workloads")>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say!("Workload")}</th>
                            <th scope="col">{say!("Model")}</th>
                            <th scope="col" class="number">{say!("A month")}</th>
                            <th scope="col" class="number">{say!("Share")}</th>
                            <th scope="col">{say!("Counted")}</th>
                            <th scope="col"><span class="visually-hidden">{say!("Change")}</span></th>
                        </tr>
                    </thead>
                    {move || rows.get().into_iter().enumerate().map(|(number, length)| view! {
                        <Project number length is_single dragged />
                    }).collect_view()}
                </table>
            </div>
            // In a task of its own, and before anything that stands below this panel.
            <Later turn=FIRST part=move || Box::pin(async move {
                made(view! {
                    <PhoneTools />
                    <div class="workloads__add">
                        <AddWorkload />
                        <button type="button" on:click=move |_| planner.choose(Edit::Arrange(Arrange::AddProject))>
                            {say!("Add a project")}
                        </button>
                    </div>
                    <ProjectSettings />
                })
            }) />
        </section>
    }
}

/// A project's heading and its workloads.
#[component]
fn Project(
    /// Its place, from 0.
    number: usize,
    /// How many workloads it has.
    length: usize,
    /// Whether it is the only one: then its heading says nothing new.
    is_single: Memo<bool>,
    /// The workload that is being dragged.
    dragged: RwSignal<Option<Place>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let read = move |read: fn(&ProjectBill) -> String| {
        let of_bill = move |report: &Report| report.bill.projects.get(number).map(read);
        Memo::new(move |_| {
            planner
                .with_settled(Moment::Workloads, of_bill)
                .unwrap_or_default()
        })
    };
    let name = read(|own| own.name.clone());
    let environment = read(|own| wording::environment(own.environment).to_owned());
    let month = read(|own| wording::usd(own.per_month));
    let share = read(|own| wording::share(own.share_thousandths));
    let budget = read(|own| {
        own.budget
            .as_ref()
            .map(wording::budget_use)
            .unwrap_or_default()
    });
    let included = Memo::new(move |_| {
        planner.await_moment(Moment::Inputs);
        planner.scenario.with_untracked(|scenario| {
            let own = scenario.projects.get(number);
            own.is_some_and(|own| own.workloads.iter().any(|workload| workload.included))
        })
    });
    view! {
        <tbody>
            <Show when=move || !is_single.get()>
                <tr class="workloads__project">
                    <th scope="rowgroup">
                        {name}
                        <span class="compare__status">{environment}</span>
                    </th>
                    <td class="workloads__budget">{budget}</td>
                    <td class="number">{month}</td>
                    <td class="number">{share}</td>
                    <td>
                        <label class="check">
                            <input
                                type="checkbox"
                                aria-label=move || wording::include_project(&name.read())
                                prop:checked=included
                                on:change=move |event| {
                                    let included = ProjectEdit::Included(event_target_checked(&event));
                                    planner.choose(Edit::Project(number, included));
                                }
                            />
                        </label>
                    </td>
                    <td class="compare__use"><ProjectActions number name /></td>
                </tr>
            </Show>
            {(0..length).map(|workload| view! {
                <Row place=Place { project: number, workload } dragged />
            }).collect_view()}
        </tbody>
    }
}

#[component]
fn Row(
    /// Where the workload stands.
    place: Place,
    /// The workload that is being dragged.
    dragged: RwSignal<Option<Place>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let in_view = Memo::new(move |_| {
        planner.await_moment(Moment::Inputs);
        planner.place.get_untracked() == place
    });
    let read = move |read: fn(&WorkloadBill) -> String| {
        Memo::new(move |_| {
            let own = |report: &Report| report.bill.workload(place).map(read);
            planner
                .with_settled(Moment::Workloads, own)
                .unwrap_or_default()
        })
    };
    let name = read(|own| own.name.clone());
    let model = read(|own| own.model_name.clone());
    let month = read(|own| match &own.outcome {
        Ok(priced) => wording::usd(priced.per_month),
        Err(_) => wording::unknown().to_owned(),
    });
    let share = read(|own| wording::share(own.share_thousandths));
    let included = Memo::new(move |_| {
        planner.await_moment(Moment::Inputs);
        planner
            .scenario
            .with_untracked(|scenario| scenario.workload(place).is_some_and(|own| own.included))
    });
    view! {
        <tr
            data-chosen=move || in_view.get().then_some("true")
            draggable="true"
            on:dragstart=move |_| dragged.set(Some(place))
            on:dragover=move |event| if dragged.get_untracked().is_some() { event.prevent_default() }
            on:drop=move |event| {
                event.prevent_default();
                if let Some(from) = dragged.get_untracked() {
                    move_workload(planner, from, place);
                }
                dragged.set(None);
            }
            on:dragend=move |_| dragged.set(None)
        >
            <th scope="row">
                <label class="check">
                    <input
                        type="radio"
                        name="workload"
                        prop:checked=in_view
                        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                        on:change=move |_| planner.look_at(place)
                        on:keydown=move |event| take_key(planner, place, &event)
                    />
                    <span>{name}</span>
                </label>
            </th>
            <td>{model}</td>
            <td class="number">{month}</td>
            <td class="number">{share}</td>
            <td>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=move || wording::include(&name.read())
                        prop:checked=included
                        on:change=move |event| {
                            let included = WorkloadEdit::Included(event_target_checked(&event));
                            planner.choose(Edit::Workload(place, included));
                        }
                    />
                </label>
            </td>
            <td class="compare__use"><WorkloadActions place name /></td>
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
            <label class="field__label" for="add-workload">{say!("Add a workload")}</label>
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
                <option value="">{say!("Choose a kind of work…")}</option>
                {Template::ALL.map(|template| view! {
                    <option value=template.id()>{wording::template(template)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}
