//! A worker that reads a file; what passes between it and the page stands in `static/import_worker.js`.

use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Blob, ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

const URL: &str = "./import_worker.js";

/// What the page hears of a reader.
pub(in crate::ui) enum Heard {
    /// How far it is.
    Far {
        /// How many bytes have been read.
        done: u64,
        /// How many rows were understood.
        rows: u64,
    },
    /// What came of it.
    Outcome(Vec<u8>),
    /// The file cannot be read, or not any more.
    Unreadable,
    /// The worker has stopped or never started, with what the browser says about it.
    Stopped(String),
}

/// A worker that reads one file. It is terminated when this is dropped, whatever it is doing.
pub(in crate::ui) struct Reader {
    worker: Worker,
    _message: Closure<dyn Fn(MessageEvent)>,
    _failure: Closure<dyn Fn(Event)>,
}

impl Reader {
    /// Begins to read.
    pub(in crate::ui) fn spawn(
        file: &Blob,
        order: &[u8],
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(URL, &options).map_err(|reason| said(&reason))?;
        let heard = hear.clone();
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            heard(understood(&event.data()));
        });
        let failure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Otherwise it would be reported once more, as an error of the page.
            event.prevent_default();
            let reason = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            hear(Heard::Stopped(reason.unwrap_or_default()));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(failure.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failure.as_ref().unchecked_ref()));
        let reader = Self {
            worker,
            _message: message,
            _failure: failure,
        };
        let request = Array::of2(file, &Uint8Array::from(order));
        let sent = reader.worker.post_message(&request);
        sent.map(|()| reader).map_err(|reason| said(&reason))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // What it has said already must not be heard any more.
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn understood(message: &JsValue) -> Heard {
    if let Some(far) = message.dyn_ref::<Float64Array>() {
        return Heard::Far {
            done: whole(far.get_index(0)),
            rows: whole(far.get_index(1)),
        };
    }
    if let Some(outcome) = message.dyn_ref::<Uint8Array>() {
        return Heard::Outcome(outcome.to_vec());
    }
    match message.as_string() {
        Some(reason) => Heard::Stopped(reason),
        None => Heard::Unreadable,
    }
}

/// A count, which a file never makes too large for a float.
fn whole(number: f64) -> u64 {
    format!("{number:.0}").parse().unwrap_or(0)
}

fn said(reason: &JsValue) -> String {
    js_sys::Object::from(reason.clone()).to_string().into()
}
