//! How often, and for how long.

use leptos::prelude::*;

use crate::scenario::Edit;
use crate::ui::fields::{COUNT, ValueField};
use crate::ui::planner::Planner;

/// Requests a day, and days.
#[component]
pub(in crate::ui) fn TrafficPanel() -> impl IntoView {
    let planner = Planner::expect();
    let traffic = Memo::new(move |_| planner.scenario.with(|scenario| scenario.workload.traffic));
    view! {
        <section class="panel traffic-panel" id="traffic" aria-labelledby="traffic-title">
            <h2 id="traffic-title">"How often"</h2>
            <div class="fields">
                <ValueField
                    notation=&COUNT
                    id="requests-per-day"
                    label="Requests a day"
                    unit="requests"
                    hint="On an average day. 1.5k and 2M are understood."
                    value=Signal::derive(move || traffic.get().requests_per_day)
                    on_commit=|planner, requests| planner.send(Edit::RequestsPerDay(requests))
                />
                <ValueField
                    notation=&COUNT
                    id="days"
                    label="Days"
                    unit="days"
                    hint="How long the project runs and the credit should last."
                    value=Signal::derive(move || u64::from(traffic.get().days))
                    on_commit=|planner, days| {
                        planner.send(Edit::Days(u32::try_from(days).unwrap_or(u32::MAX)))
                    }
                />
            </div>
        </section>
    }
}
