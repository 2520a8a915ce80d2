//! Whether somebody is at the page or sees its end, and when the browser has nothing else to do.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdleRequestOptions;

/// What a person does before anything else, whatever they have in their hands.
const SIGNS: [&str; 6] = [
    "pointermove",
    "pointerdown",
    "touchstart",
    "wheel",
    "scroll",
    "keydown",
];
/// How long the page rests before it no longer waits for a sign, in milliseconds: whoever is read to gives none.
const REST_MS: u32 = 5_000;

/// How long a busy browser is waited for, in milliseconds.
const BUSY_MS: u32 = 100;

thread_local! {
    static IS_SOMEBODY_THERE: Cell<bool> = const { Cell::new(false) };
}

/// From now on, looks for signs of a person; who comes for a place on the page has given one.
pub(in crate::ui) fn watch() {
    let notice = || IS_SOMEBODY_THERE.set(true);
    if window()
        .location()
        .hash()
        .is_ok_and(|place| !place.is_empty())
    {
        notice();
    }
    for sign in SIGNS {
        EventListener::once(&window(), sign, move |_| notice()).forget();
    }
    Timeout::new(REST_MS, notice).forget();
}

/// Whether there was a sign of a person, or the page has rested long enough.
pub(in crate::ui) fn is_somebody_there() -> bool {
    IS_SOMEBODY_THERE.get()
}

/// Whether the window is higher than all that stands so far, so that what comes next is seen without a sign.
pub(in crate::ui) fn is_all_in_view() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.scroll_height() <= page.client_height())
}

/// Waits until the browser has nothing else to do, where it tells, but not for long: on a busy machine it never has.
pub(in crate::ui) async fn idle() {
    let mut told = false;
    let options = IdleRequestOptions::new();
    options.set_timeout(BUSY_MS);
    let promise = Promise::new(&mut |tell, _| {
        let asked = window().request_idle_callback_with_options(&tell, &options);
        told = asked.is_ok();
    });
    if told {
        // It is never refused.
        drop(JsFuture::from(promise).await);
    }
}
