//! Follows a balance day by day: what is bought when, and how long it lasts.

use serde::Serialize;

use super::{Balance, Lot, LotKind};
use crate::calendar::Date;
use crate::money::Usd;

/// How far ahead a balance is followed: ten years.
pub const HORIZON_DAYS: u32 = 3653;

/// Credit to buy on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Purchase {
    /// The first day on which it fits.
    pub on: Date,
    /// Whole dollars.
    pub amount: Usd,
    /// The balance just before it.
    pub balance_before: Usd,
}

/// How long everything lasts at an average day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Runway {
    /// Days that are paid in full, from today on.
    pub full_days: u32,
    /// The first day that is not covered; `None` when that is beyond [`HORIZON_DAYS`].
    pub runs_out: Option<Date>,
    /// What expires before it is used.
    pub expires_unused: Usd,
}

/// What a balance is followed with.
pub(super) struct Course {
    pub(super) today: Date,
    pub(super) average_day: Usd,
    pub(super) free_credits: Usd,
    pub(super) paid_balance: Usd,
    /// The most that may be held at one time.
    pub(super) ceiling: Usd,
    /// The smallest purchase.
    pub(super) minimum: Usd,
    /// After how many years bought credit is gone.
    pub(super) years_until_expiry: u32,
}

/// What came of following a balance.
pub(super) struct Outcome {
    pub(super) purchases: Vec<Purchase>,
    /// What could not be bought before the balance ran out.
    pub(super) left_to_buy: Usd,
    pub(super) runway: Runway,
}

impl Course {
    /// The first day on which credit bought on a day is worth nothing.
    pub(super) fn expiry(&self, bought: Date) -> Date {
        (0..self.years_until_expiry).fold(bought, |day, _| day.plus_one_year())
    }

    /// How many days credit bought today lasts.
    pub(super) fn days_until_expiry(&self) -> u32 {
        let days = self.today.days_until(self.expiry(self.today));
        u32::try_from(days).unwrap_or(0)
    }

    /// Buys what fits on the first day on which it does and spends an average
    /// day each day, until a day is not covered.
    pub(super) fn follow(&self, to_buy: Usd) -> Outcome {
        let mut balance = Balance::default();
        balance.add(Lot {
            kind: LotKind::Free,
            left: self.free_credits,
            expires: None,
        });
        balance.add(self.bought(self.paid_balance, self.today));

        let mut purchases = Vec::new();
        let mut left_to_buy = to_buy;
        let mut expires_unused = Usd::ZERO;
        for day in 0..HORIZON_DAYS {
            let today = self.today.plus_days(day);
            expires_unused += balance.expire(today);
            let (balance_before, due) = self.start_of_day(&mut balance, left_to_buy);
            if let Some(amount) = self.next_purchase(left_to_buy, balance_before, due, day == 0) {
                purchases.push(Purchase {
                    on: today,
                    amount,
                    balance_before,
                });
                balance.add(self.bought(amount, today));
                left_to_buy = left_to_buy.saturating_sub(amount);
            }
            if !balance.spend(due) {
                let runway = Runway {
                    full_days: day,
                    runs_out: Some(today),
                    expires_unused,
                };
                return Outcome {
                    purchases,
                    left_to_buy,
                    runway,
                };
            }
        }
        let runway = Runway {
            full_days: HORIZON_DAYS,
            runs_out: None,
            expires_unused,
        };
        Outcome {
            purchases,
            left_to_buy,
            runway,
        }
    }

    fn bought(&self, amount: Usd, on: Date) -> Lot {
        Lot {
            kind: LotKind::Paid,
            left: amount,
            expires: Some(self.expiry(on)),
        }
    }

    /// The balance beside which a day's purchase is made, and what is due after it.
    ///
    /// Where what is left neither lasts the day nor leaves room for a purchase
    /// that would, it is used up first.
    fn start_of_day(&self, balance: &mut Balance, left_to_buy: Usd) -> (Usd, Usd) {
        let (held, day) = (balance.total(), self.average_day);
        let lasts = held + self.most_to_buy(left_to_buy, held) >= day;
        let helps = held + self.most_to_buy(left_to_buy, Usd::ZERO) >= day;
        if lasts || !helps {
            return (held, day);
        }
        *balance = Balance::default();
        (Usd::ZERO, day - held)
    }

    /// The largest purchase that fits beside a balance; nothing when none does.
    fn most_to_buy(&self, left_to_buy: Usd, balance: Usd) -> Usd {
        let room = self.ceiling.saturating_sub(balance).round_down_to_dollars();
        if left_to_buy.is_zero() || room < self.minimum {
            Usd::ZERO
        } else {
            left_to_buy.max(self.minimum).min(room)
        }
    }

    /// How much to buy before what is due is spent, if anything fits.
    fn next_purchase(
        &self,
        left_to_buy: Usd,
        balance: Usd,
        due: Usd,
        is_first_day: bool,
    ) -> Option<Usd> {
        let fits = self.most_to_buy(left_to_buy, balance);
        if fits.is_zero() {
            return None;
        }
        let left = left_to_buy.max(self.minimum);
        // Later purchases leave a day's spend in reserve, so that service never waits for one.
        let most = if is_first_day {
            fits
        } else {
            self.ceiling
                .saturating_sub(self.average_day)
                .round_down_to_dollars()
                .max(self.minimum)
        };
        let wanted = self.leaving_a_purchase(left.min(most), left);
        if balance >= due {
            return (wanted <= fits).then_some(wanted);
        }
        // Today comes first; then a purchase that leaves a smallest one for later.
        let careful = self.leaving_a_purchase(fits, left);
        [wanted, careful]
            .into_iter()
            .find(|amount| *amount <= fits && balance + *amount >= due)
            .or(Some(fits))
    }

    /// An amount that leaves either nothing to buy or, where it can, a smallest purchase.
    fn leaving_a_purchase(&self, amount: Usd, left: Usd) -> Usd {
        let rest = left - amount;
        if rest.is_zero() || rest >= self.minimum {
            amount
        } else {
            left.saturating_sub(self.minimum).max(self.minimum)
        }
    }
}
