//! What happens to the credit: its course, how sure that is, and what to set.

use serde::Serialize;

use super::Report;
use super::top_up::planned_uses;
use crate::calendar::Date;
use crate::catalog::{Catalog, StopCodes, UsageTier};
use crate::credits::{
    Account, Advice, AdviceInput, DailySpend, DayEnd, Event, Lot, LotKind, Move, NoAdvice, Pace,
    PlannedPurchase, ProjectSpend, Runaway, RunawayInput, Simulation, SpendLimits, Terms,
    TopUpPlan, Totals, UsageLimit, advise, runaway,
};
use crate::money::{Percent, Usd};
use crate::scenario::{AccountSettings, CreditSettings, Scenario};

/// What happens to the credit, with what the plan buys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunwayReport {
    /// The first day.
    pub first: Date,
    /// What is held when it begins, before anything is bought.
    pub opening: Usd,
    /// Each day as it ends.
    pub days: Vec<DayEnd>,
    /// What happens besides spending, in order.
    pub events: Vec<RunwayEvent>,
    /// The sums.
    pub totals: Totals,
    /// The projects by their place, as events name them; nameless where one stands for several.
    pub projects: Vec<String>,
    /// The balance below which recharge buys, while it is on.
    pub threshold: Option<Usd>,
    /// What a loop that never ends would cost.
    pub runaway: Option<LoopReport>,
    /// What to set recharge and alerts to.
    pub advice: Result<Advice, NoAdvice>,
    /// What requests are answered with at each stop.
    pub codes: StopCodes,
    /// The usage tier that is reached, if somebody has said what was paid.
    pub tier: Option<TierReport>,
}

/// Something that happens, with the balance after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RunwayEvent {
    /// How many days after the first.
    pub day: u32,
    /// The hour, 0 to 23, in UTC.
    pub hour: u8,
    /// What.
    #[serde(flatten)]
    pub event: Event,
    /// The balance.
    pub balance: Usd,
}

/// What a loop that never ends would cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoopReport {
    /// What it uses in an hour.
    pub per_hour: Usd,
    /// What comes of it.
    #[serde(flatten)]
    pub outcome: Runaway,
}

/// The usage tier that is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TierReport {
    /// Its name.
    pub name: String,
    /// The most that may be used in a month.
    pub monthly_limit: Usd,
    /// What a month is expected to use.
    pub month: Usd,
    /// What has to be paid in all for the next one, and its limit.
    pub next: Option<(Usd, Usd)>,
}

/// What a project uses, and its own budget.
#[derive(Clone, Debug)]
pub(super) struct ProjectUse {
    pub(super) name: String,
    pub(super) spend: DailySpend,
    pub(super) budget: Option<Usd>,
    pub(super) hard: Option<Usd>,
    pub(super) alerts: Vec<Percent>,
}

/// What a runway is worked out from.
pub(super) struct RunwayInput<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) credits: &'a CreditSettings,
    pub(super) settings: &'a AccountSettings,
    /// What each project uses, without the what-if factor.
    pub(super) projects: Vec<ProjectUse>,
    /// The dearest day, with the what-if factor.
    pub(super) peak: Usd,
    pub(super) plan: &'a TopUpPlan,
    pub(super) today: Date,
}

/// The same however often somebody looks.
const SEED: u64 = 20_261_125;

/// The shortest and the longest chart, in days.
const LEAST_DAYS: u32 = 14;
pub(super) const MOST_DAYS: u32 = 400;

/// Days that an advised recharge lasts: less than two weeks between payments is a bother.
const DAYS_BETWEEN: u32 = 14;

/// Held credit as it was entered.
pub(super) fn held(
    credits: &CreditSettings,
    settings: &AccountSettings,
    terms: Terms,
    today: Date,
) -> Vec<Lot> {
    vec![
        Lot {
            kind: LotKind::Free,
            left: credits.free_credits,
            // The last day is one on which it can still be used.
            expires: settings.free_until.map(|last| last.plus_days(1)),
        },
        Lot {
            kind: LotKind::Paid,
            left: credits.paid_balance,
            expires: Some(terms.expiry(settings.bought_on.unwrap_or(today))),
        },
    ]
}

impl RunwayReport {
    /// Follows the account; `None` when an amount is beyond what can be held.
    pub(super) fn new(input: &RunwayInput) -> Option<Self> {
        let rules = &input.catalog.rules;
        let terms = input.terms();
        let account = input.account()?;
        let course = input.simulation(&account, terms).run();
        let happens = |event: &Event| !matches!(event, Event::Spend { .. } | Event::Opening { .. });
        let events = course.entries.iter().filter(|entry| happens(&entry.event));
        let average = input.plan.average_day;
        let peak = input.peak.max(average);
        Some(Self {
            first: input.today,
            opening: course.totals.opening,
            events: events
                .map(|entry| RunwayEvent {
                    day: u32::try_from(input.today.days_until(entry.on)).unwrap_or(0),
                    hour: entry.hour,
                    event: entry.event,
                    balance: entry.balance,
                })
                .collect(),
            days: course.days,
            totals: course.totals,
            projects: input.projects.iter().map(|own| own.name.clone()).collect(),
            threshold: account.recharge.map(|recharge| recharge.threshold),
            runaway: input.runaway(&account, terms, peak),
            advice: advise(&AdviceInput {
                average_day: average,
                peak_day: peak,
                handling_hours: input.settings.payment.handling_hours,
                days_between: DAYS_BETWEEN,
                month_budget: input.settings.budget,
                safety: input.credits.safety,
                balance_cap: input.credits.balance_cap,
                terms,
                alerts: rules.alerts.rule,
            }),
            codes: rules.stops.rule.clone(),
            tier: input.tier(&rules.usage_tiers.rule.tiers, average),
        })
    }
}

impl RunwayEvent {
    /// When it happens, in days since the first began.
    ///
    /// What comes in or expires does so when its hour begins on the first hour
    /// of a day, and when it ends on any other.
    #[must_use]
    pub fn at(&self) -> f64 {
        let hours = if self.hour == 0 { 0 } else { self.hour + 1 };
        f64::from(self.day) + f64::from(hours) / 24.0
    }
}

impl RunwayReport {
    /// The balance over time in days: two balances at one time are a jump.
    #[must_use]
    pub fn balance_over_time(&self) -> Vec<(f64, Usd)> {
        let mut moments = vec![(0.0, self.opening)];
        let mut events = self.events.iter().peekable();
        for (day, end) in (0_u32..).zip(&self.days) {
            while let Some(happened) = events.next_if(|happened| happened.day == day) {
                let before = match happened.event.moves() {
                    Move::In(amount) => happened.balance.saturating_sub(amount),
                    Move::Out(amount) => happened.balance + amount,
                    Move::None => happened.balance,
                };
                moments.push((happened.at(), before));
                moments.push((happened.at(), happened.balance));
            }
            moments.push((f64::from(day + 1), end.balance));
        }
        moments
    }
}

impl<'a> RunwayInput<'a> {
    /// What the runway of a report is worked out from; `None` where there is no plan.
    pub(super) fn new(
        report: &'a Report,
        catalog: &'a Catalog,
        scenario: &'a Scenario,
    ) -> Option<Self> {
        let plan = report.top_up.outcome.as_ref().ok()?;
        let (projects, peak) = planned_uses(scenario, &report.bill, report.today).ok()?;
        Some(Self {
            catalog,
            credits: &scenario.credits,
            settings: &scenario.account,
            projects,
            peak,
            plan,
            today: report.today,
        })
    }

    /// How many days are shown: a little beyond the day the credit or the plan ends.
    fn horizon(&self) -> u32 {
        let lasts = self.plan.runway.full_days.min(MOST_DAYS);
        let ends = lasts.max(self.plan.days.min(MOST_DAYS));
        (ends + ends / 10 + 2).clamp(LEAST_DAYS, MOST_DAYS)
    }

    pub(super) fn terms(&self) -> Terms {
        let recharge = &self.catalog.rules.recharge.rule;
        Terms::new(&self.catalog.credit_rules, recharge)
    }

    pub(super) fn simulation<'b>(&self, account: &'b Account, terms: Terms) -> Simulation<'b> {
        Simulation {
            account,
            terms,
            today: self.today,
            days: self.horizon(),
            pace: Pace::Hourly,
            seed: SEED,
        }
    }

    pub(super) fn account(&self) -> Option<Account> {
        let terms = self.terms();
        let settings = self.settings;
        let purchases = self.plan.purchases.iter().map(|purchase| PlannedPurchase {
            on: purchase.on,
            amount: purchase.amount,
        });
        let projects = self.projects.iter().map(|project| {
            Some(ProjectSpend {
                spend: project.spend.scaled(settings.use_factor)?,
                limits: SpendLimits {
                    hard: project.hard,
                    budget: project.budget,
                    alerts: project.alerts.clone(),
                },
            })
        });
        Some(Account {
            held: held(self.credits, settings, terms, self.today),
            purchases: purchases.collect(),
            balance_cap: self.credits.balance_cap,
            recharge: settings.recharges.then_some(settings.recharge),
            payment: settings.payment,
            limits: SpendLimits {
                hard: settings.hard_limit,
                budget: settings.budget,
                alerts: self.catalog.rules.alerts.rule.usual.to_vec(),
            },
            projects: projects.collect::<Option<_>>()?,
            usage_limit: settings.paid_so_far.map_or(UsageLimit::Unknown, |paid| {
                UsageLimit::Tier {
                    paid,
                    tiers: self.catalog.rules.usage_tiers.rule.clone(),
                }
            }),
            cut_off_hours: settings.cut_off_hours,
            ..Account::default()
        })
    }

    fn runaway(&self, account: &Account, terms: Terms, peak: Usd) -> Option<LoopReport> {
        let usual_month = self
            .credits
            .safety
            .of_usd(self.plan.average_day.times(30)?)?;
        // A loop is limited by the rate limit, which nobody has told; ten times a peak is a guess.
        let per_hour = self
            .settings
            .loop_hour
            .or_else(|| peak.times(10).map(|day| day.portion(1, 24)))?;
        // The plan's first purchase is made; later ones somebody would not make into a loop.
        let mut account = account.clone();
        account
            .purchases
            .retain(|purchase| purchase.on == self.today);
        let outcome = runaway(&RunawayInput {
            account: &account,
            terms,
            today: self.today,
            per_hour,
            usual_month: self.settings.budget.unwrap_or(usual_month),
        });
        Some(LoopReport { per_hour, outcome })
    }

    fn tier(&self, tiers: &[UsageTier], average: Usd) -> Option<TierReport> {
        let paid = self.settings.paid_so_far? + self.plan.to_buy;
        let reached = tiers.iter().rposition(|tier| tier.paid_usd <= paid)?;
        let tier = tiers.get(reached)?;
        Some(TierReport {
            name: tier.name.clone(),
            monthly_limit: tier.monthly_limit_usd,
            month: average.times(30)?,
            next: tiers
                .get(reached + 1)
                .map(|next| (next.paid_usd, next.monthly_limit_usd)),
        })
    }
}
