//! Parts of the page that are made one after another, and not all at once.
//!
//! Below the first view their programs are files of their own (`cargo xtask build` takes the page's program
//! apart at the functions marked `wasm_split`), so that what is seen first does not wait for them.

use std::cell::RefCell;
use std::pin::Pin;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::browser::{presence, storage};
use crate::wording;

/// How often a sign of a person is looked for, in milliseconds.
const LOOK: u32 = 50;

/// The turn of what is seen first; parts of one turn are made from top to bottom.
pub(super) const FIRST: u32 = 0;
/// The turn of the work in view and its answers.
pub(super) const WORK: u32 = 1;
/// The turn of what reads and writes scenarios, unless there is something to read.
pub(super) const SCRIBE: u32 = 2;
/// The turn of what stands below the answers. From here on, parts wait until a person is there, their place is in
/// view or the page has rested, and for a moment in which the browser has nothing else to do.
pub(super) const BELOW: u32 = 3;
/// The turn after all others, those of what unfolds among them.
pub(super) const LAST: u32 = 99;

/// A part, or that its program did not arrive.
pub(super) type Made = Result<AnyView, SplitLoaderError>;

/// What a part's program gives, once it is here.
#[expect(
    clippy::unnecessary_wraps,
    reason = "only the fetching of the program fails"
)]
pub(super) fn here<T>(given: T) -> Result<T, SplitLoaderError> {
    Ok(given)
}

/// A part that is made.
pub(super) fn made(part: impl IntoView + 'static) -> Made {
    here(part.into_any())
}

/// A part whose program may have to be fetched first.
pub(super) type Fetched = Pin<Box<dyn Future<Output = Made>>>;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// What is still to be made, by turn.
#[derive(Default)]
struct Queue {
    waiting: Vec<(u32, Work)>,
    is_served: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Does some work in a task of its own once everything of an earlier turn is done, for the part of the page that
/// asks for it.
pub(super) fn in_turn(turn: u32, work: impl Future<Output = ()> + 'static) {
    queue(turn, Box::pin(work));
}

/// Not generic, as [`place`] is not: there would be a copy for each part, and all are sent before the first view.
fn queue(turn: u32, work: Work) {
    let work = Box::pin(ScopedFuture::new_untracked(work));
    let is_served = QUEUE.with_borrow_mut(|queue| {
        let place = queue.waiting.partition_point(|(own, _)| *own <= turn);
        queue.waiting.insert(place, (turn, work));
        core::mem::replace(&mut queue.is_served, true)
    });
    if !is_served {
        spawn_local(serve());
    }
}

async fn serve() {
    loop {
        // A task of its own, but no frame: what is laid out and painted together takes less than one by one.
        TimeoutFuture::new(0).await;
        let next = QUEUE.with_borrow(|queue| queue.waiting.first().map(|(turn, _)| *turn));
        if next.is_some_and(|turn| turn >= BELOW) {
            if !presence::is_somebody_there() && !presence::is_all_in_view() {
                TimeoutFuture::new(LOOK).await;
                continue;
            }
            presence::idle().await;
        }
        // Something of an earlier turn may have come meanwhile.
        let next = QUEUE.with_borrow_mut(|queue| {
            queue.is_served = !queue.waiting.is_empty();
            queue.is_served.then(|| queue.waiting.remove(0))
        });
        let Some((_, work)) = next else {
            return;
        };
        work.await;
    }
}

/// Makes its part in a task of its own, so that no task at the start is long. What stands above it must
/// have been made before: what is seen must not move.
#[component]
pub(super) fn Later<F>(
    /// Its turn: [`FIRST`], or a later one.
    turn: u32,
    /// What it is the body of, by the name of [`storage::remembered`]: left unfolded, it is made at once, so that
    /// nothing moves for it later.
    #[prop(optional)]
    body_of: &'static str,
    /// Fetches the part's program, unless it is here, and makes the part.
    part: F,
) -> impl IntoView
where
    F: FnOnce() -> Fetched + 'static,
{
    place(turn, body_of, Box::new(part))
}

fn place(turn: u32, body_of: &str, part: Box<dyn FnOnce() -> Fetched>) -> AnyView {
    let made = StoredValue::new_local(None);
    let is_made = RwSignal::new(false);
    let work = async move {
        made.set_value(Some(part().await));
        // Nobody waits for it where the page went on without it.
        is_made.try_set(true);
    };
    if !body_of.is_empty() && storage::is_unfolded(body_of) {
        spawn_local(ScopedFuture::new_untracked(work));
    } else {
        in_turn(turn, work);
    }
    let now = move || {
        is_made.track();
        let made: Option<Made> = made.try_update_value(Option::take).flatten();
        made.map(|made| {
            made.unwrap_or_else(|_| {
                view! { <p class="panel__problem">{wording::part_missing()}</p> }.into_any()
            })
        })
    };
    now.into_any()
}
