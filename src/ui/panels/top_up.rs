//! What to buy, and why.

use leptos::prelude::*;

use crate::calendar::Date;
use crate::credits::TopUpPlan;
use crate::ui::planner::Planner;
use crate::wording;

/// The suggestion, the sentence that explains it, and how long it lasts.
#[component]
pub(in crate::ui) fn TopUpPanel() -> impl IntoView {
    let planner = Planner::expect();
    let top_up = Memo::new(move |_| {
        planner
            .report
            .with(|report| (report.top_up.clone(), report.today))
    });
    view! {
        <section class="panel top-up-panel" id="top-up" aria-labelledby="top-up-title">
            <h2 id="top-up-title">"The top-up"</h2>
            {move || {
                let (top_up, today) = top_up.get();
                match top_up.outcome {
                    Ok(plan) => view! { <Plan plan today /> }.into_any(),
                    Err(reason) => view! {
                        <p class="panel__problem" role="alert">{wording::no_plan(&reason)}</p>
                    }.into_any(),
                }
            }}
        </section>
    }
}

#[component]
fn Plan(
    /// What to buy.
    plan: TopUpPlan,
    /// The first day of it.
    today: Date,
) -> impl IntoView {
    let reasons: Vec<_> = plan
        .reasons
        .iter()
        .map(|reason| wording::reason(*reason, &plan))
        .collect();
    let purchases: Vec<_> = wording::purchases(&plan, today);
    view! {
        <p class="headline">{wording::buy_now(&plan, today)}</p>
        <p class="runway">{wording::runway(plan.runway, !plan.purchases.is_empty())}</p>
        <ul class="notes">
            <li>{wording::why(&plan)}</li>
            {reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}
        </ul>
        {(plan.purchases.len() > 1).then(|| view! {
            <h3 class="panel__subtitle">"Purchases"</h3>
            <ol class="purchases">
                {purchases.into_iter().map(|purchase| view! { <li>{purchase}</li> }).collect_view()}
            </ol>
        })}
    }
}
