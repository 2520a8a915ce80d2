//! Days in words.

use super::number::count;
use super::say;
use crate::calendar::Date;
use crate::report::CalendarMonth;

fn month_name(number: u8) -> &'static str {
    match number {
        1 => say!("January"),
        2 => say!("February"),
        3 => say!("March"),
        4 => say!("April"),
        5 => say!("May"),
        6 => say!("June"),
        7 => say!("July"),
        8 => say!("August"),
        9 => say!("September"),
        10 => say!("October"),
        11 => say!("November"),
        12 => say!("December"),
        _ => "",
    }
}

/// A date people read without thinking of an order: `23 November 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    say!("{day} {month} {year}", day, month_name(month), year)
}

/// A whole month of the calendar: `December 2026, 31 days`.
#[must_use]
pub fn calendar_month(month: CalendarMonth) -> String {
    part_of_month(month.first, month.days)
}

/// Days of the month that a day is in: `November 2026, 24 days`.
pub(super) fn part_of_month(day: Date, number: u32) -> String {
    let (year, month, _) = day.parts();
    say!(
        "{month} {year}, {days}",
        month_name(month),
        year,
        days(number)
    )
}

/// A date where there is little room: `23 Nov 2026`.
#[must_use]
pub fn date_short(date: Date) -> String {
    let (year, month, day) = date.parts();
    say!("{day} {month} {year}", day, short_name(month), year)
}

/// A date of a year that is known: `23 Nov`.
pub(super) fn day_of_month(date: Date) -> String {
    let (_, month, day) = date.parts();
    say!("{day} {month}", day, short_name(month))
}

/// Three letters, where a name has more.
fn short_name(month: u8) -> &'static str {
    let name = month_name(month);
    name.get(..3).unwrap_or(name)
}

/// A number of days: `1 day`, `30 days`.
#[must_use]
pub fn days(number: u32) -> String {
    if number == 1 {
        say!("1 day").to_owned()
    } else {
        say!("{days} days", count(number.into()))
    }
}
