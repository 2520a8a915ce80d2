//! How sure it is that the credit lasts.
//!
//! Many courses are drawn, which takes longer than all of the report: the page
//! asks for them on their own.

use serde::Serialize;

use super::Report;
use super::runway::{MOST_DAYS, RunwayInput};
use super::top_up::planned_uses;
use crate::catalog::Catalog;
use crate::credits::{Band, Paths, Simulation};
use crate::money::{Percent, Usd};
use crate::scenario::Scenario;

/// How sure a course is.
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
    /// What to buy now for that, without any automatic recharge; `None` when nothing is needed.
    pub buy: Option<Usd>,
    /// The days that should be served.
    pub days: u32,
}

/// About how many days of all courses together are followed; keeps a keystroke inside a frame.
const PATH_DAYS: u32 = 40_000;

impl Report {
    /// How sure the runway of this report is; `None` where there is none.
    #[must_use]
    pub fn chances(&self, catalog: &Catalog, scenario: &Scenario) -> Option<Chances> {
        let plan = self.top_up.outcome.as_ref().ok()?;
        let (projects, peak) = planned_uses(scenario, &self.bill, self.today).ok()?;
        RunwayInput {
            catalog,
            credits: &scenario.credits,
            settings: &scenario.account,
            projects,
            peak,
            plan,
            today: self.today,
        }
        .chances()
    }
}

impl RunwayInput<'_> {
    /// Draws the courses.
    pub(super) fn chances(&self) -> Option<Chances> {
        let account = self.account()?;
        let simulation = &self.simulation(&account, self.terms());
        let courses = (PATH_DAYS / simulation.days.max(1)).clamp(100, 1_000);
        let paths = Paths {
            simulation: *simulation,
            spread: self.settings.spread,
            count: courses,
        };
        let risk = paths.run();
        // What is held already, alone, for the days that were asked for.
        let mut unbought = simulation.account.clone();
        unbought.purchases.clear();
        let alone = Paths {
            simulation: Simulation {
                account: &unbought,
                days: self.plan.days.min(MOST_DAYS),
                ..*simulation
            },
            ..paths
        };
        Some(Chances {
            courses,
            half: risk.full_days(Percent::new(50)),
            nine_in_ten: risk.full_days(Percent::new(90)),
            band: risk.band,
            risk: self.settings.risk,
            buy: alone.smallest_top_up(self.settings.risk, self.settings.step),
            days: alone.simulation.days,
        })
    }
}
