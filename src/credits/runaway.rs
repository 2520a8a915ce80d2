//! What a loop that never ends would cost before anything stops it.

use serde::Serialize;

use super::{Account, DailySpend, Event, Pace, ProjectSpend, Simulation, Stop, Terms};
use crate::calendar::Date;
use crate::money::Usd;

/// How long a loop is followed: thirty days.
const DAYS: u32 = 30;

/// A stop that ends within so many hours was none.
const SHORT_STOP_HOURS: i64 = 24;

/// A loop to follow.
#[derive(Clone, Copy, Debug)]
pub struct RunawayInput<'a> {
    /// The account as it is set.
    pub account: &'a Account,
    /// The rules it obeys.
    pub terms: Terms,
    /// The day on which the loop begins, at midnight.
    pub today: Date,
    /// The most an hour of it can use: what the rate limit lets through.
    pub per_hour: Usd,
    /// What a month is meant to cost; the limits that are tried are set to it.
    pub usual_month: Usd,
}

/// What a loop would cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Runaway {
    /// With the settings as they are.
    pub as_set: Damage,
    /// With one setting changed, soonest stop first; only those that stop it sooner.
    pub guards: Vec<Guard>,
}

/// What a loop costs until something stops it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// What is spent by then.
    pub cost: Usd,
    /// What was bought automatically by then.
    pub recharged: Usd,
    /// When it stops; `None` when it goes on for thirty days.
    pub stopped: Option<Stopped>,
}

/// When a loop stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stopped {
    /// Hours since it began.
    pub after_hours: u32,
    /// What stops it.
    pub stop: Stop,
}

/// A setting, and what the loop costs with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Guard {
    /// The setting.
    pub setting: Setting,
    /// What the loop then costs.
    pub damage: Damage,
}

/// A setting that can stop a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Automatic recharge is off.
    RechargeOff,
    /// A monthly limit on automatic recharge.
    RechargeLimit(Usd),
    /// A hard limit on the organisation's month.
    HardLimit(Usd),
}

/// Follows a loop that starts today and uses all an hour can.
///
/// One recharge an hour is the most that is bought, so that a loop faster than
/// that is held up a little; what is waiting when it stops is not counted.
#[must_use]
pub fn runaway(input: &RunawayInput) -> Runaway {
    let as_set = damage(input, input.account);
    let mut tried = Vec::new();
    if let Some(recharge) = input.account.recharge {
        tried.push((Setting::RechargeOff, None));
        let limit = input.usual_month.round_up_to_dollars();
        if recharge.monthly_limit.is_none_or(|set| limit < set) {
            tried.push((Setting::RechargeLimit(limit), Some(recharge)));
        }
    }
    let limit = input.usual_month.round_up_to_dollars();
    if input.account.limits.hard.is_none_or(|set| limit < set) {
        tried.push((Setting::HardLimit(limit), input.account.recharge));
    }
    let hours = |damage: &Damage| damage.stopped.map_or(u32::MAX, |stop| stop.after_hours);
    let mut guards: Vec<_> = tried
        .into_iter()
        .map(|(setting, recharge)| {
            let mut account = input.account.clone();
            account.recharge = recharge;
            match setting {
                Setting::RechargeOff => {}
                Setting::RechargeLimit(limit) => {
                    account.recharge = recharge.map(|recharge| super::Recharge {
                        monthly_limit: Some(limit),
                        ..recharge
                    });
                }
                Setting::HardLimit(limit) => account.limits.hard = Some(limit),
            }
            let damage = damage(input, &account);
            Guard { setting, damage }
        })
        .filter(|guard| hours(&guard.damage) < hours(&as_set))
        .collect();
    guards.sort_by_key(|guard| (hours(&guard.damage), guard.damage.cost));
    Runaway { as_set, guards }
}

fn damage(input: &RunawayInput, account: &Account) -> Damage {
    let mut account = account.clone();
    // The loop runs in the first project; what else is used is little beside it.
    let limits = account
        .projects
        .into_iter()
        .next()
        .map(|project| project.limits);
    account.projects = vec![ProjectSpend {
        spend: DailySpend::steady(input.per_hour.times(24).unwrap_or(Usd::MAX)),
        limits: limits.unwrap_or_default(),
    }];
    let course = Simulation {
        account: &account,
        terms: input.terms,
        today: input.today,
        days: DAYS,
        pace: Pace::Hourly,
        seed: 0,
    }
    .run();
    let hour = |on: Date, hour: u8| input.today.days_until(on) * 24 + i64::from(hour);
    let (mut cost, mut recharged) = (Usd::ZERO, Usd::ZERO);
    for (place, entry) in course.entries.iter().enumerate() {
        match entry.event {
            Event::Spend { amount } => cost += amount,
            Event::Recharge { amount, .. } => recharged += amount,
            Event::Stopped { stop } => {
                let at = hour(entry.on, entry.hour);
                let resumed = course
                    .entries
                    .iter()
                    .skip(place)
                    .find(|later| later.event == Event::Resumed { stop });
                let is_short =
                    resumed.is_some_and(|later| hour(later.on, later.hour) - at < SHORT_STOP_HOURS);
                if !is_short {
                    let after_hours = u32::try_from(at).unwrap_or(u32::MAX);
                    return Damage {
                        cost,
                        recharged,
                        stopped: Some(Stopped { after_hours, stop }),
                    };
                }
            }
            Event::Opening { .. }
            | Event::Refused { .. }
            | Event::Purchase { .. }
            | Event::PurchaseRefused { .. }
            | Event::RechargeHeldBack { .. }
            | Event::PaymentFailed { .. }
            | Event::Expiry { .. }
            | Event::Alert { .. }
            | Event::OverBudget { .. }
            | Event::Resumed { .. } => {}
        }
    }
    Damage {
        cost,
        recharged,
        stopped: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::credits::{Lot, LotKind, Recharge, RechargeForm};

    /// $100 held, $10 an hour; restored to $100 below $20.
    fn check(limit: Option<u32>, hard: Option<u32>, delay: u32) -> Runaway {
        let catalog = Catalog::built_in().unwrap();
        let mut account = Account {
            held: vec![Lot {
                kind: LotKind::Paid,
                left: Usd::from_dollars(100),
                expires: None,
            }],
            recharge: Some(Recharge {
                threshold: Usd::from_dollars(20),
                form: RechargeForm::RestoreTo(Usd::from_dollars(100)),
                monthly_limit: limit.map(Usd::from_dollars),
            }),
            cut_off_hours: delay,
            ..Account::default()
        };
        account.limits.hard = hard.map(Usd::from_dollars);
        runaway(&RunawayInput {
            account: &account,
            terms: Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule),
            today: Date::parse("2026-11-01").unwrap(),
            per_hour: Usd::from_dollars(10),
            usual_month: Usd::from_dollars(150),
        })
    }

    #[test]
    fn recharge_without_a_limit_never_stops() {
        let runaway = check(None, None, 0);
        assert_eq!(runaway.as_set.stopped, None);
        // Thirty days of 24 hours at $10.
        assert_eq!(runaway.as_set.cost, Usd::from_dollars(7_200));
        let soonest = runaway.guards[0];
        assert_eq!(soonest.setting, Setting::RechargeOff);
        assert_eq!(soonest.damage.cost, Usd::from_dollars(100));
        let costs: Vec<_> = runaway
            .guards
            .iter()
            .map(|guard| (guard.setting, guard.damage.cost.to_decimal()))
            .collect();
        let month = Usd::from_dollars(150);
        assert_eq!(
            costs,
            [
                (Setting::RechargeOff, "100".to_owned()),
                (Setting::HardLimit(month), "150".to_owned()),
                (Setting::RechargeLimit(month), "250".to_owned())
            ]
        );
    }

    #[test]
    fn a_limit_stops_it_and_a_delay_costs_more() {
        let limited = check(Some(200), None, 0).as_set;
        assert_eq!(limited.cost, Usd::from_dollars(300));
        assert_eq!(limited.recharged, Usd::from_dollars(200));
        assert_eq!(
            limited.stopped.map(|stopped| stopped.stop),
            Some(Stop::CreditBalance)
        );
        let hard = check(None, Some(120), 0).as_set;
        assert_eq!(hard.cost, Usd::from_dollars(120));
        let late = check(None, Some(120), 3).as_set;
        assert_eq!(late.cost, Usd::from_dollars(150));
        assert_eq!(
            late.stopped,
            Some(Stopped {
                after_hours: 15,
                stop: Stop::OrganisationSpendLimit
            })
        );
    }
}
