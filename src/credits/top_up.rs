//! What to buy now, in which purchases, and why.

use core::fmt;

use serde::Serialize;

use super::schedule::{Course, HORIZON_DAYS, Outcome};
use super::{Balance, DailySpend, Lot, LotKind, Purchase, Runway, Terms};
use crate::calendar::Date;
use crate::money::{Percent, Usd};

/// What a plan is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopUpInput {
    /// What each day is expected to use.
    pub spend: DailySpend,
    /// How many days the credit should cover.
    pub days: u32,
    /// The factor for what is not expected, such as 130%.
    pub safety: Percent,
    /// What should be left on the last day, such as what a peak uses while a failed payment is fixed.
    pub buffer: Usd,
    /// Credit that is held.
    pub held: Vec<Lot>,
    /// The most credit the account may hold at one time, if a cap is known.
    pub balance_cap: Option<Usd>,
    /// What purchases are whole multiples of; a dollar unless somebody asks for another.
    pub step: Usd,
    /// The rules of prepaid credit.
    pub terms: Terms,
    /// The first day of the plan.
    pub today: Date,
}

/// What to buy, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopUpPlan {
    /// What an average one of the days is expected to cost.
    pub average_day: Usd,
    /// How many days were asked for.
    pub days: u32,
    /// The safety factor in percent.
    pub safety: Percent,
    /// What should be left on the last day.
    pub buffer: Usd,
    /// Average day × days × safety factor, and the buffer.
    pub needed: Usd,
    /// The part of it that free credit covers.
    pub from_free_credits: Usd,
    /// The part of it that the paid balance covers.
    pub from_paid_balance: Usd,
    /// The part that is left to buy, before any rule.
    pub missing: Usd,
    /// All purchases together.
    pub to_buy: Usd,
    /// Each purchase, in order.
    pub purchases: Vec<Purchase>,
    /// What made the purchases differ from the missing amount.
    pub reasons: Vec<Reason>,
    /// How long everything lasts, purchases included.
    pub runway: Runway,
}

/// A rule that shaped the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// What is held already is enough.
    NothingMissing,
    /// Credit is suggested in whole dollars.
    WholeDollars,
    /// Credit is suggested in whole steps of another amount.
    WholeSteps {
        /// That amount.
        step: Usd,
    },
    /// The smallest purchase is larger than what is missing.
    MinimumPurchase {
        /// That smallest purchase.
        minimum: Usd,
    },
    /// The last of several purchases is for less than the smallest one.
    MinimumAtLast {
        /// The smallest purchase.
        minimum: Usd,
        /// How much more is bought in all for that reason.
        more: Usd,
    },
    /// What a day needs can only be bought with some that is not used before it expires.
    ExpiresInPart {
        /// How much of the purchases that is.
        expires: Usd,
        /// How much more is bought in all for that reason.
        more: Usd,
    },
    /// The account may not hold everything at once.
    BalanceCap {
        /// The most it may hold.
        cap: Usd,
    },
    /// More than a year of average days would expire before it is used.
    Expiry {
        /// The most an average year uses.
        year: Usd,
    },
    /// Part of it would be bought more than ten years ahead and is left out.
    BeyondHorizon {
        /// That part.
        left_out: Usd,
    },
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum TopUpProblem {
    /// An average day costs nothing, so there is nothing to cover.
    NothingSpent,
    /// The cap is below the smallest purchase.
    CapBelowMinimum {
        /// The cap.
        cap: Usd,
        /// The smallest purchase.
        minimum: Usd,
    },
    /// Whole-dollar purchases under the cap cannot cover an average day.
    CapBelowOneDay {
        /// The cap.
        cap: Usd,
        /// What an average day costs.
        average_day: Usd,
    },
    /// The amounts are beyond what this program can hold.
    OutOfRange,
}

impl fmt::Display for TopUpProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingSpent => f.write_str("an average day costs nothing"),
            Self::CapBelowMinimum { cap, minimum } => write!(
                f,
                "the balance cap of {} USD is below the smallest purchase of {} USD",
                cap.to_decimal(),
                minimum.to_decimal()
            ),
            Self::CapBelowOneDay { cap, average_day } => write!(
                f,
                "under a balance cap of {} USD an average day of {} USD cannot be covered",
                cap.to_decimal(),
                average_day.to_decimal()
            ),
            Self::OutOfRange => f.write_str("the amounts are too large"),
        }
    }
}

impl core::error::Error for TopUpProblem {}

/// Plans what to buy: average day × days × safety factor and the buffer, less
/// what is held and does not expire before, at least the minimum purchase, in
/// whole steps, never above the cap nor above what can be used before it expires.
///
/// What does not fit now is bought on the first day on which it does. A plan in several purchases
/// buys exactly what is missing, in whole steps, which no schedule can do with less, if the cap has
/// room for two smallest purchases beside what is held and beside the dearest day. Below that the
/// last purchase may have to be a smallest one for less than it, and the plan says by how much.
///
/// # Errors
///
/// [`TopUpProblem`] when there is nothing to plan for, or no purchase can help.
///
/// # Source
///
/// Rule `credits` in `catalog/data/rules.json`.
pub fn plan(input: &TopUpInput) -> Result<TopUpPlan, TopUpProblem> {
    if input.spend.is_nothing(input.days) {
        return Err(TopUpProblem::NothingSpent);
    }
    let out_of_range = TopUpProblem::OutOfRange;
    let minimum = input.terms.minimum_purchase;
    let smallest = minimum.round_up_to_steps(input.step).ok_or(out_of_range)?;
    if let Some(cap) = input
        .balance_cap
        .filter(|cap| cap.round_down_to_steps(input.step) < smallest)
    {
        return Err(TopUpProblem::CapBelowMinimum { cap, minimum });
    }
    // What the longest look ahead sums must be held.
    input.spend.total(2 * HORIZON_DAYS).ok_or(out_of_range)?;
    let expected = input.spend.total(input.days).ok_or(out_of_range)?;
    let need = needs(input, expected).ok_or(out_of_range)?;
    let course = Course {
        today: input.today,
        spend: &input.spend,
        held: &input.held,
        cap: input.balance_cap,
        minimum: smallest,
        step: input.step,
        terms: input.terms,
    };
    let (to_buy, mut reasons) = whole_purchase(need.missing, smallest, input.step)?;
    let Outcome {
        purchases,
        bought_to_expire,
        left_to_buy,
        runway,
    } = course.follow(need.missing);
    if purchases.len() > 1 || purchases.iter().any(|purchase| purchase.on != input.today) {
        reasons.push(limit(input, &course));
    }
    let bought: Usd = purchases.iter().map(|purchase| purchase.amount).sum();
    let more = bought.saturating_sub(to_buy);
    if !bought_to_expire.is_zero() {
        reasons.push(Reason::ExpiresInPart {
            expires: bought_to_expire,
            more,
        });
    } else if !more.is_zero() {
        reasons.push(Reason::MinimumAtLast {
            minimum: smallest,
            more,
        });
    }
    if !left_to_buy.is_zero() {
        match (runway.runs_out, input.balance_cap) {
            (Some(_), Some(cap)) => {
                return Err(TopUpProblem::CapBelowOneDay {
                    cap,
                    average_day: input.spend.peak(input.days),
                });
            }
            _ => reasons.push(Reason::BeyondHorizon {
                left_out: course.whole(left_to_buy),
            }),
        }
    }
    Ok(TopUpPlan {
        average_day: expected.portion(1, input.days),
        days: input.days,
        safety: input.safety,
        buffer: input.buffer,
        needed: need.total,
        from_free_credits: need.free,
        from_paid_balance: need.paid,
        missing: need.missing,
        to_buy: bought,
        purchases,
        reasons,
        runway,
    })
}

/// What is needed, and what covers it.
struct Needs {
    total: Usd,
    free: Usd,
    paid: Usd,
    missing: Usd,
}

/// Uses what is held for what each day needs, safety factor included, as it
/// will be used: free before bought, and nothing after it has expired.
fn needs(input: &TopUpInput, expected: Usd) -> Option<Needs> {
    let total = input.safety.of_usd(expected)? + input.buffer;
    let mut covers = Covers::default();
    for lot in &input.held {
        match lot.kind {
            LotKind::Free => covers.free.add(*lot),
            LotKind::Paid => covers.paid.add(*lot),
        }
    }
    let mut expected_so_far = Usd::ZERO;
    let mut needed_so_far = Usd::ZERO;
    for day in 0..input.days {
        expected_so_far += input.spend.on(day);
        let needed = input.safety.of_usd(expected_so_far)?;
        let today = input.today.plus_days(day);
        covers.free.expire(today);
        covers.paid.expire(today);
        covers.take(needed - needed_so_far);
        needed_so_far = needed;
    }
    covers.take(input.buffer);
    let (from_free, from_paid) = (covers.from_free, covers.from_paid);
    Some(Needs {
        total,
        free: from_free,
        paid: from_paid,
        missing: total - from_free - from_paid,
    })
}

/// What is held, and what of it is used.
#[derive(Default)]
struct Covers {
    free: Balance,
    paid: Balance,
    from_free: Usd,
    from_paid: Usd,
}

impl Covers {
    fn take(&mut self, due: Usd) {
        let of_free = due.min(self.free.total());
        let of_paid = (due - of_free).min(self.paid.total());
        self.free.spend_on_credit(of_free);
        self.paid.spend_on_credit(of_paid);
        self.from_free += of_free;
        self.from_paid += of_paid;
    }
}

/// What is missing as an amount that can be bought, and why it differs.
fn whole_purchase(
    missing: Usd,
    smallest: Usd,
    step: Usd,
) -> Result<(Usd, Vec<Reason>), TopUpProblem> {
    let whole = missing
        .round_up_to_steps(step)
        .ok_or(TopUpProblem::OutOfRange)?;
    Ok(if missing.is_zero() {
        (Usd::ZERO, vec![Reason::NothingMissing])
    } else if missing < smallest {
        (
            smallest,
            vec![Reason::MinimumPurchase { minimum: smallest }],
        )
    } else if whole == missing {
        (whole, Vec::new())
    } else if step == Usd::from_dollars(1) {
        (whole, vec![Reason::WholeDollars])
    } else {
        (whole, vec![Reason::WholeSteps { step }])
    })
}

/// The rule that limits how much may be held.
fn limit(input: &TopUpInput, course: &Course) -> Reason {
    let useful = course.whole(course.used_in_life());
    match input.balance_cap {
        Some(cap) if cap <= useful => Reason::BalanceCap { cap },
        _ => Reason::Expiry { year: useful },
    }
}

#[cfg(test)]
mod tests;
