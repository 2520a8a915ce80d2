//! Parts of the page that are made after what is seen first.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Between two turns, in milliseconds: one frame.
const FRAME: u32 = 16;

/// Makes its parts in a task of its own once the first view is painted, so that no task at the start is
/// long. They must stand below that view: what is seen must not move.
#[component]
pub(super) fn Later(
    /// Its place among the parts that are made later, from 1.
    turn: u32,
    /// The parts.
    children: ChildrenFn,
) -> impl IntoView {
    let is_here = RwSignal::new(false);
    Timeout::new(turn * FRAME, move || is_here.set(true)).forget();
    move || is_here.get().then(|| children())
}
