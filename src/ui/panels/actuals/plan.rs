//! The spend beside the plan: what becomes of it, how far it was off, each project's budget.

use leptos::prelude::*;

use crate::actuals::{Expected, Habit, MonthGap, last_thirty_days, months};
use crate::exchange::{BudgetLine, budget_table, month_table};
use crate::report::Report;
use crate::scenario::{Edit, calibrated};
use crate::ui::browser::files;
use crate::ui::browser::storage::remembered;
use crate::ui::imports::Imports;
use crate::ui::planner::{Moment, Notice, Planner};
use crate::wording::{self, say};

/// One click into the plan, the months, the budgets.
#[component]
pub(super) fn PlanCheck() -> impl IntoView {
    let imports = Imports::expect();
    let planner = Planner::expect();
    let habit = imports.habit;
    let is_done = RwSignal::new(false);
    let calibrate = move |habit: Habit| {
        let scenario = planner
            .scenario
            .with_untracked(|scenario| calibrated(scenario, &habit));
        match planner.send(Edit::Replace(Box::new(scenario))) {
            Ok(()) => {
                planner.seal();
                is_done.set(true);
            }
            Err(sentence) => planner.say(Notice::BadFile(sentence)),
        }
    };
    view! {
        <h3 class="panel__subtitle">{say!("What it says about the plan")}</h3>
        {move || habit.get().map(|habit| view! {
            <p>{wording::habit(&habit)}</p>
            <p class="intake__choices">
                <button type="button" class="button--main" on:click=move |_| calibrate(habit)>
                    {say!("Use these days for the plan")}
                </button>
                <span role="status">{move || is_done.get().then(wording::calibrated)}</span>
            </p>
        })}
        <Review />
    }
}

/// What the monthly review looks at: how far the estimate was off, and each project's budget.
#[component]
pub(super) fn Review() -> impl IntoView {
    view! {
        <Months />
        <Budgets />
    }
}

fn save(planner: Planner, name: &str, table: &str) {
    if !files::download(name, table, "text/csv") {
        planner.say(Notice::BadFile(wording::download_refused().to_owned()));
    }
}

fn expected(report: &Report) -> Vec<Expected> {
    let workloads = report
        .bill
        .projects
        .iter()
        .flat_map(|project| &project.workloads)
        .filter(|workload| workload.included);
    let mut expected: Vec<Expected> = Vec::new();
    for workload in workloads {
        let Ok(priced) = &workload.outcome else {
            continue;
        };
        let requests = priced.units_per_month.saturating_mul(priced.calls);
        let own = expected
            .iter_mut()
            .find(|other| other.model == workload.model);
        match own {
            Some(own) => {
                own.requests = own.requests.saturating_add(requests);
                own.usd += priced.per_month;
            }
            None => expected.push(Expected {
                model: workload.model.clone(),
                requests,
                usd: priced.per_month,
            }),
        }
    }
    expected
}

#[component]
fn Months() -> impl IntoView {
    let imports = Imports::expect();
    let planner = Planner::expect();
    let gaps = Memo::new(move |_| {
        imports.actuals.with(|actuals| {
            let expected = planner.with_settled(Moment::Compare, expected);
            planner.with_priced_catalog(|catalog| {
                months(actuals, &expected, |name, model| {
                    crate::actuals::same_model(catalog, name, model)
                })
            })
        })
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Estimate and actual by month")>
            <table class="table">
                <caption class="table__caption">{wording::months_caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!("Month")}</th>
                        <th scope="col" class="number">{say!("Estimate")}</th>
                        <th scope="col" class="number">{say!("Actual")}</th>
                        <th scope="col" class="number">{say!("Gap")}</th>
                        <th scope="col" class="number">{say!("More requests")}</th>
                        <th scope="col" class="number">{say!("Dearer requests")}</th>
                        <th scope="col" class="number">{say!("Not planned")}</th>
                        <th scope="col" class="number">{say!("Not used")}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || gaps.get().iter().map(month_row).collect_view()}
                </tbody>
            </table>
        </div>
        <details use:remembered="gap" class="how">
            <summary>{say!("What the gap is made of")}</summary>
            <p>{wording::gap_explained()}</p>
        </details>
        <p class="intake__choices">
            <button type="button" on:click=move |_| {
                save(planner, "topup-months.csv", &gaps.with_untracked(|gaps| month_table(gaps)));
            }>
                {say!("Download the months")}
            </button>
        </p>
    }
}

fn month_row(gap: &MonthGap) -> impl IntoView + use<> {
    let causes = [
        gap.gap(),
        gap.volume,
        gap.unit_cost,
        gap.unplanned,
        gap.unused,
    ]
    .map(wording::gap);
    view! {
        <tr>
            <th scope="row">{wording::month(gap)}</th>
            <td class="number">{wording::usd(gap.estimate)}</td>
            <td class="number">{wording::signed(gap.actual)}</td>
            {causes.map(|cause| view! { <td class="number">{cause}</td> })}
        </tr>
    }
}

/// Each project beside its budget, for the monthly review.
#[component]
fn Budgets() -> impl IntoView {
    let imports = Imports::expect();
    let planner = Planner::expect();
    let rows = Memo::new(move |_| {
        imports.actuals.with(|actuals| {
            planner.scenario.with(|scenario| {
                let spends = last_thirty_days(actuals);
                let rows = spends.into_iter().take(30).map(|spend| {
                    let name = actuals.names().projects.text(spend.project).to_owned();
                    let budget = scenario
                        .projects
                        .iter()
                        .find(|project| project.name.eq_ignore_ascii_case(&name))
                        .and_then(|project| project.monthly_budget);
                    BudgetLine {
                        project: wording::project_name(&name),
                        spent: spend.spent,
                        budget,
                    }
                });
                rows.collect::<Vec<_>>()
            })
        })
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Budgets of the projects")>
            <table class="table">
                <caption class="table__caption">{wording::budgets_caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!("Project")}</th>
                        <th scope="col" class="number">{say!("Spent in 30 days")}</th>
                        <th scope="col" class="number">{say!("Budget")}</th>
                        <th scope="col">{say!("Variance")}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || rows.get().into_iter().map(|BudgetLine { project, spent, budget }| view! {
                        <tr>
                            <th scope="row">{project}</th>
                            <td class="number">{wording::signed(spent)}</td>
                            <td class="number">
                                {budget.map_or(wording::no_amount().to_owned(), wording::usd)}
                            </td>
                            <td>{wording::variance(spent, budget)}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="intake__choices">
            <button type="button" on:click=move |_| {
                save(planner, "topup-budgets.csv", &rows.with_untracked(|rows| budget_table(rows)));
            }>
                {say!("Download the budgets")}
            </button>
        </p>
    }
}
