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
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// So many days at an amount, nothing held, in whole dollars from 23 November 2026.
    fn input(day: Usd, days: u32) -> TopUpInput {
        let catalog = Catalog::built_in().unwrap();
        TopUpInput {
            spend: DailySpend::steady(day),
            days,
            safety: Percent::WHOLE,
            buffer: Usd::ZERO,
            held: Vec::new(),
            balance_cap: None,
            step: Usd::from_dollars(1),
            terms: Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule),
            today: Date::parse("2026-11-23").unwrap(),
        }
    }

    fn lot(kind: LotKind, dollars: u32, days: Option<u32>) -> Lot {
        let today = Date::parse("2026-11-23").unwrap();
        Lot {
            kind,
            left: Usd::from_dollars(dollars),
            expires: days.map(|days| today.plus_days(days)),
        }
    }

    /// The plan in one line, as a person would check it.
    #[track_caller]
    fn check(day: &str, days: u32, factor: &str, cap: Option<u32>, expected: &str) {
        let input = TopUpInput {
            safety: Percent::from_factor(factor).unwrap(),
            balance_cap: cap.map(Usd::from_dollars),
            ..input(Usd::from_decimal(day).unwrap(), days)
        };
        assert_eq!(line(&input), expected);
    }

    fn line(input: &TopUpInput) -> String {
        let today = input.today;
        match plan(input) {
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
        }
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
            "needs 7: 5 on day 0, 5 on day 4; 10 days, 0 expires; BalanceCap MinimumAtLast",
        );
    }

    #[test]
    fn more_than_a_year_is_not_bought_at_once() {
        check(
            "10",
            730,
            "1",
            None,
            "needs 7300: 3650 on day 0, 3650 on day 364; 730 days, 0 expires; Expiry",
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
            "needs 9: 5 on day 0, 5 on day 16; 33 days, 0 expires; BalanceCap MinimumAtLast",
        );
    }

    #[test]
    fn a_balance_covers_nothing_after_it_expires() {
        let plan = plan(&TopUpInput {
            held: vec![lot(LotKind::Paid, 400, Some(365))],
            ..input(Usd::from_dollars(1), 400)
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
        let with = |free: u32, expires: Option<u32>| TopUpInput {
            held: vec![
                lot(LotKind::Free, free, expires),
                lot(LotKind::Paid, 2, None),
            ],
            ..input(Usd::from_dollars(1), 30)
        };
        let some = plan(&with(18, None)).unwrap();
        assert_eq!(
            (some.from_free_credits, some.to_buy),
            (Usd::from_dollars(18), Usd::from_dollars(10))
        );
        let none = plan(&with(40, None)).unwrap();
        assert_eq!(
            (none.purchases.len(), none.reasons),
            (0, vec![Reason::NothingMissing])
        );
        assert_eq!(none.runway.full_days, 42);
        // What expires after ten days covers ten of them.
        let expiring = plan(&with(18, Some(10))).unwrap();
        assert_eq!(
            (expiring.from_free_credits, expiring.to_buy),
            (Usd::from_dollars(10), Usd::from_dollars(18))
        );
        assert_eq!(expiring.runway.expires_unused, Usd::from_dollars(8));
    }

    #[test]
    fn purchases_are_whole_steps() {
        let mut input = input(Usd::from_decimal("3.40").unwrap(), 30);
        input.safety = Percent::new(130);
        input.step = Usd::from_dollars(25);
        let expected = "needs 132.6: 150 on day 0; 44 days, 0 expires; WholeSteps";
        assert_eq!(line(&input), expected);
    }

    #[test]
    fn each_day_counts_for_what_it_uses_and_the_buffer_is_left() {
        let mut input = input(Usd::ZERO, 10);
        let days = [1, 1, 20, 20, 1, 1, 1, 1, 1, 1];
        input.spend =
            DailySpend::listed(days.map(Usd::from_dollars).to_vec(), Usd::from_dollars(1));
        input.buffer = Usd::from_dollars(12);
        assert_eq!(line(&input), "needs 60: 60 on day 0; 22 days, 0 expires; ");
        // The launch is on days 2 and 3: under a cap each is paid for as it comes.
        input.balance_cap = Some(Usd::from_dollars(30));
        assert_eq!(
            line(&input),
            "needs 60: 30 on day 0, 22 on day 3, 8 on day 4; 22 days, 0 expires; BalanceCap"
        );
    }
}
