//! What has to be said about how the work is kept.

use leptos::prelude::*;

use crate::ui::desk::Word;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// One notice at a time; the newest counts.
#[component]
pub(super) fn KeptNotice() -> impl IntoView {
    let planner = Planner::expect();
    let desk = planner.desk();
    move || {
        let word = desk.word.get()?;
        let sentence = match &word {
            Word::NotSaved(refused) => wording::not_saved(*refused).to_owned(),
            Word::Gone => wording::saved_work_gone().to_owned(),
            Word::Both => wording::changed_in_two_windows().to_owned(),
            Word::Moved => wording::changed_in_another_window().to_owned(),
            Word::Deleted => wording::deleted_in_another_window().to_owned(),
            Word::Safe => wording::safe_mode().to_owned(),
            Word::Problem(sentence) => sentence.clone(),
        };
        let is_problem = !matches!(word, Word::Moved | Word::Both);
        let is_gone = word == Word::Gone;
        Some(view! {
            <div class="notice" class:notice--problem=is_problem role="alert">
                <p>{sentence}</p>
                <div class="notice__choices">
                    {is_gone.then(|| view! {
                        <button type="button" class="button--main" on:click=move |_| planner.save_back()>
                            {say!("Save it again")}
                        </button>
                    })}
                    <button type="button" on:click=move |_| desk.word.set(None)>{say!("Close")}</button>
                </div>
            </div>
        })
    }
}

/// The scenarios of a rescue file, until the person takes them or not.
#[component]
pub(super) fn RescueNotice() -> impl IntoView {
    let planner = Planner::expect();
    let desk = planner.desk();
    move || {
        desk.rescue.get().map(|rescue| {
            let is_empty = rescue.scenarios.is_empty();
            let titles = rescue.scenarios.iter().map(|(title, _)| title);
            view! {
                <div class="notice" role="status">
                    <div>
                        <p>{wording::rescue(&rescue)}</p>
                        <ul>
                            {titles.map(|title| view! { <li>{wording::titled(title)}</li> }).collect_view()}
                        </ul>
                    </div>
                    <div class="notice__choices">
                        {(!is_empty).then(|| view! {
                            <button type="button" class="button--main" on:click=move |_| desk.take_rescue()>
                                {say!("Add to my scenarios")}
                            </button>
                        })}
                        <button type="button" on:click=move |_| desk.rescue.set(None)>{say!("Cancel")}</button>
                    </div>
                </div>
            }
        })
    }
}
