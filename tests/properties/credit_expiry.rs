//! Purchases that are split because credit expires: all days are served, nothing less would do, and
//! nothing is bought to expire.

use proptest::prelude::*;
use topup::credits::{DailySpend, PlannedPurchase, Reason, Terms, TopUpInput, TopUpPlan, plan};
use topup::money::{Percent, Usd};

use crate::CATALOG;
use crate::credit_served::{days_served, held, lots};
use crate::support::{day, for_all, usd_up_to};

#[test]
fn a_plan_beyond_a_year_serves_every_day_and_a_step_less_of_any_purchase_does_not()
-> Result<(), String> {
    for_all(&input(), |input| {
        let Ok(plan) = plan(&input) else {
            return Ok(());
        };
        let bought: Vec<_> = plan
            .purchases
            .iter()
            .map(|bought| PlannedPurchase {
                on: bought.on,
                amount: bought.amount,
            })
            .collect();
        let needs: Vec<_> = (0..input.days).map(|day| input.spend.on(day)).collect();
        let whole = days_served(&input, needs.clone(), bought.clone());
        prop_assert_eq!(whole, input.days, "{:?}", plan);
        for place in 0..bought.len() {
            let mut fewer = bought.clone();
            let less = fewer[place].amount.saturating_sub(input.step);
            if less < input.terms.minimum_purchase {
                fewer.remove(place);
            } else {
                fewer[place].amount = less;
            }
            let served = days_served(&input, needs.clone(), fewer);
            prop_assert!(
                served < input.days || is_said(&plan),
                "purchase {} of {:?}",
                place,
                plan
            );
        }
        Ok(())
    })
}

#[test]
fn where_a_year_uses_a_smallest_purchase_nothing_is_bought_to_expire() -> Result<(), String> {
    let cents = (8..=5_000_u32).prop_map(|cents| {
        Usd::from_decimal(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap()
    });
    for_all(&(cents, input()), |(day, input)| {
        let input = TopUpInput {
            spend: DailySpend::steady(day),
            held: Vec::new(),
            step: Usd::from_dollars(1),
            ..input
        };
        let plan = plan(&input).map_err(|problem| TestCaseError::fail(problem.to_string()))?;
        // No schedule can do with less than is missing, in whole steps.
        let least = plan.missing.round_up_to_steps(input.step).unwrap();
        let said = plan.reasons.iter().find_map(|reason| {
            if let Reason::MinimumAtLast { more, .. } = reason {
                Some(*more)
            } else {
                None
            }
        });
        prop_assert_eq!(plan.to_buy, least + said.unwrap_or_default(), "{:?}", plan);
        prop_assert!(plan.purchases.len() > 1, "{:?}", plan);
        // What is bought as the last of them need not be used up.
        let over = plan.to_buy - plan.missing;
        prop_assert!(plan.runway.expires_unused <= over, "{:?}", plan);
        Ok(())
    })
}

/// Whether the plan says that a smallest purchase is more than is missing.
fn is_said(plan: &TopUpPlan) -> bool {
    plan.reasons.iter().any(|reason| {
        matches!(
            reason,
            Reason::MinimumPurchase { .. }
                | Reason::MinimumAtLast { .. }
                | Reason::ExpiresInPart { .. }
        )
    })
}

/// More than a year, steady or in bursts with days and weeks of nothing between them.
fn input() -> impl Strategy<Value = TopUpInput> {
    let burst = (
        prop_oneof![1..20_u32, 1..400_u32],
        prop_oneof![usd_up_to(3), usd_up_to(300)],
    );
    let spend = prop_oneof![
        usd_up_to(20).prop_map(DailySpend::steady),
        (prop::collection::vec(burst, 1..12), usd_up_to(2)).prop_map(|(bursts, after)| {
            let listed = bursts.into_iter().flat_map(|(idle, usd)| {
                let idle = usize::try_from(idle).unwrap();
                core::iter::repeat_n(Usd::ZERO, idle).chain([usd])
            });
            DailySpend::listed(listed.collect(), after)
        }),
    ];
    let step = prop::sample::select(vec![1_u32, 5, 25]);
    (spend, 366..=1_500_u32, held(0..3, 500, 800), step, day()).prop_map(
        |(spend, days, held, step, today)| TopUpInput {
            spend,
            days,
            safety: Percent::WHOLE,
            buffer: Usd::ZERO,
            held: lots(held, today),
            balance_cap: None,
            step: Usd::from_dollars(step),
            terms: Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule),
            today,
        },
    )
}
