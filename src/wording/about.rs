//! What stands behind the numbers, in words.

use super::{a_unit, date, date_short, names, say, usd_exact};
use crate::catalog::{Catalog, Change, Event, Modality, PricePeriod, Publisher, TokenKind};
use crate::money::Usd;
use crate::report::ChangedCost;

/// When the price table was last held against what, and what every rate says of itself.
#[must_use]
pub fn prices_of(catalog: &Catalog) -> String {
    say!(
        "{catalog}. Each rate names its source and the day it was checked under “How was this computed?”.",
        prices_checked(catalog)
    )
}

/// When the prices were compared with public tables, and when OpenAI's own pages were read: two days.
#[must_use]
pub fn prices_checked(catalog: &Catalog) -> String {
    let compared = date(catalog.as_of);
    catalog.last_seen(Publisher::OpenAi).map_or_else(
        || say!("Prices compared with public price tables on {compared}", compared),
        |read| {
            say!("Prices compared with public price tables on {compared}; OpenAI's own pages last read on {day}", compared, date(read))
        },
    )
}

/// The same in one line of a phone.
#[must_use]
pub fn prices_checked_short(catalog: &Catalog) -> String {
    let compared = date_short(catalog.as_of);
    catalog.last_seen(Publisher::OpenAi).map_or_else(
        || say!("Prices checked on {compared}", compared),
        |read| {
            let read = date_short(read);
            say!(
                "Prices checked on {compared}; OpenAI's own pages: {read}",
                compared,
                read
            )
        },
    )
}

/// The promise.
#[must_use]
pub fn privacy() -> &'static str {
    say!(
        "The page asks no other computer for anything once it is loaded, and its security policy forbids it to. Your numbers are kept in this browser; a prompt is not kept at all. A link carries your numbers to whoever gets it, and the program that carries the link can read them too."
    )
}

/// The confusion that costs people a purchase.
#[must_use]
pub fn chatgpt_is_not_api() -> &'static str {
    say!(
        "A ChatGPT subscription contains no API credit; the API is paid from a prepaid balance of its own. Bought credit expires one year after purchase and is, with few exceptions, not refunded."
    )
}

/// What is not modelled.
#[must_use]
pub fn not_included() -> &'static str {
    say!(
        "The tokens that frame messages count where you paste a request or enter them, and tax where you enter it."
    )
}

/// Something that changes on a day.
#[must_use]
pub fn change(change: &Change) -> String {
    let (day, model) = (date(change.on), &change.model.name);
    match change.event {
        Event::Released => say!("{day}: {model} is released.", day, model),
        Event::Ends => say!("{day}: {model} stops.", day, model),
        Event::Price {
            processing,
            before,
            after,
        } => say!(
            "{day}: {model} in {processing} processing goes from {before} to {after}.",
            day,
            model,
            names::processing(processing),
            text_rates(before),
            text_rates(after)
        ),
    }
}

/// A change since a scenario was made, as far as it changes its numbers.
#[must_use]
pub fn price_change(change: &Change) -> Option<String> {
    let (day, model) = (date(change.on), &change.model.name);
    match change.event {
        Event::Released => None,
        Event::Ends => Some(say!(
            "Since this scenario was made, {model} stopped on {day}.",
            model,
            day
        )),
        Event::Price {
            processing,
            before,
            after,
        } => Some(say!(
            "Since this scenario was made, {model} in {processing} processing went from {before} to {after} on {day}. The numbers shown are today's.",
            model,
            names::processing(processing),
            text_rates(before),
            text_rates(after),
            day
        )),
    }
}

/// A workload of which one unit costs other than when the scenario was written.
#[must_use]
pub fn changed_cost(changed: &ChangedCost) -> String {
    let amount = |cost: Option<Usd>| cost.map_or_else(|| names::unknown().to_owned(), usd_exact);
    say!(
        "{workload} ({shape}): {then} when this scenario was saved, {now} with the prices in use now.",
        changed.workload,
        a_unit(changed.shape).to_lowercase(),
        amount(changed.then),
        amount(changed.now)
    )
}

/// The text rates of a price row: `$2.00 in, $10.00 out`.
fn text_rates(period: &PricePeriod) -> String {
    let of = |kind| period.short.of(Modality::Text, kind);
    names::rates(of(TokenKind::Input), of(TokenKind::Output))
}

/// Which build of the page this is.
#[must_use]
pub fn build(id: &str) -> String {
    say!(
        "Build {id}. The digests of its files stand beside them in SHA256SUMS.",
        id
    )
}
