//! A part of the page that stands over all others until it is closed.

use web_sys::HtmlDialogElement;

/// Opens it: what is behind cannot be reached, Escape closes it, and focus comes back afterwards.
pub(in crate::ui) fn open(dialog: &HtmlDialogElement) {
    // Refused only for one that is open or no longer on the page.
    drop(dialog.show_modal());
}
