//! A part of the page that stands over all others until it is closed.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// On the page's root while something stands over the page; the styles then neither draw what is behind nor let it be
/// reached.
const COVERED: &str = "data-covered";
const UNTOLD: &str = "aria-hidden";

/// Opens it; focus goes into it, and comes back when it is closed.
///
/// Not as the browser's own modal one: that marks every part of the page as inert, each of which is styled anew for it,
/// and again afterwards.
pub(in crate::ui) fn open(dialog: &HtmlDialogElement) {
    // A phone goes back from it all the same, as from what is modal. Refused only for a name that is none.
    drop(dialog.set_attribute("closedby", "closerequest"));
    dialog.show();
}

/// From now on, until [`uncover`], what is behind cannot be reached.
pub(in crate::ui) fn cover() {
    let [root, main] = behind();
    // Refused only for a name that is none.
    drop(root.map(|root| root.set_attribute(COVERED, "")));
    // What is in it is told by nobody then; nor should it be.
    drop(main.map(|main| main.set_attribute(UNTOLD, "true")));
}

/// Lets what is behind be reached again.
pub(in crate::ui) fn uncover() {
    let [root, main] = behind();
    drop(root.map(|root| root.remove_attribute(COVERED)));
    drop(main.map(|main| main.remove_attribute(UNTOLD)));
}

fn behind() -> [Option<Element>; 2] {
    let main = document().query_selector("main").ok().flatten();
    [document().document_element(), main]
}

/// Closes it.
pub(in crate::ui) fn close(dialog: &HtmlDialogElement) {
    // What the focus comes back to must be there.
    uncover();
    let focused = document().active_element();
    if !focused.is_some_and(|focused| dialog.contains(Some(&focused))) {
        // It comes back only from within.
        let first = dialog.query_selector("[autofocus]").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            drop(first.focus());
        }
    }
    dialog.close();
}

/// Whether one is open, so that what is behind cannot be reached.
pub(in crate::ui) fn is_any_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
