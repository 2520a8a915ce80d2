//! What to buy, for the scenario's average day.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::runway::{ProjectUse, held};
use super::{Bill, ProjectBill, RunwayReport};
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::credits::{DailySpend, Terms, TopUpInput, TopUpPlan, TopUpProblem, plan};
use crate::money::Usd;
use crate::quote::Unpriced;
use crate::scenario::{AccountSettings, Scenario, Stage};
use crate::workload::{Project, Workload};

/// What to buy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopUp {
    /// Where the average day comes from.
    pub average_day_from: AverageDay,
    /// The plan, or why there is none.
    #[serde(flatten, serialize_with = "plan_or_problem")]
    pub outcome: Result<TopUpPlan, NoPlan>,
    /// What happens to the credit then; `None` where there is no plan, or where it was not asked for.
    pub runway: Option<RunwayReport>,
}

/// Where an average day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AverageDay {
    /// From the bill.
    Bill,
    /// The person knows it.
    Typed,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum NoPlan {
    /// The average day has no known price.
    Unpriced(Unpriced),
    /// There is nothing to plan, or no purchase can help.
    Problem(TopUpProblem),
}

impl TopUp {
    /// Without what happens to the credit then.
    pub(super) fn new(catalog: &Catalog, scenario: &Scenario, bill: &Bill, today: Date) -> Self {
        let average_day_from = match scenario.credits.average_day {
            Some(_) => AverageDay::Typed,
            None => AverageDay::Bill,
        };
        Self {
            average_day_from,
            outcome: purchase(catalog, scenario, bill, today),
            runway: None,
        }
    }
}

/// What to buy, without what happens to it then.
pub(super) fn purchase(
    catalog: &Catalog,
    scenario: &Scenario,
    bill: &Bill,
    today: Date,
) -> Result<TopUpPlan, NoPlan> {
    let credits = &scenario.credits;
    let settings = &scenario.account;
    let terms = Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule);
    let (projects, peak) = planned_uses(scenario, bill, today)?;
    let out_of_range = NoPlan::Problem(TopUpProblem::OutOfRange);
    plan(&TopUpInput {
        buffer: buffer(scenario, peak),
        spend: match scenario.stage {
            // A campaign is bought for as if every day were its dearest.
            Stage::PeakCampaign => DailySpend::steady(peak),
            Stage::Learning | Stage::Mvp | Stage::InternalTool | Stage::Production => {
                together(&projects, settings).ok_or(out_of_range)?
            }
        },
        days: scenario.days,
        safety: credits.safety,
        held: held(credits, settings, terms, today),
        balance_cap: credits.balance_cap,
        step: settings.step,
        terms,
        today,
    })
    .map_err(NoPlan::Problem)
}

/// What each project uses each day, and the dearest day of all together.
pub(super) fn planned_uses(
    scenario: &Scenario,
    bill: &Bill,
    today: Date,
) -> Result<(Vec<ProjectUse>, Usd), NoPlan> {
    let projects = projects(scenario, bill, today)?;
    let expected =
        together(&projects, &scenario.account).ok_or(NoPlan::Problem(TopUpProblem::OutOfRange))?;
    let peak = peak_day(scenario, &expected);
    Ok((projects, peak))
}

/// What each project uses each day; one for everything when the person knows an average day.
fn projects(scenario: &Scenario, bill: &Bill, today: Date) -> Result<Vec<ProjectUse>, NoPlan> {
    if let Some(day) = scenario.credits.average_day {
        // Nobody knows how several projects share it; a single one has it all, and its limits.
        let single = match scenario.projects.as_slice() {
            [project] => Some(project),
            _ => None,
        };
        return Ok(vec![ProjectUse {
            name: single
                .map(|project| project.name.clone())
                .unwrap_or_default(),
            spend: DailySpend::steady(day),
            budget: single.and_then(|project| project.monthly_budget),
            hard: single.and_then(|project| project.hard_limit),
            alerts: single
                .map(|project| project.alerts.clone())
                .unwrap_or_default(),
        }]);
    }
    let own = || bill.workloads().filter(|own| own.included);
    let has_price = own().any(|own| own.outcome.is_ok());
    match own().find_map(|own| own.outcome.as_ref().err()) {
        Some(reason) if !has_price => return Err(NoPlan::Unpriced(reason.clone())),
        // The bill says which workloads its sums leave out.
        Some(_) | None => {}
    }
    let of_project = |(project, billed): (&Project, &ProjectBill)| {
        let priced = billed.workloads.iter().filter(|own| own.included);
        let spends = priced.filter_map(|own| {
            let workload = project.workloads.get(own.place.workload)?;
            let priced = own.outcome.as_ref().ok()?;
            Some(daily(
                workload,
                priced.per_unit,
                priced.per_day,
                scenario.days,
                today,
            ))
        });
        let spend = spends.collect::<Option<Vec<_>>>()?;
        let spend = spend
            .iter()
            .fold(DailySpend::default(), |sum, spend| sum.plus(spend));
        Some(ProjectUse {
            name: project.name.clone(),
            spend,
            budget: project.monthly_budget,
            hard: project.hard_limit,
            alerts: project.alerts.clone(),
        })
    };
    let all = scenario.projects.iter().zip(&bill.projects).map(of_project);
    all.collect::<Option<_>>()
        .ok_or(NoPlan::Problem(TopUpProblem::OutOfRange))
}

/// How far ahead single days are listed where they differ.
const LISTED_DAYS: u32 = 400;

/// What a workload uses each day.
fn daily(
    workload: &Workload,
    per_unit: Usd,
    per_day: Usd,
    days: u32,
    today: Date,
) -> Option<DailySpend> {
    if workload.traffic.is_steady() {
        return Some(DailySpend::steady(per_day));
    }
    let listed = usize::try_from(days.max(LISTED_DAYS)).unwrap_or(usize::MAX);
    let each = workload.traffic.days(today).take(listed);
    let each = each
        .map(|units| units.cost(per_unit))
        .collect::<Option<Vec<_>>>()?;
    // Beyond them every day is as an average one of the last week.
    let week = each
        .iter()
        .rev()
        .take(7)
        .copied()
        .sum::<Usd>()
        .portion(1, 7);
    Some(DailySpend::listed(each, week))
}

/// What everything uses together each day, with the what-if factor.
fn together(projects: &[ProjectUse], settings: &AccountSettings) -> Option<DailySpend> {
    projects
        .iter()
        .fold(DailySpend::default(), |sum, project| {
            sum.plus(&project.spend)
        })
        .scaled(settings.use_factor)
}

/// The dearest day, as it follows from the work or as the person knows it.
fn peak_day(scenario: &Scenario, expected: &DailySpend) -> Usd {
    let peak = expected.peak(scenario.days);
    scenario
        .account
        .peak_day
        .map_or(peak, |typed| typed.max(peak))
}

/// What should be left on the last day: in production, what the dearest day's
/// pace uses until a failed payment is fixed.
fn buffer(scenario: &Scenario, peak: Usd) -> Usd {
    match scenario.stage {
        Stage::Production => peak
            .times(scenario.account.payment.handling_hours.into())
            .map(|hours| hours.portion(1, 24))
            .unwrap_or_default(),
        Stage::Learning | Stage::Mvp | Stage::InternalTool | Stage::PeakCampaign => Usd::ZERO,
    }
}

fn plan_or_problem<S: Serializer>(
    outcome: &Result<TopUpPlan, NoPlan>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    match outcome {
        Ok(plan) => map.serialize_entry("plan", plan)?,
        Err(reason) => map.serialize_entry("no_plan", reason)?,
    }
    map.end()
}
