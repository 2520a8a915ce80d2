//! What is said when something cannot be taken.

use super::{count, date, percent, rate_typed, say, usd_exact};
use crate::calendar::Date;
use crate::exchange::{LinkError, ScenarioFileError};
use crate::scenario::{Field, Problem};

/// Why a typed value is refused.
#[must_use]
pub fn problem(problem: Problem) -> String {
    match problem {
        Problem::Count { least, most, .. } => {
            say!(
                "Enter a number from {least} to {most}.",
                count(least),
                count(most)
            )
        }
        Problem::Share { least, most, .. } => {
            say!(
                "Enter a value from {least} to {most}.",
                percent(least),
                percent(most)
            )
        }
        Problem::SharesAboveWhole => {
            say!("The cached and the written share cannot be more than 100% together.").to_owned()
        }
        Problem::Amount { most, .. } => say!("Enter at most {amount}.", usd_exact(most)),
        Problem::AmountBelow { least, .. } => say!("Enter at least {amount}.", usd_exact(least)),
        Problem::Name {
            field: Field::Model,
            ..
        } => say!("This is not the name of a model.").to_owned(),
        Problem::Name { most, .. } => {
            say!(
                "Enter a name of at most {most} characters.",
                count(most as u64)
            )
        }
        Problem::HiddenCharacter { .. } => {
            say!("This name holds a character that cannot be seen. Type it anew.").to_owned()
        }
        Problem::TooMany { most, .. } => {
            say!("There can be at most {most} of these.", count(most as u64))
        }
        Problem::Rate { most, decimals } => say!(
            "Enter a rate of at most {most}, with at most {decimals} decimals.",
            rate_typed(most),
            decimals
        ),
        Problem::NoWorkload => say!("There must be at least one workload.").to_owned(),
        Problem::NothingThere => say!("This is no longer there.").to_owned(),
    }
}

/// A problem beside a field, and the value that stays in force.
#[must_use]
pub fn still_used(problem: &str, value: &str) -> String {
    if value.is_empty() {
        return say!("{problem} Until then the field counts as empty.", problem);
    }
    say!("{problem} Until then {value} is used.", problem, value)
}

/// Why a link does not open.
#[must_use]
pub fn link_problem(error: &LinkError) -> String {
    match error {
        LinkError::NotOurs => {
            say!("This address ends in something that is not a Topup link, so nothing was opened. Your own work is unchanged.")
                .to_owned()
        }
        LinkError::TooLong { most } => say!("This link is longer than the {most} characters that a Topup link can have, so nothing was opened. Your own work is unchanged.", count(*most as u64)),
        LinkError::UnknownVersion { found } => say!("This link was made by another version of Topup (format {found}). Reload the page to get the newest version. Your own work is unchanged.", found),
        LinkError::CutOff => {
            say!("This link is cut off; ask for all of it. Your own work is unchanged.").to_owned()
        }
        LinkError::Damaged => {
            say!("This link is damaged; ask for it again. Your own work is unchanged.").to_owned()
        }
        LinkError::Wire(_) => {
            say!("This link holds a value that this version of Topup does not know or allow, so nothing was opened. Your own work is unchanged.")
                .to_owned()
        }
    }
}

/// Why a saved or opened scenario cannot be read.
#[must_use]
pub fn saved_problem(error: &ScenarioFileError) -> String {
    match error {
        ScenarioFileError::NotAScenario(_) => {
            say!("This is not a Topup scenario, or it is damaged.").to_owned()
        }
        ScenarioFileError::UnknownVersion(found) => say!(
            "This scenario was made by another version of Topup (format {found}). Reload the page to get the newest version.",
            found
        ),
        ScenarioFileError::Wire(_) => {
            say!("This scenario holds a value that this version of Topup does not know or allow.")
                .to_owned()
        }
    }
}

/// What is said when the browser's storage is full.
#[must_use]
pub fn storage_full() -> &'static str {
    say!(
        "Your last change is not saved: this browser's storage is full. Download the scenario to keep it."
    )
}

/// What is said when the browser does not let the page store anything.
#[must_use]
pub fn storage_blocked() -> &'static str {
    say!(
        "Your work is not saved: this browser blocks storage for this page. Download the scenario or copy a link to keep it."
    )
}

/// Links longer than this are cut by some chat and mail programs.
const LONG_LINK: usize = 8 * 1024;

/// What is said when a link is on the clipboard.
#[must_use]
pub fn link_copied(length: usize, with_text: bool) -> String {
    if length > LONG_LINK {
        return say!(
            "Link copied, {length} characters. Some chat and mail programs cut links longer than {count}: send the downloaded file instead.",
            count(length as u64),
            count(LONG_LINK as u64)
        );
    }
    let length = count(length as u64);
    if with_text {
        say!(
            "Link copied, {length} characters. It holds your numbers and your prompt: whoever has the link can read it.",
            length
        )
    } else {
        say!(
            "Link copied, {length} characters. It holds your numbers, not your prompt.",
            length
        )
    }
}

/// The label of the choice to send the prompt along.
#[must_use]
pub fn send_the_text(length: u64) -> String {
    say!(
        "Put this text into links: {length} characters, which whoever has the link can read",
        count(length)
    )
}

/// What is said of a prompt that no link can hold.
#[must_use]
pub fn text_too_long_to_send() -> &'static str {
    say!("This text is too long to be put into a link.")
}

/// What is said of a text that came with a scenario.
#[must_use]
pub fn text_came(length: usize) -> String {
    say!(
        "It brings a prompt of {length} characters, which stands in the prompt box.",
        count(length as u64)
    )
}

/// What is said of a link that no QR code can hold.
#[must_use]
pub fn too_long_for_qr() -> &'static str {
    say!("This scenario is too large for a QR code. Copy the link instead.")
}

/// What is said when the browser does not let the page copy.
#[must_use]
pub fn link_by_hand() -> &'static str {
    say!("This browser does not let the page copy. Select the link and copy it yourself.")
}

/// What is said when the browser does not let the page download.
#[must_use]
pub fn download_refused() -> &'static str {
    say!("This browser refused the download. Copy a link instead.")
}

/// What is said when a picked file cannot be read.
#[must_use]
pub fn file_unreadable() -> &'static str {
    say!("This file cannot be read. Nothing was changed.")
}

/// What is said when the worker that reads a file has stopped, with what the browser says about it.
#[must_use]
pub fn reading_stopped(reason: &str) -> String {
    let reason = if reason.is_empty() {
        say!("its program did not arrive")
    } else {
        reason
    };
    say!(
        "The reading of this file stopped: {reason}. Nothing was changed. Try it again, or reload the page.",
        reason
    )
}

/// What is said when a picked file holds no text.
#[must_use]
pub fn file_is_no_text() -> &'static str {
    say!(
        "This file is no text, or not in UTF-8. Save it as plain text (UTF-8) and open it again. Nothing was changed."
    )
}

/// What is said while a scenario from a link is shown beside the person's own work.
#[must_use]
pub fn shared_scenario(made_with: Date, shown_with: Date) -> String {
    if made_with == shown_with {
        say!("You are looking at a scenario from a link. Your own work is kept until you choose.")
            .to_owned()
    } else {
        say!(
            "You are looking at a scenario from a link. It was made with the prices of {then} and is shown with those of {now}. Your own work is kept until you choose.",
            date(made_with),
            date(shown_with)
        )
    }
}

/// What is said while a scenario from a file is shown beside the person's own work.
#[must_use]
pub fn opened_scenario(made_with: Date, shown_with: Date) -> String {
    if made_with == shown_with {
        say!("You are looking at a scenario from a file. Your own work is kept until you choose.")
            .to_owned()
    } else {
        say!(
            "You are looking at a scenario from a file. It was made with the prices of {then} and is shown with those of {now}. Your own work is kept until you choose.",
            date(made_with),
            date(shown_with)
        )
    }
}

/// A part of the page whose program did not arrive.
#[must_use]
pub fn part_missing() -> &'static str {
    say!(
        "This part of the page did not arrive. Check the connection and reload the page; nothing you entered is lost."
    )
}
