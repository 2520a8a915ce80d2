//! Many courses of one account, each with use of its own.
//!
//! A thousand courses take longer than a page may stand still, so everything here can be
//! done a few courses at a time: a [`Survey`], [`Shortfalls`] and a [`Search`] go on where they stopped.

mod lean;
mod search;
mod survey;

pub use search::{Search, Sought};
pub use survey::{Shortfalls, Survey};

use super::machine::Machine;
use super::simulate::Watch;
use super::spend::DailyParts;
use super::spread::Shares;
use super::{Account, Random, Risk, Simulation, Spread, Totals};
use crate::money::{Percent, Usd};

/// Many courses of one account, each with use of its own.
#[derive(Clone, Copy, Debug)]
pub struct Paths<'a> {
    /// The account and the days; its seed decides everything that is drawn.
    pub simulation: Simulation<'a>,
    /// How far use may be from what is expected.
    pub spread: Spread,
    /// How many courses are drawn.
    pub count: u32,
}

impl Paths<'_> {
    /// Draws the courses.
    #[must_use]
    pub fn run(&self) -> Risk {
        let mut survey = Survey::new(self);
        survey.go_on(self, self.count);
        survey.risk()
    }

    /// The smallest purchase now, in whole steps, with which at most this share
    /// of the courses runs out; `None` when nothing has to be bought.
    #[must_use]
    pub fn smallest_top_up(&self, risk: Percent, step: Usd) -> Option<Usd> {
        let mut shortfalls = Shortfalls::new(self);
        shortfalls.go_on(self, self.count);
        shortfalls.smallest_top_up(risk, step, self.simulation.terms)
    }

    /// The smallest recharge threshold, in whole steps, with which at most this
    /// share of the courses is ever turned away; `None` when none up to `most` is enough.
    #[must_use]
    pub fn smallest_threshold(&self, risk: Percent, step: Usd, most: Usd) -> Option<Usd> {
        self.searched(Search::new(self, Sought::Threshold, risk, step, most))
    }

    /// As [`Paths::smallest_threshold`], for the monthly limit of the recharge.
    #[must_use]
    pub fn smallest_monthly_limit(&self, risk: Percent, step: Usd, most: Usd) -> Option<Usd> {
        self.searched(Search::new(self, Sought::MonthlyLimit, risk, step, most))
    }

    fn searched(&self, mut search: Search) -> Option<Usd> {
        while !search.go_on(self, self.count) {}
        search.found()
    }

    fn with<'b>(&self, account: &'b Account) -> Paths<'b> {
        let Simulation {
            terms,
            today,
            days,
            pace,
            seed,
            ..
        } = self.simulation;
        Paths {
            simulation: Simulation {
                account,
                terms,
                today,
                days,
                pace,
                seed,
            },
            spread: self.spread,
            count: self.count,
        }
    }

    /// Follows one course of projects that are expected to use so much.
    fn follow(&self, path: u32, expected: &[DailyParts], watch: &mut impl Watch) -> Totals {
        // Two streams: what is bought must not change how much is used.
        let number = u64::from(path) * 2;
        let mut use_drawn = Random::stream(self.simulation.seed, number);
        let simulation = Simulation {
            seed: Random::stream(self.simulation.seed, number + 1).draw(),
            ..self.simulation
        };
        let shares = Shares::of(self.spread);
        let level = shares.level(&mut use_drawn);
        let mut drawn = (u32::MAX, 0);
        Machine::new(&simulation, watch).follow(|project, day| {
            if drawn.0 != day {
                drawn = (day, shares.share_of_day(level, &mut use_drawn));
            }
            let expected = expected.get(project).map(|days| days.on(day));
            expected.map_or(Usd::ZERO, |day| day.first(drawn.1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::catalog::Catalog;
    use crate::credits::{
        Band, DailySpend, Lot, LotKind, Pace, Payment, ProjectSpend, Recharge, RechargeForm, Terms,
    };

    /// An account that holds so many dollars and uses one a day.
    fn account(held: u32) -> Account {
        Account {
            held: vec![Lot {
                kind: LotKind::Paid,
                left: Usd::from_dollars(held),
                expires: None,
            }],
            projects: vec![ProjectSpend {
                spend: DailySpend::steady(Usd::from_dollars(1)),
                ..ProjectSpend::default()
            }],
            ..Account::default()
        }
    }

    fn paths(account: &Account, spread: Spread) -> Paths<'_> {
        let catalog = Catalog::built_in().unwrap();
        Paths {
            simulation: Simulation {
                account,
                terms: Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule),
                today: Date::parse("2026-11-25").unwrap(),
                days: 120,
                pace: Pace::Hourly,
                seed: 20_261_125,
            },
            spread,
            count: 400,
        }
    }

    const WIDE: Spread = Spread {
        low: Percent::new(50),
        high: Percent::new(200),
        day: Percent::new(30),
    };

    #[test]
    fn without_a_spread_every_course_is_the_expected_one() {
        let account = account(60);
        let risk = paths(&account, Spread::NONE).run();
        for confidence in [10, 50, 90] {
            assert_eq!(risk.full_days(Percent::new(confidence)), 60);
        }
        let dollar = Usd::from_dollars(59);
        assert_eq!(
            risk.band[0],
            Band {
                low: dollar,
                middle: dollar,
                high: dollar
            }
        );
    }

    #[test]
    fn the_same_seed_draws_the_same_and_half_the_courses_use_more() {
        let account = account(60);
        let paths = paths(&account, WIDE);
        let risk = paths.run();
        assert_eq!(risk, paths.run());
        let (half, most) = (
            risk.full_days(Percent::new(50)),
            risk.full_days(Percent::new(90)),
        );
        // The level is 1 in the middle, and 1.8 where one in ten is above: 60 ÷ 1.8 = 33 days.
        assert!((55..=65).contains(&half), "{half}");
        assert!((31..=36).contains(&most), "{most}");
        assert!(risk.served(most) >= 360 && risk.served(most + 1) < 360);
        assert!(
            risk.band
                .iter()
                .all(|day| day.low <= day.middle && day.middle <= day.high)
        );
    }

    #[test]
    fn the_smallest_top_up_is_enough_and_a_dollar_less_is_not() {
        let account = account(60);
        let paths = paths(&account, WIDE);
        let risk = Percent::new(10);
        let top_up = paths.smallest_top_up(risk, Usd::from_dollars(1)).unwrap();
        let failed = |more: Usd| {
            let mut richer = account.clone();
            richer.held.push(Lot {
                kind: LotKind::Paid,
                left: more,
                expires: None,
            });
            400 - paths.with(&richer).run().served(120)
        };
        assert!(failed(top_up) <= 40);
        assert!(failed(top_up - Usd::from_dollars(1)) > 40);
    }

    #[test]
    fn the_smallest_threshold_outlasts_a_payment_that_fails() {
        let mut account = account(60);
        account.recharge = Some(Recharge {
            threshold: Usd::ZERO,
            form: RechargeForm::RestoreTo(Usd::from_dollars(60)),
            monthly_limit: None,
        });
        account.payment = Payment {
            failure: Percent::new(30),
            delay_hours: 1,
            handling_hours: 48,
        };
        let steady = paths(&account, Spread::NONE);
        let step = Usd::from_dollars(1);
        let most = Usd::from_dollars(50);
        let threshold = steady
            .smallest_threshold(Percent::new(40), step, most)
            .unwrap();
        // Two days to fix a first failure at a dollar a day; more for those who fail twice.
        assert!(
            (2..=6).any(|dollars| threshold == Usd::from_dollars(dollars)),
            "{threshold:?}"
        );
        let safer = steady
            .smallest_threshold(Percent::new(5), step, most)
            .unwrap();
        assert!(safer > threshold);
        let limit = steady.smallest_monthly_limit(Percent::new(100), step, most);
        assert_eq!(limit, Some(Usd::ZERO), "any risk is taken");
    }
}
