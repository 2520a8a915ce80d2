//! The browser's powers, one small file each.

pub(super) mod address;
pub(super) mod clipboard;
pub(super) mod clock;
pub(super) mod dialog;
pub(super) mod files;
pub(super) mod keyboard;
pub(super) mod language;
pub(super) mod paper;
pub(super) mod presence;
pub(super) mod reader;
pub(super) mod slices;
pub(super) mod storage;

use leptos::prelude::window;
use web_sys::Event;

/// Notes when what is seen first stands; `cargo xtask audit` counts what was fetched until then.
pub(super) fn first_view() {
    if let Some(clock) = window().performance() {
        // Refused only for a name of the browser's own.
        drop(clock.mark("first view"));
    }
}

/// Tells `boot.js` that the page can be used.
pub(super) fn started() {
    tell("topup-started");
}

/// Tells `boot.js` that every part of the page is made.
pub(super) fn made() {
    tell("topup-made");
}

fn tell(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Refused only for an event that is on its way already.
        drop(window().dispatch_event(&event));
    }
}
