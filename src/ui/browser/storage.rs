//! The browser's storage as a shelf, and when to write to it.
//!
//! Local storage rather than a database: a write is done when the call returns, so that the last
//! one is made while the page is being left; and one key's write is whole or not done, which is
//! all that `keeping` asks for.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::{Element, Storage};

use crate::keeping::{Refused, Shelf};
use crate::wording::Currency;

/// The line of work that this tab is at; kept over a reload, not longer.
const LINE_KEY: &str = "topup/line";
/// The other currency. Not among the keys of the kept work: it is none.
const CURRENCY_KEY: &str = "topup-currency";
/// There where single keys do nothing.
const SINGLE_KEYS_KEY: &str = "topup-no-single-keys";
/// What is unfolded: names with spaces between. `boot.js` keeps it.
const UNFOLDED_KEY: &str = "topup-unfolded";
const SAVE_AFTER_MS: u32 = 500;

/// The browser's storage.
#[derive(Clone, Copy)]
pub(in crate::ui) struct BrowserShelf;

impl Shelf for BrowserShelf {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        let storage = open()?;
        let length = storage.length().map_err(|why| refused(&why))?;
        let key = |place| storage.key(place).map_err(|why| refused(&why));
        // One that another window has taken away meanwhile is none.
        (0..length)
            .filter_map(|place| key(place).transpose())
            .collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        open()?.get_item(key).map_err(|why| refused(&why))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        still_running()?;
        open()?.set_item(key, text).map_err(|why| refused(&why))
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        still_running()?;
        open()?.remove_item(key).map_err(|why| refused(&why))
    }
}

fn open() -> Result<Storage, Refused> {
    // Touching the storage of a page that may not store throws.
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(Refused::Blocked),
    }
}

/// Full in each browser's own spelling, or else blocked.
fn refused(why: &JsValue) -> Refused {
    let name = Reflect::get(why, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string()).unwrap_or_default();
    let code = Reflect::get(why, &"code".into()).ok();
    let code = code.and_then(|code| code.as_f64()).unwrap_or_default();
    let is_full = name == "QuotaExceededError"
        || name == "NS_ERROR_DOM_QUOTA_REACHED"
        || [22.0, 1_014.0].iter().any(|full| (code - full).abs() < 0.5);
    if is_full {
        Refused::Full
    } else {
        Refused::Blocked
    }
}

/// Whether there may be work of an earlier visit.
pub(in crate::ui) fn holds_work() -> bool {
    // Where the storage is closed, there is nothing to open.
    let keys = BrowserShelf.keys().unwrap_or_default();
    keys.iter().any(|key| key.starts_with("topup/"))
}

/// A program that stopped in the middle of something must not write what it holds: `boot.js`
/// and the panic hook mark the document.
fn still_running() -> Result<(), Refused> {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-stopped")) {
        Err(Refused::Stopped)
    } else {
        Ok(())
    }
}

/// Marks the document with the reason, so that nothing is written any more. Called while the program stops.
pub(in crate::ui) fn stop(why: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    // What fails after the first failure says nothing of the cause.
    if let Some(root) = root.filter(|root| !root.has_attribute("data-stopped")) {
        // Behind the first line stand the browser's calls. Refused only for a name that is none.
        let _ = root.set_attribute("data-stopped", why.lines().next().unwrap_or_default());
    }
}

/// The other currency that amounts are shown in, if one is kept.
pub(in crate::ui) fn currency() -> Option<Currency> {
    let storage = window().local_storage().ok()??;
    Currency::from_line(&storage.get_item(CURRENCY_KEY).ok()??)
}

/// Keeps it, or forgets it.
pub(in crate::ui) fn keep_currency(currency: Option<&Currency>) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    // Where it cannot be kept, it lasts as long as the page.
    let _ = match currency {
        Some(currency) => storage.set_item(CURRENCY_KEY, &currency.to_line()),
        None => storage.remove_item(CURRENCY_KEY),
    };
}

/// Whether keys without Ctrl do something outside of fields.
pub(in crate::ui) fn takes_single_keys() -> bool {
    let storage = window().local_storage().ok().flatten();
    let off = storage.and_then(|storage| storage.get_item(SINGLE_KEYS_KEY).ok()?);
    off.is_none()
}

/// Keeps whether they do.
pub(in crate::ui) fn take_single_keys(takes: bool) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    // Where it cannot be kept, they go on doing something.
    let _ = if takes {
        storage.remove_item(SINGLE_KEYS_KEY)
    } else {
        storage.set_item(SINGLE_KEYS_KEY, "off")
    };
}

fn unfolded() -> String {
    let storage = window().local_storage().ok().flatten();
    let names = storage.and_then(|storage| storage.get_item(UNFOLDED_KEY).ok()?);
    names.unwrap_or_default()
}

/// Whether anything was left unfolded.
pub(in crate::ui) fn holds_unfolded() -> bool {
    !unfolded().is_empty()
}

/// Whether this was left unfolded.
pub(in crate::ui) fn is_unfolded(name: &str) -> bool {
    unfolded().split(' ').any(|own| own == name)
}

/// Gives something that unfolds a name, by which it stays as it was left.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a directive is given the element"
)]
pub(in crate::ui) fn remembered(folding: Element, name: &'static str) {
    // Refused only for names that are none.
    let _ = folding.set_attribute("data-remember", name);
    if is_unfolded(name) {
        let _ = folding.set_attribute("open", "");
    }
}

/// The line of work that this tab was at before it was loaded anew.
pub(in crate::ui) fn line() -> Option<u64> {
    let storage = window().session_storage().ok()??;
    storage.get_item(LINE_KEY).ok()??.parse().ok()
}

/// Notes the line of work that this tab is at.
pub(in crate::ui) fn set_line(line: Option<u64>) {
    let Ok(Some(storage)) = window().session_storage() else {
        return;
    };
    // Where it cannot be noted, a reload opens what was saved last.
    let _ = match line {
        Some(line) => storage.set_item(LINE_KEY, &line.to_string()),
        None => storage.remove_item(LINE_KEY),
    };
}

/// A number that no other window has.
pub(in crate::ui) fn seed() -> u64 {
    let mut bytes = [0; 8];
    let drawn = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    match drawn {
        Ok(_) => u64::from_le_bytes(bytes),
        Err(_) => super::clock::now(),
    }
}

/// Calls back when another window has written to the storage, and when this page is looked at
/// again after it stood in the browser's memory.
pub(in crate::ui) fn on_others(look: impl Fn() + Clone + 'static) {
    for event in ["storage", "pageshow", "focus"] {
        let look = look.clone();
        EventListener::new(&window(), event, move |_| look()).forget();
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
pub(in crate::ui) fn before_leaving(run: impl Fn() + Clone + 'static) {
    let hidden = run.clone();
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            hidden();
        }
    })
    .forget();
    EventListener::new(&window(), "pagehide", move |_| run()).forget();
}
