//! Chooses a model: search as you type, by generation, with the price beside the name.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::catalog::{Model, Status};
use crate::quote::can_do;
use crate::scenario::WorkloadEdit;
use crate::ui::planner::Planner;
use crate::wording;

/// A model as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    id: String,
    name: String,
    family: String,
    price: String,
    standing: String,
}

impl Choice {
    fn fits(&self, words: &str) -> bool {
        let own = format!("{} {}", self.name, self.id).to_lowercase();
        words
            .to_lowercase()
            .split_whitespace()
            .all(|word| own.contains(word))
    }

    fn option_id(&self) -> String {
        format!("model-{}", self.id)
    }
}

/// The list, what is searched for in it, and where the keyboard is.
#[derive(Clone, Copy)]
struct Picker {
    planner: Planner,
    all: Memo<Vec<Choice>>,
    found: Memo<Vec<Choice>>,
    /// The id of the model in use.
    chosen: Memo<String>,
    /// What is typed; `None` while the list is closed.
    search: RwSignal<Option<String>>,
    /// The place of the active option among the found ones.
    active: RwSignal<usize>,
}

impl Picker {
    fn new(planner: Planner) -> Self {
        let search = RwSignal::new(None::<String>);
        let all = Memo::new(move |_| choices(planner));
        let found = Memo::new(move |_| {
            let words = search.get().unwrap_or_default();
            let fits = |choice: &&Choice| choice.fits(&words);
            all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
        });
        let chosen = Memo::new(move |_| {
            planner
                .report
                .with(|report| report.in_view().map(|own| own.model.clone()))
                .unwrap_or_default()
        });
        Self {
            planner,
            all,
            found,
            chosen,
            search,
            active: RwSignal::new(0),
        }
    }

    fn is_open(self) -> bool {
        self.search.with(Option::is_some)
    }

    fn open(self) {
        self.search.set(Some(String::new()));
        let chosen = self.chosen.get_untracked();
        let place = self
            .all
            .with_untracked(|all| all.iter().position(|choice| choice.id == chosen));
        self.active.set(place.unwrap_or(0));
    }

    fn close(self) {
        self.search.set(None);
    }

    fn look_for(self, words: String) {
        self.search.set(Some(words));
        self.active.set(0);
    }

    fn pick(self, id: String) {
        self.planner.choose_workload(WorkloadEdit::Model(id));
        self.close();
    }

    fn active_choice(self) -> Option<Choice> {
        self.found
            .with(|found| found.get(self.active.get()).cloned())
    }

    fn take_key(self, event: &KeyboardEvent) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !self.is_open() => self.open(),
            "ArrowDown" => self
                .active
                .update(|active| *active = (*active + 1).min(last)),
            "ArrowUp" => self
                .active
                .update(|active| *active = active.saturating_sub(1)),
            "Enter" if self.is_open() => {
                if let Some(choice) = untrack(move || self.active_choice()) {
                    self.pick(choice.id);
                }
            }
            "Escape" => self.close(),
            _ => return,
        }
        event.prevent_default();
        let option = untrack(move || self.active_choice()).map(|choice| choice.option_id());
        if let Some(element) = option.and_then(|id| document().get_element_by_id(&id)) {
            element.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    }
}

/// A combobox of every text model that is served.
#[component]
pub(super) fn ModelPicker() -> impl IntoView {
    let planner = Planner::expect();
    let picker = Picker::new(planner);
    let box_ref = NodeRef::<Input>::new();
    let chosen_name = Memo::new(move |_| planner.report.with(wording::chosen_model));
    let shown = move || {
        let words = picker.search.get().filter(|words| !words.is_empty());
        words.unwrap_or_else(|| chosen_name.get())
    };
    let open = move || {
        picker.open();
        if let Some(input) = box_ref.get_untracked() {
            input.select();
        }
    };
    view! {
        <div class="field picker">
            <label class="field__label" for="model">"Model"</label>
            <input
                class="field__input"
                id="model"
                node_ref=box_ref
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded=move || if picker.is_open() { "true" } else { "false" }
                aria-controls="model-list"
                aria-describedby="model-help"
                aria-activedescendant=move || {
                    let active = picker.is_open().then(|| picker.active_choice()).flatten();
                    active.map(|choice| choice.option_id())
                }
                prop:value=shown
                on:focus=move |_| open()
                on:click=move |_| if !picker.is_open() { open() }
                on:input=move |event| picker.look_for(event_target_value(&event))
                on:keydown=move |event| picker.take_key(&event)
                on:blur=move |_| picker.close()
            />
            // The box must keep the focus while the list is clicked or scrolled.
            <ul
                class="picker__list"
                id="model-list"
                role="listbox"
                aria-label="Models"
                class:picker__list--open=move || picker.is_open()
                on:mousedown=move |event| event.prevent_default()
            >
                {move || picker.is_open().then(|| view! { <Options picker /> })}
            </ul>
            <span class="field__hint" id="model-help">{wording::list_price_unit()}</span>
        </div>
    }
}

/// The found models under the names of their generations.
#[component]
fn Options(
    /// The list.
    picker: Picker,
) -> impl IntoView {
    let heading = |text: String| {
        view! { <li class="picker__family" role="presentation">{text}</li> }
    };
    move || {
        let mut family = String::new();
        let found = picker.found.get();
        let nothing = found
            .is_empty()
            .then(|| heading("No model has a name like this.".to_owned()));
        let options = found.into_iter().enumerate().map(|(place, choice)| {
            let is_new = choice.family != family;
            family.clone_from(&choice.family);
            let option_id = choice.option_id();
            let is_chosen = choice.id == picker.chosen.get();
            view! {
                {is_new.then(|| heading(wording::family(&family)))}
                <li
                    class="picker__option"
                    id=option_id
                    role="option"
                    aria-selected=if is_chosen { "true" } else { "false" }
                    data-active=move || (picker.active.get() == place).then_some("true")
                    on:click=move |_| picker.pick(choice.id.clone())
                >
                    <span class="picker__name">{choice.name}</span>
                    <span class="picker__standing">{choice.standing}</span>
                    <span class="picker__price">{choice.price}</span>
                </li>
            }
        });
        view! { {nothing} {options.collect_view()} }
    }
}

fn choices(planner: Planner) -> Vec<Choice> {
    let today = planner.today.get();
    let shape = planner
        .with_workload(|workload| workload.work.shape)
        .unwrap_or_default();
    planner.with_catalog(|catalog| {
        let served = |model: &&Model| can_do(model, shape) && model.is_served(today);
        let rank = |model: &Model| match model.status {
            Status::Current => 0,
            Status::Legacy | Status::Deprecated => 1,
            Status::Gated => 2,
        };
        let mut models: Vec<&Model> = catalog.models().iter().filter(served).collect();
        // Stable: within a rank the catalog's order, newest generation first.
        models.sort_by_key(|model| rank(model));
        models
            .into_iter()
            .map(|model| Choice {
                id: model.id.clone(),
                name: model.name.clone(),
                family: model.family.clone(),
                price: wording::list_price(model, today),
                standing: wording::standing(model),
            })
            .collect()
    })
}

/// Scrolls the list only as far as it must.
fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}
