//! What one unit is made of, and what each part costs.

use leptos::prelude::*;

use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use crate::workload::Shape;

/// Every part with its tokens, its share of the cost, and how it is known.
#[component]
pub(super) fn PartsTable(
    /// The shape of the work.
    shape: Memo<Shape>,
) -> impl IntoView {
    let planner = Planner::expect();
    let parts = Memo::new(move |_| {
        planner.with_settled(Moment::Inputs, |report| report.focus.parts.clone())
    });
    view! {
        <Show when=move || parts.with(|parts| parts.len() > 2)>
            <div class="table-scroll parts" tabindex="0" role="group" aria-label=say!("What it is made of")>
                <table class="table table--small">
                    <thead>
                        <tr>
                            <th scope="col">{say!("Part")}</th>
                            <th scope="col" class="number">{say!("Tokens")}</th>
                            <th scope="col" class="number">{say!("Of the cost")}</th>
                            <th scope="col">{say!("Known")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || parts.get().into_iter().map(|cost| view! {
                            <tr>
                                <th scope="row">{wording::unit_part(cost.part, shape.get())}</th>
                                <td class="number">{wording::count(cost.tokens.get())}</td>
                                <td class="number">{wording::share(cost.share_thousandths)}</td>
                                <td>{wording::part_known(&cost)}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </Show>
    }
}
