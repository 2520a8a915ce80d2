//! The same work in every processing mode.

use leptos::prelude::*;

use crate::quote::Mode;
use crate::scenario::WorkloadEdit;
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// Every way the chosen model is sold, with its wait and its price.
#[component]
pub(in crate::ui) fn ModesPanel() -> impl IntoView {
    let planner = Planner::expect();
    let modes = Memo::new(move |_| planner.with_focus(Moment::Focus, |focus| focus.modes.clone()));
    view! {
        <section class="panel modes-panel" id="modes" aria-labelledby="modes-title">
            <h2 id="modes-title">{say!("Can it wait?")}</h2>
            <p class="panel__lead">{say!("The same work in every processing mode of this model.")}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=say!("Processing modes")>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say!("Processing")}</th>
                            <th scope="col" class="number">{say!("A month")}</th>
                            <th scope="col" class="number">{say!("vs Standard")}</th>
                            <th scope="col"><span class="visually-hidden">{say!("Use")}</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || modes.get().into_iter().map(|mode| view! { <Row mode /> }).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(
    /// The mode.
    mode: Mode,
) -> impl IntoView {
    let planner = Planner::expect();
    let processing = mode.processing;
    let is_able = mode.outcome.is_ok();
    let cells = match &mode.outcome {
        Ok(priced) => view! {
            <td class="number">{wording::usd(priced.per_month)}</td>
            <td class="number">
                {priced.thousandths_of_standard.map_or_else(|| wording::no_amount().to_owned(), wording::versus_standard)}
            </td>
        }.into_any(),
        Err(reason) => view! {
            <td class="modes__unable" colspan="3">
                <details>
                    <summary>{wording::unable(reason)}</summary>
                    {planner.with_catalog(|catalog| wording::mode_unable(catalog, &mode, reason))}
                </details>
            </td>
        }.into_any(),
    };
    let action = is_able.then(|| {
        let action = if mode.chosen {
            view! { <span class="compare__chosen">{say!("In use")}</span> }.into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button--quiet"
                    aria-label=wording::use_model(wording::processing(processing))
                    on:click=move |_| planner.choose_workload(WorkloadEdit::Processing(processing))
                >
                    {say!("Use")}
                </button>
            }
            .into_any()
        };
        view! { <td class="compare__use">{action}</td> }
    });
    view! {
        <tr data-chosen=mode.chosen.then_some("true") data-unable=(!is_able).then_some("true")>
            <th scope="row">
                {wording::processing(processing)}
                {mode.own_price.then(|| view! { <span class="own-mark">{move || planner.own_price_mark()}</span> })}
                <span class="modes__wait">{wording::wait(processing)}</span>
            </th>
            {cells}
            {action}
        </tr>
    }
}
