//! The account's spend as imported days have it.

use leptos::prelude::*;

use crate::actuals::Habit;
use crate::scenario::{Edit, spending_as, spends_as};
use crate::ui::imports::Imports;
use crate::ui::planner::{Notice, Planner};
use crate::wording::{self, say};

/// What imported days used, and one click that makes it the average and the dearest day.
#[component]
pub(in crate::ui) fn ImportedDays() -> impl IntoView {
    let planner = Planner::expect();
    let habit = Imports::expect().habit;
    let taken = Memo::new(move |_| {
        let habit = habit.get()?;
        let is_taken = planner
            .scenario
            .with(|scenario| spends_as(scenario, &habit));
        Some((habit, is_taken))
    });
    let take = move |habit: Habit| {
        let scenario = planner
            .scenario
            .with_untracked(|scenario| spending_as(scenario, &habit));
        match planner.send(Edit::Replace(Box::new(scenario))) {
            Ok(()) => planner.seal(),
            Err(sentence) => planner.say(Notice::BadFile(sentence)),
        }
    };
    move || {
        taken.get().map(|(habit, is_taken)| {
            view! {
                <p class="field__hint" role="status">{wording::spend_of_days(&habit, is_taken)}</p>
                {(!is_taken).then(|| view! {
                    <p>
                        <button type="button" on:click=move |_| take(habit)>
                            {say!("Spend as on the imported days")}
                        </button>
                    </p>
                })}
            }
        })
    }
}
