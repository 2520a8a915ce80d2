//! A text field for a value that is used while it is typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::ui::planner::Planner;
use crate::wording;

/// How far an arrow key moves a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// Up by a small step.
    Up,
    /// Down by a small step.
    Down,
    /// Up by a large step (with Shift).
    FarUp,
    /// Down by a large step (with Shift).
    FarDown,
}

impl Step {
    fn of(event: &KeyboardEvent) -> Option<Self> {
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowUp", false) => Some(Self::Up),
            ("ArrowDown", false) => Some(Self::Down),
            ("ArrowUp", true) => Some(Self::FarUp),
            ("ArrowDown", true) => Some(Self::FarDown),
            _ => None,
        }
    }
}

/// A labelled text field.
///
/// Valid text takes effect at once; what is not valid shows its problem and
/// leaves the value from before in force. Enter and leaving the field write the
/// value in its usual form, Escape brings back the value from before.
#[component]
pub(in crate::ui) fn TypedField(
    /// The id of the input, unique on the page.
    id: &'static str,
    /// What the field is for.
    #[prop(into)]
    label: Signal<String>,
    /// One line on what to enter. Default: none.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// A word after the field, such as the unit. Default: none.
    #[prop(optional)]
    unit: &'static str,
    /// The value in force, as it is written.
    #[prop(into)]
    value: Signal<String>,
    /// Takes typed text, or says why not.
    commit: impl Fn(&str) -> Result<(), String> + Copy + Send + Sync + 'static,
    /// The value one step away, as text.
    step: impl Fn(Step) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let planner = Planner::expect();
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let before = RwSignal::new(String::new());

    let take = move |text: String| {
        let refused = commit(&text).err();
        if refused.is_some() {
            // On the way to something refused, a valid beginning of it may have been taken.
            let before = before.get_untracked();
            if commit(&before).is_ok() {
                problem.set(refused.map(|sentence| wording::still_used(&sentence, &before)));
            }
        } else {
            problem.set(None);
        }
        draft.set(Some(text));
    };
    let settle = move || {
        if problem.with_untracked(Option::is_none) {
            draft.set(None);
        }
        planner.seal();
    };
    let restore = move || {
        // The value from before was valid when it was left; nothing to report.
        if commit(&before.get_untracked()).is_ok() {
            problem.set(None);
            draft.set(None);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(step_of_key) = Step::of(&event) {
            event.prevent_default();
            let text = step(step_of_key);
            if commit(&text).is_ok() {
                problem.set(None);
                draft.set(None);
            }
        } else if event.key() == "Enter" {
            settle();
        } else if event.key() == "Escape" {
            restore();
        }
    };
    let help_id = format!("{id}-help");
    let problem_id = format!("{id}-problem");
    let described_by = format!("{problem_id} {help_id}");
    view! {
        <div class="field" data-invalid=move || problem.with(Option::is_some).then_some("true")>
            <label class="field__label" for=id>{label}</label>
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
                    prop:value=move || draft.get().unwrap_or_else(|| value.get())
                    on:focus=move |_| before.set(value.get_untracked())
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
