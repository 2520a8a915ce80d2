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
    /// What of the purchases expires because a smaller one could not be made.
    pub(super) bought_to_expire: Usd,
    /// What could not be bought before the balance ran out.
    pub(super) left_to_buy: Usd,
    pub(super) runway: Runway,
}

/// What a day uses, and what is used until credit bought on it expires.
#[derive(Clone, Copy)]
struct Day {
    spend: Usd,
    useful: Usd,
    /// Whether nothing is used after that: what is bought beyond it is the margin somebody asked for.
    is_last: bool,
}

impl Day {
    /// Whether everything that is left may be bought beside a balance.
    fn is_for_all(self, left: Usd, balance: Usd) -> bool {
        self.is_last || left <= self.useful.saturating_sub(balance)
    }
}

/// What is used from one day to before another, both of which only move ahead.
struct Ahead<'a> {
    spend: &'a DailySpend,
    from: u32,
    to: u32,
    sum: Usd,
}

impl<'a> Ahead<'a> {
    const fn new(spend: &'a DailySpend) -> Self {
        Self {
            spend,
            from: 0,
            to: 0,
            sum: Usd::ZERO,
        }
    }

    fn used(&mut self, from: u32, to: u32) -> Usd {
        for day in self.to..to {
            self.sum += self.spend.on(day);
        }
        for day in self.from..from {
            self.sum = self.sum - self.spend.on(day);
        }
        (self.from, self.to) = (from, to);
        self.sum
    }
}

impl Course<'_> {
    /// How many days credit bought on a day lasts.
    fn days_until_expiry(&self, on: Date) -> u32 {
        let days = on.days_until(self.terms.expiry(on));
        u32::try_from(days).unwrap_or(0)
    }

    /// What is used from today on until credit bought today expires.
    pub(super) fn used_in_life(&self) -> Usd {
        Ahead::new(self.spend).used(0, self.days_until_expiry(self.today))
    }

    /// The smallest amount that can be bought and is not less.
    pub(super) fn whole(&self, amount: Usd) -> Usd {
        let whole = amount.round_up_to_steps(self.step).unwrap_or(Usd::MAX);
        whole.max(self.minimum)
    }

    /// Buys what is missing, on the first day on which it fits and is used before it expires,
    /// and spends what each day uses, until a day is not covered.
    pub(super) fn follow(&self, missing: Usd) -> Outcome {
        let mut balance = Balance::default();
        for lot in self.held {
            balance.add(*lot);
        }
        let mut ahead = Ahead::new(self.spend);
        let ends_after = self.spend.ends_after();

        let mut purchases = Vec::new();
        let mut left_to_buy = missing;
        let mut bought_to_expire = Usd::ZERO;
        let mut expires_unused = Usd::ZERO;
        for day in 0..HORIZON_DAYS {
            let today = self.today.plus_days(day);
            expires_unused += balance.expire(today);
            let spend = self.spend.on(day);
            let limits = if left_to_buy.is_zero() {
                // Nobody asks any more.
                Day {
                    spend,
                    useful: Usd::ZERO,
                    is_last: true,
                }
            } else {
                let expires = day + self.days_until_expiry(today);
                Day {
                    spend,
                    useful: ahead.used(day, expires),
                    is_last: ends_after.is_some_and(|end| end <= expires),
                }
            };
            let (balance_before, due) = self.start_of_day(&mut balance, limits, left_to_buy);
            let bought = self.next_purchase(left_to_buy, balance_before, due, limits, day == 0);
            if let Some(amount) = bought {
                purchases.push(Purchase {
                    on: today,
                    amount,
                    balance_before,
                });
                balance.add(self.bought(amount, today));
                let helps = if limits.is_for_all(left_to_buy, balance_before) {
                    amount
                } else {
                    amount.min(limits.useful.saturating_sub(balance_before))
                };
                bought_to_expire += amount - helps;
                left_to_buy = left_to_buy.saturating_sub(helps);
            }
            if !balance.spend(due) {
                let runway = Runway {
                    full_days: day,
                    runs_out: Some(today),
                    expires_unused,
                };
                return Outcome {
                    purchases,
                    bought_to_expire,
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
            bought_to_expire,
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
    ///
    /// More than what is used before it expires is bought only where that is everything, or where
    /// today needs it.
    fn most_to_buy(&self, left_to_buy: Usd, balance: Usd, day: Day) -> Usd {
        if left_to_buy.is_zero() {
            return Usd::ZERO;
        }
        let whole = self.whole(left_to_buy);
        let room = self.cap.map_or(whole, |cap| {
            cap.saturating_sub(balance)
                .round_down_to_steps(self.step)
                .min(whole)
        });
        let worth = if day.is_for_all(left_to_buy, balance) {
            room
        } else {
            let of_use = day.useful.saturating_sub(balance);
            let today = day.spend.saturating_sub(balance);
            let for_today = if today.is_zero() {
                Usd::ZERO
            } else {
                self.whole(today)
            };
            room.min(of_use.round_down_to_steps(self.step).max(for_today))
        };
        if worth < self.minimum {
            Usd::ZERO
        } else {
            worth
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
        let left = self.whole(left_to_buy);
        // Later purchases leave a day's spend in reserve, so that service never waits for one.
        let most = if is_first_day {
            fits
        } else {
            self.most_to_buy(left_to_buy, day.spend, day)
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
