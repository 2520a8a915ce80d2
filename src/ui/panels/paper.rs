//! What is printed: a report of two pages, to hand to whoever pays, and a third for the monthly review where a file of
//! usage was read.

use std::collections::BTreeSet;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::actuals::SpentOnPaper;
use crate::report::{BillLine, Report, Side};
use crate::savings::Saving;
use crate::ui::browser::paper::around_printing;
use crate::ui::charts::RunwayChart;
use crate::ui::imports::Imports;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// How many models and savings are told.
const MOST_MODELS: usize = 6;
const MOST_SAVINGS: usize = 6;

/// Where the report stands while it is printed; the browser asks for it before it lays out the paper.
#[component]
pub(in crate::ui) fn Paper() -> impl IntoView {
    let planner = Planner::expect();
    let imports = Imports::expect();
    let place = NodeRef::<leptos::html::Div>::new();
    let printed = StoredValue::new_local(None);
    place.on_load(move |shown| {
        let Ok(shown) = shown.dyn_into::<HtmlElement>() else {
            return;
        };
        around_printing(
            move || {
                let report = mount_to(shown.clone(), move || {
                    provide_context(planner);
                    provide_context(imports);
                    view! { <Printed /> }
                });
                printed.set_value(Some(report));
            },
            // Dropped, it is gone from the page.
            move || printed.set_value(None),
        );
    });
    view! { <div class="paper" node_ref=place></div> }
}

#[component]
fn Printed() -> impl IntoView {
    let planner = Planner::expect();
    let report = planner.whole_report();
    let name = report
        .in_view()
        .map_or_else(String::new, |own| own.name.clone());
    let sides = untrack(|| {
        let few = report.focus.compare.worth_seeing(MOST_MODELS).into_iter();
        let models: Vec<_> = few.map(|row| row.model.clone()).collect();
        planner.with_catalog(|catalog| {
            planner
                .scenario
                .with(|scenario| report.side_by_side(catalog, scenario, &models))
        })
    });
    let savings: Vec<_> = report
        .focus
        .savings
        .iter()
        .take(MOST_SAVINGS)
        .cloned()
        .collect();
    let checked = planner.with_catalog(wording::prices_checked);
    view! {
        <div class="paper__head">
            <h1>{wording::paper_title(&planner.title())}</h1>
            <p>{wording::paper_day(report.today, &checked)}</p>
        </div>
        <PrintedBill report=report.clone() />
        <PrintedTopUp report=report.clone() />
        {(sides.len() > 1).then(|| view! {
            <section class="paper__part">
                <h2>{wording::paper_models(&name)}</h2>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say!("Model")}</th>
                            <th scope="col" class="number">{say!("A month")}</th>
                            <th scope="col">{say!("vs today")}</th>
                            <th scope="col">{say!("Buy now")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {sides.into_iter().map(|side| model_row(side, &report)).collect_view()}
                    </tbody>
                </table>
            </section>
        })}
        {(!savings.is_empty()).then(|| view! {
            <section class="paper__part">
                <h2>{wording::paper_savings(&name)}</h2>
                <p>{wording::paper_no_sum()}</p>
                <table class="table">
                    <tbody>{savings.into_iter().map(|saving| saving_row(&saving)).collect_view()}</tbody>
                </table>
            </section>
        })}
        <section class="paper__part">
            <h2>{say!("What this rests on")}</h2>
            <ul class="notes">
                {notes(&report).into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
            </ul>
        </section>
        <SpentOnPaper />
    }
}

/// What each workload costs, and where that goes in the dearest of them.
#[component]
fn PrintedBill(
    /// What is printed.
    report: Report,
) -> impl IntoView {
    let planner = Planner::expect();
    let bill = &report.bill;
    let has_projects = bill.projects.len() > 1;
    let mut rows = Vec::new();
    for project in &bill.projects {
        for own in project.workloads.iter().filter(|own| own.included) {
            let traffic = planner
                .scenario
                .with_untracked(|scenario| Some(scenario.workload(own.place)?.traffic.volume));
            let volume = traffic.map(|volume| wording::paper_volume(own.shape, volume));
            let priced = own.outcome.as_ref().ok();
            let amount =
                |usd: Option<_>| usd.map_or_else(|| wording::unknown().to_owned(), wording::usd);
            rows.push(view! {
                <tr>
                    {has_projects.then(|| view! { <td>{project.name.clone()}</td> })}
                    <th scope="row">{wording::titled(&own.name)}</th>
                    <td>{wording::paper_model(&own.model_name, own.processing)}</td>
                    <td>{volume}</td>
                    <td class="number">{amount(priced.map(|own| own.per_unit))}</td>
                    <td class="number">{amount(priced.map(|own| own.per_month))}</td>
                    <td class="number">{wording::share(own.share_thousandths)}</td>
                </tr>
            });
        }
    }
    let columns = if has_projects { "5" } else { "4" };
    let unknown = (bill.unpriced > 0).then(|| wording::partly_unknown(bill.unpriced));
    let dearest = bill
        .workloads()
        .filter(|own| own.included)
        .max_by_key(|own| own.outcome.as_ref().ok().map(|priced| priced.per_month))
        .and_then(|own| {
            Some((
                wording::titled(&own.name),
                own.outcome.as_ref().ok()?.lines.clone(),
            ))
        });
    view! {
        <section class="paper__part">
            <h2>{say!("The bill")}</h2>
            <table class="table">
                <thead>
                    <tr>
                        {has_projects.then(|| view! { <th scope="col">{say!("Project")}</th> })}
                        <th scope="col">{say!("Workload")}</th>
                        <th scope="col">{say!("Model")}</th>
                        <th scope="col">{say!("How often")}</th>
                        <th scope="col" class="number">{say!("Each")}</th>
                        <th scope="col" class="number">{say!("A month")}</th>
                        <th scope="col" class="number">{say!("Share")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan=columns>{say!("Together")}</th>
                        <td class="number">{wording::usd(bill.per_month)}</td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
            {unknown.map(|sentence| view! { <p>{sentence}</p> })}
        </section>
        {dearest.map(|(name, lines)| view! {
            <section class="paper__part">
                <h2>{wording::paper_lines(&name)}</h2>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say!("Cost line")}</th>
                            <th scope="col" class="number">{say!("Quantity, each")}</th>
                            <th scope="col" class="number">{say!("Rate")}</th>
                            <th scope="col" class="number">{say!("A month")}</th>
                            <th scope="col" class="number">{say!("Share")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines.iter().map(line_row).collect_view()}</tbody>
                </table>
            </section>
        })}
    }
}

fn line_row(line: &BillLine) -> impl IntoView + use<> {
    let month = line
        .per_month
        .map_or_else(|| wording::unknown().to_owned(), wording::usd);
    view! {
        <tr>
            <th scope="row">{wording::item(line.line.item)}</th>
            <td class="number">{wording::count(line.line.quantity)}</td>
            <td class="number">{wording::rate_short(line.line.rate)}</td>
            <td class="number">{month}</td>
            <td class="number">{wording::share(line.share_thousandths)}</td>
        </tr>
    }
}

/// What to buy, why, and how long it lasts.
#[component]
fn PrintedTopUp(
    /// What is printed.
    report: Report,
) -> impl IntoView {
    let today = report.today;
    let no_band = Memo::new(|_| Vec::new());
    let stop = report.top_up.runway.as_ref().map(wording::first_stop);
    let chart = report.top_up.runway.clone();
    view! {
        <section class="paper__part paper__part--flows">
            <h2>{say!("The top-up")}</h2>
            {match report.top_up.outcome {
                Ok(plan) => {
                    let reasons = plan.reasons.iter().map(|reason| wording::reason(*reason, &plan));
                    let purchases = wording::purchases(&plan, today);
                    let several = plan.purchases.len() > 1;
                    view! {
                        <p class="headline">{wording::headline(&plan, today)}</p>
                        <ul class="notes">
                            <li>{wording::runway(plan.runway, !plan.purchases.is_empty())}</li>
                            <li>{wording::why(&plan)}</li>
                            {reasons.map(|reason| view! { <li>{reason}</li> }).collect_view()}
                        </ul>
                        {several.then(|| view! {
                            <ol class="purchases">
                                {purchases.into_iter().map(|own| view! { <li>{own}</li> }).collect_view()}
                            </ol>
                        })}
                    }.into_any()
                }
                Err(reason) => view! { <p>{wording::no_plan(&reason)}</p> }.into_any(),
            }}
            {stop.map(|sentence| view! { <p class="paper__stop">{sentence}</p> })}
            {chart.map(|runway| view! { <RunwayChart runway band=no_band /> })}
        </section>
    }
}

fn model_row(side: Side, report: &Report) -> impl IntoView + use<> {
    let buy = wording::to_buy(side.top_up.as_ref(), report.today);
    let in_use = side.chosen.then_some("true");
    let cells = match side.outcome {
        Ok(cost) => {
            let versus = if side.chosen {
                wording::in_use().to_owned()
            } else {
                wording::versus_in_use(cost.thousandths_of_in_use)
            };
            view! {
                <td class="number">{wording::usd(cost.per_month)}</td>
                <td>{versus}</td>
                <td>{buy}</td>
            }
            .into_any()
        }
        Err(reason) => view! { <td colspan="3">{wording::unable(&reason)}</td> }.into_any(),
    };
    view! {
        <tr data-chosen=in_use>
            <th scope="row">{side.name}</th>
            {cells}
        </tr>
    }
}

fn saving_row(saving: &Saving) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{wording::lever(&saving.lever)}</th>
            <td class="number">{wording::usd(saving.saved_per_month)}</td>
            <td class="number">{wording::saved_share(saving)}</td>
        </tr>
    }
}

/// What every figure rests on: said once, with the models it is true of where there are others besides.
fn notes(report: &Report) -> Vec<String> {
    let included = || report.bill.workloads().filter(|own| own.included);
    let models: BTreeSet<_> = included().map(|own| own.model_name.as_str()).collect();
    let mut said: Vec<(String, BTreeSet<&str>)> = Vec::new();
    for own in included() {
        for note in own.outcome.iter().flat_map(|priced| &priced.notes) {
            let note = wording::note(*note);
            let model = own.model_name.as_str();
            match said.iter_mut().find(|(before, _)| *before == note) {
                Some((_, of)) => drop(of.insert(model)),
                None => said.push((note, BTreeSet::from([model]))),
            }
        }
    }
    let of_models = said.into_iter().map(|(note, of)| {
        if of.len() < models.len() {
            wording::paper_note(of, &note)
        } else {
            note
        }
    });
    let mut notes = vec![wording::assumptions().to_owned()];
    notes.extend(of_models);
    notes.push(wording::no_refund().to_owned());
    notes.push(wording::not_included().to_owned());
    notes
}
