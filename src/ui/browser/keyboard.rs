//! Keys that work everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Ctrl+Z or ⌘Z, and Ctrl+Shift+Z, ⌘⇧Z or Ctrl+Y.
///
/// A text field keeps its own undo while it is being typed in.
pub(in crate::ui) fn on_undo_redo(undo: impl Fn() + 'static, redo: impl Fn() + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if !(event.ctrl_key() || event.meta_key()) || is_typing(event) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => undo(),
            ("z", true) | ("y", false) => redo(),
            _ => return,
        }
        event.prevent_default();
    })
    .forget();
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        element.tag_name() == "TEXTAREA"
            || (element.tag_name() == "INPUT"
                && matches!(
                    element.get_attribute("type").as_deref(),
                    None | Some("text" | "search")
                ))
    })
}
