//! What is on the page, to go there.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Folds the list of panels, which is in the page's file, once one is chosen, or by Escape.
pub(in crate::ui) fn fold_contents_when_chosen() {
    let Ok(Some(list)) = document().query_selector(".contents") else {
        return;
    };
    for event in ["click", "keydown"] {
        let folded = list.clone();
        EventListener::new(&list, event, move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            let is_chosen = target.is_some_and(|target: Element| target.tag_name() == "A");
            let key = event.dyn_ref().map(KeyboardEvent::key);
            if key.map_or(is_chosen, |key| key == "Escape") {
                // Refused only for a name that is none.
                drop(folded.remove_attribute("open"));
            }
        })
        .forget();
    }
}
