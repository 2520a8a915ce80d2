//! What day it is.

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::calendar::Date;

/// Today in UTC, as the billing days of OpenAI are.
pub(in crate::ui) fn today() -> Date {
    let iso: String = js_sys::Date::new_0().to_iso_string().into();
    // A clock before the year 1 or after 9999 has no such text; the page lets the day be changed.
    Date::parse(&iso).unwrap_or(Date::EPOCH)
}

/// The instant, in milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock before 1970 counts as 1970, and none is set half a million years ahead"
)]
pub(in crate::ui) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Lets the page do everything else that waits: input, and painting.
///
/// A message comes back sooner than a timeout, which browsers hold back for four milliseconds.
pub(in crate::ui) async fn breathe() {
    let channel = MessageChannel::new();
    let Ok(channel) = channel else {
        return TimeoutFuture::new(0).await;
    };
    let came = js_sys::Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
    });
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        // A promise that is only ever kept.
        let _ = JsFuture::from(came).await;
    }
    channel.port1().close();
}
