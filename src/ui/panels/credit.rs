//! What is known of the credit.

use leptos::prelude::*;

use super::account::AccountParts;
use super::imported_days::ImportedDays;
use crate::scenario::{CreditEdit, Edit};
use crate::ui::fields::{FACTOR, OPTIONAL_USD, USD, ValueField};
use crate::ui::planner::Planner;
use crate::wording::say;

/// Safety factor, what is held, the cap, and a known average day.
#[component]
pub(in crate::ui) fn CreditPanel() -> impl IntoView {
    let planner = Planner::expect();
    let credits = Memo::new(move |_| planner.scenario.with(|scenario| scenario.credits));
    view! {
        <section class="panel credit-panel" id="credit" aria-labelledby="credit-title">
            <h2 id="credit-title">{say!("Your credit")}</h2>
            <div class="fields">
                <ValueField
                    notation=&FACTOR
                    id="safety"
                    label=say!("Safety factor")
                    hint=say!("For what an average does not show. 1.3 is 30% more.")
                    value=Signal::derive(move || credits.get().safety)
                    on_commit=|planner, safety| planner.send(Edit::Credits(CreditEdit::Safety(safety)))
                />
                <ValueField
                    notation=&USD
                    id="free-credits"
                    label=say!("Free credits")
                    hint=say!("Granted credit that is left. It is used first.")
                    value=Signal::derive(move || credits.get().free_credits)
                    on_commit=|planner, free| planner.send(Edit::Credits(CreditEdit::FreeCredits(free)))
                />
                <ValueField
                    notation=&USD
                    id="paid-balance"
                    label=say!("Current balance")
                    hint=say!("Bought credit that is left.")
                    value=Signal::derive(move || credits.get().paid_balance)
                    on_commit=|planner, paid| planner.send(Edit::Credits(CreditEdit::PaidBalance(paid)))
                />
                <ValueField
                    notation=&OPTIONAL_USD
                    id="balance-cap"
                    label=say!("Balance cap")
                    hint=say!("The most your account may hold. OpenAI does not publish it; empty means none.")
                    value=Signal::derive(move || credits.get().balance_cap)
                    on_commit=|planner, cap| planner.send(Edit::Credits(CreditEdit::BalanceCap(cap)))
                />
                <ValueField
                    notation=&OPTIONAL_USD
                    id="average-day"
                    label=say!("Average day, if you know it")
                    hint=say!("From your usage page. Empty takes the bill's.")
                    value=Signal::derive(move || credits.get().average_day)
                    on_commit=|planner, day| planner.send(Edit::Credits(CreditEdit::AverageDay(day)))
                />
            </div>
            <ImportedDays />
            <AccountParts />
        </section>
    }
}
