//! Accounts to which much goes wrong, each from a number.

use topup::calendar::Date;
use topup::credits::{
    Account, Course, DailySpend, Lot, LotKind, MonthSoFar, Pace, Payment, PlannedPurchase,
    ProjectSpend, Random, Recharge, RechargeForm, Simulation, SpendLimits, Terms, UsageLimit,
};
use topup::money::{Percent, Usd};

use crate::CATALOG;

/// A year and some days, so that what is bought on the first day expires.
pub(crate) const DAYS: u32 = 380;

/// An account and the year it goes through.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) account: Account,
    pub(crate) terms: Terms,
    pub(crate) today: Date,
    pace: Pace,
    seed: u64,
}

impl Case {
    /// Follows it.
    pub(crate) fn run(&self) -> Course {
        Simulation {
            account: &self.account,
            terms: self.terms,
            today: self.today,
            days: DAYS,
            pace: self.pace,
            seed: self.seed,
        }
        .run()
    }

    /// The most that can be owed: what the hours of the delay use; whole days where a day has no hours.
    ///
    /// `None` where a purchase too small to pay it back opens service for another delay.
    pub(crate) fn most_owed(&self) -> Option<Usd> {
        let account = &self.account;
        if !account.purchases.is_empty() || account.recharge.is_some() {
            return None;
        }
        let peaks = account
            .projects
            .iter()
            .map(|project| project.spend.peak(DAYS));
        // An hour is a 24th of a day or a unit more.
        let unit = Usd::from_decimal("0.000000000000001").unwrap();
        let hour: Usd = peaks.map(|day| day.portion(1, 24) + unit).sum();
        let hours = u64::from(account.cut_off_hours);
        hour.times(match self.pace {
            Pace::Hourly => hours,
            Pace::DaysEnd => hours.div_ceil(24) * 24,
        })
    }

    /// The account of a number.
    pub(crate) fn new(number: u64) -> Self {
        let mut dice = Dice(Random::stream(20_261_125, number));
        let today = Date::new(2026, 1, 1).unwrap().plus_days(dice.below(1_200));
        let scale = [1, 1, 10, 100, 5_000][dice.index(5)];
        let projects: Vec<_> = (0..=dice.index(3)).map(|_| dice.project(scale)).collect();
        let held = (0..dice.index(4))
            .map(|_| Lot {
                kind: [LotKind::Free, LotKind::Paid][dice.index(2)],
                left: dice.usd(40 * scale),
                expires: dice.maybe(85).then(|| today.plus_days(dice.below(400))),
            })
            .collect();
        let mut purchases: Vec<_> = (0..dice.index(5))
            .map(|_| PlannedPurchase {
                on: today.plus_days(dice.below(DAYS)),
                amount: dice.usd(60 * scale),
            })
            .collect();
        purchases.sort_by_key(|planned| planned.on);
        let recharge = dice.maybe(70).then(|| Recharge {
            threshold: dice.usd(15 * scale),
            form: if dice.maybe(60) {
                RechargeForm::RestoreTo(dice.usd(60 * scale))
            } else {
                RechargeForm::Amount(dice.usd(60 * scale))
            },
            monthly_limit: dice.maybe(50).then(|| dice.usd(150 * scale)),
        });
        let account = Account {
            held,
            purchases,
            balance_cap: dice.maybe(40).then(|| dice.usd(100 * scale)),
            recharge,
            payment: Payment {
                failure: Percent::new([0, 0, 10, 50, 100][dice.index(5)]),
                delay_hours: [0, 0, 1, 30, 800][dice.index(5)],
                handling_hours: [0, 5, 40, 2_000][dice.index(4)],
            },
            limits: dice.limits(100 * scale),
            projects,
            usage_limit: match dice.index(3) {
                0 => UsageLimit::Unknown,
                1 => UsageLimit::Fixed(dice.usd(150 * scale)),
                _ => UsageLimit::Tier {
                    paid: dice.usd(60),
                    tiers: CATALOG.rules.usage_tiers.rule.clone(),
                },
            },
            cut_off_hours: [0, 0, 1, 12, 100][dice.index(5)],
            month_so_far: MonthSoFar {
                spent: if dice.maybe(30) {
                    dice.usd(60 * scale)
                } else {
                    Usd::ZERO
                },
                recharged: if dice.maybe(30) {
                    dice.usd(60 * scale)
                } else {
                    Usd::ZERO
                },
            },
        };
        Self {
            account,
            terms: Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule),
            today,
            pace: if dice.maybe(80) {
                Pace::Hourly
            } else {
                Pace::DaysEnd
            },
            seed: number,
        }
    }
}

/// Draws the parts of an account.
struct Dice(Random);

impl Dice {
    fn below(&mut self, bound: u32) -> u32 {
        self.0.below(bound)
    }

    fn index(&mut self, bound: u32) -> usize {
        self.below(bound) as usize
    }

    fn maybe(&mut self, percent: u32) -> bool {
        self.0.happens(Percent::new(percent))
    }

    /// Up to so many dollars: whole ones, cents, or down to the last femto-dollar.
    fn usd(&mut self, dollars: u32) -> Usd {
        let whole = self.below(dollars);
        let text = match self.below(4) {
            0 => return Usd::from_dollars(whole),
            1 => format!("{whole}.{:02}", self.below(100)),
            2 => format!("{whole}.{:015}", self.0.draw() % 1_000_000_000_000_000),
            _ => format!("0.{:015}", self.below(1_000_000_000)),
        };
        Usd::from_decimal(&text).unwrap()
    }

    fn limits(&mut self, dollars: u32) -> SpendLimits {
        SpendLimits {
            hard: self.maybe(40).then(|| self.usd(dollars)),
            budget: self.maybe(40).then(|| self.usd(dollars)),
            alerts: (0..self.below(4))
                .map(|_| Percent::new(self.below(130)))
                .collect(),
        }
    }

    fn project(&mut self, scale: u32) -> ProjectSpend {
        let spend = match self.below(5) {
            0 => DailySpend::default(),
            1 => {
                let days = (0..self.below(60)).map(|_| self.usd(8 * scale)).collect();
                DailySpend::listed(days, self.usd(2 * scale))
            }
            _ => DailySpend::steady(self.usd(4 * scale)),
        };
        ProjectSpend {
            spend,
            limits: self.limits(60 * scale),
        }
    }
}
