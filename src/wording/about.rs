//! What stands behind the numbers, in words.

use super::{date, names};
use crate::calendar::Date;
use crate::catalog::Processing;
use crate::report::Report;

/// The day of the price table.
#[must_use]
pub fn prices_of(day: Date) -> String {
    format!(
        "Prices were last gathered on {}. Each rate names its source and the day it was checked under “How was this computed?”.",
        date(day)
    )
}

/// The promise.
#[must_use]
pub const fn privacy() -> &'static str {
    "The page asks no other computer for anything once it is loaded, and its security policy forbids it to. Your numbers are kept in this browser; a prompt is not kept at all. A link carries your numbers to whoever gets it, and the program that carries the link can read them too."
}

/// The confusion that costs people a purchase.
#[must_use]
pub const fn chatgpt_is_not_api() -> &'static str {
    "A ChatGPT subscription contains no API credit; the API is paid from a prepaid balance of its own. Bought credit expires one year after purchase and is, with few exceptions, not refunded."
}

/// What is not modelled.
#[must_use]
pub const fn not_included() -> &'static str {
    "Not included yet: message framing, tools, images and audio, retries, growth, automatic recharge, and tax."
}

/// What is compared.
#[must_use]
pub fn compare_subject(report: &Report) -> String {
    let processing = report.bill.processing;
    if processing == Processing::Standard {
        return "Your request and traffic, priced on each model. A model that cannot take it is not priced.".to_owned();
    }
    format!(
        "Your request and traffic in {} processing, priced on each model. A model that cannot take it is not priced.",
        names::processing(processing)
    )
}
