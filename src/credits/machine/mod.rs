//! The order of events, in one place.
//!
//! At the beginning of a day: a new month's limits, then expiry, then purchases by hand.
//! In each step of it: a payment that is due, limits that close, spending, alerts,
//! and last a recharge, if the balance is below the threshold.

mod gates;
mod payments;
mod tally;

use core::ops::ControlFlow;

use tally::{Gate, Tally};

use super::simulate::Watch;
use super::{
    Balance, DayEnd, Entry, Event, HeldBack, LotKind, Pace, Recharge, Scope, Simulation, Stop,
    Totals, UsageLimit,
};
use crate::calendar::Date;
use crate::money::{Parts, Usd};

const HOURS: u8 = 24;

/// Where the payment of a recharge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    Nothing,
    /// Paid for, not there yet.
    Credit {
        amount: Usd,
        due: Date,
        at: u64,
    },
    /// Failed; somebody has it tried again at an hour.
    Repair {
        at: u64,
    },
}

/// An account while it is followed.
pub(super) struct Machine<'a, W> {
    simulation: &'a Simulation<'a>,
    watch: &'a mut W,
    today: Date,
    next_month: Date,
    day: u32,
    hour: u8,
    balance: Balance,
    credit: Gate,
    organisation: Tally,
    projects: Vec<Tally>,
    /// What each project wants this day.
    wanted: Vec<Usd>,
    /// The same in hours, once a day that is not quiet as a whole asks for them.
    hours: Vec<Parts>,
    usage: Gate,
    /// Whether some limit may close after a delay.
    closing: bool,
    paid: Usd,
    usage_limit: Option<Usd>,
    next_purchase: usize,
    pending: Pending,
    attempts: u64,
    recharged_this_month: Usd,
    held_back: Option<HeldBack>,
    entries: u32,
    unrecorded: Usd,
    refused: Vec<(Stop, Usd)>,
    end: DayEnd,
    totals: Totals,
}

impl<'a, W: Watch> Machine<'a, W> {
    pub(super) fn new(simulation: &'a Simulation<'a>, watch: &'a mut W) -> Self {
        let account = simulation.account;
        let mut balance = Balance::default();
        for lot in &account.held {
            balance.add(*lot);
        }
        let organisation = Tally::new(
            Scope::Organisation,
            &account.limits,
            account.month_so_far.spent,
        );
        let projects: Vec<_> = account
            .projects
            .iter()
            .enumerate()
            .map(|(place, project)| Tally::new(Scope::Project(place), &project.limits, Usd::ZERO))
            .collect();
        let paid = match &account.usage_limit {
            UsageLimit::Tier { paid, .. } => *paid,
            UsageLimit::Unknown | UsageLimit::Fixed(_) => Usd::ZERO,
        };
        let mut machine = Self {
            simulation,
            watch,
            today: simulation.today,
            next_month: simulation.today.first_of_next_month(),
            day: 0,
            hour: 0,
            balance,
            credit: Gate::Open,
            organisation,
            wanted: vec![Usd::ZERO; projects.len()],
            hours: vec![Parts::default(); projects.len()],
            projects,
            usage: Gate::Open,
            closing: false,
            paid,
            usage_limit: None,
            next_purchase: 0,
            pending: Pending::Nothing,
            attempts: 0,
            recharged_this_month: account.month_so_far.recharged,
            held_back: None,
            entries: 0,
            unrecorded: Usd::ZERO,
            refused: Vec::new(),
            end: DayEnd::default(),
            totals: Totals::default(),
        };
        machine.set_usage_limit();
        machine
    }

    /// Follows the account while its projects want so much on a day.
    pub(super) fn follow(mut self, mut wants: impl FnMut(usize, u32) -> Usd) -> Totals {
        self.totals.opening = self.balance.total();
        self.record(Event::Opening {
            amount: self.totals.opening,
        });
        for day in 0..self.simulation.days {
            for (project, wanted) in self.wanted.iter_mut().enumerate() {
                *wanted = wants(project, day);
            }
            self.begin_day(day);
            if self.simulation.pace == Pace::DaysEnd {
                self.step(0, HOURS - 1);
            } else {
                self.pass_hours();
            }
            if self.end_day().is_break() {
                break;
            }
        }
        self.totals
    }

    fn begin_day(&mut self, day: u32) {
        self.day = day;
        self.hour = 0;
        self.end = DayEnd::default();
        if day > 0 {
            self.today = self.today.plus_days(1);
            if self.today >= self.next_month {
                self.next_month = self.today.first_of_next_month();
                self.begin_month();
            }
        }
        if self.balance.has_expired(self.today) {
            self.expire(LotKind::Free);
            self.expire(LotKind::Paid);
        }
        while let Some(planned) = self.simulation.account.purchases.get(self.next_purchase)
            && planned.on <= self.today
        {
            self.next_purchase += 1;
            self.purchase(planned.amount);
        }
        self.settle_payment();
        self.recharge_if_due();
    }

    fn expire(&mut self, kind: LotKind) {
        let amount = self.balance.expire_kind(kind, self.today);
        if !amount.is_zero() {
            self.totals.expired += amount;
            self.record(Event::Expiry { amount, kind });
        }
    }

    fn begin_month(&mut self) {
        self.recharged_this_month = Usd::ZERO;
        self.held_back = None;
        self.organisation.begin_month();
        self.reopen(Stop::OrganisationSpendLimit);
        for place in 0..self.projects.len() {
            if let Some(project) = self.projects.get_mut(place) {
                project.begin_month();
            }
            self.reopen(Stop::ProjectSpendLimit(place));
        }
        self.reopen(Stop::OrganisationUsageLimit);
    }

    /// Goes through a day: quiet hours at once, the others one by one.
    fn pass_hours(&mut self) {
        if self.is_quiet(0, HOURS) {
            self.pass_quietly(0, HOURS);
            return;
        }
        for (hours, day) in self.hours.iter_mut().zip(&self.wanted) {
            *hours = day.in_parts(HOURS.into());
        }
        let mut hour = 0;
        while hour < HOURS {
            let quiet = self.quiet_until(hour);
            if quiet == hour {
                self.step(hour, hour);
                hour += 1;
            } else {
                self.pass_quietly(hour, quiet);
                hour = quiet;
            }
        }
    }

    fn pass_quietly(&mut self, from: u8, to: u8) {
        if self.credit == Gate::Closed {
            self.step(from, to - 1);
        } else {
            self.spend_quietly(from, to);
        }
    }

    /// The hour up to which all from this one on are quiet, by halving: more hours are never quieter.
    fn quiet_until(&self, from: u8) -> u8 {
        // Of the whole day that is known.
        if from > 0 && self.is_quiet(from, HOURS) {
            return HOURS;
        }
        let (mut quiet, mut busy) = (from, HOURS);
        while quiet + 1 < busy {
            let middle = quiet.midpoint(busy);
            if self.is_quiet(from, middle) {
                quiet = middle;
            } else {
                busy = middle;
            }
        }
        quiet
    }

    /// What a project wants from one hour to before another.
    fn wanted(&self, place: usize, from: u8, to: u8) -> Usd {
        if from == 0 && to == HOURS {
            return self.wanted.get(place).copied().unwrap_or_default();
        }
        let hours = self.hours.get(place).copied().unwrap_or_default();
        hours.first(to.into()) - hours.first(from.into())
    }

    /// Whether nothing but spending can happen from one hour to before another.
    fn is_quiet(&self, from: u8, to: u8) -> bool {
        let end = u64::from(self.day) * u64::from(HOURS) + u64::from(to);
        let waits = match self.pending {
            Pending::Nothing => false,
            Pending::Credit { at, .. } | Pending::Repair { at } => at < end,
        };
        if waits {
            return false;
        }
        if self.credit == Gate::Closed {
            return true;
        }
        let is_open = |gate: Gate| gate == Gate::Open;
        if !(is_open(self.credit) && is_open(self.organisation.gate) && is_open(self.usage)) {
            return false;
        }
        let mut wanted = Usd::ZERO;
        for (place, project) in self.projects.iter().enumerate() {
            let part = self.wanted(place, from, to);
            if !is_open(project.gate) || project.is_reached_by(part) {
                return false;
            }
            wanted += part;
        }
        let held = self.balance.total();
        let after = held.saturating_sub(wanted);
        // What holds a recharge back as the hours end has held it back in all of them: what it would
        // buy grows while the balance falls.
        let is_held_back = |recharge: Recharge| {
            self.held_back.is_some_and(|why| {
                why == HeldBack::MonthlyLimit || recharge.amount(&self.wish(after)) == Err(why)
            })
        };
        let buys = self.simulation.account.recharge.is_some_and(|recharge| {
            self.pending == Pending::Nothing
                && recharge.is_due(after, self.balance.owed())
                && !is_held_back(recharge)
        });
        held >= wanted
            && !buys
            && !self.organisation.is_reached_by(wanted)
            && self
                .usage_limit
                .is_none_or(|limit| self.organisation.spent + wanted <= limit)
    }

    /// Spends what quiet hours want.
    fn spend_quietly(&mut self, from: u8, to: u8) {
        self.hour = to - 1;
        let mut wanted = Usd::ZERO;
        for place in 0..self.projects.len() {
            let part = self.wanted(place, from, to);
            if let Some(project) = self.projects.get_mut(place) {
                project.spent += part;
            }
            wanted += part;
        }
        self.organisation.spent += wanted;
        self.pay(wanted);
    }

    /// Everything of the hours from `first` to `last`.
    fn step(&mut self, first: u8, last: u8) {
        self.hour = last;
        self.settle_payment();
        self.close_what_is_due();
        for place in 0..self.projects.len() {
            self.spend(place, self.wanted(place, first, last + 1));
        }
        self.tell();
        self.recharge_if_due();
    }

    fn end_day(&mut self) -> ControlFlow<()> {
        self.hour = HOURS - 1;
        self.record_spend();
        if !self.refused.is_empty() {
            self.record_refused();
        }
        self.totals.refused += self.end.refused;
        if !self.end.refused.is_zero() {
            self.totals.short_days += 1;
        } else if self.totals.short_days == 0 {
            self.totals.full_days += 1;
        }
        self.end.balance = self.balance.total();
        self.end.owed = self.balance.owed();
        self.watch.day(&self.end)
    }

    fn record_refused(&mut self) {
        let mut refused = core::mem::take(&mut self.refused);
        for (stop, amount) in refused.drain(..) {
            self.end.refused += amount;
            self.record(Event::Refused { amount, stop });
            if stop == Stop::CreditBalance {
                self.totals.runs_out.get_or_insert(self.today);
            }
        }
        // Kept for the days to come, so that none of them has to make room.
        self.refused = refused;
    }

    fn now(&self) -> u64 {
        u64::from(self.day) * u64::from(HOURS) + u64::from(self.hour)
    }

    fn record_spend(&mut self) {
        let amount = core::mem::take(&mut self.unrecorded);
        if !amount.is_zero() {
            self.note(Event::Spend { amount });
        }
    }

    fn record(&mut self, event: Event) {
        self.record_spend();
        self.note(event);
    }

    fn note(&mut self, event: Event) {
        if !W::READS_ENTRIES {
            return;
        }
        self.entries += 1;
        self.watch.entry(&Entry {
            number: self.entries,
            on: self.today,
            hour: self.hour,
            event,
            balance: self.balance.total(),
            owed: self.balance.owed(),
        });
    }
}
