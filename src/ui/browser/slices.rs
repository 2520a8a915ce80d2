//! Long work, done a little at a time between everything else the page does.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::window;

/// How long the page may be kept from answering, in milliseconds: half of a frame.
const SLICE_MS: f64 = 8.0;
/// How long nobody has to ask for other work until this one begins, in milliseconds.
pub(in crate::ui) const QUIET_MS: u32 = 60;

/// One long work at a time: newer work takes the place of older.
#[derive(Clone, Default)]
pub(in crate::ui) struct Slices(Rc<RefCell<Option<Timeout>>>);

impl Slices {
    /// Does some work again and again until it says that there is no more, in slices of a few milliseconds.
    pub(in crate::ui) fn start(&self, mut work: impl FnMut() -> bool + 'static) {
        self.one_by_one(QUIET_MS, move || {
            let end = now() + SLICE_MS;
            while work() {
                if now() >= end {
                    return Some(0);
                }
            }
            None
        });
    }

    /// Does some work again and again, each time in a task of its own: first after so many milliseconds, then as many
    /// after the one before as that said, until one says nothing.
    pub(in crate::ui) fn one_by_one(&self, wait: u32, work: impl FnMut() -> Option<u32> + 'static) {
        self.later(wait, Box::new(work));
    }

    /// Ends the work.
    pub(in crate::ui) fn stop(&self) {
        *self.0.borrow_mut() = None;
    }

    fn later(&self, wait: u32, mut work: Box<dyn FnMut() -> Option<u32>>) {
        let slices = self.clone();
        // Replacing the timeout drops the older one, which cancels it.
        *self.0.borrow_mut() = Some(Timeout::new(wait, move || {
            if let Some(wait) = work() {
                slices.later(wait, work);
            }
        }));
    }
}

/// Milliseconds since some fixed moment.
pub(in crate::ui) fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
