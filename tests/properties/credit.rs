//! What holds for every balance and every plan.

use proptest::prelude::*;
use topup::calendar::Date;
use topup::credits::{
    DailySpend, HORIZON_DAYS, Lot, LotKind, Reason, Terms, TopUpInput, TopUpPlan, TopUpProblem,
    plan,
};
use topup::money::{Percent, Usd};

use crate::exact::femto;
use crate::support::{day, for_all, percent, usd_up_to};
use crate::{CATALOG, today};

/// What a plan is asked for, without the rules.
#[derive(Clone, Debug)]
struct Wish {
    average_day: Usd,
    days: u32,
    safety: Percent,
    free: Usd,
    paid: Usd,
    cap: Option<Usd>,
    today: Date,
}

#[test]
fn no_money_appears_or_vanishes_on_the_way() -> Result<(), String> {
    for_all(&wish(), |wish| {
        let Ok(plan) = planned(&wish) else {
            return Ok(());
        };
        let held = |usd: Usd| femto(&usd.to_decimal());
        let bought: u128 = plan
            .purchases
            .iter()
            .map(|bought| held(bought.amount))
            .sum();
        prop_assert_eq!(held(plan.to_buy), bought);
        let arrived = held(wish.free) + held(wish.paid) + bought;
        let day = held(wish.average_day);
        let left = u128::from(plan.runway.full_days) * day + held(plan.runway.expires_unused);
        prop_assert!(left <= arrived, "{} leaves of {}", left, arrived);
        // On the day that is not covered there is less than a day's spend.
        prop_assert!(
            plan.runway.runs_out.is_none() || arrived - left < day,
            "{:?}",
            plan
        );
        Ok(())
    })
}

#[test]
fn the_parts_of_what_is_needed_sum_to_it() -> Result<(), String> {
    for_all(&wish(), |wish| {
        let Ok(plan) = planned(&wish) else {
            return Ok(());
        };
        let held = |usd: Usd| femto(&usd.to_decimal());
        let parts =
            held(plan.from_free_credits) + held(plan.from_paid_balance) + held(plan.missing);
        prop_assert_eq!(held(plan.needed), parts);
        prop_assert!(plan.from_free_credits <= wish.free && plan.from_paid_balance <= wish.paid);
        // Day × days × factor, worked out in hundredths of a percent and rounded up.
        let factor = femto(&plan.safety.to_decimal()) / 10_000_000_000_000;
        let product = held(wish.average_day) * u128::from(wish.days) * factor;
        prop_assert_eq!(held(plan.needed), product.div_ceil(10_000));
        Ok(())
    })
}

#[test]
fn a_plan_reaches_the_last_day_or_says_why_not() -> Result<(), String> {
    for_all(&wish(), |wish| {
        let Ok(plan) = planned(&wish) else {
            return Ok(());
        };
        let is_left_out = plan
            .reasons
            .iter()
            .any(|reason| matches!(reason, Reason::BeyondHorizon { .. }));
        // Only what expires unused can be short: a smallest purchase or a rounded dollar beyond a
        // year's use.
        let short = wish.days.saturating_sub(plan.runway.full_days);
        let held = |usd: Usd| femto(&usd.to_decimal());
        let day = held(wish.average_day);
        let is_covered = u128::from(short) * day <= held(plan.runway.expires_unused) + day;
        let is_excused = is_left_out || (is_covered && !plan.runway.expires_unused.is_zero());
        prop_assert!(short == 0 || is_excused, "{:?}", plan);
        // What is left out is really that far away.
        prop_assert!(
            !is_left_out || plan.runway.full_days == HORIZON_DAYS,
            "{:?}",
            plan
        );
        if plan.reasons.contains(&Reason::NothingMissing) {
            prop_assert!(plan.purchases.is_empty());
            prop_assert!(plan.runway.full_days >= wish.days, "{:?}", plan);
        }
        Ok(())
    })
}

#[test]
fn one_dollar_less_would_not_be_enough() -> Result<(), String> {
    for_all(&wish(), |wish| {
        let Ok(plan) = planned(&wish) else {
            return Ok(());
        };
        let minimum = CATALOG.credit_rules.minimum_purchase;
        let whole = plan.missing.round_up_to_dollars();
        match plan.purchases.as_slice() {
            [] => {}
            [only] if !plan.missing.is_zero() => {
                prop_assert_eq!(only.amount, whole.max(minimum), "{:?}", plan);
            }
            // The last of several may be the smallest purchase for less than that.
            _ => prop_assert!(plan.to_buy < whole + minimum, "{:?}", plan),
        }
        Ok(())
    })
}

#[test]
fn no_purchase_breaks_a_rule() -> Result<(), String> {
    for_all(&wish(), |wish| {
        let Ok(plan) = planned(&wish) else {
            return Ok(());
        };
        let mut before = None;
        for bought in &plan.purchases {
            prop_assert!(
                bought.amount >= CATALOG.credit_rules.minimum_purchase,
                "{:?}",
                bought
            );
            prop_assert_eq!(bought.amount, bought.amount.round_up_to_dollars());
            let after = bought.balance_before + bought.amount;
            prop_assert!(wish.cap.is_none_or(|cap| after <= cap), "{:?}", bought);
            prop_assert!(
                before < Some(bought.on) && bought.on >= wish.today,
                "{:?}",
                plan
            );
            prop_assert!(wish.today.days_until(bought.on) < i64::from(HORIZON_DAYS));
            before = Some(bought.on);
        }
        Ok(())
    })
}

#[test]
fn a_refusal_is_one_that_the_numbers_deserve() -> Result<(), String> {
    let minimum = CATALOG.credit_rules.minimum_purchase;
    for_all(&wish(), |wish| {
        match planned(&wish) {
            Err(TopUpProblem::NothingSpent) => prop_assert!(wish.average_day.is_zero()),
            Err(TopUpProblem::CapBelowMinimum { cap, .. }) => {
                prop_assert!(cap.round_down_to_dollars() < minimum);
            }
            Err(TopUpProblem::CapBelowOneDay { cap, average_day }) => {
                prop_assert!(average_day > cap.round_down_to_dollars(), "{:?}", wish);
            }
            Err(problem @ TopUpProblem::OutOfRange) => prop_assert!(false, "{}", problem),
            Ok(_) => prop_assert!(!wish.average_day.is_zero()),
        }
        Ok(())
    })
}

#[test]
fn what_is_held_lasts_longer_when_it_is_more_and_shorter_when_a_day_costs_more()
-> Result<(), String> {
    let cases = (
        usd_up_to(2_000),
        usd_up_to(2_000),
        usd_up_to(50),
        usd_up_to(50),
        usd_up_to(50),
    );
    for_all(&cases, |(free, paid, day, more_held, more_spent)| {
        let day = day + Usd::from_decimal("0.01").unwrap();
        let lasts = |free: Usd, paid: Usd, average_day: Usd| {
            let wish = Wish {
                average_day,
                days: 1,
                free,
                paid,
                ..Wish::default()
            };
            let plan = planned(&wish).unwrap();
            plan.purchases.is_empty().then_some(plan.runway.full_days)
        };
        let Some(days) = lasts(free, paid, day) else {
            return Ok(());
        };
        prop_assert!(lasts(free + more_held, paid, day) >= Some(days));
        prop_assert!(lasts(free, paid + more_held, day) >= Some(days));
        prop_assert!(lasts(free, paid, day + more_spent).is_none_or(|fewer| fewer <= days));
        Ok(())
    })
}

#[test]
fn a_higher_cap_never_buys_less_now_nor_much_more_in_all() -> Result<(), String> {
    for_all(&(wish(), usd_up_to(5_000)), |(wish, more)| {
        let Some(cap) = wish.cap else { return Ok(()) };
        let higher = Wish {
            cap: Some(cap + more),
            ..wish.clone()
        };
        let (Ok(lower), Ok(higher)) = (planned(&wish), planned(&higher)) else {
            return Ok(());
        };
        let is_whole = |plan: &TopUpPlan| plan.to_buy >= plan.missing;
        if is_whole(&lower) && is_whole(&higher) {
            let minimum = CATALOG.credit_rules.minimum_purchase;
            prop_assert!(higher.to_buy <= lower.to_buy + minimum, "{:?}", higher);
        }
        let now = |plan: &TopUpPlan| {
            let first = plan
                .purchases
                .first()
                .filter(|first| first.on == wish.today);
            first.map(|first| first.amount)
        };
        prop_assert!(now(&higher) >= now(&lower), "{:?} {:?}", higher, lower);
        Ok(())
    })
}

#[test]
fn a_larger_buffer_or_factor_never_runs_out_earlier() -> Result<(), String> {
    let more = (usd_up_to(500), percent(0, 200));
    for_all(&(wish(), more), |(wish, (buffer, factor))| {
        let input = TopUpInput {
            balance_cap: None,
            ..wish.input()
        };
        let larger = TopUpInput {
            buffer,
            safety: input.safety.plus(factor),
            ..input.clone()
        };
        let (Ok(less), Ok(more)) = (plan(&input), plan(&larger)) else {
            return Ok(());
        };
        prop_assert!(
            more.runway.full_days >= less.runway.full_days,
            "{:?} {:?}",
            less,
            more
        );
        Ok(())
    })
}

#[test]
fn a_purchase_of_29_february_lasts_until_1_march() {
    let bought = Date::parse("2028-02-29").unwrap();
    assert_eq!(bought.plus_one_year().to_string(), "2029-03-01");
    let wish = Wish {
        average_day: Usd::from_decimal("0.01").unwrap(),
        today: bought,
        ..Wish::default()
    };
    let plan = planned(&wish).unwrap();
    assert_eq!(
        plan.runway.runs_out.map(|day| day.to_string()).as_deref(),
        Some("2029-03-01")
    );
    assert_eq!(plan.runway.full_days, 366);
    assert_eq!(plan.runway.expires_unused.to_decimal(), "1.34");
}

impl Wish {
    fn input(&self) -> TopUpInput {
        let terms = Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule);
        let held = [
            (LotKind::Free, self.free, None),
            (LotKind::Paid, self.paid, Some(terms.expiry(self.today))),
        ];
        TopUpInput {
            spend: DailySpend::steady(self.average_day),
            days: self.days,
            safety: self.safety,
            buffer: Usd::ZERO,
            held: held
                .map(|(kind, left, expires)| Lot {
                    kind,
                    left,
                    expires,
                })
                .to_vec(),
            balance_cap: self.cap,
            step: Usd::from_dollars(1),
            terms,
            today: self.today,
        }
    }
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            average_day: Usd::from_dollars(1),
            days: 30,
            safety: Percent::WHOLE,
            free: Usd::ZERO,
            paid: Usd::ZERO,
            cap: None,
            today: today(),
        }
    }
}

fn wish() -> impl Strategy<Value = Wish> {
    let cents = |most: u32| {
        (0..=most).prop_map(|cents| {
            Usd::from_decimal(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap()
        })
    };
    let average_day = prop_oneof![
        1 => Just(Usd::ZERO),
        4 => cents(500),
        4 => cents(50_000),
        2 => usd_up_to(2),
        2 => usd_up_to(100_000),
    ];
    let held =
        move || prop_oneof![3 => Just(Usd::ZERO), 2 => cents(50_000), 1 => usd_up_to(100_000)];
    let cap = prop_oneof![
        3 => Just(None),
        2 => cents(3_000).prop_map(Some),
        3 => (5..5_000_u32).prop_map(|dollars| Some(Usd::from_dollars(dollars))),
    ];
    let days = prop_oneof![4 => 1..=90_u32, 2 => 300..=800_u32, 1 => 1..=3_650_u32];
    let safety =
        prop_oneof![2 => Just(Percent::WHOLE), 2 => percent(100, 300), 1 => percent(100, 1_000)];
    (average_day, days, safety, held(), held(), cap, day()).prop_map(
        |(average_day, days, safety, free, paid, cap, today)| Wish {
            average_day,
            days,
            safety,
            free,
            paid,
            cap,
            today,
        },
    )
}

fn planned(wish: &Wish) -> Result<TopUpPlan, TopUpProblem> {
    plan(&wish.input())
}
