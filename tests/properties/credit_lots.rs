//! What holds for lots and the order in which they are used.

use proptest::prelude::*;
use topup::credits::{Balance, Lot, LotKind};
use topup::money::Usd;

use crate::support::{day, for_all, usd_up_to};
use crate::today;

#[test]
fn lots_are_used_free_first_and_then_as_they_expire() -> Result<(), String> {
    let lots = prop::collection::vec(lot(), 0..12);
    let spends = prop::collection::vec((usd_up_to(400), 0..60_u32), 0..12);
    for_all(&(lots, spends), |(lots, spends)| {
        let mut balance = Balance::default();
        for lot in &lots {
            balance.add(*lot);
        }
        let mut naive = lots;
        let mut day = today();
        for (amount, later) in spends {
            day = day.plus_days(later);
            let total = |lots: &[Lot]| -> Usd { lots.iter().map(|lot| lot.left).sum() };
            let before = total(&naive);
            naive.retain(|lot| lot.expires.is_none_or(|expires| day < expires));
            prop_assert_eq!(balance.expire(day), before - total(&naive));
            prop_assert_eq!(balance.total(), total(&naive));
            let covered = total(&naive) >= amount;
            prop_assert_eq!(balance.spend(amount), covered);
            if covered {
                spend_naively(&mut naive, amount);
            }
            prop_assert_eq!(balance.total(), total(&naive));
        }
        Ok(())
    })
}

#[test]
fn credit_is_worth_all_of_it_until_its_last_day_and_nothing_from_then_on() -> Result<(), String> {
    for_all(&(day(), usd_up_to(100)), |(bought, left)| {
        let expires = bought.plus_one_year();
        let lasts = bought.days_until(expires);
        prop_assert!((365..=366).contains(&lasts), "{} days", lasts);
        let lot = Lot {
            kind: LotKind::Paid,
            left,
            expires: Some(expires),
        };
        let mut balance = Balance::default();
        balance.add(lot);
        let last_day = bought.plus_days(u32::try_from(lasts).unwrap() - 1);
        prop_assert_eq!(balance.expire(last_day), Usd::ZERO);
        prop_assert_eq!(balance.total(), left);
        let mut spent = balance.clone();
        prop_assert!(spent.spend(left));
        prop_assert_eq!(balance.expire(expires), left);
        prop_assert_eq!(balance.total(), Usd::ZERO);
        Ok(())
    })
}

/// The most careful way there is: always the lot that has to go first, all of it.
fn spend_naively(lots: &mut Vec<Lot>, mut due: Usd) {
    while !due.is_zero() {
        let rank = |lot: &Lot| {
            let expires = lot
                .expires
                .map_or_else(|| "never".to_owned(), |day| day.to_string());
            (lot.kind == LotKind::Paid, expires)
        };
        let next = (0..lots.len())
            .min_by_key(|place| rank(&lots[*place]))
            .unwrap();
        let part = due.min(lots[next].left);
        lots[next].left = lots[next].left - part;
        due = due - part;
        if lots[next].left.is_zero() {
            lots.remove(next);
        }
    }
}

fn lot() -> impl Strategy<Value = Lot> {
    let kind = prop::sample::select(vec![LotKind::Free, LotKind::Paid]);
    let expires = prop::option::weighted(0.8, 0..700_u32);
    (kind, usd_up_to(100), expires).prop_map(|(kind, left, expires)| Lot {
        kind,
        left,
        expires: expires.map(|days| today().plus_days(days)),
    })
}
