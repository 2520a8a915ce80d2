//! What a team does so that credit does not run short.

use leptos::prelude::*;

use crate::exchange::practice_table;
use crate::shortage::practice;
use crate::ui::browser::files;
use crate::ui::planner::{Notice, Planner};
use crate::wording;

/// The checklist: what the scenario shows is ticked off, the rest is for the team.
#[component]
pub(super) fn TeamPractice() -> impl IntoView {
    let planner = Planner::expect();
    let list = Memo::new(move |_| planner.scenario.with(practice));
    let own = RwSignal::new([false; 2]);
    let ticked = move || {
        let mut places = own.get().into_iter();
        list.get()
            .map(|(item, is)| (item, is.unwrap_or_else(|| places.next().unwrap_or(false))))
    };
    let rows = move || {
        let mut place = 0;
        list.get()
            .map(|(item, is)| {
                let name = wording::practice(item);
                if let Some(is) = is {
                    return view! {
                        <li class="practice" data-done=is.to_string()>
                            <span>{name}</span>
                            <strong>{wording::followed(is)}</strong>
                        </li>
                    }
                    .into_any();
                }
                let at = place;
                place += 1;
                let tick = move |event| {
                    let is = event_target_checked(&event);
                    own.update(|own| {
                        if let Some(own) = own.get_mut(at) {
                            *own = is;
                        }
                    });
                };
                view! {
                    <li class="practice">
                        <label>
                            <input
                                type="checkbox"
                                prop:checked=move || own.get().get(at) == Some(&true)
                                on:change=tick
                            />
                            {name}
                        </label>
                    </li>
                }
                .into_any()
            })
            .collect_view()
    };
    let download = move |_| {
        let rows = ticked().map(|(item, is)| (wording::practice(item), wording::followed(is)));
        if !files::download("topup-checklist.csv", &practice_table(&rows), "text/csv") {
            planner.say(Notice::BadFile(wording::download_refused().to_owned()));
        }
    };
    view! {
        <h3 class="panel__subtitle">"Team practice"</h3>
        <ul class="practices">{rows}</ul>
        <p class="intake__choices">
            <button type="button" on:click=download>"Download the checklist"</button>
        </p>
    }
}
