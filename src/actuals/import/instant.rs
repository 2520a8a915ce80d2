//! When something happened: the day and the hour in UTC, as OpenAI's days are.

use crate::calendar::Date;

const SECONDS_PER_DAY: u64 = 86_400;

/// An hour in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Instant {
    pub(super) day: Date,
    /// The second of the day; `None` when only the day is told.
    second: Option<u32>,
}

impl Instant {
    /// Seconds or milliseconds since 1970, or an ISO date with or without a time; a time without a zone is UTC.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
            let number: u64 = whole.parse().ok()?;
            // In seconds this would be the year 5138.
            let seconds = if number >= 100_000_000_000 {
                number / 1000
            } else {
                number
            };
            return Self::from_unix(i64::try_from(seconds).ok()?);
        }
        let day = Date::parse(text).ok()?;
        let Some(time) = text.get(11..).filter(|time| !time.is_empty()) else {
            return Some(Self { day, second: None });
        };
        let number = |place: core::ops::Range<usize>| time.get(place)?.parse::<u32>().ok();
        let (hour, minute) = (number(0..2)?, number(3..5)?);
        let second = number(6..8).unwrap_or(0);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let local = i64::from(hour * 3600 + minute * 60 + second);
        let since = Date::EPOCH.days_until(day) * i64::try_from(SECONDS_PER_DAY).ok()?;
        Self::from_unix(since + local - offset(time)?)
    }

    fn from_unix(seconds: i64) -> Option<Self> {
        let seconds = u64::try_from(seconds).ok()?;
        let days = u32::try_from(seconds / SECONDS_PER_DAY).ok()?;
        Some(Self {
            day: Date::EPOCH.plus_days(days),
            second: u32::try_from(seconds % SECONDS_PER_DAY).ok(),
        })
    }

    /// The hour of the day, 0 to 23, unless only the day is told.
    pub(super) fn hour(self) -> Option<u8> {
        u8::try_from(self.second? / 3600).ok()
    }

    /// Whether the time from here to `end` is a day or more, so that no hour of it is meant.
    pub(super) fn is_a_day_before(self, end: Self) -> bool {
        let days = self.day.days_until(end.day);
        days > 1 || (days == 1 && end.second.unwrap_or(0) >= self.second.unwrap_or(0))
    }
}

/// The seconds that the zone at the end of a time is ahead of UTC.
fn offset(time: &str) -> Option<i64> {
    let Some((at, sign)) = time.char_indices().find(|(_, c)| matches!(c, '+' | '-')) else {
        return Some(0);
    };
    let zone: String = time.get(at + 1..)?.chars().filter(|c| *c != ':').collect();
    let hours: i64 = zone.get(0..2)?.parse().ok()?;
    let minutes: i64 = zone.get(2..4).map_or(Ok(0), str::parse).ok()?;
    let seconds = hours * 3600 + minutes * 60;
    Some(if sign == '-' { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_telling_the_time_is_one_hour_in_utc() {
        for (text, day, hour) in [
            ("1764028800", "2025-11-25", Some(0)),
            ("1764028800.0", "2025-11-25", Some(0)),
            ("1764075600000", "2025-11-25", Some(13)),
            ("2025-11-25T13:00:00+00:00", "2025-11-25", Some(13)),
            ("2025-11-25 13:59:59.123Z", "2025-11-25", Some(13)),
            ("2025-11-25T01:00:00+02:00", "2025-11-24", Some(23)),
            ("2025-11-25", "2025-11-25", None),
        ] {
            let instant = Instant::parse(text).unwrap();
            assert_eq!(instant.day.to_string(), day, "{text}");
            assert_eq!(instant.hour(), hour, "{text}");
        }
        for text in [
            "",
            "yesterday",
            "2025-13-01",
            "25/11/2025",
            "2025-11-25T25:00:00",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_bucket_of_a_day_has_no_hour() {
        let at = |text| Instant::parse(text).unwrap();
        assert!(at("1764028800").is_a_day_before(at("1764115200")));
        assert!(!at("1764028800").is_a_day_before(at("1764032400")));
        assert!(!at("2025-11-25T23:00:00Z").is_a_day_before(at("2025-11-26T00:00:00Z")));
    }
}
