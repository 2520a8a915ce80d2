//! What day it is.

use crate::calendar::Date;

/// Today in UTC, as the billing days of OpenAI are.
pub(in crate::ui) fn today() -> Date {
    let iso: String = js_sys::Date::new_0().to_iso_string().into();
    // A clock before the year 1 or after 9999 has no such text; the page lets the day be changed.
    Date::parse(&iso).unwrap_or(Date::EPOCH)
}
