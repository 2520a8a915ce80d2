//! How far the bill may be off, and what moves it most.

use leptos::prelude::*;

use crate::money::Percent;
use crate::plot::Swing;
use crate::report::Outlook;
use crate::scenario::{Driver, Edit, Range};
use crate::ui::browser::storage::{is_unfolded, remembered};
use crate::ui::charts::{Tornado, TornadoChart};
use crate::ui::fields::{PERCENT, ValueField};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// Ranges around what was entered, and the month at both ends of them.
#[component]
pub(in crate::ui) fn OutlookPanel() -> impl IntoView {
    let planner = Planner::expect();
    let outlook = Memo::new(move |_| {
        let today = planner.today.get();
        planner.with_catalog(|catalog| {
            planner
                .scenario
                .with(|scenario| Outlook::new(catalog, scenario, today))
        })
    });
    let is_empty = Memo::new(move |_| planner.scenario.with(|own| own.ranges.is_empty()));
    let usual = move |_| {
        for driver in Driver::ALL {
            planner.choose(Edit::Range(driver, wording::usual_range(driver)));
        }
    };
    let exact = move |_| {
        for driver in Driver::ALL {
            planner.choose(Edit::Range(driver, Range::EXACT));
        }
    };
    view! {
        <section class="panel outlook-panel" id="outlook" aria-labelledby="outlook-title">
            <h2 id="outlook-title">{say!("If the numbers are off")}</h2>
            <p class="panel__lead">{wording::outlook_explained()}</p>
            {move || outlook.get().map(|outlook| view! { <Shown outlook /> })}
            <details use:remembered="ranges" class="how" prop:open=move || !is_empty.get_untracked() || is_unfolded("ranges")>
                <summary>{say!("Say how far each may be off")}</summary>
                <div class="outlook__ranges">
                    {Driver::ALL.map(|driver| view! { <RangeFields driver /> }).collect_view()}
                </div>
            </details>
            <Show
                when=move || is_empty.get()
                fallback=move || view! { <button type="button" on:click=exact>{say!("No ranges")}</button> }
            >
                <button type="button" on:click=usual>{say!("Use typical ranges")}</button>
            </Show>
        </section>
    }
}

#[component]
fn Shown(
    /// The month at both ends.
    outlook: Outlook,
) -> impl IntoView {
    let amounts = [
        (say!("Low"), outlook.low),
        (say!("Expected"), outlook.expected),
        (say!("High"), outlook.high),
    ];
    let tornado = Tornado {
        rows: outlook
            .drivers
            .iter()
            .map(|own| {
                let swing = Swing {
                    name: wording::driver(own.driver).to_owned(),
                    low: wording::dollars(own.low),
                    high: wording::dollars(own.high),
                };
                (swing, [own.low, own.high].map(wording::usd))
            })
            .collect(),
        expected: wording::dollars(outlook.expected),
        expected_reads: wording::usd(outlook.expected),
        summary: wording::tornado_summary(),
    };
    view! {
        <dl class="amounts">
            {amounts.into_iter().map(|(name, amount)| view! {
                <div class="amount">
                    <dt class="amount__name">{say!("{name}, a month", name)}</dt>
                    <dd class="amount__value" title=wording::usd_exact(amount)>{wording::usd(amount)}</dd>
                </div>
            }).collect_view()}
        </dl>
        <p>{outlook.drivers.first().map(wording::moves_most)}</p>
        <TornadoChart tornado />
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!("What moves the month")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say!("Off by itself")}</th>
                        <th scope="col" class="number">{say!("From")}</th>
                        <th scope="col" class="number">{say!("To")}</th>
                        <th scope="col" class="number">{say!("Moves the month by")}</th>
                    </tr>
                </thead>
                <tbody>
                    {outlook.drivers.iter().map(|own| view! {
                        <tr>
                            <th scope="row">{wording::driver(own.driver)}</th>
                            <td class="number">{wording::usd(own.low)}</td>
                            <td class="number">{wording::usd(own.high)}</td>
                            <td class="number">{wording::usd(own.width())}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// The least and the most of one driver, as shares of what was entered.
#[component]
fn RangeFields(
    /// Which one.
    driver: Driver,
) -> impl IntoView {
    let planner = Planner::expect();
    let range = Memo::new(move |_| {
        planner
            .scenario
            .with(|scenario| scenario.ranges.get(&driver).copied())
            .unwrap_or(Range::EXACT)
    });
    let send = move |change: fn(&mut Range, Percent), share: Percent| {
        let mut changed = range.get_untracked();
        change(&mut changed, share);
        planner.send(Edit::Range(driver, changed))
    };
    let id = driver.id();
    view! {
        <fieldset class="outlook__range">
            <legend>{wording::driver(driver)}</legend>
            <ValueField
                notation=&PERCENT
                id=format!("low-{id}")
                label=wording::driver_low(driver)
                hint=say!("Of what was entered.")
                value=Signal::derive(move || range.get().low)
                on_commit=move |_, share| send(|range, share| range.low = share, share)
            />
            <ValueField
                notation=&PERCENT
                id=format!("high-{id}")
                label=wording::driver_high(driver)
                hint=say!("Of what was entered.")
                value=Signal::derive(move || range.get().high)
                on_commit=move |_, share| send(|range, share| range.high = share, share)
            />
        </fieldset>
    }
}
