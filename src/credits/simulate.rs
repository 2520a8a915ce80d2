//! Follows an account day by day, and hour by hour where something may happen.

use core::ops::ControlFlow;

use serde::Serialize;

use super::machine::Machine;
use super::{Account, Entry, Stop, Terms};
use crate::calendar::Date;
use crate::money::Usd;

/// A simulation to run.
#[derive(Clone, Copy, Debug)]
pub struct Simulation<'a> {
    /// The account.
    pub account: &'a Account,
    /// The rules it obeys.
    pub terms: Terms,
    /// The first day.
    pub today: Date,
    /// How many days are followed.
    pub days: u32,
    /// When in a day its spend falls.
    pub pace: Pace,
    /// What decides which payments fail.
    pub seed: u64,
}

/// When in a day its spend falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// The same in each hour. `OpenAI` buys as soon as the balance is below the
    /// threshold, whatever the hour, so this is the order its rules imply.
    #[default]
    Hourly,
    /// All of it when the day ends, as a table with one row a day has it.
    DaysEnd,
}

/// What came of following an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Course {
    /// Everything that happened.
    pub entries: Vec<Entry>,
    /// Each day as it ended.
    pub days: Vec<DayEnd>,
    /// The sums.
    pub totals: Totals,
}

/// A day as it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DayEnd {
    /// What can be spent.
    pub balance: Usd,
    /// What was spent beyond it.
    pub owed: Usd,
    /// What the day used.
    pub spent: Usd,
    /// What was turned away, by any limit.
    pub refused: Usd,
}

/// The sums over a course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Held when the first day began.
    pub opening: Usd,
    /// Bought by hand.
    pub purchased: Usd,
    /// Recharged automatically.
    pub recharged: Usd,
    /// How many recharges those were.
    pub recharges: u32,
    /// Used.
    pub spent: Usd,
    /// Expired unused.
    pub expired: Usd,
    /// Turned away.
    pub refused: Usd,
    /// The most that was ever owed.
    pub most_owed: Usd,
    /// Days from the first on that were served in full.
    pub full_days: u32,
    /// Days on which something was turned away.
    pub short_days: u32,
    /// The first stop.
    pub first_stop: Option<FirstStop>,
    /// The first day on which credit was missing.
    pub runs_out: Option<Date>,
}

/// The first stop of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FirstStop {
    /// Its day.
    pub on: Date,
    /// Its hour, 0 to 23.
    pub hour: u8,
    /// What it was.
    pub stop: Stop,
}

/// Somebody who looks on while an account is followed.
pub(super) trait Watch {
    /// Whether entries are read at all; making them takes time.
    const READS_ENTRIES: bool = false;

    /// Something happened.
    fn entry(&mut self, _entry: &Entry) {}

    /// A day has ended; a break ends the simulation.
    fn day(&mut self, _end: &DayEnd) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

impl Watch for () {}

#[derive(Default)]
struct Keeper {
    entries: Vec<Entry>,
    days: Vec<DayEnd>,
}

impl Watch for Keeper {
    const READS_ENTRIES: bool = true;

    fn entry(&mut self, entry: &Entry) {
        self.entries.push(*entry);
    }

    fn day(&mut self, end: &DayEnd) -> ControlFlow<()> {
        self.days.push(*end);
        ControlFlow::Continue(())
    }
}

impl Simulation<'_> {
    /// Follows the account and keeps everything.
    #[must_use]
    pub fn run(&self) -> Course {
        let mut keeper = Keeper::default();
        let totals = self.watched(&mut keeper);
        Course {
            entries: keeper.entries,
            days: keeper.days,
            totals,
        }
    }

    /// Follows the account for its sums only.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.watched(&mut ())
    }

    /// Follows the account with what its projects spend.
    pub(super) fn watched(&self, watch: &mut impl Watch) -> Totals {
        let projects = &self.account.projects;
        Machine::new(self, watch).follow(|project, day| {
            projects
                .get(project)
                .map_or(Usd::ZERO, |project| project.spend.on(day))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::credits::{
        DailySpend, Event, Lot, LotKind, Payment, PlannedPurchase, ProjectSpend, Recharge,
        RechargeForm, SpendLimits, UsageLimit,
    };
    use crate::money::Percent;

    fn usd(text: &str) -> Usd {
        Usd::from_decimal(text).unwrap()
    }

    fn terms() -> Terms {
        let catalog = Catalog::built_in().unwrap();
        Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule)
    }

    /// The first of a month of 30 days, which is day 1 of the tables below.
    fn first() -> Date {
        Date::parse("2026-11-01").unwrap()
    }

    fn lot(kind: LotKind, amount: &str, days: Option<u32>) -> Lot {
        Lot {
            kind,
            left: usd(amount),
            expires: days.map(|days| first().plus_days(days)),
        }
    }

    fn account(held: Lot, day: &str) -> Account {
        Account {
            held: vec![held],
            projects: vec![ProjectSpend {
                spend: DailySpend::steady(usd(day)),
                limits: SpendLimits::default(),
            }],
            ..Account::default()
        }
    }

    fn run(account: &Account, pace: Pace, days: u32) -> Course {
        Simulation {
            account,
            terms: terms(),
            today: first(),
            days,
            pace,
            seed: 1,
        }
        .run()
    }

    /// What happened besides spending, one line each: the day, counted from 1, and the event.
    fn story(course: &Course) -> Vec<String> {
        let codes = Catalog::built_in().unwrap().rules.stops.rule;
        let happened = course.entries.iter().filter_map(|entry| {
            let dollars = |amount: Usd| amount.to_decimal();
            let what = match entry.event {
                Event::Spend { .. } | Event::Opening { .. } => return None,
                Event::Purchase { amount } => format!("bought {}", dollars(amount)),
                Event::PurchaseRefused { amount } => format!("not bought {}", dollars(amount)),
                Event::Recharge { amount, .. } => format!("recharged {}", dollars(amount)),
                Event::RechargeHeldBack { why } => format!("held back by {why:?}"),
                Event::PaymentFailed { amount } => format!("failed {}", dollars(amount)),
                Event::Expiry { amount, .. } => format!("expired {}", dollars(amount)),
                Event::Refused { amount, .. } => format!("refused {}", dollars(amount)),
                Event::Alert { level, .. } => format!("alert {}%", level.to_decimal()),
                Event::OverBudget { .. } => "over budget".to_owned(),
                Event::Stopped { stop } => format!("stopped: {}", stop.code(&codes)),
                Event::Resumed { stop } => format!("resumed: {}", stop.code(&codes)),
            };
            let day = first().days_until(entry.on) + 1;
            let hour = match entry.hour {
                0 | 23 => String::new(),
                hour => format!(", {hour}:00"),
            };
            Some(format!("day {day}{hour}: {what}"))
        });
        happened.collect()
    }

    /// $20 at first, $3 a day, restored to $25 below $5.
    fn recharging(monthly_limit: Option<u32>) -> Account {
        Account {
            recharge: Some(Recharge {
                threshold: Usd::from_dollars(5),
                form: RechargeForm::RestoreTo(Usd::from_dollars(25)),
                monthly_limit: monthly_limit.map(Usd::from_dollars),
            }),
            ..account(lot(LotKind::Paid, "20", None), "3")
        }
    }

    #[test]
    fn a_monthly_limit_leaves_ten_days_without_service() {
        let course = run(&recharging(Some(40)), Pace::DaysEnd, 30);
        let until: Vec<_> = story(&course)
            .into_iter()
            .filter(|line| !line.ends_with("refused 3"))
            .collect();
        assert_eq!(
            until,
            [
                "day 6: recharged 23",
                "day 13: recharged 17",
                "day 19: held back by MonthlyLimit",
                "day 21: stopped: credit_balance_exhausted"
            ]
        );
        let totals = course.totals;
        assert_eq!((totals.full_days, totals.short_days), (20, 10));
        assert_eq!(totals.runs_out, Date::parse("2026-11-21").ok());
        assert_eq!(course.days[19].balance, Usd::ZERO);
    }

    #[test]
    fn without_a_limit_four_recharges_keep_it_running() {
        let course = run(&recharging(None), Pace::DaysEnd, 30);
        assert_eq!(
            story(&course),
            [
                "day 6: recharged 23",
                "day 13: recharged 21",
                "day 20: recharged 21",
                "day 27: recharged 21"
            ]
        );
        assert_eq!(course.totals.recharged, Usd::from_dollars(86));
        assert_eq!(course.days[29].balance, Usd::from_dollars(16));
    }

    #[test]
    fn by_the_hour_a_recharge_comes_as_soon_as_the_balance_is_below_the_threshold() {
        let course = run(&recharging(Some(40)), Pace::Hourly, 30);
        let until: Vec<_> = story(&course)
            .into_iter()
            .filter(|line| !line.ends_with("refused 3"))
            .collect();
        assert_eq!(
            until,
            [
                "day 6: recharged 20.125",
                "day 12, 17:00: recharged 19.875",
                "day 19, 8:00: held back by MonthlyLimit",
                "day 21: stopped: credit_balance_exhausted"
            ]
        );
        let free = run(&recharging(None), Pace::Hourly, 30);
        assert_eq!(free.totals.recharged, usd("80.5"));
    }

    #[test]
    fn free_credit_that_expires_is_used_first_and_its_rest_is_lost() {
        // Day 10 is its last day.
        let mut account = account(lot(LotKind::Free, "18", Some(10)), "1");
        account.held.push(lot(LotKind::Paid, "10", Some(365)));
        let course = run(&account, Pace::Hourly, 21);
        assert_eq!(
            story(&course),
            [
                "day 11: expired 8",
                "day 21: stopped: credit_balance_exhausted",
                "day 21: refused 1"
            ]
        );
        assert_eq!(course.totals.full_days, 20);
    }

    #[test]
    fn what_a_cent_a_day_leaves_of_the_minimum_expires() {
        let account = account(lot(LotKind::Paid, "5", Some(365)), "0.01");
        let course = run(&account, Pace::Hourly, 366);
        assert_eq!(course.totals.spent, usd("3.65"));
        assert_eq!(course.totals.expired, usd("1.35"));
    }

    #[test]
    fn each_stop_has_its_own_code_and_ends_in_its_own_way() {
        let limited = |limits: SpendLimits, project: SpendLimits, usage: UsageLimit| {
            let mut account = account(lot(LotKind::Paid, "1000", None), "10");
            account.limits = limits;
            account.projects[0].limits = project;
            account.usage_limit = usage;
            story(&run(&account, Pace::Hourly, 31))
        };
        let hard = |dollars| SpendLimits {
            hard: Some(Usd::from_dollars(dollars)),
            ..SpendLimits::default()
        };
        let none = SpendLimits::default;
        for (lines, code) in [
            (
                limited(hard(295), none(), UsageLimit::Unknown),
                "organization_spend_limit_exceeded",
            ),
            (
                limited(none(), hard(295), UsageLimit::Unknown),
                "project_spend_limit_exceeded",
            ),
            (
                limited(none(), none(), UsageLimit::Fixed(Usd::from_dollars(295))),
                "organization_usage_limit_exceeded",
            ),
        ] {
            assert_eq!(
                lines,
                [
                    &format!("day 30, 12:00: stopped: {code}"),
                    "day 30: refused 5",
                    &format!("day 31: resumed: {code}")
                ]
            );
        }
    }

    #[test]
    fn a_budget_tells_and_stops_nothing() {
        let mut account = account(lot(LotKind::Paid, "1000", None), "10");
        account.limits = SpendLimits {
            hard: None,
            budget: Some(Usd::from_dollars(200)),
            alerts: [50, 80, 100].map(Percent::new).to_vec(),
        };
        let course = run(&account, Pace::Hourly, 30);
        assert_eq!(
            story(&course),
            [
                "day 10: alert 50%",
                "day 16: alert 80%",
                "day 20: alert 100%",
                "day 21: over budget"
            ]
        );
        assert_eq!(course.totals.full_days, 30);
    }

    #[test]
    fn a_late_cut_off_is_owed_and_taken_from_the_next_purchase() {
        let mut account = account(lot(LotKind::Paid, "24", None), "24");
        account.cut_off_hours = 5;
        account.purchases = vec![PlannedPurchase {
            on: first().plus_days(2),
            amount: Usd::from_dollars(10),
        }];
        let course = run(&account, Pace::Hourly, 3);
        assert_eq!(course.totals.most_owed, Usd::from_dollars(5));
        assert_eq!(
            story(&course),
            [
                "day 2, 5:00: stopped: credit_balance_exhausted",
                "day 2: refused 19",
                "day 3: bought 10",
                "day 3: resumed: credit_balance_exhausted",
                "day 3, 10:00: stopped: credit_balance_exhausted",
                "day 3: refused 14"
            ]
        );
    }

    #[test]
    fn a_payment_that_fails_stops_service_until_somebody_has_fixed_it() {
        let mut account = recharging(None);
        account.payment = Payment {
            failure: Percent::WHOLE,
            delay_hours: 0,
            handling_hours: 48,
        };
        let course = run(&account, Pace::Hourly, 10);
        assert_eq!(
            story(&course),
            [
                "day 6: failed 20.125",
                "day 7, 16:00: stopped: credit_balance_exhausted",
                "day 7: refused 1",
                "day 8: failed 25",
                "day 8: refused 3",
                "day 9: refused 3",
                "day 10: failed 25",
                "day 10: refused 3"
            ]
        );
    }

    #[test]
    fn purchases_raise_the_tier_and_its_limit() {
        let mut account = account(lot(LotKind::Paid, "500", None), "60");
        account.usage_limit = UsageLimit::Tier {
            paid: Usd::from_dollars(5),
            tiers: Catalog::built_in().unwrap().rules.usage_tiers.rule,
        };
        account.purchases = vec![PlannedPurchase {
            on: first().plus_days(2),
            amount: Usd::from_dollars(45),
        }];
        let course = run(&account, Pace::Hourly, 4);
        assert_eq!(
            story(&course),
            [
                "day 2, 16:00: stopped: organization_usage_limit_exceeded",
                "day 2: refused 20",
                "day 3: bought 45",
                "day 3: resumed: organization_usage_limit_exceeded"
            ]
        );
    }
}
