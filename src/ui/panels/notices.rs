//! What has to be said before anything else.

use leptos::prelude::*;

use crate::ui::planner::{Notice, Planner};
use crate::wording;

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
                        <p>{wording::shared_scenario(visit.prices_of, prices_of)}</p>
                        <div class="notice__choices">
                            <button type="button" class="button--main" on:click=move |_| planner.keep_visit()>
                                "Keep this one"
                            </button>
                            <button type="button" on:click=move |_| planner.leave_visit()>
                                "Back to mine"
                            </button>
                        </div>
                    </div>
                }
            })}
            {move || planner.notices.get().into_iter().map(|notice| {
                let sentence = match &notice {
                    Notice::BadLink(sentence)
                    | Notice::BadSave(sentence)
                    | Notice::BadFile(sentence)
                    | Notice::NotSaved(sentence) => sentence.clone(),
                };
                view! {
                    <div class="notice notice--problem" role="alert">
                        <p>{sentence}</p>
                        <div class="notice__choices">
                            <button type="button" on:click=move |_| close(&notice)>"Close"</button>
                        </div>
                    </div>
                }
            }).collect_view()}
        </div>
    }
}
