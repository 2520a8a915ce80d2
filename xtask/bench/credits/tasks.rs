//! What is timed: ten years day by day, and a thousand courses of a year.

use topup::calendar::Date;
use topup::credits::{
    Account, DailySpend, Lot, LotKind, Pace, Paths, Payment, ProjectSpend, Recharge, RechargeForm,
    Simulation, SpendLimits, Spread, Terms,
};
use topup::money::Percent;
use topup::report::Report;
use topup::scenario::{Place, Scenario, Stage};
use topup::workload::Workload;

use crate::{CATALOG, Task};

const TEN_YEARS: u32 = 3_650;
const YEAR: u32 = 365;
const COURSES: u32 = 1_000;
const SEED: u64 = 20_261_125;

/// How many models the mix has.
const MODELS: usize = 50;

pub(crate) fn all() -> Vec<Task> {
    let days = mix();
    let together = days
        .iter()
        .fold(DailySpend::default(), |sum, spend| sum.plus(spend));
    let one = || vec![project(together.clone())];
    let each = days.iter().cloned().map(project).collect();
    let recharged = |projects| Account {
        recharge: Some(recharge(&together, None)),
        payment: failing(),
        ..account(projects, &together, 20)
    };
    let limited = Account {
        recharge: Some(recharge(&together, Some(25))),
        payment: failing(),
        ..account(one(), &together, 20)
    };
    vec![
        ten_years(
            "ten years, 50 models, nothing bought",
            account(one(), &together, TEN_YEARS),
        ),
        ten_years(
            "ten years, 50 models, recharge, payments fail",
            recharged(one()),
        ),
        ten_years(
            "ten years, 50 projects with limits, recharge, payments fail",
            recharged(each),
        ),
        report("the whole report of 50 models over ten years"),
        courses(
            "1,000 courses of a year, nothing bought",
            account(one(), &together, 300),
        ),
        courses(
            "1,000 courses of a year, recharge",
            Account {
                payment: Payment::default(),
                ..recharged(one())
            },
        ),
        courses(
            "1,000 courses of a year, recharge, payments fail",
            recharged(one()),
        ),
        courses(
            "1,000 courses of a year, the same with a monthly limit",
            limited,
        ),
    ]
}

/// What the work of fifty models uses, day by day, less on weekends.
fn mix() -> Vec<DailySpend> {
    let scenario = fifty();
    let report = Report::new(&CATALOG, &scenario, Place::default(), today());
    let priced = report
        .bill
        .workloads()
        .map(|own| own.outcome.as_ref().unwrap().per_day);
    let days: Vec<_> = priced
        .map(|day| {
            let listed = (0..TEN_YEARS).map(|number| {
                let is_weekend = number % 7 > 4;
                if is_weekend { day.portion(1, 3) } else { day }
            });
            DailySpend::listed(listed.collect(), day)
        })
        .collect();
    assert_eq!(days.len(), MODELS);
    days
}

/// A scenario with a workload for each of fifty models.
fn fifty() -> Scenario {
    let mut scenario = Scenario::example(Stage::Production);
    scenario.days = TEN_YEARS;
    let project = scenario.projects.first_mut().unwrap();
    let first = project.workloads.first().unwrap().clone();
    let of_model = |model: &str| Workload {
        model: model.to_owned(),
        ..first.clone()
    };
    let is_priced = |workload: &Workload| {
        let mut alone = Scenario::example(Stage::Production);
        alone.projects.first_mut().unwrap().workloads = vec![workload.clone()];
        let report = Report::new(&CATALOG, &alone, Place::default(), today());
        report.bill.workloads().all(|own| own.outcome.is_ok())
    };
    let priced = CATALOG
        .models()
        .iter()
        .map(|model| of_model(&model.id))
        .filter(is_priced);
    let priced: Vec<_> = priced.collect();
    // Where fewer than fifty can do this work, the first ones do it twice.
    project.workloads = priced.into_iter().cycle().take(MODELS).collect();
    scenario
}

fn today() -> Date {
    Date::new(2026, 11, 25).unwrap()
}

fn project(spend: DailySpend) -> ProjectSpend {
    let month = spend.total(30).unwrap();
    let limits = SpendLimits {
        hard: month.times(2),
        budget: Some(month),
        alerts: [50, 80, 100].map(Percent::new).to_vec(),
    };
    ProjectSpend { spend, limits }
}

/// Some days' use is held.
fn account(projects: Vec<ProjectSpend>, spend: &DailySpend, days: u32) -> Account {
    Account {
        held: vec![Lot {
            kind: LotKind::Paid,
            left: spend.total(days).unwrap(),
            expires: None,
        }],
        projects,
        ..Account::default()
    }
}

/// Two days' use is the threshold, ten more are bought, and so many at most in a month.
fn recharge(spend: &DailySpend, monthly_days: Option<u32>) -> Recharge {
    Recharge {
        threshold: spend.total(2).unwrap(),
        form: RechargeForm::RestoreTo(spend.total(12).unwrap()),
        monthly_limit: monthly_days.map(|days| spend.total(days).unwrap()),
    }
}

fn failing() -> Payment {
    Payment {
        failure: Percent::new(10),
        delay_hours: 1,
        handling_hours: 24,
    }
}

fn simulation(account: &Account, days: u32) -> Simulation<'_> {
    Simulation {
        account,
        terms: Terms::new(&CATALOG.credit_rules, &CATALOG.rules.recharge.rule),
        today: today(),
        days,
        pace: Pace::Hourly,
        seed: SEED,
    }
}

fn ten_years(name: &'static str, account: Account) -> Task {
    Task {
        name,
        most_ms: 50,
        work: Box::new(move || {
            let course = simulation(&account, TEN_YEARS).run();
            course.entries.len() + course.days.len()
        }),
    }
}

fn report(name: &'static str) -> Task {
    let scenario = fifty();
    Task {
        name,
        most_ms: 50,
        work: Box::new(move || {
            let report = Report::new(&CATALOG, &scenario, Place::default(), today());
            report.top_up.runway.map_or(0, |runway| runway.events.len())
        }),
    }
}

fn courses(name: &'static str, account: Account) -> Task {
    Task {
        name,
        most_ms: 100,
        work: Box::new(move || {
            let paths = Paths {
                simulation: simulation(&account, YEAR),
                spread: Spread {
                    low: Percent::new(70),
                    high: Percent::new(150),
                    day: Percent::new(30),
                },
                count: COURSES,
            };
            let risk = paths.run();
            let half = risk.full_days(Percent::new(50));
            risk.band.len() + usize::try_from(half).unwrap_or(0)
        }),
    }
}
