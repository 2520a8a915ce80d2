//! An exported amount, shared out among what it was for.

use super::cell::Spent;
use super::row::Row;
use crate::money::Usd;

/// What each part cost: an exported amount is shared out as the catalog would share it.
pub(super) fn costs(row: &Row, lines: Option<Vec<Spent>>) -> Vec<Spent> {
    let bare = || {
        let parts = row.parts.iter().map(|part| Spent {
            item: part.item,
            quantity: part.quantity,
            usd: Usd::ZERO,
        });
        parts.collect::<Vec<Spent>>()
    };
    let Some(amount) = row.amount else {
        return lines.unwrap_or_else(bare);
    };
    let mut costs = lines.unwrap_or_else(bare);
    let whole: Usd = costs.iter().map(|cost| cost.usd).sum();
    if costs.is_empty() {
        return vec![Spent {
            item: None,
            quantity: 0,
            usd: amount,
        }];
    }
    let mut left = amount;
    let last = costs.len() - 1;
    for (place, cost) in costs.iter_mut().enumerate() {
        let own = if place == last {
            left
        } else if whole.is_zero() {
            Usd::ZERO
        } else {
            share(amount, cost.usd, whole)
        };
        cost.usd = own;
        left = left - own;
    }
    costs
}

/// `amount` × `part` ÷ `whole`, near enough for a share; the rest of an amount goes to its last part.
fn share(amount: Usd, part: Usd, whole: Usd) -> Usd {
    let units = |usd: Usd| u128::try_from(usd.to_units_half_even(15)).unwrap_or(0);
    let (mut part, mut whole) = (units(part), units(whole));
    // Twelve digits of a share are enough, and the product must be held.
    while whole > 1 << 40 {
        part >>= 1;
        whole >>= 1;
    }
    let negative = amount < Usd::ZERO;
    let size = if negative { Usd::ZERO - amount } else { amount };
    let share = size.times_ratio(part, whole.max(1)).unwrap_or(Usd::ZERO);
    if negative { Usd::ZERO - share } else { share }
}
