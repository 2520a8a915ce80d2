//! The checklist of a team, to be kept beside the tracking sheet.

use super::table::cell;
use crate::calendar::Date;
use crate::scenario::TeamDates;

/// One practice in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeLine<'a> {
    /// What is done.
    pub practice: &'a str,
    /// Whether it is.
    pub state: &'a str,
    /// The day it was checked, where one is written down.
    pub checked: Option<Date>,
}

/// Writes the checklist as CSV (RFC 4180): what is done, and columns for the team to fill in.
#[must_use]
pub fn practice_table(lines: &[PracticeLine], team: TeamDates) -> String {
    let mut table = "Practice,State,Checked on,By,Next review\r\n".to_owned();
    for line in lines {
        table += &[
            cell(line.practice),
            cell(line.state),
            day(line.checked),
            String::new(),
            day(team.next_review),
        ]
        .join(",");
        table += "\r\n";
    }
    table
}

pub(super) fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_those_of_the_scenario_and_the_team_fills_in_the_rest() {
        let day = |text| Date::parse(text).ok();
        let team = TeamDates {
            payment_checked: None,
            next_review: day("2026-12-24"),
        };
        let line = |practice, state, checked| PracticeLine {
            practice,
            state,
            checked,
        };
        let lines = [
            line("Owners, all", "Open", None),
            line("Payment", "Done", day("2026-11-20")),
        ];
        assert_eq!(
            practice_table(&lines, team),
            "Practice,State,Checked on,By,Next review\r\n\"Owners, all\",Open,,,2026-12-24\r\n\
             Payment,Done,2026-11-20,,2026-12-24\r\n"
        );
    }
}
