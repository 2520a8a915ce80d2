//! What day it is.

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
