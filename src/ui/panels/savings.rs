//! What would make the workload in view cheaper.

use leptos::prelude::*;

use super::fits::FitsBox;
use crate::money::Percent;
use crate::quote::Span;
use crate::savings::{Lever, Routing, Saving, route};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{PERCENT, ValueField};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};

/// Every way to make the workload in view cheaper, each with its own button.
#[component]
pub(in crate::ui) fn SavingsPanel() -> impl IntoView {
    let planner = Planner::expect();
    let routing = RwSignal::new(Routing::default());
    let savings = Memo::new(move |_| routed(planner, &routing.get()));
    let problem = RwSignal::new(None::<String>);
    let apply = Callback::new(move |lever: Lever| {
        // What is shown may be a moment old: the lever is pulled on the work as it is now.
        let current = untrack(|| routed(planner, &routing.get()));
        let Some(saving) = current.iter().find(|own| own.lever == lever) else {
            return;
        };
        let place = planner.place.get_untracked();
        let edit = planner
            .scenario
            .with_untracked(|own| saving.edit(own, place));
        planner.seal();
        let refused = planner.send(edit).err();
        planner.seal();
        problem.set(refused.map(|sentence| wording::could_not_apply(&sentence)));
    });
    view! {
        <section class="panel savings-panel" id="savings" aria-labelledby="savings-title">
            <h2 id="savings-title">{say!("What would cost less?")}</h2>
            <p class="panel__lead">{wording::no_sum()}</p>
            <p class="field__problem" role="alert">{move || problem.get()}</p>
            <ul class="savings">
                {move || savings.get().into_iter().map(|saving| view! { <Row saving apply /> }).collect_view()}
            </ul>
            <Show when=move || savings.with(Vec::is_empty)>
                <p>{wording::nothing_to_save()}</p>
            </Show>
            <RoutingFields routing savings />
            <FitsBox />
        </section>
    }
}

/// The report's savings, with the cheaper model as the person chose it.
fn routed(planner: Planner, routing: &Routing) -> Vec<Saving> {
    let mut savings = planner.with_focus(Moment::Savings, |focus| focus.savings.clone());
    if *routing == Routing::default() {
        return savings;
    }
    savings.retain(|saving| !is_route(saving));
    let days = planner.scenario.with(|scenario| scenario.days);
    let span = Span {
        today: planner.today.get(),
        days,
    };
    let own = planner.with_workload(|workload| {
        planner.with_priced_catalog(|catalog| {
            planner.with_focus(Moment::Savings, |focus| {
                route(catalog, workload, span, &focus.compare, routing)
            })
        })
    });
    savings.extend(own.flatten());
    savings.sort_by_key(|saving| core::cmp::Reverse(saving.saved_per_month));
    savings
}

const fn is_route(saving: &Saving) -> bool {
    matches!(saving.lever, Lever::CheaperModel { .. })
}

#[component]
fn Row(
    /// The saving.
    saving: Saving,
    /// Makes it.
    apply: Callback<Lever>,
) -> impl IntoView {
    let planner = Planner::expect();
    let lever = saving.lever.clone();
    let title = wording::lever(&lever);
    let shape = planner.with_workload(|own| own.work.shape);
    let caution = wording::caution(&saving.lever, shape.unwrap_or_default());
    let label = wording::apply(&title);
    let (amount, share) = (saving.saved_per_month, wording::saved_share(&saving));
    view! {
        <li class="savings__row">
            <div class="savings__what">
                <p class="savings__title">{title}</p>
                <p class="field__hint">{caution}</p>
            </div>
            <p class="savings__amount">
                <span class="savings__usd" title=wording::usd_exact(amount)>{wording::usd(amount)}</span>
                <span class="savings__share">" "{say!("less a month, {share}", share)}</span>
            </p>
            <button
                type="button"
                class="button--quiet"
                aria-label=label
                on:click=move |_| apply.run(lever.clone())
            >
                {say!("Apply")}
            </button>
        </li>
    }
}

/// Which model gets the simple work, how much of it, and how much comes back.
#[component]
fn RoutingFields(
    /// What is chosen.
    routing: RwSignal<Routing>,
    /// What follows from it.
    savings: Memo<Vec<Saving>>,
) -> impl IntoView {
    let planner = Planner::expect();
    let models = Memo::new(move |_| {
        planner.with_focus(Moment::Savings, |focus| {
            let rows = focus.compare.rows.iter();
            let able = rows.filter(|row| row.outcome.is_ok() && !row.chosen);
            able.map(|row| (row.model.clone(), row.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let pays = Memo::new(move |_| savings.with(|savings| savings.iter().any(is_route)));
    let set = move |change: fn(&mut Routing, Percent), share: Percent| {
        if share > Percent::WHOLE {
            return Err(wording::share_beyond_whole().to_owned());
        }
        routing.update(|routing| change(routing, share));
        Ok(())
    };
    view! {
        <Show when=move || models.with(|models| !models.is_empty())>
            <details use:remembered="routing" class="how">
                <summary>{say!("Choose the model for simple work, and how much it gets")}</summary>
                <div class="fields">
                    <div class="field">
                        <label class="field__label" for="route-model">{say!("Model for simple work")}</label>
                        <select
                            class="field__input"
                            id="route-model"
                            on:change=move |event| {
                                let id = event_target_value(&event);
                                routing.update(|own| own.model = (!id.is_empty()).then_some(id));
                            }
                        >
                            <option value="" prop:selected=move || routing.with(|own| own.model.is_none())>
                                {wording::cheapest_model()}
                            </option>
                            {move || models.get().into_iter().map(|(id, name)| {
                                let own = id.clone();
                                let is_chosen = move || routing.with(|routing| routing.model.as_ref() == Some(&own));
                                view! { <option value=id prop:selected=is_chosen>{name}</option> }
                            }).collect_view()}
                        </select>
                    </div>
                    <ValueField
                        notation=&PERCENT
                        id="route-share"
                        label=say!("Simple work")
                        hint=say!("How much of the work the cheaper model gets.")
                        value=Signal::derive(move || routing.with(|own| own.share))
                        on_commit=move |_, share| set(|own, share| own.share = share, share)
                    />
                    <ValueField
                        notation=&PERCENT
                        id="route-fallback"
                        label=say!("Comes back")
                        hint=say!("How much of that the first model has to do again.")
                        value=Signal::derive(move || routing.with(|own| own.fallback))
                        on_commit=move |_, share| set(|own, share| own.fallback = share, share)
                    />
                </div>
                <Show when=move || !pays.get()>
                    <p>{wording::route_pays_nothing()}</p>
                </Show>
            </details>
        </Show>
    }
}
