//! What a team does so that credit does not run short.

use leptos::prelude::*;

use crate::exchange::{PracticeLine, practice_table};
use crate::scenario::{Edit, TeamEdit};
use crate::shortage::{Practice, Standing, practice};
use crate::ui::browser::files;
use crate::ui::fields::{OPTIONAL_DATE, ValueField};
use crate::ui::planner::{Notice, Planner};
use crate::wording::{self, say};

/// The checklist, ticked off by the scenario, and the two days that only the team knows.
#[component]
pub(super) fn TeamPractice() -> impl IntoView {
    let planner = Planner::expect();
    let list = Memo::new(move |_| {
        let today = planner.today.get();
        planner.scenario.with(|scenario| practice(scenario, today))
    });
    let team = Memo::new(move |_| planner.scenario.with(|scenario| scenario.team));
    let rows = move || {
        let rows = list.get().map(|(item, standing)| {
            view! {
                <li class="practice" data-done=(standing == Standing::Done).to_string()>
                    <span>{wording::practice(item)}</span>
                    <strong>{wording::practice_standing(standing)}</strong>
                </li>
            }
        });
        rows.collect_view()
    };
    let download = move |_| {
        let team = team.get_untracked();
        let lines = list.get_untracked().map(|(item, standing)| PracticeLine {
            practice: wording::practice(item),
            state: wording::practice_standing(standing),
            checked: team
                .payment_checked
                .filter(|_| item == Practice::PaymentChecked),
        });
        if !files::download(
            "topup-checklist.csv",
            &practice_table(&lines, team),
            "text/csv",
        ) {
            planner.say(Notice::BadFile(wording::download_refused().to_owned()));
        }
    };
    view! {
        <h3 class="panel__subtitle">{say!("Team practice")}</h3>
        <ul class="practices">{rows}</ul>
        <div class="fields">
            <ValueField
                notation=&OPTIONAL_DATE
                id="payment-checked"
                label=say!("Payment method checked on")
                hint=say!("A day such as 2026-11-20. Empty means not yet.")
                value=Signal::derive(move || team.get().payment_checked)
                on_commit=|planner, day| planner.send(Edit::Team(TeamEdit::PaymentChecked(day)))
            />
            <ValueField
                notation=&OPTIONAL_DATE
                id="next-review"
                label=say!("Next review on")
                hint=say!("The day on which you look at all this again. Empty means none.")
                value=Signal::derive(move || team.get().next_review)
                on_commit=|planner, day| planner.send(Edit::Team(TeamEdit::NextReview(day)))
            />
        </div>
        <p class="intake__choices">
            <button type="button" on:click=download>{say!("Download the checklist")}</button>
        </p>
        <p class="intake__note">{wording::practice_note()}</p>
    }
}
