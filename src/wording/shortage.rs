//! Why a balance vanished: symptoms, causes, errors, and what a team does.

use super::number::share;
use super::{finding, processing, usd};
use crate::actuals::NameBook;
use crate::money::Usd;
use crate::shortage::{
    ApiError, Cause, ErrorBook, ErrorKind, Evidence, Helps, Practice, Ranked, Standing, Symptom,
};

/// What a person sees.
#[must_use]
pub const fn symptom(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::RunsOutQuickly => "The credit runs out quickly",
        Symptom::EmptySoon => "The balance is empty soon after topping up",
        Symptom::BalanceButErrors => "There is a balance, but requests fail",
        Symptom::CostsMixed => "Nobody can say what cost what",
        Symptom::ChatGptPaid => "ChatGPT is paid for, but the API refuses",
        Symptom::RechargeDidNotFire => "Automatic recharge did not buy",
        Symptom::RechargedTooOften => "Automatic recharge buys too often",
    }
}

/// A cause in one sentence with its figures.
#[must_use]
pub fn cause(cause: &Cause, names: &NameBook) -> String {
    match cause {
        Cause::Noticed(notice) => finding(notice, names),
        Cause::PlanAboveBalance { month, balance } => format!(
            "Thirty days of the plan cost {}, and {} of credit are there: use is growing or was underestimated.",
            usd(*month),
            usd(*balance)
        ),
        Cause::DearProcessing {
            processing: of,
            usd: cost,
        } => format!(
            "{} processing took {}: it costs more than Standard.",
            processing(*of),
            usd(*cost)
        ),
        Cause::LittleCached {
            share: part,
            usd: cost,
        } => format!(
            "Only {} of the input comes from the cache; input at the full price took {}.",
            share(*part),
            usd(*cost)
        ),
        Cause::Deficit { hour } => format!(
            "Use went on below zero before it was shut off, and the purchase paid for that first: about {} for each hour.",
            usd(*hour)
        ),
        Cause::Expired => "The credit was bought more than a year ago and has expired.".to_owned(),
        Cause::OtherOrganization => {
            "The credit belongs to another organisation than the key.".to_owned()
        }
        Cause::HardLimit { limit, month } => format!(
            "The monthly limit you set is {}, and thirty days cost {}: it stops everything until the month ends.",
            usd(*limit),
            usd(*month)
        ),
        Cause::UnknownLimit => {
            "A monthly limit of the organisation or the project is reached.".to_owned()
        }
        Cause::UsageTier { limit: Some(limit) } => format!(
            "OpenAI has approved {} a month for what you have paid so far.",
            usd(*limit)
        ),
        Cause::UsageTier { limit: None } => {
            "What OpenAI has approved for a month is used.".to_owned()
        }
        Cause::RateLimit => {
            "Too many requests or tokens in a minute: money does not change that.".to_owned()
        }
        Cause::ShownLate => "The balance is shown minutes late, and was used already.".to_owned(),
        Cause::NotSplit {
            usd: cost,
            share: part,
        } => format!(
            "{} ({} of all) stand under one name or none, so they cannot be told apart.",
            usd(*cost),
            share(*part)
        ),
        Cause::ChatGptIsNotApi { minimum } => format!(
            "A ChatGPT plan holds no API credit. The API is paid apart, from {} on.",
            usd(*minimum)
        ),
        Cause::RechargeOff => "Automatic recharge is off in this scenario.".to_owned(),
        Cause::RechargeLimit { limit, month } => format!(
            "Recharges may buy {} a month, and thirty days cost {}: at the limit nothing is bought until the next month.",
            usd(*limit),
            usd(*month)
        ),
        Cause::BalanceCap { cap, threshold } => format!(
            "The balance may not go above {}; at the threshold of {} there is no room for the smallest recharge.",
            usd(*cap),
            usd(*threshold)
        ),
        Cause::PaymentFailed => {
            "The payment was refused; calls go on until the balance is zero.".to_owned()
        }
        Cause::ThresholdTooLow { threshold, day } => format!(
            "The threshold is {}, and a dear day uses {}: the payment comes too late.",
            usd(*threshold),
            usd(*day)
        ),
        Cause::RechargeTooSmall { buys, day } => format!(
            "A recharge buys {}, and a day uses {}.",
            usd(*buys),
            usd(*day)
        ),
        Cause::Loop => "Something calls the API in a loop, or retries without an end.".to_owned(),
    }
}

/// Where to look first.
#[must_use]
pub const fn first_check(cause: &Cause) -> &'static str {
    match cause {
        Cause::Noticed(_) => "Look at the rows in “What was really spent”.",
        Cause::PlanAboveBalance { .. } => "Compare “The bill” with the usage page.",
        Cause::DearProcessing { .. } => "Search the code for service_tier.",
        Cause::LittleCached { .. } => {
            "See whether prompts begin alike: what changes belongs at the end."
        }
        Cause::Deficit { .. } => "See whether the balance was below zero before the purchase.",
        Cause::Expired => "See the expiry of each purchase under Billing.",
        Cause::OtherOrganization => {
            "Compare the organisation at the key with the one under Billing."
        }
        Cause::HardLimit { .. } | Cause::UnknownLimit => {
            "Open Limits in the settings of the organisation and of the project."
        }
        Cause::UsageTier { .. } => "See the usage tier under Limits.",
        Cause::RateLimit => "Read the x-ratelimit headers of an answer.",
        Cause::ShownLate => "Load the billing page again after some minutes.",
        Cause::NotSplit { .. } => "Group the usage page by project and by key.",
        Cause::ChatGptIsNotApi { .. } => "Open Billing on the API platform, not in ChatGPT.",
        Cause::RechargeOff
        | Cause::RechargeLimit { .. }
        | Cause::ThresholdTooLow { .. }
        | Cause::RechargeTooSmall { .. } => "Open automatic recharge under Billing.",
        Cause::BalanceCap { .. } => "See the highest balance that Billing accepts.",
        Cause::PaymentFailed => "Look for the e-mail about the payment, and at the card's expiry.",
        Cause::Loop => "Group the usage page by key and hour: a loop is a flat line day and night.",
    }
}

/// What to change.
#[must_use]
pub const fn change_to_make(cause: &Cause) -> &'static str {
    match cause {
        Cause::Noticed(_) => {
            "Change what the rows show, or plan with it: “Use these days for the plan”."
        }
        Cause::PlanAboveBalance { .. } => "Buy what “The top-up” says, and set an alert.",
        Cause::DearProcessing { .. } => "Use Standard, or Batch for what can wait.",
        Cause::LittleCached { .. } => "Put the fixed part of every prompt first.",
        Cause::Deficit { .. } => "Buy the deficit on top, and recharge before zero.",
        Cause::Expired => "Buy for less than a year.",
        Cause::OtherOrganization => {
            "Use a key of the organisation that has the credit; nothing can be moved."
        }
        Cause::HardLimit { .. } | Cause::UnknownLimit => {
            "Raise the limit, or wait for the next month."
        }
        Cause::UsageTier { .. } => "Ask OpenAI for more, or wait for the next tier.",
        Cause::RateLimit => "Send more slowly, wait longer before each retry, use Batch.",
        Cause::ShownLate => "Wait, and keep a balance for an hour of use.",
        Cause::NotSplit { .. } => {
            "One project and one key for each product and environment, each with a budget."
        }
        Cause::ChatGptIsNotApi { .. } => "Buy API credit for the organisation.",
        Cause::RechargeOff => "Switch it on, with a monthly limit.",
        Cause::RechargeLimit { .. } => {
            "Raise the limit above a month of use; purchases by hand are outside it."
        }
        Cause::BalanceCap { .. } => "Lower the threshold, or ask for a higher cap.",
        Cause::PaymentFailed => "Fix the payment method and buy by hand: no retry is promised.",
        Cause::ThresholdTooLow { .. } => "Set the threshold above a dear day.",
        Cause::RechargeTooSmall { .. } => "Restore to a week of use or more.",
        Cause::Loop => "Stop the key, then set limits on turns, retries and the project's month.",
    }
}

/// Whether a top-up helps.
#[must_use]
pub const fn top_up_helps(helps: Helps) -> &'static str {
    match helps {
        Helps::Yes => "A top-up helps.",
        Helps::Briefly => "A top-up helps for a while; the cause stays.",
        Helps::No => "A top-up does not help.",
    }
}

/// How a cause is known, with its dollars.
#[must_use]
pub fn evidence(ranked: &Ranked) -> String {
    match (ranked.evidence, ranked.usd) {
        (Evidence::Shown, Some(amount)) if amount > Usd::ZERO => {
            format!("{}: shown by what is here", usd(amount))
        }
        (Evidence::Shown, _) => "Shown by what is here".to_owned(),
        (Evidence::Possible, _) => "Possible: nothing here speaks for or against it".to_owned(),
    }
}

/// What an error is.
#[must_use]
pub fn error_name(error: &ApiError) -> String {
    let what = match error.kind {
        ErrorKind::CreditUsedUp => "the prepaid credit is used up",
        ErrorKind::OrganizationSpendLimit => {
            "the monthly limit that your organisation set is reached"
        }
        ErrorKind::ProjectSpendLimit => "the monthly limit that the project set is reached",
        ErrorKind::UsageLimit => "what OpenAI has approved for the month is used",
        ErrorKind::NoCapacity => "Flex has no spare capacity; this request is not charged",
        ErrorKind::TooSudden => "the traffic rises too fast",
        ErrorKind::RateLimit => "too many requests or tokens in a minute or a day",
        ErrorKind::Quota => {
            "no money of one kind or another: credit, your own limit or the approved limit"
        }
        ErrorKind::WrongKey => {
            "the key is wrong, was taken back, or belongs to another organisation"
        }
        ErrorKind::NotAllowed => "the key may not do this, or not from this country",
        ErrorKind::NoSuchModel => "there is no such model, or not for this project",
        ErrorKind::BadRequest => "the request itself is wrong, or longer than the model takes",
        ErrorKind::Overloaded => "OpenAI has too much to do",
        ErrorKind::TooMany => "too much of something; the body would say of what",
    };
    format!("{}: {what}.", error.status)
}

/// What to do about an error, and whether to send the request again.
#[must_use]
pub const fn error_help(kind: ErrorKind) -> (&'static str, &'static str, Helps) {
    match kind {
        ErrorKind::CreditUsedUp => (
            "Buy credit; the balance is shown minutes later.",
            "Do not retry before that.",
            Helps::Yes,
        ),
        ErrorKind::OrganizationSpendLimit => (
            "Raise the organisation's limit, or wait for the next month.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::ProjectSpendLimit => (
            "Raise the project's limit, or wait for the next month.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::UsageLimit => (
            "Ask OpenAI for a higher limit, or wait for the next usage tier.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::NoCapacity => (
            "Wait, or send it in Standard processing.",
            "Retry, later and later.",
            Helps::No,
        ),
        ErrorKind::TooSudden => (
            "Go back to the earlier rate and raise it slowly over minutes.",
            "Retry, more slowly.",
            Helps::No,
        ),
        ErrorKind::RateLimit => (
            "Spread requests out, ask for less output, or use Batch.",
            "Retry, later and later; failed requests count too.",
            Helps::No,
        ),
        ErrorKind::Quota => (
            "See the code beside it. Without one: look at the balance first, then at the limits.",
            "Do not retry.",
            Helps::Briefly,
        ),
        ErrorKind::WrongKey => (
            "Make a new key in the right project.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::NotAllowed => (
            "Look at the key's permissions and at the supported countries.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::NoSuchModel => (
            "Compare the name with the models of the project; it may have been retired.",
            "Do not retry.",
            Helps::No,
        ),
        ErrorKind::BadRequest => (
            "Read the message: it names the field. Shorten what is too long.",
            "Do not retry unchanged.",
            Helps::No,
        ),
        ErrorKind::Overloaded => ("Wait.", "Retry, later and later.", Helps::No),
        ErrorKind::TooMany => (
            "Paste the whole body to know which limit it is.",
            "Retry once, after a minute.",
            Helps::No,
        ),
    }
}

/// Who says so.
#[must_use]
pub fn error_source(book: &ErrorBook, error: &ApiError) -> Option<String> {
    let source = book.source(error)?;
    Some(format!(
        "{} ({}); checked {}",
        source.title,
        source.address,
        super::date(book.checked)
    ))
}

/// What is said of a text that names no error.
#[must_use]
pub const fn no_such_error() -> &'static str {
    "No error of the API is recognised in this text. Paste the whole body, with its status."
}

/// One thing a team does.
#[must_use]
pub const fn practice(practice: Practice) -> &'static str {
    match practice {
        Practice::ProjectsSplit => "Projects are split by product and environment",
        Practice::Owners => "Each project has an owner",
        Practice::Budgets => "Each project has a monthly budget",
        Practice::Alerts => "Each project has alert levels",
        Practice::BalanceFloor => "There is a balance below which credit is bought",
        Practice::RechargeSet => "Automatic recharge is set, with a monthly limit",
        Practice::PaymentChecked => "The payment method was checked",
        Practice::ReviewDate => "The next review has a date",
    }
}

/// Whether a practice is followed.
#[must_use]
pub const fn practice_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "Done",
        Standing::Open => "Open",
        Standing::Overdue => "Overdue",
    }
}

/// What of a team's practice is not done, for the tracking sheet.
#[must_use]
pub fn open_practice(list: &[(Practice, Standing)]) -> Vec<&'static str> {
    let open = list.iter().filter(|(_, is)| *is != Standing::Done);
    open.map(|(item, _)| practice(*item)).collect()
}

/// Where the checklist goes.
#[must_use]
pub const fn practice_note() -> &'static str {
    "Both days are kept with the scenario, and stand in the tracking sheet of the top-up with what is still open."
}

/// What the panel is for.
#[must_use]
pub const fn shortage_lead() -> &'static str {
    "Say what you see. The causes come from this scenario and from the files you gave above, the surest and dearest first."
}
