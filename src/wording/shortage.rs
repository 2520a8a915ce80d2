//! Why a balance vanished: symptoms, causes, errors, and what a team does.

use super::number::share;
use super::{finding, processing, say, usd};
use crate::actuals::NameBook;
use crate::money::Usd;
use crate::shortage::{
    ApiError, Cause, ErrorBook, ErrorKind, Evidence, Helps, Practice, Ranked, Standing, Symptom,
};

/// What a person sees.
#[must_use]
pub fn symptom(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::RunsOutQuickly => say!("The credit runs out quickly"),
        Symptom::EmptySoon => say!("The balance is empty soon after topping up"),
        Symptom::BalanceButErrors => say!("There is a balance, but requests fail"),
        Symptom::CostsMixed => say!("Nobody can say what cost what"),
        Symptom::ChatGptPaid => say!("ChatGPT is paid for, but the API refuses"),
        Symptom::RechargeDidNotFire => say!("Automatic recharge did not buy"),
        Symptom::RechargedTooOften => say!("Automatic recharge buys too often"),
    }
}

/// A cause in one sentence with its figures.
#[must_use]
pub fn cause(cause: &Cause, names: &NameBook) -> String {
    match cause {
        Cause::Noticed(notice) => finding(notice, names),
        Cause::PlanAboveBalance { month, balance } => say!(
            "Thirty days of the plan cost {amount}, and {amount2} of credit are there: use is growing or was underestimated.",
            usd(*month),
            usd(*balance)
        ),
        Cause::DearProcessing {
            processing: of,
            usd: cost,
        } => say!(
            "{of} processing took {amount}: it costs more than Standard.",
            processing(*of),
            usd(*cost)
        ),
        Cause::LittleCached {
            share: part,
            usd: cost,
        } => say!(
            "Only {share} of the input comes from the cache; input at the full price took {amount}.",
            share(*part),
            usd(*cost)
        ),
        Cause::Deficit { hour } => say!(
            "Use went on below zero before it was shut off, and the purchase paid for that first: about {amount} for each hour.",
            usd(*hour)
        ),
        Cause::Expired => {
            say!("The credit was bought more than a year ago and has expired.").to_owned()
        }
        Cause::OtherOrganization => {
            say!("The credit belongs to another organisation than the key.").to_owned()
        }
        Cause::HardLimit { limit, month } => say!(
            "The monthly limit you set is {amount}, and thirty days cost {amount2}: it stops everything until the month ends.",
            usd(*limit),
            usd(*month)
        ),
        Cause::UnknownLimit => {
            say!("A monthly limit of the organisation or the project is reached.").to_owned()
        }
        Cause::UsageTier { limit: Some(limit) } => say!(
            "OpenAI has approved {amount} a month for what you have paid so far.",
            usd(*limit)
        ),
        Cause::UsageTier { limit: None } => {
            say!("What OpenAI has approved for a month is used.").to_owned()
        }
        Cause::RateLimit => {
            say!("Too many requests or tokens in a minute: money does not change that.").to_owned()
        }
        Cause::ShownLate => {
            say!("The balance is shown minutes late, and was used already.").to_owned()
        }
        Cause::NotSplit {
            usd: cost,
            share: part,
        } => say!(
            "{amount} ({share} of all) stand under one name or none, so they cannot be told apart.",
            usd(*cost),
            share(*part)
        ),
        Cause::ChatGptIsNotApi { minimum } => say!(
            "A ChatGPT plan holds no API credit. The API is paid apart, from {amount} on.",
            usd(*minimum)
        ),
        Cause::RechargeOff => say!("Automatic recharge is off in this scenario.").to_owned(),
        Cause::RechargeLimit { limit, month } => say!(
            "Recharges may buy {amount} a month, and thirty days cost {amount2}: at the limit nothing is bought until the next month.",
            usd(*limit),
            usd(*month)
        ),
        Cause::BalanceCap { cap, threshold } => say!(
            "The balance may not go above {amount}; at the threshold of {amount2} there is no room for the smallest recharge.",
            usd(*cap),
            usd(*threshold)
        ),
        Cause::PaymentFailed => {
            say!("The payment was refused; calls go on until the balance is zero.").to_owned()
        }
        Cause::ThresholdTooLow { threshold, day } => say!(
            "The threshold is {amount}, and a dear day uses {amount2}: the payment comes too late.",
            usd(*threshold),
            usd(*day)
        ),
        Cause::RechargeTooSmall { buys, day } => say!(
            "A recharge buys {amount}, and a day uses {amount2}.",
            usd(*buys),
            usd(*day)
        ),
        Cause::Loop => {
            say!("Something calls the API in a loop, or retries without an end.").to_owned()
        }
    }
}

/// Where to look first.
#[must_use]
pub fn first_check(cause: &Cause) -> &'static str {
    match cause {
        Cause::Noticed(_) => say!("Look at the rows in “What was really spent”."),
        Cause::PlanAboveBalance { .. } => say!("Compare “The bill” with the usage page."),
        Cause::DearProcessing { .. } => say!("Search the code for service_tier."),
        Cause::LittleCached { .. } => {
            say!("See whether prompts begin alike: what changes belongs at the end.")
        }
        Cause::Deficit { .. } => {
            say!("See whether the balance was below zero before the purchase.")
        }
        Cause::Expired => say!("See the expiry of each purchase under Billing."),
        Cause::OtherOrganization => {
            say!("Compare the organisation at the key with the one under Billing.")
        }
        Cause::HardLimit { .. } | Cause::UnknownLimit => {
            say!("Open Limits in the settings of the organisation and of the project.")
        }
        Cause::UsageTier { .. } => say!("See the usage tier under Limits."),
        Cause::RateLimit => say!("Read the x-ratelimit headers of an answer."),
        Cause::ShownLate => say!("Load the billing page again after some minutes."),
        Cause::NotSplit { .. } => say!("Group the usage page by project and by key."),
        Cause::ChatGptIsNotApi { .. } => say!("Open Billing on the API platform, not in ChatGPT."),
        Cause::RechargeOff
        | Cause::RechargeLimit { .. }
        | Cause::ThresholdTooLow { .. }
        | Cause::RechargeTooSmall { .. } => say!("Open automatic recharge under Billing."),
        Cause::BalanceCap { .. } => say!("See the highest balance that Billing accepts."),
        Cause::PaymentFailed => {
            say!("Look for the e-mail about the payment, and at the card's expiry.")
        }
        Cause::Loop => {
            say!("Group the usage page by key and hour: a loop is a flat line day and night.")
        }
    }
}

/// What to change.
#[must_use]
pub fn change_to_make(cause: &Cause) -> &'static str {
    match cause {
        Cause::Noticed(_) => {
            say!("Change what the rows show, or plan with it: “Use these days for the plan”.")
        }
        Cause::PlanAboveBalance { .. } => say!("Buy what “The top-up” says, and set an alert."),
        Cause::DearProcessing { .. } => say!("Use Standard, or Batch for what can wait."),
        Cause::LittleCached { .. } => say!("Put the fixed part of every prompt first."),
        Cause::Deficit { .. } => say!("Buy the deficit on top, and recharge before zero."),
        Cause::Expired => say!("Buy for less than a year."),
        Cause::OtherOrganization => {
            say!("Use a key of the organisation that has the credit; nothing can be moved.")
        }
        Cause::HardLimit { .. } | Cause::UnknownLimit => {
            say!("Raise the limit, or wait for the next month.")
        }
        Cause::UsageTier { .. } => say!("Ask OpenAI for more, or wait for the next tier."),
        Cause::RateLimit => say!("Send more slowly, wait longer before each retry, use Batch."),
        Cause::ShownLate => say!("Wait, and keep a balance for an hour of use."),
        Cause::NotSplit { .. } => {
            say!("One project and one key for each product and environment, each with a budget.")
        }
        Cause::ChatGptIsNotApi { .. } => say!("Buy API credit for the organisation."),
        Cause::RechargeOff => say!("Switch it on, with a monthly limit."),
        Cause::RechargeLimit { .. } => {
            say!("Raise the limit above a month of use; purchases by hand are outside it.")
        }
        Cause::BalanceCap { .. } => say!("Lower the threshold, or ask for a higher cap."),
        Cause::PaymentFailed => {
            say!("Fix the payment method and buy by hand: no retry is promised.")
        }
        Cause::ThresholdTooLow { .. } => say!("Set the threshold above a dear day."),
        Cause::RechargeTooSmall { .. } => say!("Restore to a week of use or more."),
        Cause::Loop => {
            say!("Stop the key, then set limits on turns, retries and the project's month.")
        }
    }
}

/// Whether a top-up helps.
#[must_use]
pub fn top_up_helps(helps: Helps) -> &'static str {
    match helps {
        Helps::Yes => say!("A top-up helps."),
        Helps::Briefly => say!("A top-up helps for a while; the cause stays."),
        Helps::No => say!("A top-up does not help."),
    }
}

/// How a cause is known, with its dollars.
#[must_use]
pub fn evidence(ranked: &Ranked) -> String {
    match (ranked.evidence, ranked.usd) {
        (Evidence::Shown, Some(amount)) if amount > Usd::ZERO => {
            say!("Shown by what is here: {amount}", usd(amount))
        }
        (Evidence::Shown, _) => say!("Shown by what is here").to_owned(),
        (Evidence::Possible, _) => {
            say!("Possible: nothing here speaks for or against it").to_owned()
        }
    }
}

/// What an error is.
#[must_use]
pub fn error_name(error: &ApiError) -> String {
    let what = match error.kind {
        ErrorKind::CreditUsedUp => say!("the prepaid credit is used up"),
        ErrorKind::OrganizationSpendLimit => {
            say!("the monthly limit that your organisation set is reached")
        }
        ErrorKind::ProjectSpendLimit => say!("the monthly limit that the project set is reached"),
        ErrorKind::UsageLimit => say!("what OpenAI has approved for the month is used"),
        ErrorKind::NoCapacity => say!("Flex has no spare capacity; this request is not charged"),
        ErrorKind::TooSudden => say!("the traffic rises too fast"),
        ErrorKind::RateLimit => say!("too many requests or tokens in a minute or a day"),
        ErrorKind::Quota => {
            say!("no money of one kind or another: credit, your own limit or the approved limit")
        }
        ErrorKind::WrongKey => {
            say!("the key is wrong, was taken back, or belongs to another organisation")
        }
        ErrorKind::NotAllowed => say!("the key may not do this, or not from this country"),
        ErrorKind::NoSuchModel => say!("there is no such model, or not for this project"),
        ErrorKind::BadRequest => {
            say!("the request itself is wrong, or longer than the model takes")
        }
        ErrorKind::Overloaded => say!("OpenAI has too much to do"),
        ErrorKind::TooMany => say!("too much of something; the body would say of what"),
    };
    say!("{status}: {what}.", error.status, what)
}

/// What to do about an error, and whether to send the request again.
#[must_use]
pub fn error_help(kind: ErrorKind) -> (&'static str, &'static str, Helps) {
    match kind {
        ErrorKind::CreditUsedUp => (
            say!("Buy credit; the balance is shown minutes later."),
            say!("Do not retry before that."),
            Helps::Yes,
        ),
        ErrorKind::OrganizationSpendLimit => (
            say!("Raise the organisation's limit, or wait for the next month."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::ProjectSpendLimit => (
            say!("Raise the project's limit, or wait for the next month."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::UsageLimit => (
            say!("Ask OpenAI for a higher limit, or wait for the next usage tier."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::NoCapacity => (
            say!("Wait, or send it in Standard processing."),
            say!("Retry, later and later."),
            Helps::No,
        ),
        ErrorKind::TooSudden => (
            say!("Go back to the earlier rate and raise it slowly over minutes."),
            say!("Retry, more slowly."),
            Helps::No,
        ),
        ErrorKind::RateLimit => (
            say!("Spread requests out, ask for less output, or use Batch."),
            say!("Retry, later and later; failed requests count too."),
            Helps::No,
        ),
        ErrorKind::Quota => (
            say!(
                "See the code beside it. Without one: look at the balance first, then at the limits."
            ),
            say!("Do not retry."),
            Helps::Briefly,
        ),
        ErrorKind::WrongKey => (
            say!("Make a new key in the right project."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::NotAllowed => (
            say!("Look at the key's permissions and at the supported countries."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::NoSuchModel => (
            say!("Compare the name with the models of the project; it may have been retired."),
            say!("Do not retry."),
            Helps::No,
        ),
        ErrorKind::BadRequest => (
            say!("Read the message: it names the field. Shorten what is too long."),
            say!("Do not retry unchanged."),
            Helps::No,
        ),
        ErrorKind::Overloaded => (say!("Wait."), say!("Retry, later and later."), Helps::No),
        ErrorKind::TooMany => (
            say!("Paste the whole body to know which limit it is."),
            say!("Retry once, after a minute."),
            Helps::No,
        ),
    }
}

/// Who says so.
#[must_use]
pub fn error_source(book: &ErrorBook, error: &ApiError) -> Option<String> {
    let source = book.source(error)?;
    Some(say!(
        "{title} ({address}); checked {checked}",
        source.title,
        source.address,
        super::date(book.checked)
    ))
}

/// What is said of a text that names no error.
#[must_use]
pub fn no_such_error() -> &'static str {
    say!("No error of the API is recognised in this text. Paste the whole body, with its status.")
}

/// One thing a team does.
#[must_use]
pub fn practice(practice: Practice) -> &'static str {
    match practice {
        Practice::ProjectsSplit => say!("Projects are split by product and environment"),
        Practice::Owners => say!("Each project has an owner"),
        Practice::Budgets => say!("Each project has a monthly budget"),
        Practice::Alerts => say!("Each project has alert levels"),
        Practice::BalanceFloor => say!("There is a balance below which credit is bought"),
        Practice::RechargeSet => say!("Automatic recharge is set, with a monthly limit"),
        Practice::PaymentChecked => say!("The payment method was checked"),
        Practice::ReviewDate => say!("The next review has a date"),
    }
}

/// Whether a practice is followed.
#[must_use]
pub fn practice_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => say!("Done"),
        Standing::Open => say!("To do"),
        Standing::Overdue => say!("Overdue"),
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
pub fn practice_note() -> &'static str {
    say!(
        "Both days are kept with the scenario, and stand in the tracking sheet of the top-up with what is still open."
    )
}

/// What the panel is for.
#[must_use]
pub fn shortage_lead() -> &'static str {
    say!(
        "Say what you see. The causes come from this scenario and from the files you gave above, the surest and dearest first."
    )
}
