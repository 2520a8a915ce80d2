//! What to buy, and why.

use leptos::prelude::*;

use super::currency::InCurrency;
use super::what_if::WhatIf;
use crate::calendar::Date;
use crate::credits::TopUpPlan;
use crate::exchange::tracking_sheet;
use crate::money::Percent;
use crate::shortage::practice;
use crate::ui::browser::files;
use crate::ui::later::{FIRST, Later, made};
use crate::ui::planner::{Moment, Notice, Planner};
use crate::wording::{self, say};

/// The suggestion, the sentence that explains it, and how long it lasts.
#[component]
pub(in crate::ui) fn TopUpPanel() -> impl IntoView {
    let planner = Planner::expect();
    let top_up = Memo::new(move |_| {
        planner.with_settled(Moment::Bill, |report| {
            (report.top_up.outcome.clone(), report.today)
        })
    });
    let tax = Memo::new(move |_| planner.scenario.with(|scenario| scenario.account.tax));
    view! {
        <section class="panel top-up-panel" id="top-up" aria-labelledby="top-up-title">
            <h2 id="top-up-title">{say!("The top-up")}</h2>
            {move || {
                let (outcome, today) = top_up.get();
                match outcome {
                    Ok(plan) => view! { <Plan plan today tax=tax.get() /> }.into_any(),
                    Err(reason) => view! {
                        <p class="panel__problem" role="alert">{wording::no_plan(&reason)}</p>
                    }.into_any(),
                }
            }}
            // In a task of its own, and before anything that stands below this panel.
            <Later turn=FIRST part=|| Box::pin(async { made(view! { <WhatIf /> }) }) />
        </section>
    }
}

#[component]
fn Plan(
    /// What to buy.
    plan: TopUpPlan,
    /// The first day of it.
    today: Date,
    /// The tax on top.
    tax: Percent,
) -> impl IntoView {
    let reasons: Vec<_> = plan
        .reasons
        .iter()
        .map(|reason| wording::reason(*reason, &plan))
        .collect();
    let purchases: Vec<_> = wording::purchases(&plan, today);
    let has_purchases = !plan.purchases.is_empty();
    let taxed = wording::with_tax(plan.to_buy, tax);
    let several = (plan.purchases.len() > 1).then(|| {
        view! {
            <h3 class="panel__subtitle">{say!("Purchases")}</h3>
            <ol class="purchases">
                {purchases.into_iter().map(|purchase| view! { <li>{purchase}</li> }).collect_view()}
            </ol>
        }
    });
    view! {
        <p class="headline">
            {wording::headline(&plan, today)}
            {has_purchases.then(|| view! { <InCurrency amount=plan.to_buy /> })}
        </p>
        <p class="runway">{wording::runway(plan.runway, has_purchases)}</p>
        <ul class="notes">
            <li>{wording::why(&plan)}</li>
            {reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}
            {taxed.map(|sentence| view! { <li>{sentence}</li> })}
            {has_purchases.then(|| view! { <li>{wording::no_refund()}</li> })}
        </ul>
        {several}
        {has_purchases.then(|| view! { <TrackingSheet plan=plan.clone() /> })}
    }
}

/// The plan as a sheet for the team.
#[component]
fn TrackingSheet(
    /// What to buy.
    plan: TopUpPlan,
) -> impl IntoView {
    let planner = Planner::expect();
    let download = move |_| {
        let sheet = planner.scenario.with_untracked(|scenario| {
            let list = practice(scenario, planner.today.get_untracked());
            tracking_sheet(&plan, scenario, &wording::open_practice(&list))
        });
        if !files::download("topup-tracking.csv", &sheet, "text/csv") {
            planner.say(Notice::BadFile(wording::download_refused().to_owned()));
        }
    };
    view! {
        <p>
            <button type="button" on:click=download>{say!("Download a tracking sheet")}</button>
        </p>
    }
}
