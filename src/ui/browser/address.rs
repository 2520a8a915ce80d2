//! The address bar: read when it changes, never written but to clear it.

use gloo::events::EventListener;
use leptos::prelude::window;

use crate::exchange::without_language;

/// The fragment, if there is one; it is taken out of the address, so that a
/// reload or a copied address does not bring the shared scenario back.
pub(in crate::ui) fn take_fragment() -> Option<String> {
    let location = window().location();
    // A fragment without a value is a place on the page.
    let fragment = location
        .hash()
        .ok()
        .filter(|fragment| fragment.contains('='))?;
    let holds_scenario = holds_scenario();
    let path = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    if let Ok(history) = window().history() {
        // Refused only for a page opened from a file, where the fragment simply stays.
        drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path)));
    }
    holds_scenario.then_some(fragment)
}

/// Whether the address may hold a scenario; a language alone is none.
pub(in crate::ui) fn holds_scenario() -> bool {
    let fragment = window().location().hash();
    fragment.is_ok_and(|fragment| without_language(&fragment).contains('='))
}

/// Calls back when the fragment changes while the page is open.
pub(in crate::ui) fn on_fragment(change: impl Fn() + 'static) {
    EventListener::new(&window(), "hashchange", move |_| change()).forget();
}

/// The address of this page without query and fragment.
pub(in crate::ui) fn page_address() -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    format!("{origin}{path}")
}
