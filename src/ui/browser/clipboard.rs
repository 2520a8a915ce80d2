//! The clipboard: written on a click, read only from a paste.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, JsString, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::dialog;

/// Copies text; `false` when the browser refuses.
pub(in crate::ui) async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent in a page that was not loaded over a secure connection.
    let has_clipboard = Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    has_clipboard
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}

/// The plain text of a paste or a drop, as the browser's own string: large
/// text is not copied into the page's program.
pub(in crate::ui) fn plain_text(event: &JsValue) -> Option<JsString> {
    let transfer = ["clipboardData", "dataTransfer"].iter().find_map(|name| {
        Reflect::get(event, &(*name).into())
            .ok()
            .filter(JsValue::is_object)
    })?;
    let get_data: Function = Reflect::get(&transfer, &"getData".into())
        .ok()?
        .dyn_into()
        .ok()?;
    get_data
        .call1(&transfer, &"text/plain".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Hears a paste that no field and no other part of the page takes, as long as it is held; `take` says whether it does.
pub(in crate::ui) fn on_stray_paste(take: impl Fn(JsString) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "paste", options, move |event| {
        let target = event.target().and_then(|own| own.dyn_into().ok());
        let is_typed_into = target.is_some_and(|own: Element| {
            let field = own.closest("input, textarea, select");
            field.is_ok_and(|field| field.is_some())
        });
        if event.default_prevented() || is_typed_into || dialog::is_any_open() {
            return;
        }
        let text = plain_text(event).filter(|text| text.length() > 0);
        if text.is_some_and(&take) {
            event.prevent_default();
        }
    })
}
