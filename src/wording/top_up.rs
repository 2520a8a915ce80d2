//! What to buy, in words.

use super::{count, date, date_short, days, factor, say, unpriced, usd, usd_exact};
use crate::calendar::Date;
use crate::credits::{Purchase, Reason, Runway, TopUpPlan, TopUpProblem};
use crate::money::Usd;
use crate::report::NoPlan;

/// The headline: what to buy now and until when it lasts, or what comes next.
#[must_use]
pub fn headline(plan: &TopUpPlan, today: Date) -> String {
    let buy = buy_now(plan, today);
    let last_day = plan.runway.full_days.checked_sub(1);
    match (plan.purchases.as_slice(), plan.runway.runs_out, last_day) {
        ([_], Some(_), Some(last)) => {
            say!(
                "{buy}; it lasts until {day}",
                buy,
                date(today.plus_days(last))
            )
        }
        ([], Some(_), Some(last)) => say!(
            "{buy}; what you have lasts until {day}",
            buy,
            date(today.plus_days(last))
        ),
        ([_, next, ..], _, _) => {
            say!(
                "{buy}, and {amount} on {day}",
                buy,
                usd_exact(next.amount),
                date(next.on)
            )
        }
        _ => buy,
    }
}

/// Why not to buy more than is needed.
#[must_use]
pub fn no_refund() -> &'static str {
    say!(
        "Bought credit is not refunded and expires after a year, so buy no more than you will use."
    )
}

/// The part of the headline that is always there: `Buy $133 now`.
#[must_use]
pub fn buy_now(plan: &TopUpPlan, today: Date) -> String {
    match plan.purchases.first() {
        None => say!("Nothing to buy").to_owned(),
        Some(first) if first.on == today => say!("Buy {amount} now", usd_exact(first.amount)),
        Some(first) => say!(
            "Buy {amount} on {day}",
            usd_exact(first.amount),
            date(first.on)
        ),
    }
}

/// The formula with the numbers filled in.
#[must_use]
pub fn why(plan: &TopUpPlan) -> String {
    let formula = if plan.buffer.is_zero() {
        say!(
            "{average_day} a day × {days} × safety factor {safety} = {needed}",
            usd_short(plan.average_day),
            days(plan.days),
            factor(plan.safety),
            usd_short(plan.needed)
        )
    } else {
        say!(
            "{average_day} a day × {days} × safety factor {safety}, and {buffer} for the hours until a failed payment is fixed = {needed}",
            usd_short(plan.average_day),
            days(plan.days),
            factor(plan.safety),
            usd_short(plan.buffer),
            usd_short(plan.needed)
        )
    };
    match (
        plan.from_free_credits.is_zero(),
        plan.from_paid_balance.is_zero(),
    ) {
        (true, true) => say!("{formula}.", formula),
        (false, true) => say!(
            "{formula}. Free credits cover {amount} of it first; {amount2} is missing.",
            formula,
            usd_exact(plan.from_free_credits),
            usd_exact(plan.missing)
        ),
        (true, false) => say!(
            "{formula}. Your balance covers {amount} of it; {amount2} is missing.",
            formula,
            usd_exact(plan.from_paid_balance),
            usd_exact(plan.missing)
        ),
        (false, false) => say!(
            "{formula}. Free credits cover {amount} of it first and your balance {amount2}; {amount3} is missing.",
            formula,
            usd_exact(plan.from_free_credits),
            usd_exact(plan.from_paid_balance),
            usd_exact(plan.missing)
        ),
    }
}

/// An amount with every decimal it has, unless those of an average have no end worth reading.
fn usd_short(amount: Usd) -> String {
    let exact = usd_exact(amount);
    let decimals = exact
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if decimals > 8 { usd(amount) } else { exact }
}

/// A rule that shaped the plan.
#[must_use]
pub fn reason(reason: Reason, plan: &TopUpPlan) -> String {
    match reason {
        Reason::NothingMissing => say!("What you have is enough for the whole time.").to_owned(),
        Reason::WholeDollars => {
            say!(
                "Rounded up to whole dollars: {amount}.",
                usd_exact(plan.missing.round_up_to_dollars())
            )
        }
        Reason::WholeSteps { step } => say!(
            "Rounded up to a multiple of {amount}: {amount2}.",
            usd_exact(step),
            usd_exact(plan.missing.round_up_to_steps(step).unwrap_or_default())
        ),
        Reason::MinimumPurchase { minimum } => say!(
            "OpenAI's smallest purchase is {amount}, more than the {amount2} that is missing.",
            usd_exact(minimum),
            usd(plan.missing)
        ),
        Reason::MinimumAtLast { minimum, more } => say!(
            "OpenAI's smallest purchase is {amount}, more than is left for the last one: {amount2} more is bought than is missing.",
            usd_exact(minimum),
            usd_exact(more)
        ),
        Reason::ExpiresInPart { expires, more } if more.is_zero() => say!(
            "OpenAI sells no purchase that is used up before it expires: {amount} will be lost.",
            usd(expires)
        ),
        Reason::ExpiresInPart { expires, more } => say!(
            "OpenAI sells no purchase that is used up before it expires: {amount} will be lost, and {amount2} more is bought than is missing.",
            usd(expires),
            usd(more)
        ),
        Reason::BalanceCap { cap } => say!(
            "Your balance may not go above {amount}, so the credit is bought in {purchases} purchases.",
            usd_exact(cap),
            count(plan.purchases.len() as u64)
        ),
        Reason::Expiry { year } => say!(
            "Credit expires one year after purchase, and a year uses {amount}; the rest is bought later.",
            usd_exact(year)
        ),
        Reason::BeyondHorizon { left_out } => say!(
            "{amount} would be bought more than ten years from now and is left out.",
            usd_exact(left_out)
        ),
    }
}

/// One purchase.
fn purchase(purchase: Purchase, today: Date) -> String {
    if purchase.on == today {
        return say!("{amount} now", usd_exact(purchase.amount));
    }
    say!(
        "{amount} on {day}, when the balance has come down to {amount2}",
        usd_exact(purchase.amount),
        date(purchase.on),
        usd(purchase.balance_before)
    )
}

/// The day everything is used up.
#[must_use]
pub fn runs_out(runway: Runway) -> String {
    runway
        .runs_out
        .map_or_else(|| say!("after 10 years").to_owned(), date_short)
}

/// How long everything lasts, and what expires.
#[must_use]
pub fn runway(runway: Runway, has_purchases: bool) -> String {
    let lasts = match (runway.runs_out, has_purchases) {
        (None, _) => say!("At average use it lasts more than ten years.").to_owned(),
        (Some(day), true) => say!(
            "At average use it lasts {days} and runs out on {day}.",
            days(runway.full_days),
            date(day)
        ),
        (Some(day), false) => say!(
            "At average use what you have lasts {days} and runs out on {day}.",
            days(runway.full_days),
            date(day)
        ),
    };
    if runway.expires_unused.is_zero() {
        return lasts;
    }
    say!(
        "{lasts} {amount} expires unused.",
        lasts,
        usd(runway.expires_unused)
    )
}

/// Why there is no plan.
#[must_use]
pub fn no_plan(reason: &NoPlan) -> String {
    match reason {
        NoPlan::Unpriced(reason) => {
            say!(
                "There is no average day to plan with. {reason}",
                unpriced(reason)
            )
        }
        NoPlan::Problem(TopUpProblem::NothingSpent) => {
            say!("An average day costs nothing, so there is nothing to buy.").to_owned()
        }
        NoPlan::Problem(TopUpProblem::CapBelowMinimum { cap, minimum }) => say!(
            "With a balance cap of {amount} nothing can be bought: OpenAI's smallest purchase is {amount2}.",
            usd_exact(*cap),
            usd_exact(*minimum)
        ),
        NoPlan::Problem(TopUpProblem::CapBelowOneDay { cap, average_day }) => say!(
            "A balance cap of {amount} cannot cover an average day of {amount2}. Ask OpenAI to raise the cap, or spend less a day.",
            usd_exact(*cap),
            usd(*average_day)
        ),
        NoPlan::Problem(TopUpProblem::OutOfRange) => {
            say!("The amounts are too large to plan with. Check the numbers.").to_owned()
        }
    }
}

/// The amount to buy today: `$133`.
#[must_use]
pub fn buy_amount(plan: &TopUpPlan, today: Date) -> String {
    let now = plan.purchases.first().filter(|first| first.on == today);
    usd_exact(now.map(|first| first.amount).unwrap_or_default())
}

/// The purchases, and how many more there are when the list is long.
#[must_use]
pub fn purchases(plan: &TopUpPlan, today: Date) -> Vec<String> {
    const MOST: usize = 12;
    let mut lines: Vec<_> = plan
        .purchases
        .iter()
        .take(MOST)
        .map(|bought| purchase(*bought, today))
        .collect();
    if let Some(more) = plan
        .purchases
        .len()
        .checked_sub(MOST)
        .filter(|more| *more > 0)
    {
        lines.push(say!(
            "and {count} more, up to {amount} in all",
            count(more as u64),
            usd_exact(plan.to_buy)
        ));
    }
    lines
}
