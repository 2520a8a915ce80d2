//! A suggestion is held against the simulation: it reaches its goal, and a step less does not.

use std::collections::BTreeSet;

use proptest::prelude::*;
use topup::credits::{DailySpend, Lot, LotKind, PlannedPurchase, Reason, Terms, TopUpInput, plan};
use topup::money::{Percent, Usd};

use crate::credit_served::{days_served, held, lots};
use crate::support::{day, for_all, percent, usd_up_to};
use crate::{CATALOG, today};

#[test]
fn what_is_suggested_serves_every_day_and_a_step_less_does_not() -> Result<(), String> {
    for_all(&input(), |input| {
        let Ok(plan) = plan(&input) else {
            return Ok(());
        };
        let bought = plan.to_buy;
        prop_assert!(is_reached(&input, bought), "{:?}", plan);
        if plan.purchases.len() > 1 {
            // Some of it would expire before it is used, and the plan says so.
            let is_said = matches!(plan.reasons.last(), Some(Reason::Expiry { .. }));
            prop_assert!(is_said, "{:?}", plan);
            return Ok(());
        }
        let less = bought.saturating_sub(input.step);
        let is_smallest = bought.is_zero() || less < input.terms.minimum_purchase;
        prop_assert!(is_smallest || !is_reached(&input, less), "{:?}", plan);
        // Where the smallest purchase is more than enough, nothing at all is too little.
        if !bought.is_zero() {
            prop_assert!(!is_reached(&input, Usd::ZERO), "{:?}", plan);
        }
        Ok(())
    })
}

#[test]
fn under_a_cap_no_schedule_at_all_buys_less_or_the_plan_says_how_much_less() -> Result<(), String> {
    let days = prop::collection::vec(0..=6_u32, 1..20);
    for_all(&(days, 0..=12_u32, 5..=30_u32), |(days, held, cap)| {
        let input = small(&days, held, cap);
        let Ok(plan) = plan(&input) else {
            return Ok(());
        };
        let least = least_of_any_schedule(days.iter().sum(), held, cap);
        let more = plan.reasons.iter().find_map(|reason| {
            if let Reason::MinimumAtLast { more, .. } = reason {
                Some(*more)
            } else {
                None
            }
        });
        let said = more.unwrap_or_default();
        prop_assert!(
            plan.to_buy >= least,
            "{:?} buys too little: {:?}",
            input,
            plan
        );
        prop_assert!(plan.to_buy - said <= least, "{:?}, {:?}", least, plan);
        // With room for two smallest purchases beside what is held and beside the dearest day,
        // nothing has to be said.
        let dearest = days.iter().max().copied().unwrap_or_default();
        if cap >= 10 + dearest.max(held) && plan.purchases.len() > 1 {
            prop_assert_eq!(plan.to_buy, least, "{:?}", plan);
        }
        Ok(())
    })
}

/// Whole dollars, none of which expires.
fn small(days: &[u32], held: u32, cap: u32) -> TopUpInput {
    let listed = days.iter().copied().map(Usd::from_dollars).collect();
    TopUpInput {
        spend: DailySpend::listed(listed, Usd::from_dollars(1)),
        days: u32::try_from(days.len()).unwrap(),
        safety: Percent::WHOLE,
        buffer: Usd::ZERO,
        held: vec![Lot {
            kind: LotKind::Paid,
            left: Usd::from_dollars(held),
            expires: None,
        }],
        balance_cap: Some(Usd::from_dollars(cap)),
        step: Usd::from_dollars(1),
        terms: Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule),
        today: today(),
    }
}

/// The least that has to be bought to use so much, dollar by dollar, with purchases of five dollars
/// or more between any two dollars and never more than the cap held: every schedule is tried.
fn least_of_any_schedule(used: u32, held: u32, cap: u32) -> Usd {
    // What is still to be used, what is held, and what was bought for it; cheapest first.
    let mut open = BTreeSet::from([(0, used, held)]);
    let mut seen = BTreeSet::new();
    while let Some((bought, left, balance)) = open.pop_first() {
        if balance >= left {
            return Usd::from_dollars(bought);
        }
        if !seen.insert((left, balance)) {
            continue;
        }
        if balance > 0 {
            open.insert((bought, left - 1, balance - 1));
        }
        for amount in 5..=cap.saturating_sub(balance) {
            open.insert((bought + amount, left, balance + amount));
        }
    }
    unreachable!("a cap of five dollars or more lets everything be bought")
}

/// Whether every day's need, safety factor and buffer included, is served.
fn is_reached(input: &TopUpInput, bought: Usd) -> bool {
    let until = |days: u32| {
        input
            .safety
            .of_usd(input.spend.total(days).unwrap())
            .unwrap()
    };
    let mut needs: Vec<_> = (0..input.days)
        .map(|day| until(day + 1) - until(day))
        .collect();
    // What should be left is used on the last day.
    if let Some(last) = needs.last_mut() {
        *last += input.buffer;
    }
    let purchase = PlannedPurchase {
        on: input.today,
        amount: bought,
    };
    days_served(input, needs, vec![purchase]) == input.days
}

/// Lots of every kind, days of any size, within the year that a purchase lasts.
fn input() -> impl Strategy<Value = TopUpInput> {
    let days = prop_oneof![
        usd_up_to(20).prop_map(DailySpend::steady),
        (prop::collection::vec(usd_up_to(50), 1..40), usd_up_to(5))
            .prop_map(|(days, after)| DailySpend::listed(days, after)),
    ];
    let step = prop::sample::select(vec![1_u32, 5, 10, 25]);
    let buffer = prop_oneof![Just(Usd::ZERO), usd_up_to(100)];
    (
        days,
        1..=365_u32,
        percent(100, 300),
        buffer,
        held(0..4, 200, 400),
        step,
        day(),
    )
        .prop_map(
            |(spend, days, safety, buffer, held, step, today)| TopUpInput {
                spend: longer(&spend, days),
                days,
                safety,
                buffer,
                held: lots(held, today),
                balance_cap: None,
                step: Usd::from_dollars(step),
                terms: Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule),
                today,
            },
        )
}

/// The same days, and after them enough use for nothing to expire.
fn longer(spend: &DailySpend, days: u32) -> DailySpend {
    let listed = (0..days).map(|day| spend.on(day)).collect();
    DailySpend::listed(listed, Usd::from_dollars(1_000))
}
