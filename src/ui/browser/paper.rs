//! The moments around printing.

use gloo::events::EventListener;
use leptos::prelude::window;

/// Does something before the page is laid out for paper, and something after it was.
pub(in crate::ui) fn around_printing(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    EventListener::new(&window(), "beforeprint", move |_| before()).forget();
    EventListener::new(&window(), "afterprint", move |_| after()).forget();
}
