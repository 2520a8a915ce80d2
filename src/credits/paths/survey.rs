//! Courses drawn a few at a time, and what they have in common.

use core::ops::{ControlFlow, Range};

use super::Paths;
use super::lean::Lean;
use crate::credits::risk::band;
use crate::credits::simulate::Watch;
use crate::credits::{DayEnd, Risk, Terms};
use crate::money::{Percent, Usd};

/// How long the courses drawn so far are served, and where their balances are.
#[derive(Clone, Debug)]
pub struct Survey {
    lean: Lean,
    count: u32,
    of_days: Vec<Vec<Usd>>,
    full_days: Vec<u32>,
}

/// Collects the balance of each day.
struct Balances<'v> {
    of_days: &'v mut [Vec<Usd>],
    day: usize,
    /// Whether nothing can come after the first day that is not served.
    ends_dry: bool,
}

impl Watch for Balances<'_> {
    fn day(&mut self, end: &DayEnd) -> ControlFlow<()> {
        if let Some(balances) = self.of_days.get_mut(self.day) {
            balances.push(end.balance);
        }
        self.day += 1;
        if self.ends_dry && !end.refused.is_zero() && end.balance.is_zero() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Survey {
    /// Nothing is drawn yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        let [days, count] =
            [paths.simulation.days, paths.count].map(|number| usize::try_from(number).unwrap_or(0));
        Self {
            lean: Lean::new(paths.simulation.account),
            count: paths.count,
            // Whole at once: growing them one by one moves each of them ten times.
            of_days: (0..days).map(|_| Vec::with_capacity(count)).collect(),
            full_days: Vec::new(),
        }
    }

    /// Draws up to so many more courses of the same paths; returns whether all are drawn.
    pub fn go_on(&mut self, paths: &Paths, courses: u32) -> bool {
        let account = &self.lean.account;
        let paths = paths.with(account);
        let ends_dry = account.recharge.is_none() && account.purchases.is_empty();
        let more = next(self.full_days.len(), courses, self.count);
        let is_last = more.end == self.count;
        for path in more {
            let mut watch = Balances {
                of_days: &mut self.of_days,
                day: 0,
                ends_dry,
            };
            let course = paths.follow(path, &self.lean.expected, &mut watch);
            self.full_days.push(course.full_days);
        }
        is_last
    }

    /// What all courses have in common.
    #[must_use]
    pub fn risk(mut self) -> Risk {
        self.full_days.sort_unstable();
        let of_days = self.of_days.into_iter();
        Risk {
            full_days: self.full_days,
            band: of_days.map(|day| band(day, self.count)).collect(),
        }
    }
}

/// What each course lacks to be served for all its days by what is held and
/// one purchase now; nothing is bought automatically.
#[derive(Clone, Debug)]
pub struct Shortfalls {
    lean: Lean,
    count: u32,
    lacking: Vec<Usd>,
}

impl Shortfalls {
    /// Nothing is drawn yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        let mut lean = Lean::new(paths.simulation.account);
        lean.account.recharge = None;
        lean.account.cut_off_hours = 0;
        Self {
            lean,
            count: paths.count,
            lacking: Vec::new(),
        }
    }

    /// Draws up to so many more courses of the same paths; returns whether all are drawn.
    pub fn go_on(&mut self, paths: &Paths, courses: u32) -> bool {
        let paths = paths.with(&self.lean.account);
        let more = next(self.lacking.len(), courses, self.count);
        let is_last = more.end == self.count;
        let expected = &self.lean.expected;
        self.lacking
            .extend(more.map(|path| paths.follow(path, expected, &mut ()).refused));
        is_last
    }

    /// The smallest purchase now, in whole steps, with which at most this share
    /// of the courses runs out; `None` when nothing has to be bought.
    ///
    /// Since the same days are drawn whatever is held, what all but this share
    /// of the courses lack at most is what has to be bought.
    #[must_use]
    pub fn smallest_top_up(mut self, risk: Percent, step: Usd, terms: Terms) -> Option<Usd> {
        self.lacking.sort_unstable();
        let courses = self.lacking.len() as u64;
        let may_fail = risk.of_count(courses);
        let place = usize::try_from(courses.checked_sub(1 + may_fail)?).ok()?;
        let missing = self.lacking.get(place).copied();
        let missing = missing.filter(|missing| !missing.is_zero())?;
        missing.max(terms.minimum_purchase).round_up_to_steps(step)
    }
}

/// The next courses, after those that are drawn.
fn next(drawn: usize, courses: u32, count: u32) -> Range<u32> {
    let drawn = u32::try_from(drawn).unwrap_or(count).min(count);
    drawn..drawn.saturating_add(courses).min(count)
}
