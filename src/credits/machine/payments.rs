//! Credit that comes in: bought by hand, or automatically.

use super::{Machine, Pending};
use crate::credits::recharge::Wish;
use crate::credits::simulate::Watch;
use crate::credits::{Event, HeldBack, Lot, LotKind, Random, Stop, UsageLimit};
use crate::money::Usd;

impl<W: Watch> Machine<'_, W> {
    pub(super) fn purchase(&mut self, amount: Usd) {
        let awaited = match self.pending {
            Pending::Credit { amount, .. } => amount,
            Pending::Nothing | Pending::Repair { .. } => Usd::ZERO,
        };
        let after = self.balance.total() + awaited + amount;
        let cap = self.simulation.account.balance_cap;
        let fits = cap.is_none_or(|cap| after <= cap + self.balance.owed());
        if !fits || amount < self.simulation.terms.minimum_purchase {
            self.record(Event::PurchaseRefused { amount });
            return;
        }
        self.totals.purchased += amount;
        self.receive(amount, Event::Purchase { amount });
    }

    /// Takes in bought credit and opens what it opens.
    pub(super) fn receive(&mut self, amount: Usd, event: Event) {
        // Spending before it is an entry before it.
        self.record_spend();
        self.balance.add(Lot {
            kind: LotKind::Paid,
            left: amount,
            expires: Some(self.simulation.terms.expiry(self.today)),
        });
        self.paid += amount;
        self.set_usage_limit();
        if self.held_back != Some(HeldBack::MonthlyLimit) {
            self.held_back = None;
        }
        self.record(event);
        for stop in [Stop::CreditBalance, Stop::OrganisationUsageLimit] {
            if self.room(stop).is_none_or(|room| !room.is_zero()) {
                self.reopen(stop);
            }
        }
    }

    pub(super) fn set_usage_limit(&mut self) {
        self.usage_limit = match &self.simulation.account.usage_limit {
            UsageLimit::Unknown => None,
            UsageLimit::Fixed(limit) => Some(*limit),
            UsageLimit::Tier { tiers, .. } => {
                tiers.reached(self.paid).map(|tier| tier.monthly_limit_usd)
            }
        };
    }

    pub(super) fn settle_payment(&mut self) {
        match self.pending {
            Pending::Credit { amount, due, at } if at <= self.now() => {
                self.pending = Pending::Nothing;
                self.totals.recharged += amount;
                self.totals.recharges += 1;
                self.receive(amount, Event::Recharge { amount, due });
            }
            Pending::Repair { at } if at <= self.now() => self.pending = Pending::Nothing,
            Pending::Nothing | Pending::Credit { .. } | Pending::Repair { .. } => {}
        }
    }

    /// What a recharge would be worked out from with so much held.
    pub(super) fn wish(&self, held: Usd) -> Wish {
        Wish {
            held,
            owed: self.balance.owed(),
            cap: self.simulation.account.balance_cap,
            this_month: self.recharged_this_month,
            minimum: self.simulation.terms.minimum_recharge,
        }
    }

    pub(super) fn recharge_if_due(&mut self) {
        let account = self.simulation.account;
        let (held, owed) = (self.balance.total(), self.balance.owed());
        let Some(recharge) = account
            .recharge
            .filter(|recharge| recharge.is_due(held, owed))
        else {
            return;
        };
        if self.pending != Pending::Nothing || self.held_back == Some(HeldBack::MonthlyLimit) {
            return;
        }
        let amount = match recharge.amount(&self.wish(held)) {
            Ok(amount) => amount,
            Err(why) => {
                if self.held_back != Some(why) {
                    self.held_back = Some(why);
                    self.record(Event::RechargeHeldBack { why });
                }
                return;
            }
        };
        self.attempts += 1;
        let payment = account.payment;
        if Random::stream(self.simulation.seed, self.attempts).happens(payment.failure) {
            let at = self.now() + u64::from(payment.handling_hours.max(1));
            self.pending = Pending::Repair { at };
            self.record(Event::PaymentFailed { amount });
            return;
        }
        self.recharged_this_month += amount;
        self.pending = Pending::Credit {
            amount,
            due: self.today,
            at: self.now() + u64::from(payment.delay_hours),
        };
        self.settle_payment();
    }
}
