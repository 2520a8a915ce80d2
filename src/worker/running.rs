use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::message::{Request, vocabulary};
use tokens::Encoding;

/// A worker that is terminated when it is dropped.
pub(super) struct Running(Worker);

impl Running {
    /// Starts one that will first count with this encoding.
    pub(super) fn spawn(
        url: &str,
        first: Option<Encoding>,
        listeners: &Listeners,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        if let Some(encoding) = first {
            options.set_name(&vocabulary(encoding));
        }
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(url, &options)?;
        worker.set_onmessage(Some(listeners.message.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(listeners.failure.as_ref().unchecked_ref()));
        worker.set_onerror(Some(listeners.failure.as_ref().unchecked_ref()));
        Ok(Self(worker))
    }

    pub(super) fn ask(&self, request: &Request) -> Result<(), JsValue> {
        self.0.post_message(&request.to_js())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What it has said already must not be taken for the word of the next one.
        self.0.set_onmessage(None);
        self.0.set_onmessageerror(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

/// Made once for all workers, so that none is freed while it runs.
pub(super) struct Listeners {
    message: Closure<dyn Fn(MessageEvent)>,
    failure: Closure<dyn Fn(Event)>,
}

impl Listeners {
    pub(super) fn new(hear: impl Fn(JsValue) + 'static, fail: impl Fn(&Event) + 'static) -> Self {
        Self {
            message: Closure::new(move |event: MessageEvent| hear(event.data())),
            failure: Closure::new(move |event: Event| fail(&event)),
        }
    }
}
