//! What stands behind the numbers, and what does not.

use leptos::prelude::*;

use crate::calendar::Date;
use crate::ui::browser::storage::remembered;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// How far ahead changes are told, in days.
const DAYS_AHEAD: u32 = 183;

/// The dates, the sources, the promise, and the limits.
#[component]
pub(in crate::ui) fn AboutPanel() -> impl IntoView {
    let planner = Planner::expect();
    let checked = planner.with_catalog(wording::prices_of);
    view! {
        <section class="panel about-panel" id="about" aria-labelledby="about-title">
            <h2 id="about-title">{say!("About these numbers")}</h2>
            <p>{checked}</p>
            <div class="field about__today">
                <label class="field__label" for="today">{say!("Computed for")}</label>
                <input
                    class="field__input"
                    id="today"
                    type="date"
                    prop:value=move || planner.today.get().to_string()
                    on:change=move |event| {
                        if let Ok(date) = Date::parse(&event_target_value(&event)) {
                            planner.today.set(date);
                        }
                    }
                />
            </div>
            <details use:remembered="changes" class="how">
                <summary>{say!("What changes in the coming months?")}</summary>
                <ul>
                    {move || {
                        let today = planner.today.get();
                        planner.with_catalog(|catalog| {
                            let coming = catalog.changes(today, today.plus_days(DAYS_AHEAD));
                            coming.iter().map(|change| view! { <li>{wording::change(change)}</li> }).collect_view()
                        })
                    }}
                </ul>
            </details>
            <p>{wording::privacy()}</p>
            <p>{wording::chatgpt_is_not_api()}</p>
            <p>{wording::not_included()}</p>
            <p class="about__build">{wording::build(&build())}</p>
        </section>
    }
}

/// The id that this build was given; `cargo xtask build` writes it into the page.
fn build() -> String {
    let meta = document().query_selector("meta[name=build]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}
