//! Days in words.

use super::number::count;
use crate::calendar::Date;
use crate::report::CalendarMonth;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date people read without thinking of an order: `23 November 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    let month = MONTHS
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    format!("{day} {month} {year}")
}

/// A whole month of the calendar: `December 2026, 31 days`.
#[must_use]
pub fn calendar_month(month: CalendarMonth) -> String {
    let (year, number, _) = month.first.parts();
    let name = MONTHS
        .get(usize::from(number).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    format!("{name} {year}, {}", days(month.days))
}

/// A date where there is little room: `23 Nov 2026`.
#[must_use]
pub fn date_short(date: Date) -> String {
    let (year, month, day) = date.parts();
    let month = MONTHS
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    format!("{day} {} {year}", month.get(..3).unwrap_or(month))
}

/// A number of days: `1 day`, `30 days`.
#[must_use]
pub fn days(number: u32) -> String {
    if number == 1 {
        "1 day".to_owned()
    } else {
        format!("{} days", count(number.into()))
    }
}
