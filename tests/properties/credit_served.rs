//! Days, credit and purchases, and how many of the days they serve: what a plan is held against.

use proptest::prelude::*;
use topup::calendar::Date;
use topup::credits::{
    Account, DailySpend, Lot, LotKind, Pace, PlannedPurchase, ProjectSpend, Simulation, TopUpInput,
};
use topup::money::Usd;

use crate::support::usd_up_to;

/// How many days are served in full, from the first on, when each day needs so much.
pub(crate) fn days_served(
    input: &TopUpInput,
    needs: Vec<Usd>,
    purchases: Vec<PlannedPurchase>,
) -> u32 {
    let account = Account {
        held: input.held.clone(),
        purchases,
        projects: vec![ProjectSpend {
            spend: DailySpend::listed(needs, Usd::ZERO),
            ..ProjectSpend::default()
        }],
        ..Account::default()
    };
    let simulation = Simulation {
        account: &account,
        terms: input.terms,
        today: input.today,
        days: input.days,
        pace: Pace::DaysEnd,
        seed: 0,
    };
    simulation.totals().full_days
}

/// A lot before it is known which day is today: whether it is free, what is left, in how many days it expires.
pub(crate) type Held = (bool, Usd, Option<u32>);

/// Some lots of up to so many dollars, of which most expire within so many days.
pub(crate) fn held(
    count: core::ops::Range<usize>,
    dollars: u64,
    days: u32,
) -> impl Strategy<Value = Vec<Held>> {
    let expires = prop::option::weighted(0.7, 0..days);
    prop::collection::vec((any::<bool>(), usd_up_to(dollars), expires), count)
}

/// The lots, from a day on.
pub(crate) fn lots(held: Vec<Held>, today: Date) -> Vec<Lot> {
    held.into_iter()
        .map(|(is_free, left, expires)| Lot {
            kind: if is_free {
                LotKind::Free
            } else {
                LotKind::Paid
            },
            left,
            expires: expires.map(|days| today.plus_days(days)),
        })
        .collect()
}
