//! The browser's storage: read once at the start, written after changes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::{document, window};
use web_sys::Storage;

use crate::exchange::ScenarioFile;
use crate::wording;

const KEY: &str = "topup/scenario";
/// Where a saved text that cannot be read is put, so that nothing is lost by the next save.
const UNREADABLE_KEY: &str = "topup/scenario-unreadable";
/// There while the prices in the saved scenario are somebody else's, from a link.
const FROM_LINK_KEY: &str = "topup/prices-from-link";
const SAVE_AFTER_MS: u32 = 500;

/// Why nothing was read.
pub(in crate::ui) enum ReadError {
    /// The browser does not let the page store anything.
    Blocked(String),
    /// Something is stored, but it is not a scenario.
    Unreadable(String),
}

/// The saved scenario, if there is one.
pub(in crate::ui) fn read() -> Result<Option<ScenarioFile>, ReadError> {
    let storage = open().map_err(ReadError::Blocked)?;
    let Ok(Some(text)) = storage.get_item(KEY) else {
        return Ok(None);
    };
    match ScenarioFile::from_json(&text) {
        Ok(file) => Ok(Some(file)),
        Err(error) => {
            let kept = storage.set_item(UNREADABLE_KEY, &text).is_ok();
            Err(ReadError::Unreadable(wording::unreadable_save(
                &error, kept,
            )))
        }
    }
}

/// Whether the prices in the saved scenario came with a link and nobody has taken them over.
pub(in crate::ui) fn prices_from_link() -> bool {
    open().is_ok_and(|storage| matches!(storage.get_item(FROM_LINK_KEY), Ok(Some(_))))
}

/// Saves a scenario; the old one stays when the browser refuses.
pub(in crate::ui) fn write(file: &ScenarioFile, prices_from_link: bool) -> Result<(), String> {
    let storage = open()?;
    let marked = if prices_from_link {
        storage.set_item(FROM_LINK_KEY, "yes")
    } else {
        storage.remove_item(FROM_LINK_KEY)
    };
    marked
        .and_then(|()| storage.set_item(KEY, &file.to_json()))
        .map_err(|_| wording::storage_full().to_owned())
}

fn open() -> Result<Storage, String> {
    // Touching the storage of a page that may not store throws.
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(wording::storage_blocked().to_owned()),
    }
}

/// Runs something a moment after the last call, once.
#[derive(Clone)]
pub(in crate::ui) struct Debounced {
    run: Rc<dyn Fn()>,
    waiting: Rc<RefCell<Option<Timeout>>>,
}

impl Debounced {
    pub(in crate::ui) fn new(run: impl Fn() + 'static) -> Self {
        Self {
            run: Rc::new(run),
            waiting: Rc::default(),
        }
    }

    pub(in crate::ui) fn soon(&self) {
        let run = Rc::clone(&self.run);
        // Replacing the timeout drops the older one, which cancels it.
        *self.waiting.borrow_mut() = Some(Timeout::new(SAVE_AFTER_MS, move || run()));
    }
}

/// Runs something when the page is hidden or left.
pub(in crate::ui) fn before_leaving(run: impl Fn() + 'static) {
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            run();
        }
    })
    .forget();
}
