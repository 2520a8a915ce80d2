//! Plans worked out by hand, each in one line.

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
    input.spend = DailySpend::listed(days.map(Usd::from_dollars).to_vec(), Usd::from_dollars(1));
    input.buffer = Usd::from_dollars(12);
    assert_eq!(line(&input), "needs 60: 60 on day 0; 22 days, 0 expires; ");
    // The launch is on days 2 and 3: under a cap each is paid for as it comes.
    input.balance_cap = Some(Usd::from_dollars(30));
    assert_eq!(
        line(&input),
        "needs 60: 30 on day 0, 22 on day 3, 8 on day 4; 22 days, 0 expires; BalanceCap"
    );
}
