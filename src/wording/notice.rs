//! What is said when something cannot be taken.

use super::{count, percent, usd_exact};
use crate::exchange::{LinkError, ScenarioFileError, WireError};
use crate::scenario::Problem;

/// Why a typed value is refused.
#[must_use]
pub fn problem(problem: Problem) -> String {
    match problem {
        Problem::Count { least, most, .. } => {
            format!("Enter a number from {} to {}.", count(least), count(most))
        }
        Problem::Share { least, most, .. } => {
            format!(
                "Enter a value from {} to {}.",
                percent(least),
                percent(most)
            )
        }
        Problem::SharesAboveWhole => {
            "The cached and the written share cannot be more than 100% together.".to_owned()
        }
        Problem::Amount { most, .. } => format!("Enter at most {}.", usd_exact(most)),
        Problem::Name { .. } => "This is not the name of a model.".to_owned(),
    }
}

/// Why a link does not open.
#[must_use]
pub fn link_problem(error: &LinkError) -> String {
    match error {
        LinkError::NotOurs => {
            "This address ends in something that is not a Topup link, so nothing was opened. Your own work is unchanged."
                .to_owned()
        }
        LinkError::TooLong { most } => format!(
            "This link is longer than the {} characters that a Topup link can have, so nothing was opened. Your own work is unchanged.",
            count(*most as u64)
        ),
        LinkError::UnknownVersion { found } => format!(
            "This link was made by another version of Topup (format {found}). Reload the page to get the newest version. Your own work is unchanged."
        ),
        LinkError::CutOff => {
            "This link is cut off; ask for all of it. Your own work is unchanged.".to_owned()
        }
        LinkError::Damaged => {
            "This link is damaged; ask for it again. Your own work is unchanged.".to_owned()
        }
        LinkError::Wire(WireError::Problem(_) | WireError::UnknownWord { .. }) => {
            "This link holds a value that this version of Topup does not know or allow, so nothing was opened. Your own work is unchanged."
                .to_owned()
        }
    }
}

/// Why a saved or opened scenario cannot be read.
#[must_use]
pub fn saved_problem(error: &ScenarioFileError) -> String {
    match error {
        ScenarioFileError::NotAScenario(_) => {
            "This is not a Topup scenario, or it is damaged.".to_owned()
        }
        ScenarioFileError::UnknownVersion(found) => format!(
            "This scenario was made by another version of Topup (format {found}). Reload the page to get the newest version."
        ),
        ScenarioFileError::Wire(_) => {
            "This scenario holds a value that this version of Topup does not know or allow."
                .to_owned()
        }
    }
}
