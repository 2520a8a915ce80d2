//! The keys that work everywhere, and the list of them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::scenario::Place;
use crate::ui::browser::dialog;
use crate::ui::browser::keyboard::{Shortcut, on_shortcut};
use crate::ui::browser::storage;
use crate::ui::later::{FIRST, Later, made};
use crate::ui::planner::Planner;
use crate::wording::say;

/// Where the keys 1 to 9 lead.
fn parts() -> [(&'static str, &'static str); 9] {
    [
        ("request", say!("One request")),
        ("traffic", say!("How often")),
        ("bill", say!("The bill")),
        ("top-up", say!("The top-up")),
        ("runway", say!("How long it lasts")),
        ("credit", say!("Your credit")),
        ("savings", say!("What would cost less")),
        ("compare", say!("Every model")),
        ("actuals", say!("What was spent")),
    ]
}

/// The button of the list; `?` is the same as a click on it.
const BUTTON: &str = "shortcuts-button";

/// From now on, keys do what the list says.
fn listen_for_shortcuts(planner: Planner) {
    on_shortcut(move |shortcut| {
        // What stands over the page has keys of its own.
        let is_covered = dialog::is_any_open();
        if shortcut.is_single_key() && (is_covered || !storage::takes_single_keys()) {
            return false;
        }
        match shortcut {
            Shortcut::Undo => planner.undo(),
            Shortcut::Redo => planner.redo(),
            Shortcut::CopyLink => click("#copy-link"),
            Shortcut::NextWorkload => look_beside(planner, 1),
            Shortcut::PreviousWorkload => look_beside(planner, -1),
            Shortcut::Part(place) => {
                if let Some((part, _)) = parts().get(place) {
                    click(&format!(".contents a[href=\"#{part}\"]"));
                }
            }
            Shortcut::List => click(&format!("#{BUTTON}")),
        }
        true
    });
}

/// What a click does needs no second way to do it.
fn click(what: &str) {
    let found = document().query_selector(what).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Looks at the workload so many places on, through all projects; beyond the last there is none.
fn look_beside(planner: Planner, by: isize) {
    let own = planner.place.get_untracked();
    let beside = planner.scenario.with_untracked(|scenario| {
        let places: Vec<Place> = scenario.workloads().map(|(place, _)| place).collect();
        let at = places.iter().position(|place| *place == own)?;
        places.get(at.checked_add_signed(by)?).copied()
    });
    if let Some(place) = beside {
        planner.look_at(place);
    }
}

/// The button, and the list it opens.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    listen_for_shortcuts(Planner::expect());
    view! {
        <button
            type="button"
            id=BUTTON
            popovertarget="shortcuts"
            aria-label=say!("Keyboard shortcuts")
            title=say!("Keyboard shortcuts")
        >
            "?"
        </button>
        <div class="shortcuts" id="shortcuts" popover="auto" role="dialog" aria-labelledby="shortcuts-title">
            <h2 id="shortcuts-title">{say!("Keyboard shortcuts")}</h2>
            // In a task of its own: who opens the list comes later.
            <Later turn=FIRST part=|| Box::pin(async { made(view! { <List /> }) }) />
        </div>
    }
}

/// What each key does, and whether those without Ctrl do anything.
#[component]
fn List() -> impl IntoView {
    let single = RwSignal::new(storage::takes_single_keys());
    let keys = |keys: &'static [&'static str], what: &'static str| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> });
        view! {
            <div class="shortcuts__row">
                <dt>{keys.collect_view()}</dt>
                <dd>{what}</dd>
            </div>
        }
    };
    view! {
        <h3>{say!("Everywhere (⌘ in the place of Ctrl on a Mac)")}</h3>
        <dl>
            {keys(&["Ctrl Z"], say!("Undo"))}
            {keys(&["Ctrl Shift Z", "Ctrl Y"], say!("Redo"))}
            {keys(&["Ctrl S"], say!("Copy a link to this scenario"))}
        </dl>
        <h3>{say!("Outside of fields")}</h3>
        <dl>
            {keys(&["N", "P"], say!("Next and previous workload"))}
            {parts().into_iter().zip(["1", "2", "3", "4", "5", "6", "7", "8", "9"]).map(|((_, name), key)| view! {
                <div class="shortcuts__row">
                    <dt><kbd>{key}</kbd></dt>
                    <dd>{name}</dd>
                </div>
            }).collect_view()}
            {keys(&["?"], say!("This list"))}
        </dl>
        <h3>{say!("In a field with a number")}</h3>
        <dl>
            {keys(&["↑", "↓"], say!("One step more, less; with Shift a larger one"))}
            {keys(&["Enter"], say!("Write it in its usual form"))}
            {keys(&["Esc"], say!("Back to the value from before"))}
        </dl>
        <h3>{say!("On a workload of the list")}</h3>
        <dl>{keys(&["Alt ↑", "Alt ↓"], say!("Move it up, down"))}</dl>
        <label class="check">
            <input
                type="checkbox"
                prop:checked=single
                on:change=move |event| {
                    single.set(event_target_checked(&event));
                    storage::take_single_keys(single.get_untracked());
                }
            />
            <span>{say!("Keys without Ctrl work too. Switch this off if you dictate.")}</span>
        </label>
        <button type="button" popovertarget="shortcuts" popovertargetaction="hide">{say!("Close")}</button>
    }
}
