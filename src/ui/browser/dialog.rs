//! A part of the page that stands over all others until it is closed.

use leptos::prelude::document;
use web_sys::HtmlDialogElement;

/// Opens it: what is behind cannot be reached, Escape closes it, and focus comes back afterwards.
pub(in crate::ui) fn open(dialog: &HtmlDialogElement) {
    // Refused only for one that is open or no longer on the page.
    drop(dialog.show_modal());
}

/// Whether one is open, so that what is behind cannot be reached.
pub(in crate::ui) fn is_any_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
