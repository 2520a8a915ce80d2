use js_sys::{ArrayBuffer, Map, Promise, Reflect, Uint8Array};
use tokens::Encoding;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use super::serve::scope;

/// The packed vocabulary of an encoding, which stands beside the worker's program.
///
/// The browser compares it with the digest this program was built with, so it is the right one
/// or none: `None` also if it is missing or unreachable. Browsers keep the file.
pub(super) async fn load(encoding: Encoding) -> Option<Vec<u8>> {
    fetch(encoding).await.ok().flatten()
}

/// What a worker is called that will first count with this encoding: the file it needs, and its
/// digest. `static/token_worker_loader.js` asks for the file before our program is there.
pub(super) fn worker_name(encoding: Encoding) -> String {
    format!("{} {}", file(encoding), encoding.vocabulary_integrity())
}

fn file(encoding: Encoding) -> String {
    format!("{encoding}.vocabulary")
}

async fn fetch(encoding: Encoding) -> Result<Option<Vec<u8>>, JsValue> {
    let file = file(encoding);
    let answer = if let Some(answer) = early(&file).await {
        answer
    } else {
        let options = RequestInit::new();
        options.set_integrity(encoding.vocabulary_integrity());
        let answer = scope().fetch_with_str_and_init(&format!("./{file}"), &options);
        JsFuture::from(answer).await?.dyn_into()?
    };
    if !answer.ok() {
        return Ok(None);
    }
    let content: ArrayBuffer = JsFuture::from(answer.array_buffer()?).await?.dyn_into()?;
    Ok(Some(Uint8Array::new(&content).to_vec()))
}

/// The answer the loader has asked for, once.
async fn early(file: &str) -> Option<Response> {
    let early: Map = Reflect::get(&scope(), &"early".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let file = file.into();
    let answer: Promise = early.get(&file).dyn_into().ok()?;
    early.delete(&file);
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}
