//! What stands behind the numbers, and what does not.

use leptos::prelude::*;

use crate::calendar::Date;
use crate::ui::planner::Planner;
use crate::wording;

/// The dates, the sources, the promise, and the limits.
#[component]
pub(in crate::ui) fn AboutPanel() -> impl IntoView {
    let planner = Planner::expect();
    let prices_of = planner.with_catalog(|catalog| catalog.as_of);
    view! {
        <section class="panel about-panel" id="about" aria-labelledby="about-title">
            <h2 id="about-title">"About these numbers"</h2>
            <p>{wording::prices_of(prices_of)}</p>
            <div class="field about__today">
                <label class="field__label" for="today">"Computed for"</label>
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
            <p>{wording::privacy()}</p>
            <p>{wording::chatgpt_is_not_api()}</p>
            <p>{wording::not_included()}</p>
        </section>
    }
}
