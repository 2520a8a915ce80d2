//! Spending, and what lets it through.

use super::Machine;
use super::tally::{Gate, Tally};
use crate::credits::simulate::Watch;
use crate::credits::{Event, FirstStop, Scope, Stop};
use crate::money::Usd;

impl<W: Watch> Machine<'_, W> {
    /// Spends what a project wants, as far as every limit lets it.
    pub(super) fn spend(&mut self, place: usize, wanted: Usd) {
        if wanted.is_zero() {
            return;
        }
        if self.credit == Gate::Closed {
            self.refuse(wanted, Stop::CreditBalance);
            return;
        }
        let stops = [
            Stop::CreditBalance,
            Stop::OrganisationSpendLimit,
            Stop::ProjectSpendLimit(place),
            Stop::OrganisationUsageLimit,
        ];
        let is_closed = |stop: &&Stop| self.gate(**stop) == Gate::Closed;
        if let Some(stop) = stops.iter().find(is_closed) {
            self.refuse(wanted, *stop);
            return;
        }
        let delay = self.simulation.account.cut_off_hours;
        let mut amount = wanted;
        let mut stopped_by = None;
        for stop in stops.iter().copied() {
            let Some(room) = self.room(stop).filter(|room| *room < amount) else {
                continue;
            };
            if delay == 0 {
                amount = room;
                stopped_by = Some(stop);
            } else if self.gate(stop) == Gate::Open {
                let at = self.now() + u64::from(delay);
                self.set_gate(stop, Gate::Closing { at });
            }
        }
        self.organisation.spent += amount;
        if let Some(project) = self.projects.get_mut(place) {
            project.spent += amount;
        }
        self.pay(amount);
        if let Some(stop) = stopped_by {
            self.close(stop);
            self.refuse(wanted - amount, stop);
        }
    }

    /// Takes an amount out of the balance.
    pub(super) fn pay(&mut self, amount: Usd) {
        self.balance.spend_on_credit(amount);
        self.unrecorded += amount;
        self.end.spent += amount;
        self.totals.spent += amount;
        self.totals.most_owed = self.totals.most_owed.max(self.balance.owed());
    }

    pub(super) fn refuse(&mut self, amount: Usd, stop: Stop) {
        match self.refused.iter_mut().find(|(by, _)| *by == stop) {
            Some((_, refused)) => *refused += amount,
            None => self.refused.push((stop, amount)),
        }
    }

    /// How much a limit still lets through; `None` when there is no such limit.
    pub(super) fn room(&self, stop: Stop) -> Option<Usd> {
        let left = |limit: Option<Usd>, spent: Usd| limit.map(|limit| limit.saturating_sub(spent));
        match stop {
            Stop::CreditBalance => Some(self.balance.total()),
            Stop::OrganisationSpendLimit => left(self.organisation.hard, self.organisation.spent),
            Stop::ProjectSpendLimit(place) => {
                let project = self.projects.get(place)?;
                left(project.hard, project.spent)
            }
            Stop::OrganisationUsageLimit => left(self.usage_limit, self.organisation.spent),
        }
    }

    pub(super) fn gate(&self, stop: Stop) -> Gate {
        match stop {
            Stop::CreditBalance => self.credit,
            Stop::OrganisationSpendLimit => self.organisation.gate,
            Stop::ProjectSpendLimit(place) => self
                .projects
                .get(place)
                .map(|project| project.gate)
                .unwrap_or_default(),
            Stop::OrganisationUsageLimit => self.usage,
        }
    }

    pub(super) fn set_gate(&mut self, stop: Stop, gate: Gate) {
        self.closing |= matches!(gate, Gate::Closing { .. });
        match stop {
            Stop::CreditBalance => self.credit = gate,
            Stop::OrganisationSpendLimit => self.organisation.gate = gate,
            Stop::ProjectSpendLimit(place) => {
                if let Some(project) = self.projects.get_mut(place) {
                    project.gate = gate;
                }
            }
            Stop::OrganisationUsageLimit => self.usage = gate,
        }
    }

    pub(super) fn close(&mut self, stop: Stop) {
        self.set_gate(stop, Gate::Closed);
        let first = FirstStop {
            on: self.today,
            hour: self.hour,
            stop,
        };
        self.totals.first_stop.get_or_insert(first);
        self.record(Event::Stopped { stop });
    }

    pub(super) fn reopen(&mut self, stop: Stop) {
        let was = self.gate(stop);
        self.set_gate(stop, Gate::Open);
        if was == Gate::Closed {
            self.record(Event::Resumed { stop });
        }
    }

    /// Closes the limits whose delay is over.
    pub(super) fn close_what_is_due(&mut self) {
        if !self.closing {
            return;
        }
        self.closing = false;
        let projects = (0..self.projects.len()).map(Stop::ProjectSpendLimit);
        let own = [
            Stop::CreditBalance,
            Stop::OrganisationSpendLimit,
            Stop::OrganisationUsageLimit,
        ];
        for stop in own.into_iter().chain(projects) {
            let Gate::Closing { at } = self.gate(stop) else {
                continue;
            };
            if at > self.now() {
                self.closing = true;
            } else if self.room(stop).is_some_and(Usd::is_zero) {
                self.close(stop);
            } else {
                self.set_gate(stop, Gate::Open);
            }
        }
    }

    /// Tells of alert levels and budgets that spending has reached.
    pub(super) fn tell(&mut self) {
        while let Some(level) = self.organisation.next_alert() {
            let scope = self.organisation.scope;
            self.record(Event::Alert { scope, level });
        }
        if self.organisation.passes_budget() {
            let scope = self.organisation.scope;
            self.record(Event::OverBudget { scope });
        }
        for place in 0..self.projects.len() {
            let scope = Scope::Project(place);
            while let Some(level) = self.projects.get_mut(place).and_then(Tally::next_alert) {
                self.record(Event::Alert { scope, level });
            }
            if self
                .projects
                .get_mut(place)
                .is_some_and(Tally::passes_budget)
            {
                self.record(Event::OverBudget { scope });
            }
        }
    }
}
