//! What happens to the credit over time: the chart, its reading and its table.

use leptos::prelude::*;

use crate::credits::Event;
use crate::report::{RunwayEvent, RunwayReport};
use crate::ui::browser::storage::remembered;
use crate::ui::chances::{self, Known};
use crate::ui::charts::RunwayChart;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// The chart with what it says in sentences.
#[component]
pub(in crate::ui) fn RunwayPanel() -> impl IntoView {
    let planner = Planner::expect();
    let runway = planner.runway();
    let known = chances::follow(planner);
    view! {
        <section class="panel runway-panel" id="runway" aria-labelledby="runway-title">
            <h2 id="runway-title">{say!("How long it lasts")}</h2>
            {move || runway.get().map(|runway| view! { <Course runway known /> })}
        </section>
    }
}

#[component]
fn Course(
    /// What happens.
    runway: RunwayReport,
    /// How sure that is.
    known: ReadSignal<Known>,
) -> impl IntoView {
    let band = Memo::new(move |_| {
        known.with(|known| match &known.chances {
            Some(chances) if known.is_current => chances.band.clone(),
            Some(_) | None => Vec::new(),
        })
    });
    let sentences: Vec<_> = runway
        .tier
        .as_ref()
        .map(wording::tier)
        .into_iter()
        .chain([wording::order_of_a_day().to_owned()])
        .collect();
    let first_stop = wording::first_stop(&runway);
    let table = runway.clone();
    let sure = runway.clone();
    view! {
        <p class="runway__stop">{first_stop}</p>
        <RunwayChart runway band />
        <details use:remembered="days" class="how">
            <summary>{say!("The same as a table")}</summary>
            <Table runway=table />
        </details>
        <Sure runway=sure known />
        <ul class="notes">
            {sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
        </ul>
    }
}

/// How sure the course is, and what would be enough for the risk that was chosen.
#[component]
fn Sure(
    /// What happens.
    runway: RunwayReport,
    /// How sure that is.
    known: ReadSignal<Known>,
) -> impl IntoView {
    let runway = StoredValue::new(runway);
    let sentences = move || {
        known.with(|known| match &known.chances {
            None => vec![wording::drawing().to_owned()],
            Some(chances) => runway.with_value(|runway| wording::sureness(runway, chances)),
        })
    };
    let lines = move || {
        let items = sentences()
            .into_iter()
            .map(|text| view! { <li>{text}</li> });
        items.collect_view()
    };
    let busy = move || (!known.with(|known| known.is_whole)).to_string();
    view! {
        <ul
            class="notes runway__sure"
            aria-busy=busy
            data-stale=move || (!known.with(|known| known.is_current)).then_some("")
        >
            {lines}
        </ul>
    }
}

/// Days on which something new happens, and every seventh: a stop of a month is not a row for each day of it.
#[component]
fn Table(
    /// What happens.
    runway: RunwayReport,
) -> impl IntoView {
    let rows = (0_u32..)
        .zip(&runway.days)
        .filter(|(day, _)| {
            let is_new = |happened: &RunwayEvent| !matches!(happened.event, Event::Refused { .. });
            day % 7 == 0 || wording::events_of(&runway, *day).any(is_new)
        })
        .map(|(day, end)| {
            let happened: Vec<_> = wording::events_of(&runway, day)
                .map(|happened| wording::event(&happened.event, &runway.projects))
                .collect();
            view! {
                <tr>
                    <th scope="row">{wording::date_short(runway.first.plus_days(day))}</th>
                    <td class="number">{wording::usd(end.spent)}</td>
                    <td class="number">{wording::usd(end.balance)}</td>
                    <td>{wording::statements(happened)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!("The runway as a table")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say!("Day")}</th>
                        <th scope="col" class="number">{say!("Used")}</th>
                        <th scope="col" class="number">{say!("Left")}</th>
                        <th scope="col">{say!("What happens")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
