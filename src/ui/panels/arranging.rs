//! Moves, copies and removes workloads and projects: by button, by key, by dragging.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::scenario::{Arrange, Edit, Place};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// How many workloads each project has: where one can be moved changes with nothing else.
#[derive(Clone, Copy)]
pub(super) struct Lengths(pub(super) Memo<Vec<usize>>);

/// Puts a workload in another one's place, and keeps it in view.
pub(super) fn move_workload(planner: Planner, from: Place, to: Place) {
    if from != to {
        planner.choose(Edit::Arrange(Arrange::MoveWorkload { from, to }));
        planner.look_at(to);
    }
}

/// The place above or below a workload: in its project, else at the near end of the next one.
fn neighbour(planner: Planner, place: Place, is_up: bool) -> Option<Place> {
    planner.scenario.with_untracked(|scenario| {
        let length = |project: usize| {
            scenario
                .projects
                .get(project)
                .map(|own| own.workloads.len())
        };
        if is_up {
            if let Some(workload) = place.workload.checked_sub(1) {
                return Some(Place { workload, ..place });
            }
            let project = place.project.checked_sub(1)?;
            let workload = length(project)?;
            return Some(Place { project, workload });
        }
        if place.workload + 1 < length(place.project)? {
            return Some(Place {
                workload: place.workload + 1,
                ..place
            });
        }
        let project = place.project + 1;
        length(project).map(|_| Place {
            project,
            workload: 0,
        })
    })
}

fn move_by_one(planner: Planner, place: Place, is_up: bool) {
    if let Some(to) = neighbour(planner, place, is_up) {
        move_workload(planner, place, to);
    }
}

/// Alt with an arrow moves the workload that has the focus.
pub(super) fn take_key(planner: Planner, place: Place, event: &KeyboardEvent) {
    let is_up = match (event.alt_key(), event.key().as_str()) {
        (true, "ArrowUp") => true,
        (true, "ArrowDown") => false,
        _ => return,
    };
    event.prevent_default();
    move_by_one(planner, place, is_up);
}

/// Up, down, copy, remove.
#[component]
pub(super) fn WorkloadActions(
    /// Where the workload stands.
    #[prop(into)]
    place: Signal<Place>,
    /// What it is called.
    name: Memo<String>,
) -> impl IntoView {
    let planner = Planner::expect();
    let Lengths(lengths) = expect_context();
    let at = move || place.get_untracked();
    let cannot = move |is_up: bool| {
        lengths.track();
        neighbour(planner, place.get(), is_up).is_none()
    };
    let copy = move || {
        planner.choose(Edit::Arrange(Arrange::DuplicateWorkload(at())));
        planner.look_at(Place {
            workload: at().workload + 1,
            ..at()
        });
    };
    let remove = move || planner.choose(Edit::Arrange(Arrange::RemoveWorkload(at())));
    view! {
        <Action label=move || wording::move_up(&name.read()) text="↑" locked=move || cannot(true)
            act=move || move_by_one(planner, at(), true) />
        <Action label=move || wording::move_down(&name.read()) text="↓" locked=move || cannot(false)
            act=move || move_by_one(planner, at(), false) />
        <Action label=move || wording::duplicate(&name.read()) text=say!("Copy") locked=|| false act=copy />
        <Action label=move || wording::remove(&name.read()) text=say!("Remove") locked=|| false act=remove />
    }
}

/// Up, down, copy, remove, for a project with all its workloads.
#[component]
pub(super) fn ProjectActions(
    /// Its place, from 0.
    number: usize,
    /// What it is called.
    name: Memo<String>,
) -> impl IntoView {
    let planner = Planner::expect();
    let arrange = move |arrange| planner.choose(Edit::Arrange(arrange));
    let is_last = move || {
        planner
            .scenario
            .with(|scenario| number + 1 >= scenario.projects.len())
    };
    let to = move |to: usize| {
        arrange(Arrange::MoveProject { from: number, to });
        let place = planner.place.get_untracked();
        if place.project == number {
            planner.look_at(Place {
                project: to,
                ..place
            });
        }
    };
    view! {
        <Action label=move || wording::move_up(&name.read()) text="↑" locked=move || number == 0
            act=move || to(number.saturating_sub(1)) />
        <Action label=move || wording::move_down(&name.read()) text="↓" locked=is_last
            act=move || to(number + 1) />
        <Action label=move || wording::duplicate(&name.read()) text=say!("Copy") locked=|| false
            act=move || arrange(Arrange::DuplicateProject(number)) />
        <Action label=move || wording::remove(&name.read()) text=say!("Remove") locked=|| false
            act=move || arrange(Arrange::RemoveProject(number)) />
    }
}

/// On a phone: the buttons of the workload in view, which the table has no room for.
#[component]
pub(super) fn PhoneTools() -> impl IntoView {
    let planner = Planner::expect();
    let name = Memo::new(move |_| {
        planner
            .with_workload(|own| own.name.clone())
            .unwrap_or_default()
    });
    view! {
        <div class="workloads__tools" role="toolbar" aria-label=move || wording::tools_of(&name.read())>
            <span class="workloads__tools-name">{name}</span>
            <WorkloadActions place=planner.place name />
        </div>
    }
}

#[component]
fn Action(
    /// What it does, and to what.
    label: impl Fn() -> String + Send + Sync + 'static,
    /// What it reads.
    text: &'static str,
    /// Whether it cannot be done.
    locked: impl Fn() -> bool + Send + Sync + 'static,
    /// Does it.
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button--quiet"
            aria-label=label
            prop:disabled=locked
            on:click=move |_| act()
        >
            {text}
        </button>
    }
}
