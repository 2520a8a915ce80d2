//! A suggestion is held against the simulation: it reaches its goal, and a step less does not.

use proptest::prelude::*;
use topup::credits::{
    Account, DailySpend, Lot, LotKind, Pace, ProjectSpend, Reason, Simulation, Terms, TopUpInput,
    plan,
};
use topup::money::Usd;

use crate::CATALOG;
use crate::support::{day, for_all, percent, usd_up_to};

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

/// Whether every day's need, safety factor and buffer included, is served.
fn is_reached(input: &TopUpInput, bought: Usd) -> bool {
    let mut held = input.held.clone();
    held.push(Lot {
        kind: LotKind::Paid,
        left: bought,
        expires: Some(input.terms.expiry(input.today)),
    });
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
    let account = Account {
        held,
        projects: vec![ProjectSpend {
            spend: DailySpend::listed(needs, Usd::ZERO),
            ..ProjectSpend::default()
        }],
        ..Account::default()
    };
    let totals = Simulation {
        account: &account,
        terms: input.terms,
        today: input.today,
        days: input.days,
        pace: Pace::DaysEnd,
        seed: 0,
    }
    .totals();
    totals.full_days == input.days
}

/// Lots of every kind, days of any size, within the year that a purchase lasts.
fn input() -> impl Strategy<Value = TopUpInput> {
    let lot = (
        any::<bool>(),
        usd_up_to(200),
        prop::option::weighted(0.8, 0..400_u32),
    );
    let days = prop_oneof![
        usd_up_to(20).prop_map(DailySpend::steady),
        (prop::collection::vec(usd_up_to(50), 1..40), usd_up_to(5))
            .prop_map(|(days, after)| DailySpend::listed(days, after)),
    ];
    let step = prop::sample::select(vec![1_u32, 5, 10, 25]);
    let buffer = prop_oneof![Just(Usd::ZERO), usd_up_to(100)];
    let lots = prop::collection::vec(lot, 0..4);
    (
        days,
        1..=365_u32,
        percent(100, 300),
        buffer,
        lots,
        step,
        day(),
    )
        .prop_map(
            |(spend, days, safety, buffer, lots, step, today)| TopUpInput {
                spend: longer(&spend, days),
                days,
                safety,
                buffer,
                held: lots
                    .into_iter()
                    .map(|(is_free, left, expires)| Lot {
                        kind: if is_free {
                            LotKind::Free
                        } else {
                            LotKind::Paid
                        },
                        left,
                        expires: expires.map(|days| today.plus_days(days)),
                    })
                    .collect(),
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
