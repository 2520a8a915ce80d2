//! Follows a balance day by day: what is bought when, and how long it lasts.

use serde::Serialize;

use super::{Balance, DailySpend, Lot, LotKind, Terms};
use crate::calendar::Date;
use crate::money::Usd;

/// How far ahead a balance is followed: ten years.
pub const HORIZON_DAYS: u32 = 3653;

/// Credit to buy on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Purchase {
    /// The first day on which it fits.
    pub on: Date,
    /// A whole number of steps, which are dollars unless somebody asks for others.
    pub amount: Usd,
    /// The balance just before it.
    pub balance_before: Usd,
}

/// How long everything lasts at what is expected.
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
pub(super) struct Course<'a> {
    pub(super) today: Date,
    /// What each day uses.
    pub(super) spend: &'a DailySpend,
    /// What is held when today begins.
    pub(super) held: &'a [Lot],
    /// The most that may be held at one time, if a cap is known.
    pub(super) cap: Option<Usd>,
    /// The smallest purchase, a whole number of steps.
    pub(super) minimum: Usd,
    /// What purchases are whole multiples of.
    pub(super) step: Usd,
    pub(super) terms: Terms,
}

/// What came of following a balance.
pub(super) struct Outcome {
    pub(super) purchases: Vec<Purchase>,
    /// What could not be bought before the balance ran out.
    pub(super) left_to_buy: Usd,
    pub(super) runway: Runway,
}

/// The most that a day may hold, and what it uses.
#[derive(Clone, Copy)]
struct Day {
    ceiling: Usd,
    spend: Usd,
}

impl Course<'_> {
    /// How many days credit bought today lasts.
    pub(super) fn days_until_expiry(&self) -> u32 {
        let days = self.today.days_until(self.terms.expiry(self.today));
        u32::try_from(days).unwrap_or(0)
    }

    /// The most worth holding when what is bought then is used for so much before it expires.
    pub(super) fn ceiling(&self, used_in_life: Usd) -> Usd {
        let useful = used_in_life
            .round_up_to_steps(self.step)
            .unwrap_or(Usd::MAX)
            .max(self.minimum);
        self.cap.map_or(useful, |cap| cap.min(useful))
    }

    /// Buys what fits on the first day on which it does and spends what each
    /// day uses, until a day is not covered.
    pub(super) fn follow(&self, to_buy: Usd) -> Outcome {
        let mut balance = Balance::default();
        for lot in self.held {
            balance.add(*lot);
        }
        let life = self.days_until_expiry();
        let mut used_in_life: Usd = (0..life).map(|day| self.spend.on(day)).sum();

        let mut purchases = Vec::new();
        let mut left_to_buy = to_buy;
        let mut expires_unused = Usd::ZERO;
        for day in 0..HORIZON_DAYS {
            let today = self.today.plus_days(day);
            expires_unused += balance.expire(today);
            let limits = Day {
                ceiling: self.ceiling(used_in_life),
                spend: self.spend.on(day),
            };
            used_in_life = used_in_life + self.spend.on(day + life) - limits.spend;
            let (balance_before, due) = self.start_of_day(&mut balance, limits, left_to_buy);
            let bought = self.next_purchase(left_to_buy, balance_before, due, limits, day == 0);
            if let Some(amount) = bought {
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
            expires: Some(self.terms.expiry(on)),
        }
    }

    /// The balance beside which a day's purchase is made, and what is due after it.
    ///
    /// Where what is left neither lasts the day nor leaves room for a purchase
    /// that would, it is used up first.
    fn start_of_day(&self, balance: &mut Balance, day: Day, left_to_buy: Usd) -> (Usd, Usd) {
        let held = balance.total();
        let lasts = held + self.most_to_buy(left_to_buy, held, day) >= day.spend;
        let helps = held + self.most_to_buy(left_to_buy, Usd::ZERO, day) >= day.spend;
        if lasts || !helps {
            return (held, day.spend);
        }
        *balance = Balance::default();
        (Usd::ZERO, day.spend - held)
    }

    /// The largest purchase that fits beside a balance; nothing when none does.
    fn most_to_buy(&self, left_to_buy: Usd, balance: Usd, day: Day) -> Usd {
        let room = day.ceiling.saturating_sub(balance);
        let room = room.round_down_to_steps(self.step);
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
        day: Day,
        is_first_day: bool,
    ) -> Option<Usd> {
        let fits = self.most_to_buy(left_to_buy, balance, day);
        if fits.is_zero() {
            return None;
        }
        let left = left_to_buy.max(self.minimum);
        // Later purchases leave a day's spend in reserve, so that service never waits for one.
        let most = if is_first_day {
            fits
        } else {
            day.ceiling
                .saturating_sub(day.spend)
                .round_down_to_steps(self.step)
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
