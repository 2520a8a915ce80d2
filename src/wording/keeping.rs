//! How the work is kept, and what other windows and the browser have done to it.

use super::{count, date_short, saved_problem, say};
use crate::calendar::Date;
use crate::keeping::{OpenProblem, RecordProblem, Refused, Rescue};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// An instant in milliseconds since 1970: `25 Nov 2026, 21:40 UTC`.
#[must_use]
pub fn instant(milliseconds: u64) -> String {
    let days = u32::try_from(milliseconds / DAY).unwrap_or(u32::MAX);
    let minutes = milliseconds % DAY / MINUTE;
    format!(
        "{}, {:02}:{:02} UTC",
        date_short(Date::EPOCH.plus_days(days)),
        minutes / 60,
        minutes % 60
    )
}

/// What a scenario without a title is called.
#[must_use]
pub fn titled(title: &str) -> String {
    if title.is_empty() {
        say!("Untitled").to_owned()
    } else {
        title.to_owned()
    }
}

/// What a copy is called.
#[must_use]
pub fn copy_of(title: &str) -> String {
    say!("Copy of {title}", titled(title))
}

/// What a scenario from a link is called until the person says otherwise.
#[must_use]
pub fn from_a_link() -> &'static str {
    say!("From a link")
}

/// What a scenario from a file is called until the person says otherwise.
#[must_use]
pub fn from_a_file() -> &'static str {
    say!("From a file")
}

/// The heading of the list.
#[must_use]
pub fn all_scenarios(number: usize) -> String {
    say!("All scenarios ({number})", count(number as u64))
}

/// The heading of what was deleted.
#[must_use]
pub fn deleted_scenarios(number: usize) -> String {
    say!(
        "Deleted in the last 30 days ({number})",
        count(number as u64)
    )
}

/// What is said right after a deletion.
#[must_use]
pub fn was_deleted(title: &str) -> String {
    say!("“{title}” was deleted.", titled(title))
}

/// A button of one scenario among several, for those who hear it without its row.
#[must_use]
pub fn of_scenario(action: &str, title: &str) -> String {
    say!("{action} {title}", action, titled(title))
}

/// The mark of a scenario that two windows changed.
#[must_use]
pub fn versions(number: usize) -> String {
    say!(
        "one of {number} versions: changed in two windows",
        count(number as u64)
    )
}

/// Whether the work is saved; what is nobody's own and has no title is the example.
#[must_use]
pub fn saved_or_not(title: &str, is_own: bool, is_saved: bool) -> &'static str {
    match (is_own, is_saved) {
        (false, _) if title.is_empty() => {
            say!("An example. It is kept in this browser as soon as you change something.")
        }
        (false, _) => {
            say!("Not saved yet. It is kept in this browser as soon as you change something.")
        }
        (true, true) => say!("Saved in this browser."),
        (true, false) => say!("Not saved yet."),
    }
}

/// What stands beside the title of one's own work while something else is looked at.
#[must_use]
pub fn visit_not_saved() -> &'static str {
    say!("What is shown now is not saved until you choose above.")
}

/// What is told once, when the first change was saved.
#[must_use]
pub fn saved_from_now_on() -> &'static str {
    say!("Every change is saved in this browser from now on.")
}

/// Why the work is not saved, and the way out.
#[must_use]
pub fn not_saved(refused: Refused) -> &'static str {
    match refused {
        Refused::Full => super::storage_full(),
        Refused::Blocked => super::storage_blocked(),
        Refused::Ignored => {
            say!(
                "Your last change is not saved: this browser took it and did not keep it. Download the scenario or copy a link to keep it."
            )
        }
        Refused::Stopped => {
            say!("Nothing is saved any more, because the page has stopped. Reload it.")
        }
    }
}

/// What is said when the saved work has been taken away.
#[must_use]
pub fn saved_work_gone() -> &'static str {
    say!(
        "What was saved of this scenario is gone from this browser, as when its site data is cleared. Here it is still whole."
    )
}

/// What is said when two windows changed the same scenario.
#[must_use]
pub fn changed_in_two_windows() -> &'static str {
    say!(
        "This scenario was changed in another window too. Both versions are kept: you find the other one under “All scenarios”."
    )
}

/// What is said when the work went on in another window.
#[must_use]
pub fn changed_in_another_window() -> &'static str {
    say!("This scenario was changed in another window and is shown as it stands there.")
}

/// What is said when another window deleted the work.
#[must_use]
pub fn deleted_in_another_window() -> &'static str {
    say!("This scenario was deleted in another window. Your next change here brings it back.")
}

/// What is said when the saved work was left closed.
#[must_use]
pub fn safe_mode() -> &'static str {
    say!(
        "Topup stopped twice while it opened your last scenario, so this time it was left closed. Nothing is lost: open another one under “All scenarios”, or download what is kept."
    )
}

/// Why a kept scenario does not open.
#[must_use]
pub fn open_problem(problem: &OpenProblem) -> String {
    match problem {
        OpenProblem::Refused(refused) => not_saved(*refused).to_owned(),
        OpenProblem::Lost => {
            say!("This scenario is no longer there: another window has changed or deleted it.")
                .to_owned()
        }
        OpenProblem::Scenario(error) => saved_problem(error),
    }
}

/// Why something that is kept cannot be read.
#[must_use]
pub fn record_problem(problem: &RecordProblem) -> String {
    match problem {
        RecordProblem::NotARecord => say!("Something that is not a saved scenario.").to_owned(),
        RecordProblem::Newer(_) => {
            say!("A scenario that a newer version of Topup saved. Reload the page to open it.").to_owned()
        }
        RecordProblem::CutOff => {
            say!("A saved scenario that is cut off. The version before it is in the list above, if there was one.")
                .to_owned()
        }
        RecordProblem::Damaged => {
            say!("A saved scenario that is damaged. The version before it is in the list above, if there was one.")
                .to_owned()
        }
        RecordProblem::Unreadable(_) => {
            say!("A saved scenario that this version of Topup does not understand.").to_owned()
        }
    }
}

/// The heading of what cannot be read.
#[must_use]
pub fn unreadable(number: usize) -> String {
    say!("Cannot be read ({number})", count(number as u64))
}

/// What a rescue file holds.
#[must_use]
pub fn rescue(rescue: &Rescue) -> String {
    let scenarios = rescue.scenarios.len();
    match (scenarios, rescue.unreadable) {
        (0, _) => say!("This file holds nothing that can be read.").to_owned(),
        (1, 0) => say!("This file holds one saved scenario.").to_owned(),
        (_, 0) => say!(
            "This file holds {scenarios} saved scenarios.",
            count(scenarios as u64)
        ),
        (1, lost) => say!(
            "This file holds one saved scenario, and {lost} that cannot be read.",
            count(lost as u64)
        ),
        (_, lost) => say!(
            "This file holds {scenarios} saved scenarios, and {lost} that cannot be read.",
            count(scenarios as u64),
            count(lost as u64)
        ),
    }
}

/// What is said of a file that is too large to be a scenario.
#[must_use]
pub fn file_too_large(most: u64) -> String {
    say!(
        "This file is larger than {size}, which no file of Topup's is. Nothing was changed.",
        super::bytes(most)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_as_a_day_and_a_time() {
        assert_eq!(instant(0), "1 Jan 1970, 00:00 UTC");
        assert_eq!(instant(1_795_642_859_000), "25 Nov 2026, 21:40 UTC");
        assert!(instant(u64::MAX).starts_with("31 Dec 9999"));
    }
}
