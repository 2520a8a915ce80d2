use std::cell::RefCell;
use std::panic::PanicHookInfo;

use gloo::timers::callback::Timeout;
use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::answer::Counted;
use super::load::load;
use super::message::{Reply, Request};
use tokens::{Counter, Encoding, Vocabulary};

/// Answers the page's requests for as long as the worker lives. Called once, by the worker's
/// program; it returns at once and the browser does the rest.
///
/// Nothing here fails in silence. A panic is reported as a reply before the program stops; what
/// stops it without one (out of memory, out of stack) reaches the page as the worker's `error`
/// event, because the work is done inside an event and not inside a promise.
pub fn serve() {
    std::panic::set_hook(Box::new(report_panic));

    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        match Request::from_js(event.data()) {
            Some(request) => answer(request),
            None => send(&Reply::Stopped {
                reason: "the page sent something else than a request".to_owned(),
            }),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The listener must outlive this call; it goes with the worker.
    on_message.forget();

    send(&Reply::Ready);
}

thread_local! {
    /// The counters whose vocabularies have been loaded, at most one for each encoding.
    static COUNTERS: RefCell<Vec<(Encoding, Counter)>> = const { RefCell::new(Vec::new()) };
}

/// Answers at once, or when the vocabulary is there.
fn answer(request: Request) {
    let encoding = request.encoding;
    if with_counter(encoding, |_| ()).is_some() {
        count(&request);
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let packed = load(encoding).await;
        Timeout::new(0, move || match unpack(encoding, packed) {
            Some(()) => count(&request),
            None => send(&Reply::NotLoaded),
        })
        .forget();
    });
}

/// `None` without a whole vocabulary.
fn unpack(encoding: Encoding, packed: Option<Vec<u8>>) -> Option<()> {
    let vocabulary = Vocabulary::from_packed(&packed?).ok()?;
    let counter = Counter::new(encoding, vocabulary.into());
    COUNTERS.with_borrow_mut(|counters| counters.push((encoding, counter)));
    Some(())
}

fn with_counter<T>(encoding: Encoding, act: impl FnOnce(&mut Counter) -> T) -> Option<T> {
    COUNTERS.with_borrow_mut(|counters| {
        let mut counters = counters.iter_mut();
        let (_, counter) = counters.find(|(of, _)| *of == encoding)?;
        Some(act(counter))
    })
}

fn count(request: &Request) {
    let Request {
        version,
        encoding,
        text,
        pieces,
    } = request;
    send(&Reply::Started { version: *version });

    let start = now();
    let utf8 = String::from(text);
    let Some(tokens) = with_counter(*encoding, |counter| counter.count(&utf8)) else {
        return send(&Reply::NotLoaded);
    };
    let look = pieces
        .and_then(|most| with_counter(*encoding, |counter| counter.look(&utf8, most as usize)));
    let counted = Counted {
        tokens,
        bytes: utf8.len() as u64,
        characters: utf8.chars().count() as u64,
        repaired: is_repaired(text, &utf8),
        milliseconds: now() - start,
        look,
    };
    send(&Reply::Counted {
        version: *version,
        counted,
    });
}

/// Whether the UTF-8 holds replacement characters where the text held lone surrogates.
fn is_repaired(text: &JsString, utf8: &str) -> bool {
    // Looking through the JavaScript string is slow, and nearly always needless.
    utf8.contains(char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16()
}

fn report_panic(panic: &PanicHookInfo<'_>) {
    // Where, but not what: a panic's message can quote the text.
    let place = panic.location().map(ToString::to_string);
    send(&Reply::Stopped {
        reason: format!("panic at {}", place.unwrap_or_default()),
    });
}

fn send(reply: &Reply) {
    // It can only fail for values that cannot be copied, and a reply holds none.
    let _ = scope().post_message(&reply.to_js());
}

/// Milliseconds since some fixed moment.
fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

pub(super) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
