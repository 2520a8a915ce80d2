//! What happens to the credit over time: the chart, its reading and its table.

use leptos::prelude::*;

use crate::report::{Chances, RunwayReport};
use crate::ui::charts::RunwayChart;
use crate::ui::planner::Planner;
use crate::wording;

/// The chart with what it says in sentences.
#[component]
pub(in crate::ui) fn RunwayPanel() -> impl IntoView {
    let planner = Planner::expect();
    let runway = Memo::new(move |_| planner.report.with(|report| report.top_up.runway.clone()));
    let chances = Memo::new(move |_| planner.chances());
    view! {
        <section class="panel runway-panel" id="runway" aria-labelledby="runway-title">
            <h2 id="runway-title">"How long it lasts"</h2>
            {move || runway.get().map(|runway| view! { <Course runway chances=chances.get() /> })}
        </section>
    }
}

#[component]
fn Course(
    /// What happens.
    runway: RunwayReport,
    /// How sure that is.
    chances: Option<Chances>,
) -> impl IntoView {
    let mut sentences = Vec::new();
    if let Some(chances) = &chances {
        sentences.push(wording::chances(&runway, chances));
        sentences.push(wording::buy_for_risk(chances));
    }
    let band = chances.map(|chances| chances.band).unwrap_or_default();
    sentences.extend(runway.tier.as_ref().map(wording::tier));
    sentences.push(wording::order_of_a_day().to_owned());
    let first_stop = wording::first_stop(&runway);
    let table = runway.clone();
    view! {
        <p class="runway__stop">{first_stop}</p>
        <RunwayChart runway band />
        <details class="how">
            <summary>"The same as a table"</summary>
            <Table runway=table />
        </details>
        <ul class="notes">
            {sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
        </ul>
    }
}

/// Days on which something happens, and every seventh.
#[component]
fn Table(
    /// What happens.
    runway: RunwayReport,
) -> impl IntoView {
    let rows = (0_u32..)
        .zip(&runway.days)
        .filter(|(day, _)| {
            day % 7 == 0 || runway.events.iter().any(|happened| happened.day == *day)
        })
        .map(|(day, end)| {
            let happened: Vec<_> = wording::events_of(&runway, day)
                .map(|happened| wording::event(&happened.event))
                .collect();
            view! {
                <tr>
                    <th scope="row">{wording::date(runway.first.plus_days(day))}</th>
                    <td class="number">{wording::usd(end.spent)}</td>
                    <td class="number">{wording::usd(end.balance)}</td>
                    <td>{happened.join("; ")}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="The runway as a table">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Day"</th>
                        <th scope="col" class="number">"Used"</th>
                        <th scope="col" class="number">"Left"</th>
                        <th scope="col">"What happens"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
