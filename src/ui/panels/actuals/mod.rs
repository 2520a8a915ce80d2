//! What was really spent: files in, answers out. Nothing leaves the machine.

mod findings;
mod intake;
mod plan;
mod spend;

use leptos::prelude::*;

use crate::actuals::{Habit, Within, total};
use crate::ui::imports::Imports;
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use findings::Findings;
use intake::Intake;
use plan::{PlanCheck, Review};
use spend::Spend;

/// Files of usage and cost, and what they say.
#[component]
pub(in crate::ui) fn ActualsPanel() -> impl IntoView {
    let imports = Imports::expect();
    let is_empty = Memo::new(move |_| imports.actuals.with(crate::actuals::Actuals::is_empty));
    let within = RwSignal::new(Within::default());
    let planner = Planner::expect();
    Effect::new(move |_| {
        let today = planner.today.get();
        let habit = imports.actuals.with(|actuals| Habit::of(actuals, today));
        imports.habit.set(habit);
    });
    view! {
        <section class="panel actuals-panel" id="actuals" aria-labelledby="actuals-title">
            <h2 id="actuals-title">{say!("What was really spent")}</h2>
            <p class="panel__lead">{wording::actuals_lead()}</p>
            <Intake />
            {move || (!is_empty.get()).then(|| view! {
                <Totals />
                <Findings within />
                <Spend within />
                <PlanCheck />
            })}
        </section>
    }
}

/// What was spent, for the report on paper; nothing where no file was read.
#[component]
pub(super) fn SpentOnPaper() -> impl IntoView {
    let imports = Imports::expect();
    let has_any = imports
        .actuals
        .with_untracked(|actuals| !actuals.is_empty());
    has_any.then(|| {
        view! {
            <section class="paper__part paper__part--next">
                <h2>{say!("What was really spent")}</h2>
                <Totals />
                <Review />
            </section>
        }
    })
}

/// The sums of everything.
#[component]
fn Totals() -> impl IntoView {
    let imports = Imports::expect();
    let whole = Memo::new(move |_| {
        imports
            .actuals
            .with(|actuals| total(actuals.cells(), &Within::default()))
    });
    view! {
        <dl class="amounts">
            {move || wording::spend_totals(&whole.read()).into_iter().map(|(name, value)| view! {
                <div class="amount">
                    <dt class="amount__name">{name}</dt>
                    <dd class="amount__value">{value}</dd>
                </div>
            }).collect_view()}
        </dl>
    }
}
