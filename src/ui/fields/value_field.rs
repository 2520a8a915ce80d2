//! A text field for a value that is used while it is typed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::notation::{Notation, Step};
use crate::ui::planner::{Moment, Planner};
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

/// What a field holds, whatever its type: written, read, stepped and sent.
///
/// A page has some hundred fields; behind this trait their code is in it once, not once a field.
trait Held {
    /// The value in force, as it is written; followed from moment to moment.
    fn written(&self) -> String;
    /// The value that Escape brings back, as it is written.
    fn remembered(&self) -> String;
    /// Makes the value in force the one that Escape brings back.
    fn remember(&self);
    /// Brings that value back; it was in force already, so it is not refused.
    fn restore(&self) -> bool;
    /// Puts typed text in force, or says why not.
    fn take(&self, text: &str) -> Result<(), String>;
    /// Moves the value by a step, if that is allowed.
    fn step(&self, step: Step) -> bool;
}

type Commit<T> = Box<dyn Fn(Planner, T) -> Result<(), String>>;

struct HeldValue<T: Send + Sync + 'static> {
    planner: Planner,
    notation: &'static Notation<T>,
    value: Signal<T>,
    before: RefCell<T>,
    commit: Commit<T>,
}

impl<T: Clone + Send + Sync + 'static> Held for HeldValue<T> {
    fn written(&self) -> String {
        self.planner.await_moment(Moment::Inputs);
        self.value.with_untracked(self.notation.write)
    }
    fn remembered(&self) -> String {
        (self.notation.write)(&self.before.borrow())
    }
    fn remember(&self) {
        self.before.replace(self.value.get_untracked());
    }
    fn restore(&self) -> bool {
        let before = self.before.borrow().clone();
        (self.commit)(self.planner, before).is_ok()
    }
    fn take(&self, text: &str) -> Result<(), String> {
        let value = (self.notation.read)(text).map_err(|problem| problem.to_string())?;
        (self.commit)(self.planner, value)
    }
    fn step(&self, step: Step) -> bool {
        let next = self
            .value
            .with_untracked(|value| (self.notation.step)(value, step));
        (self.commit)(self.planner, next).is_ok()
    }
}

/// A labelled text field.
///
/// Valid text takes effect at once; what is not valid shows its problem and
/// leaves the value from before in force. Enter and leaving the field write the
/// value in its usual form, Escape brings back the value from before.
#[component]
pub(in crate::ui) fn ValueField<T>(
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
    on_commit: impl Fn(Planner, T) -> Result<(), String> + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let held = HeldValue {
        planner: Planner::expect(),
        notation,
        value,
        before: RefCell::new(value.get_untracked()),
        commit: Box::new(on_commit),
    };
    field(id, label, hint, unit, Rc::new(held))
}

fn field(
    id: String,
    label: &'static str,
    hint: &'static str,
    unit: &'static str,
    held: Rc<dyn Held>,
) -> AnyView {
    let planner = Planner::expect();
    let held = StoredValue::new_local(held);
    let held = move || held.get_value();
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);

    let clear = move || {
        problem.set(None);
        draft.set(None);
    };
    let take = move |text: String| {
        if let Err(sentence) = held().take(&text) {
            // On the way to something refused, a valid beginning of it may have been taken.
            if held().restore() {
                let used = held().remembered();
                problem.set(Some(wording::still_used(&sentence, &used)));
            }
        } else if problem.with_untracked(Option::is_some) {
            problem.set(None);
        }
        draft.set(Some(text));
    };
    let settle = move || {
        if problem.with_untracked(Option::is_none) {
            draft.set(None);
            held().remember();
        }
        planner.seal();
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(step) = step_of(&event) {
            event.prevent_default();
            // A step beyond the limits stays where it is.
            if held().step(step) {
                clear();
            }
        } else if event.key() == "Enter" {
            settle();
        } else if event.key() == "Escape" && held().restore() {
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
                    prop:value=move || draft.get().unwrap_or_else(|| held().written())
                    on:focus=move |_| held().remember()
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
    .into_any()
}
