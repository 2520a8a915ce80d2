//! Days as people count them: a date, a number of days, a year later.
//!
//! Nothing here asks what day it is; "today" always comes from outside.

use core::fmt;

use serde::{Deserialize, Serialize};
use time::{Duration, Month};

/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// As text it is `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date(time::Date);

/// Why a piece of text is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a date such as 2026-11-23", self.0)
    }
}

impl core::error::Error for DateError {}

impl Date {
    /// 1 January 1970, from which clocks count.
    pub const EPOCH: Self = Self(time::OffsetDateTime::UNIX_EPOCH.date());

    /// A day from its year, month (1 to 12) and day of the month; `None` if there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        // Four digits, so that text sorts as dates do and always reads back.
        if !(1..=9999).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .map(Self)
    }

    /// Reads `YYYY-MM-DD`, or the date part of a longer ISO 8601 instant as it is written.
    ///
    /// # Errors
    ///
    /// [`DateError`] naming the text when it is not such a date.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        let (date, rest) = text.split_at_checked(10).ok_or_else(wrong)?;
        if !rest.is_empty() && !rest.starts_with(['T', ' ']) {
            return Err(wrong());
        }
        let mut parts = date.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        if [year, month, day].map(str::len) != [4, 2, 2]
            || !date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        {
            return Err(wrong());
        }
        let number = |part: &str| part.parse().map_err(|_| wrong());
        let [month, day] = [month, day].map(|part| part.parse().map_err(|_| wrong()));
        Self::new(number(year)?, month?, day?).ok_or_else(wrong)
    }

    /// The year, the month (1 to 12) and the day of the month.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// Whether a month begins on this day.
    #[must_use]
    pub fn begins_a_month(self) -> bool {
        self.0.day() == 1
    }

    /// The first day of the month after this one.
    #[must_use]
    pub fn first_of_next_month(self) -> Self {
        let left = self.0.month().length(self.0.year()) - self.0.day();
        self.plus_days(u32::from(left) + 1)
    }

    /// How many days the month of this day has.
    #[must_use]
    pub fn days_in_month(self) -> u8 {
        self.0.month().length(self.0.year())
    }

    /// The day `days` later; the last representable day if that is beyond the year 9999.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(Duration::days(i64::from(days))))
    }

    /// The same day one year later; 29 February becomes 1 March, so a year is never short of 365 days.
    #[must_use]
    pub fn plus_one_year(self) -> Self {
        let (year, month, day) = self.parts();
        Self::new(year + 1, month, day)
            .or_else(|| Self::new(year + 1, 3, 1))
            .unwrap_or(Self(time::Date::MAX))
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        matches!(
            self.0.weekday(),
            time::Weekday::Saturday | time::Weekday::Sunday
        )
    }

    /// How many days `later` is after this day; negative if it is before.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0).whole_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn text_and_date_are_the_same_day() {
        for text in ["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date("2026-11-22T12:00:00+00:00"), date("2026-11-22"));
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in [
            "",
            "2026-13-01",
            "2025-02-29",
            "26-11-23",
            "2026-1-1",
            "2026-11-23x",
            "+026-11-23",
            "２026-11-23",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_begin_on_the_first_and_have_their_length() {
        assert!(date("2028-02-01").begins_a_month() && !date("2028-02-29").begins_a_month());
        for (day, length) in [("2028-02-10", 29), ("2027-02-10", 28), ("2026-11-30", 30)] {
            assert_eq!(date(day).days_in_month(), length, "{day}");
        }
    }

    #[test]
    fn a_year_is_never_short() {
        assert_eq!(date("2026-11-23").plus_one_year(), date("2027-11-23"));
        assert_eq!(date("2028-02-29").plus_one_year(), date("2029-03-01"));
        assert_eq!(date("2026-11-23").days_until(date("2027-11-23")), 365);
    }
}
