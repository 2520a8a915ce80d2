//! What to buy now, in which purchases, and why.

use core::fmt;

use serde::Serialize;

use super::schedule::{Course, Outcome};
use super::{Purchase, Runway};
use crate::calendar::Date;
use crate::catalog::CreditRules;
use crate::money::{Percent, Usd};

/// What a plan is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopUpInput<'a> {
    /// What an average day costs.
    pub average_day: Usd,
    /// How many days the credit should cover.
    pub days: u32,
    /// The factor for what an average does not show, such as 130%.
    pub safety: Percent,
    /// Granted credit that is left; its expiry is not asked for.
    pub free_credits: Usd,
    /// Bought credit that is left; taken as if it were bought today.
    pub paid_balance: Usd,
    /// The most credit the account may hold at one time, if a cap is known.
    pub balance_cap: Option<Usd>,
    /// The rules of prepaid credit.
    pub rules: &'a CreditRules,
    /// The first day of the plan.
    pub today: Date,
}

/// What to buy, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopUpPlan {
    /// What an average day costs.
    pub average_day: Usd,
    /// How many days were asked for.
    pub days: u32,
    /// The safety factor in percent.
    pub safety: Percent,
    /// Average day × days × safety factor.
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
    /// The smallest purchase is larger than what is missing.
    MinimumPurchase {
        /// That smallest purchase.
        minimum: Usd,
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

/// Plans what to buy: average day × days × safety factor, less what is held,
/// at least the minimum purchase, in whole dollars, never above the cap nor
/// above what a year of average days can use.
///
/// What does not fit now is bought on the first day on which it does.
///
/// # Errors
///
/// [`TopUpProblem`] when there is nothing to plan for, or no purchase can help.
///
/// # Source
///
/// Rule `credits` in `catalog/data/rules.json`.
pub fn plan(input: &TopUpInput) -> Result<TopUpPlan, TopUpProblem> {
    if input.average_day.is_zero() {
        return Err(TopUpProblem::NothingSpent);
    }
    let minimum = input.rules.minimum_purchase;
    if let Some(cap) = input
        .balance_cap
        .filter(|cap| cap.round_down_to_dollars() < minimum)
    {
        return Err(TopUpProblem::CapBelowMinimum { cap, minimum });
    }
    let expected = input
        .average_day
        .times(u64::from(input.days))
        .ok_or(TopUpProblem::OutOfRange)?;
    let needed = input
        .safety
        .of_usd(expected)
        .ok_or(TopUpProblem::OutOfRange)?;
    let from_free_credits = input.free_credits.min(needed);
    // Bought credit expires; it covers nothing of what is needed after that.
    let (course, ceiling) = course(input)?;
    let life = course.days_until_expiry().min(input.days);
    let needed_in_life = input
        .average_day
        .times(life.into())
        .and_then(|expected| input.safety.of_usd(expected))
        .ok_or(TopUpProblem::OutOfRange)?;
    let from_paid_balance = input
        .paid_balance
        .min(needed_in_life.saturating_sub(from_free_credits));
    let missing = needed - from_free_credits - from_paid_balance;
    let (to_buy, mut reasons) = whole_purchase(missing, minimum);

    let Outcome {
        purchases,
        left_to_buy,
        runway,
    } = course.follow(to_buy);
    if purchases.len() > 1 || purchases.iter().any(|purchase| purchase.on != input.today) {
        reasons.push(ceiling);
    }
    if !left_to_buy.is_zero() {
        match (runway.runs_out, input.balance_cap) {
            (Some(_), Some(cap)) => {
                return Err(TopUpProblem::CapBelowOneDay {
                    cap,
                    average_day: input.average_day,
                });
            }
            _ => reasons.push(Reason::BeyondHorizon {
                left_out: left_to_buy,
            }),
        }
    }
    Ok(TopUpPlan {
        average_day: input.average_day,
        days: input.days,
        safety: input.safety,
        needed,
        from_free_credits,
        from_paid_balance,
        missing,
        to_buy: purchases.iter().map(|purchase| purchase.amount).sum(),
        purchases,
        reasons,
        runway,
    })
}

/// What is missing as an amount that can be bought, and why it differs.
fn whole_purchase(missing: Usd, minimum: Usd) -> (Usd, Vec<Reason>) {
    let whole = missing.round_up_to_dollars();
    if missing.is_zero() {
        (Usd::ZERO, vec![Reason::NothingMissing])
    } else if missing < minimum {
        (minimum, vec![Reason::MinimumPurchase { minimum }])
    } else if whole == missing {
        (whole, Vec::new())
    } else {
        (whole, vec![Reason::WholeDollars])
    }
}

/// The course of the balance, and the rule that limits how much it may hold.
fn course(input: &TopUpInput) -> Result<(Course, Reason), TopUpProblem> {
    let mut course = Course {
        today: input.today,
        average_day: input.average_day,
        free_credits: input.free_credits,
        paid_balance: input.paid_balance,
        ceiling: Usd::MAX,
        minimum: input.rules.minimum_purchase,
        years_until_expiry: input.rules.expires_after_years,
    };
    let used = input
        .average_day
        .times(course.days_until_expiry().into())
        .ok_or(TopUpProblem::OutOfRange)?;
    let year = used.round_up_to_dollars().max(course.minimum);
    let reason = match input.balance_cap {
        Some(cap) if cap <= year => Reason::BalanceCap { cap },
        _ => Reason::Expiry { year },
    };
    course.ceiling = input.balance_cap.map_or(year, |cap| cap.min(year));
    Ok((course, reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// The plan in one line, as a person would check it.
    #[track_caller]
    fn check(day: &str, days: u32, factor: &str, cap: Option<u32>, expected: &str) {
        let rules = Catalog::built_in().unwrap().credit_rules;
        let today = Date::parse("2026-11-23").unwrap();
        let plan = plan(&TopUpInput {
            average_day: Usd::from_decimal(day).unwrap(),
            days,
            safety: Percent::from_factor(factor).unwrap(),
            free_credits: Usd::ZERO,
            paid_balance: Usd::ZERO,
            balance_cap: cap.map(Usd::from_dollars),
            rules: &rules,
            today,
        });
        let line = match plan {
            Err(problem) => problem.to_string(),
            Ok(plan) => {
                let purchases: Vec<_> = plan
                    .purchases
                    .iter()
                    .map(|p| {
                        format!(
                            "{} on day {}",
                            p.amount.to_decimal(),
                            today.days_until(p.on)
                        )
                    })
                    .collect();
                format!(
                    "needs {}: {}; {} days, {} expires; {}",
                    plan.needed.to_decimal(),
                    purchases.join(", "),
                    plan.runway.full_days,
                    plan.runway.expires_unused.to_decimal(),
                    plan.reasons
                        .iter()
                        .map(|reason| format!("{reason:?}"))
                        .map(|reason| reason.split([' ', '{']).next().unwrap().to_owned())
                        .collect::<Vec<_>>()
                        .join(" ")
                )
            }
        };
        assert_eq!(line, expected);
    }

    #[test]
    fn the_fields_own_example() {
        check(
            "3.40",
            30,
            "1.3",
            None,
            "needs 132.6: 133 on day 0; 39 days, 0 expires; WholeDollars",
        );
    }

    #[test]
    fn a_cap_makes_two_purchases() {
        check(
            "3.40",
            30,
            "1.3",
            Some(100),
            "needs 132.6: 100 on day 0, 33 on day 10; 39 days, 0 expires; WholeDollars BalanceCap",
        );
    }

    #[test]
    fn the_minimum_lasts_longer_than_asked() {
        check(
            "0.05",
            30,
            "1.2",
            None,
            "needs 1.8: 5 on day 0; 100 days, 0 expires; MinimumPurchase",
        );
    }

    #[test]
    fn what_a_year_does_not_use_expires() {
        check(
            "0.01",
            30,
            "1",
            None,
            "needs 0.3: 5 on day 0; 365 days, 1.35 expires; MinimumPurchase",
        );
    }

    #[test]
    fn no_purchase_is_below_the_minimum() {
        check(
            "3",
            34,
            "1",
            Some(100),
            "needs 102: 97 on day 0, 5 on day 1; 34 days, 0 expires; BalanceCap",
        );
        check(
            "1",
            7,
            "1",
            Some(6),
            "needs 7: 5 on day 0, 5 on day 4; 10 days, 0 expires; BalanceCap",
        );
    }

    #[test]
    fn more_than_a_year_is_not_bought_at_once() {
        check(
            "10",
            730,
            "1",
            None,
            "needs 7300: 3650 on day 0, 3640 on day 364, 10 on day 365; 730 days, 0 expires; Expiry",
        );
    }

    #[test]
    fn a_cap_that_covers_a_day_is_never_called_too_small() {
        check(
            "60",
            5,
            "1",
            Some(100),
            "needs 300: 100 on day 0, 40 on day 1, 40 on day 2, 100 on day 3, 20 on day 4; 5 days, 0 expires; BalanceCap",
        );
        // Whole dollars do not fit beside the last 20 cents; those are used up first.
        check(
            "0.30",
            30,
            "1",
            Some(5),
            "needs 9: 5 on day 0, 5 on day 16; 33 days, 0 expires; BalanceCap",
        );
    }

    #[test]
    fn a_balance_covers_nothing_after_it_expires() {
        let rules = Catalog::built_in().unwrap().credit_rules;
        let plan = plan(&TopUpInput {
            average_day: Usd::from_dollars(1),
            days: 400,
            safety: Percent::WHOLE,
            free_credits: Usd::ZERO,
            paid_balance: Usd::from_dollars(400),
            balance_cap: None,
            rules: &rules,
            today: Date::parse("2026-11-23").unwrap(),
        })
        .unwrap();
        assert_eq!(
            (plan.from_paid_balance, plan.missing, plan.runway.full_days),
            (Usd::from_dollars(365), Usd::from_dollars(35), 400)
        );
    }

    #[test]
    fn a_cap_that_no_purchase_fits_is_a_problem_in_words() {
        check(
            "1",
            30,
            "1",
            Some(4),
            "the balance cap of 4 USD is below the smallest purchase of 5 USD",
        );
        check(
            "20",
            30,
            "1",
            Some(10),
            "under a balance cap of 10 USD an average day of 20 USD cannot be covered",
        );
    }

    #[test]
    fn free_credit_is_used_before_anything_is_bought() {
        let rules = Catalog::built_in().unwrap().credit_rules;
        let input = TopUpInput {
            average_day: Usd::from_dollars(1),
            days: 30,
            safety: Percent::WHOLE,
            free_credits: Usd::from_dollars(18),
            paid_balance: Usd::from_dollars(2),
            balance_cap: None,
            rules: &rules,
            today: Date::parse("2026-11-23").unwrap(),
        };
        let some = plan(&input).unwrap();
        assert_eq!(
            (some.from_free_credits, some.to_buy),
            (Usd::from_dollars(18), Usd::from_dollars(10))
        );
        let none = plan(&TopUpInput {
            free_credits: Usd::from_dollars(40),
            ..input
        })
        .unwrap();
        assert_eq!(
            (none.purchases.len(), none.reasons),
            (0, vec![Reason::NothingMissing])
        );
        assert_eq!(none.runway.full_days, 42);
    }
}
