//! What has to be said before anything else.

use leptos::prelude::*;

use super::kept_notice::{KeptNotice, RescueNotice};
use crate::scenario::{Edit, PriceEdit};
use crate::ui::planner::{Moment, Notice, Planner, Source};
use crate::wording::{self, say};

/// Problems, and the choice that a shared scenario asks for.
#[component]
pub(in crate::ui) fn Notices() -> impl IntoView {
    let planner = Planner::expect();
    let close = move |notice: &Notice| {
        planner
            .notices
            .update(|notices| notices.retain(|shown| shown != notice));
    };
    view! {
        <div class="notices">
            {move || planner.visit.get().map(|visit| {
                let prices_of = planner.with_catalog(|catalog| catalog.as_of);
                view! {
                    <div class="notice" role="status">
                        <p>{match visit.source {
                            Source::Link => wording::shared_scenario(visit.prices_of, prices_of),
                            Source::File => wording::opened_scenario(visit.prices_of, prices_of),
                        }}</p>
                        {visit.text.map(|length| view! { <p>{wording::text_came(length)}</p> })}
                        <div class="notice__choices">
                            <button type="button" class="button--main" on:click=move |_| planner.keep_visit()>
                                {say!("Save as a copy")}
                            </button>
                            <button type="button" on:click=move |_| planner.leave_visit()>
                                {say!("Back to mine")}
                            </button>
                        </div>
                    </div>
                }
            })}
            <KeptNotice />
            <RescueNotice />
            <PricesFromLink />
            <PriceChanges />
            {move || planner.notices.get().into_iter().map(|notice| {
                let sentence = match &notice {
                    Notice::BadLink(sentence) | Notice::BadFile(sentence) => sentence.clone(),
                };
                view! {
                    <div class="notice notice--problem" role="alert">
                        <p>{sentence}</p>
                        <div class="notice__choices">
                            <button type="button" on:click=move |_| close(&notice)>{say!("Close")}</button>
                        </div>
                    </div>
                }
            }).collect_view()}
        </div>
    }
}

/// Prices that came with a link, until they are taken over or given up.
#[component]
fn PricesFromLink() -> impl IntoView {
    let planner = Planner::expect();
    let is_shown = Memo::new(move |_| {
        let typed = planner
            .scenario
            .with(|scenario| !scenario.overrides.is_empty());
        planner.prices_from_link.get() && typed
    });
    view! {
        <Show when=move || is_shown.get()>
            <div class="notice" role="status">
                <p>{wording::prices_from_link()}</p>
                <div class="notice__choices">
                    <button
                        type="button"
                        on:click=move |_| planner.choose(Edit::Prices(PriceEdit::ResetAll))
                    >
                        {say!("Use OpenAI's prices")}
                    </button>
                    <button type="button" on:click=move |_| planner.prices_from_link.set(false)>
                        {say!("Take them over as mine")}
                    </button>
                </div>
            </div>
        </Show>
    }
}

/// What has changed for the models in use since the scenario was made.
#[component]
fn PriceChanges() -> impl IntoView {
    let planner = Planner::expect();
    let models = Memo::new(move |_| {
        planner.with_settled(Moment::Bill, |report| {
            let all = report.bill.workloads().filter(|own| own.included);
            all.map(|own| own.model.clone()).collect::<Vec<_>>()
        })
    });
    let changes = Memo::new(move |_| {
        let (made_with, today) = (planner.made_with.get(), planner.today.get());
        planner.with_catalog(|catalog| {
            let changes = catalog.changes(made_with, today);
            let own = changes
                .iter()
                .filter(|change| models.with(|models| models.contains(&change.model.id)));
            own.filter_map(wording::price_change).collect::<Vec<_>>()
        })
    });
    move || {
        let mut sentences = changes.get();
        let changed = planner.changed_costs.get();
        sentences.extend(changed.iter().map(wording::changed_cost));
        (!sentences.is_empty()).then(|| view! {
            <div class="notice" role="status">
                <div>
                    {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
                </div>
                <div class="notice__choices">
                    <button
                        type="button"
                        on:click=move |_| {
                            planner.made_with.set(planner.today.get_untracked());
                            planner.changed_costs.set(Vec::new());
                        }
                    >
                        {say!("Close")}
                    </button>
                </div>
            </div>
        })
    }
}
