//! Chooses a model: search as you type, by generation, with the price beside the name.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::calendar::Date;
use crate::catalog::{CustomModel, Model, Status};
use crate::quote::can_do;
use crate::scenario::WorkloadEdit;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// A model as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    id: String,
    name: String,
    /// What it stands under.
    shelf: String,
    price: String,
    standing: String,
    /// Whether any of its prices is the person's own.
    own_price: bool,
    /// Whether it is no longer sold; then it shows only when it is looked for.
    is_gone: bool,
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
            let searched = !words.trim().is_empty();
            let fits = |choice: &&Choice| choice.fits(&words) && (searched || !choice.is_gone);
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

/// A combobox of every model that is served; those that are gone are found by their names.
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
            <label class="field__label" for="model">{say!("Model")}</label>
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
                aria-label=say!("Models")
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
        let mut shelf = String::new();
        let found = picker.found.get();
        let nothing = found
            .is_empty()
            .then(|| heading(say!("No model has a name like this.").to_owned()));
        let options = found.into_iter().enumerate().map(|(place, choice)| {
            let is_new = choice.shelf != shelf;
            shelf.clone_from(&choice.shelf);
            let option_id = choice.option_id();
            let is_chosen = choice.id == picker.chosen.get();
            view! {
                {is_new.then(|| heading(shelf.clone()))}
                <li
                    class="picker__option"
                    id=option_id
                    role="option"
                    aria-selected=if is_chosen { "true" } else { "false" }
                    data-gone=choice.is_gone.then_some("true")
                    data-active=move || (picker.active.get() == place).then_some("true")
                    on:click=move |_| picker.pick(choice.id.clone())
                >
                    <span class="picker__name">{choice.name}</span>
                    <span class="picker__standing">
                        {choice.standing}
                        {choice.own_price.then(|| view! {
                            <span class="own-mark">{move || picker.planner.own_price_mark()}</span>
                        })}
                    </span>
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
    planner.with_priced_catalog(|catalog| {
        let able = catalog.models().iter().filter(|model| can_do(model, shape));
        let (mut sold, ended): (Vec<&Model>, Vec<&Model>) =
            able.partition(|model| model.is_served(today));
        let rank = |model: &Model| match model.status {
            _ if model.family == CustomModel::FAMILY => 0,
            _ if model.is_fine_tuned() => 4,
            Status::Current => 1,
            Status::Legacy | Status::Deprecated => 2,
            Status::Gated => 3,
        };
        // Stable: within a rank the catalog's order, newest generation first.
        sold.sort_by_key(|model| rank(model));
        let sold = sold.into_iter().map(|model| Choice {
            id: model.id.clone(),
            name: model.name.clone(),
            shelf: wording::shelf(model),
            price: wording::list_price(model, today),
            standing: wording::standing(model),
            own_price: model.has_any_typed_price(),
            is_gone: false,
        });
        let gone = |id: &str, name: &str, on: Date| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
            shelf: wording::no_longer_sold().to_owned(),
            price: String::new(),
            standing: wording::stopped(on),
            own_price: false,
            is_gone: true,
        };
        let ended = ended
            .into_iter()
            .filter_map(|model| model.ends.map(|on| gone(&model.id, &model.name, on)));
        let retired = catalog.all_retired().iter().flat_map(|retired| {
            let named = retired.names.iter();
            named.map(move |name| gone(name, name, retired.on))
        });
        sold.chain(ended).chain(retired).collect()
    })
}

/// Scrolls the list only as far as it must.
fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}
