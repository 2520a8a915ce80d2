use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use super::serve::scope;
use crate::tokens::Encoding;

/// Fetches the packed vocabulary of an encoding, which stands beside the worker's program.
///
/// The browser compares it with the digest this program was built with, so it is the right one
/// or none: `None` also if it is missing or unreachable. Browsers keep the file.
pub(super) async fn load(encoding: Encoding) -> Option<Vec<u8>> {
    fetch(encoding).await.ok().flatten()
}

async fn fetch(encoding: Encoding) -> Result<Option<Vec<u8>>, JsValue> {
    let address = format!("./{encoding}.vocabulary");
    let options = RequestInit::new();
    options.set_integrity(encoding.vocabulary_integrity());
    let answer = scope().fetch_with_str_and_init(&address, &options);
    let answer: Response = JsFuture::from(answer).await?.dyn_into()?;
    if !answer.ok() {
        return Ok(None);
    }
    let content: ArrayBuffer = JsFuture::from(answer.array_buffer()?).await?.dyn_into()?;
    Ok(Some(Uint8Array::new(&content).to_vec()))
}
