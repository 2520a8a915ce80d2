//! How sure it is that the credit lasts, and what makes it surer.
//!
//! A thousand courses are drawn, and more to find what is enough: far longer than the rest of
//! the report. [`Drawing`] does it a few courses at a time, so that a page can go on meanwhile.

use serde::Serialize;

use super::Report;
use super::runway::{MOST_DAYS, RunwayInput};
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::credits::{
    Account, Band, Lot, LotKind, Pace, Paths, Recharge, RechargeForm, Search, Shortfalls,
    Simulation, Sought, Spread, Survey, Terms,
};
use crate::money::{Percent, Usd};
use crate::scenario::Scenario;

/// How sure a course is, as far as that has been worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chances {
    /// How many courses were drawn.
    pub courses: u32,
    /// Half of them are served in full so many days.
    pub half: u32,
    /// Nine in ten of them are.
    pub nine_in_ten: u32,
    /// Where the balance of most of them is.
    pub band: Vec<Band>,
    /// How often running out is taken into account.
    pub risk: Percent,
    /// The days that should be served.
    pub days: u32,
    /// What to buy now for that, without any automatic recharge.
    pub buy: Sufficient,
    /// What recharge has to be set to for that; `None` while it is off.
    pub recharge: Option<SufficientRecharge>,
}

/// The smallest amount that is enough for a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sufficient {
    /// Not worked out yet.
    Pending,
    /// Nothing is needed.
    Nothing,
    /// No amount is enough.
    Never,
    /// This much.
    Amount(Usd),
}

/// What a recharge has to be set to, when it starts with the balance it keeps up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SufficientRecharge {
    /// The balance it starts with.
    pub from: Usd,
    /// The smallest threshold, without a monthly limit.
    pub threshold: Sufficient,
    /// The smallest monthly limit, with that threshold.
    pub monthly_limit: Sufficient,
}

/// The courses of a report while they are drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    account: Account,
    terms: Terms,
    today: Date,
    seed: u64,
    spread: Spread,
    /// How many days are shown, and how many should be served.
    shown: u32,
    step: Usd,
    peak: Usd,
    at: Stage,
    chances: Chances,
}

/// What is being worked out.
#[derive(Clone, Debug)]
enum Stage {
    Survey(Survey),
    TopUp(Shortfalls),
    Threshold(Search),
    MonthlyLimit(Search),
    Over,
}

/// What came of drawing some more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing new yet.
    Drawing,
    /// Something more is known.
    Known,
    /// Everything is.
    Over,
}

const COURSES: u32 = 1_000;

impl Report {
    /// How sure the runway of this report is; `None` where there is none.
    #[must_use]
    pub fn chances(&self, catalog: &Catalog, scenario: &Scenario) -> Option<Chances> {
        let mut drawing = self.drawing(catalog, scenario)?;
        while drawing.go_on(COURSES) != Progress::Over {}
        Some(drawing.chances)
    }

    /// The courses of the runway, none of them drawn yet; `None` where there is none.
    #[must_use]
    pub fn drawing(&self, catalog: &Catalog, scenario: &Scenario) -> Option<Drawing> {
        let input = RunwayInput::new(self, catalog, scenario)?;
        let account = input.account()?;
        let simulation = input.simulation(&account, input.terms());
        let (terms, seed, shown) = (simulation.terms, simulation.seed, simulation.days);
        let recharge = account.recharge.map(|recharge| SufficientRecharge {
            from: kept_up(recharge),
            threshold: Sufficient::Pending,
            monthly_limit: Sufficient::Pending,
        });
        let mut drawing = Drawing {
            account,
            terms,
            today: self.today,
            seed,
            spread: scenario.account.spread,
            shown,
            step: scenario.account.step,
            peak: input.peak,
            at: Stage::Over,
            chances: Chances {
                courses: COURSES,
                half: 0,
                nine_in_ten: 0,
                band: Vec::new(),
                risk: scenario.account.risk,
                days: input.plan.days.min(MOST_DAYS),
                buy: Sufficient::Pending,
                recharge,
            },
        };
        drawing.at = Stage::Survey(Survey::new(&drawing.paths(&drawing.account, shown)));
        Some(drawing)
    }
}

/// The balance that a recharge keeps up.
fn kept_up(recharge: Recharge) -> Usd {
    match recharge.form {
        RechargeForm::RestoreTo(balance) => balance,
        RechargeForm::Amount(amount) => recharge.threshold + amount,
    }
}

impl Drawing {
    /// What is known so far.
    #[must_use]
    pub const fn chances(&self) -> &Chances {
        &self.chances
    }

    /// Draws up to so many more courses.
    pub fn go_on(&mut self, courses: u32) -> Progress {
        let at = core::mem::replace(&mut self.at, Stage::Over);
        let (next, progress) = self.advance(at, courses);
        self.at = next;
        progress
    }

    fn advance(&mut self, at: Stage, courses: u32) -> (Stage, Progress) {
        let days = self.chances.days;
        match at {
            Stage::Survey(mut survey) => {
                if !survey.go_on(&self.paths(&self.account, self.shown), courses) {
                    return (Stage::Survey(survey), Progress::Drawing);
                }
                let risk = survey.risk();
                self.chances.half = risk.full_days(Percent::new(50));
                self.chances.nine_in_ten = risk.full_days(Percent::new(90));
                self.chances.band = risk.band;
                // What is held already, alone.
                let mut unbought = self.account.clone();
                unbought.purchases.clear();
                let shortfalls = Shortfalls::new(&self.paths(&unbought, days));
                (Stage::TopUp(shortfalls), Progress::Known)
            }
            Stage::TopUp(mut shortfalls) => {
                if !shortfalls.go_on(&self.paths(&self.account, days), courses) {
                    return (Stage::TopUp(shortfalls), Progress::Drawing);
                }
                let smallest = shortfalls.smallest_top_up(self.chances.risk, self.step, self.terms);
                self.chances.buy = smallest.map_or(Sufficient::Nothing, Sufficient::Amount);
                match self.account.recharge {
                    None => (Stage::Over, Progress::Over),
                    Some(recharge) => (self.threshold(recharge), Progress::Known),
                }
            }
            Stage::Threshold(mut search) => {
                if !search.go_on(&self.paths(&self.account, days), courses) {
                    return (Stage::Threshold(search), Progress::Drawing);
                }
                let (Some(threshold), Some(recharge)) = (search.found(), self.account.recharge)
                else {
                    self.know(Sufficient::Never, Sufficient::Never);
                    return (Stage::Over, Progress::Over);
                };
                self.know(Sufficient::Amount(threshold), Sufficient::Pending);
                let next = self.monthly_limit(Recharge {
                    threshold,
                    ..recharge
                });
                (next, Progress::Known)
            }
            Stage::MonthlyLimit(mut search) => {
                if !search.go_on(&self.paths(&self.account, days), courses) {
                    return (Stage::MonthlyLimit(search), Progress::Drawing);
                }
                let limit = search.found().map_or(Sufficient::Never, Sufficient::Amount);
                if let Some(recharge) = &mut self.chances.recharge {
                    recharge.monthly_limit = limit;
                }
                (Stage::Over, Progress::Over)
            }
            Stage::Over => (Stage::Over, Progress::Over),
        }
    }

    const fn know(&mut self, threshold: Sufficient, monthly_limit: Sufficient) {
        if let Some(recharge) = &mut self.chances.recharge {
            recharge.threshold = threshold;
            recharge.monthly_limit = monthly_limit;
        }
    }

    /// The account that a recharge alone keeps up.
    fn kept_up_by(&self, recharge: Recharge) -> Account {
        let mut account = self.account.clone();
        account.purchases.clear();
        account.held = vec![Lot {
            kind: LotKind::Paid,
            left: kept_up(recharge),
            expires: Some(self.terms.expiry(self.today)),
        }];
        account.recharge = Some(recharge);
        account
    }

    fn threshold(&self, recharge: Recharge) -> Stage {
        let unlimited = Recharge {
            monthly_limit: None,
            ..recharge
        };
        let account = self.kept_up_by(unlimited);
        let most = match recharge.form {
            RechargeForm::RestoreTo(balance) => balance,
            RechargeForm::Amount(amount) => amount + self.month(),
        };
        Stage::Threshold(self.search(&account, Sought::Threshold, most))
    }

    fn monthly_limit(&self, recharge: Recharge) -> Stage {
        let account = self.kept_up_by(recharge);
        let most = self.month() + kept_up(recharge);
        Stage::MonthlyLimit(self.search(&account, Sought::MonthlyLimit, most))
    }

    fn search(&self, account: &Account, sought: Sought, most: Usd) -> Search {
        let paths = self.paths(account, self.chances.days);
        let most = most.round_up_to_steps(self.step).unwrap_or(most);
        Search::new(&paths, sought, self.chances.risk, self.step, most)
    }

    /// More than any month uses: every day the dearest, in the high case.
    fn month(&self) -> Usd {
        let dearest = [self.spread.high, self.spread.day.plus(Percent::WHOLE)]
            .into_iter()
            .try_fold(self.peak, |day, share| share.of_usd(day));
        dearest.and_then(|day| day.times(31)).unwrap_or(Usd::MAX)
    }

    const fn paths<'a>(&self, account: &'a Account, days: u32) -> Paths<'a> {
        Paths {
            simulation: Simulation {
                account,
                terms: self.terms,
                today: self.today,
                days,
                pace: Pace::Hourly,
                seed: self.seed,
            },
            spread: self.spread,
            count: COURSES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{AccountEdit, Edit, Place, Stage};

    #[test]
    fn a_few_courses_at_a_time_come_to_the_same() {
        let catalog = Catalog::built_in().unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        let restored = RechargeForm::RestoreTo(Usd::from_dollars(20));
        for edit in [
            AccountEdit::Recharges(true),
            AccountEdit::Threshold(Usd::from_dollars(5)),
            AccountEdit::Form(restored),
            AccountEdit::PaymentFailure(Percent::new(20)),
        ] {
            scenario.apply(Edit::Account(edit)).unwrap();
        }
        let today = Date::parse("2026-11-25").unwrap();
        let report = Report::new(&catalog, &scenario, Place::default(), today);
        let whole = report.chances(&catalog, &scenario).unwrap();

        let mut drawing = report.drawing(&catalog, &scenario).unwrap();
        assert_eq!(drawing.go_on(7), Progress::Drawing);
        assert_eq!(drawing.chances().buy, Sufficient::Pending);
        while drawing.go_on(7) != Progress::Over {}
        assert_eq!(*drawing.chances(), whole);

        // A day uses $2.49, and a failed payment takes a day to fix.
        let recharge = whole.recharge.unwrap();
        let within = |found: Sufficient, least: u32, most: u32| match found {
            Sufficient::Amount(amount) => {
                (Usd::from_dollars(least)..=Usd::from_dollars(most)).contains(&amount)
            }
            Sufficient::Pending | Sufficient::Nothing | Sufficient::Never => false,
        };
        assert!(within(recharge.threshold, 2, 15), "{recharge:?}");
        assert!(within(recharge.monthly_limit, 40, 200), "{recharge:?}");
    }
}
