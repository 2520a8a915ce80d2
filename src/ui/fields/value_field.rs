//! A text field for a value that is used while it is typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::notation::{Notation, Step};
use crate::ui::planner::Planner;
use crate::wording;

/// The step that a key asks for.
fn step_of(event: &KeyboardEvent) -> Option<Step> {
    match (event.key().as_str(), event.shift_key()) {
        ("ArrowUp", false) => Some(Step::Up),
        ("ArrowDown", false) => Some(Step::Down),
        ("ArrowUp", true) => Some(Step::FarUp),
        ("ArrowDown", true) => Some(Step::FarDown),
        _ => None,
    }
}

/// A labelled text field.
///
/// Valid text takes effect at once; what is not valid shows its problem and
/// leaves the value from before in force. Enter and leaving the field write the
/// value in its usual form, Escape brings back the value from before.
#[component]
pub(in crate::ui) fn ValueField<T, C>(
    /// The id of the input, unique on the page.
    #[prop(into)]
    id: String,
    /// What the field is for.
    label: &'static str,
    /// One line on what to enter.
    hint: &'static str,
    /// A word after the field, such as the unit. Default: none.
    #[prop(optional)]
    unit: &'static str,
    /// How the value is written and read.
    notation: &'static Notation<T>,
    /// The value in force.
    #[prop(into)]
    value: Signal<T>,
    /// Sends the edit, or says why it is refused.
    on_commit: C,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    C: Fn(Planner, T) -> Result<(), String> + Copy + 'static,
{
    let planner = Planner::expect();
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let before = RwSignal::new(value.get_untracked());

    let written = move || value.with(notation.write);
    let clear = move || {
        problem.set(None);
        draft.set(None);
    };
    let remember = move || before.set(value.get_untracked());
    // The value from before was in force already, so it is not refused.
    let restore = move || on_commit(planner, before.get_untracked()).is_ok();
    let take = move |text: String| {
        let value = (notation.read)(&text).map_err(|problem| problem.to_string());
        if let Err(sentence) = value.and_then(|value| on_commit(planner, value)) {
            // On the way to something refused, a valid beginning of it may have been taken.
            if restore() {
                let used = before.with_untracked(notation.write);
                problem.set(Some(wording::still_used(&sentence, &used)));
            }
        } else {
            problem.set(None);
        }
        draft.set(Some(text));
    };
    let settle = move || {
        if problem.with_untracked(Option::is_none) {
            draft.set(None);
            remember();
        }
        planner.seal();
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(step) = step_of(&event) {
            event.prevent_default();
            let next = value.with_untracked(|value| (notation.step)(value, step));
            // A step beyond the limits stays where it is.
            if on_commit(planner, next).is_ok() {
                clear();
            }
        } else if event.key() == "Enter" {
            settle();
        } else if event.key() == "Escape" && restore() {
            clear();
        }
    };
    let help_id = format!("{id}-help");
    let problem_id = format!("{id}-problem");
    let described_by = format!("{problem_id} {help_id}");
    view! {
        <div class="field" data-invalid=move || problem.with(Option::is_some).then_some("true")>
            <label class="field__label" for=id.clone()>{label}</label>
            <span class="field__box">
                <input
                    class="field__input"
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=described_by
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    prop:value=move || draft.get().unwrap_or_else(written)
                    on:focus=move |_| remember()
                    on:input=move |event| take(event_target_value(&event))
                    on:keydown=on_key
                    on:blur=move |_| settle()
                />
                <span class="field__unit" aria-hidden="true">{unit}</span>
            </span>
            <span class="field__problem" id=problem_id role="alert">
                {move || problem.get()}
            </span>
            <span class="field__hint" id=help_id>{hint}</span>
        </div>
    }
}
