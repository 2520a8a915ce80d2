//! Every assumption and warning of the bill, workload by workload.

use leptos::prelude::*;

use crate::ui::browser::storage::remembered;
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// Unfolds where there is more than the workload in view.
#[component]
pub(super) fn AllNotes() -> impl IntoView {
    let planner = Planner::expect();
    let all = Memo::new(move |_| {
        planner.with_settled(Moment::Workloads, |report| {
            let workloads = report.bill.workloads().filter(|own| own.included);
            let told = workloads.map(|own| {
                let notes = own.outcome.as_ref().map(|priced| {
                    let notes = priced.notes.iter().map(|note| wording::note(*note));
                    notes.collect::<Vec<_>>()
                });
                let notes = notes.unwrap_or_else(|reason| vec![wording::unpriced(reason)]);
                (own.name.clone(), notes)
            });
            told.collect::<Vec<_>>()
        })
    });
    let several = Memo::new(move |_| all.with(Vec::len) > 1);
    view! {
        <Show when=move || several.get()>
            <details use:remembered="notes" class="how">
                <summary>{say!("Assumptions and warnings of all workloads")}</summary>
                <ul>
                    <li>{wording::assumptions()}</li>
                    {move || all.get().into_iter().flat_map(|(name, notes)| {
                        notes.into_iter().map(move |note| {
                            view! { <li><strong>{name.clone()}": "</strong>{note}</li> }
                        })
                    }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}
