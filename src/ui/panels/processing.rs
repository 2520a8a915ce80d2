//! Chooses how requests are processed: the modes the model is sold in, and why the others are missing.

use leptos::prelude::*;

use crate::catalog::Processing;
use crate::quote::Mode;
use crate::scenario::WorkloadEdit;
use crate::ui::browser::storage::remembered;
use crate::ui::later::{BELOW, Later, made};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// A list of the modes with a price, each with its wait and what it costs against Standard.
#[component]
pub(super) fn ProcessingPicker() -> impl IntoView {
    let planner = Planner::expect();
    let modes = Memo::new(move |_| planner.with_focus(Moment::Focus, |focus| focus.modes.clone()));
    let has_missing = Memo::new(move |_| modes.with(|modes| modes.iter().any(is_missing)));
    let options = move || {
        let modes = modes.get().into_iter();
        let shown = modes.filter(|mode| mode.chosen || !is_missing(mode));
        shown
            .map(|mode| {
                view! {
                    <option value=mode.processing.id() prop:selected=mode.chosen>
                        {wording::mode_choice(&mode)}
                    </option>
                }
            })
            .collect_view()
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        let chosen = Processing::ALL.into_iter().find(|mode| mode.id() == id);
        if let Some(processing) = chosen {
            planner.choose_workload(WorkloadEdit::Processing(processing));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="processing">{say!("Processing")}</label>
            <select class="field__input" id="processing" on:change=choose>{options}</select>
        </div>
        <Show when=move || has_missing.get()>
            <details use:remembered="modes" class="how">
                <summary>{move || modes.with(|modes| wording::modes_missing(modes))}</summary>
                <Later turn=BELOW body_of="modes" part=move || Box::pin(async move {
                    made(view! { <Missing modes /> })
                }) />
            </details>
        </Show>
    }
}

/// Why there is no price in some modes.
#[component]
fn Missing(
    /// All modes.
    modes: Memo<Vec<Mode>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let reasons = move || {
        planner.with_catalog(|catalog| {
            let modes = modes.get();
            let missing = modes.iter().filter_map(|mode| mode.absence.as_ref());
            missing
                .map(|absence| view! { <li>{wording::mode_missing(catalog, absence)}</li> })
                .collect_view()
        })
    };
    view! { <ul>{reasons}</ul> }
}

fn is_missing(mode: &Mode) -> bool {
    mode.absence.is_some()
}
