//! The checklist of a team, to be kept beside the tracking sheet.

use super::table::cell;

/// Writes the checklist as CSV (RFC 4180): what is done, and columns for the team to fill in.
#[must_use]
pub fn practice_table(rows: &[(&str, &str)]) -> String {
    let mut table = "Practice,State,Checked on,By,Next review\r\n".to_owned();
    for (practice, state) in rows {
        table += &[cell(practice), cell(state)].join(",");
        table += ",,,\r\n";
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_team_fills_in_the_rest() {
        assert_eq!(
            practice_table(&[("Owners, all", "Open")]),
            "Practice,State,Checked on,By,Next review\r\n\"Owners, all\",Open,,,\r\n"
        );
    }
}
