//! Parts of the page that are made after what is seen first.
//!
//! Their programs are files of their own (`cargo xtask build` takes the page's program apart at the
//! functions marked `wasm_split`), so that what is seen first does not wait for them.

use std::pin::Pin;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::wording;

/// Between two turns, in milliseconds: one frame.
const FRAME: u32 = 16;

/// A part, or that its program did not arrive.
pub(super) type Made = Result<AnyView, SplitLoaderError>;

/// A part that is made.
#[expect(
    clippy::unnecessary_wraps,
    reason = "only the fetching of its program fails"
)]
pub(super) fn made(part: impl IntoView + 'static) -> Made {
    Ok(part.into_any())
}

/// A part whose program may have to be fetched first.
pub(super) type Fetched = Pin<Box<dyn Future<Output = Made>>>;

/// Makes its part in a task of its own once the first view is painted, so that no task at the start is
/// long. It must stand below that view, or folded away: what is seen must not move.
#[component]
pub(super) fn Later<F>(
    /// Its place among the parts that are made later, from 1.
    turn: u32,
    /// Fetches the part's program, unless it is here, and makes the part.
    part: F,
) -> impl IntoView
where
    F: FnOnce() -> Fetched + 'static,
{
    let made = StoredValue::new_local(None);
    let is_made = RwSignal::new(false);
    spawn_local(ScopedFuture::new_untracked(async move {
        TimeoutFuture::new(turn * FRAME).await;
        made.set_value(Some(part().await));
        // Nobody waits for it where the page went on without it.
        is_made.try_set(true);
    }));
    move || {
        is_made.track();
        let made: Option<Made> = made.try_update_value(Option::take).flatten();
        made.map(|made| {
            made.unwrap_or_else(|_| {
                view! { <p class="panel__problem">{wording::part_missing()}</p> }.into_any()
            })
        })
    }
}
