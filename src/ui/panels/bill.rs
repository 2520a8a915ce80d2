//! What it costs, line by line.

use leptos::prelude::*;

use super::all_notes::AllNotes;
use super::currency::{CurrencyChoice, InCurrency};
use super::export::Export;
use crate::catalog::Confidence;
use crate::money::Usd;
use crate::quote::CostLine;
use crate::report::{BillLine, PricedWorkload};
use crate::ui::browser::storage::remembered;
use crate::ui::later::{FIRST, Later, made};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, Exported, say};
use crate::workload::Shape;

/// One unit, a day, a month and the whole time; the lines; what has to be said.
#[component]
pub(in crate::ui) fn BillPanel() -> impl IntoView {
    let planner = Planner::expect();
    let bill =
        Memo::new(move |_| planner.with_settled(Moment::Bill, |report| report.in_view().cloned()));
    let unpriced =
        Memo::new(move |_| planner.with_settled(Moment::Bill, |report| report.bill.unpriced));
    view! {
        <section class="panel bill-panel" id="bill" aria-labelledby="bill-title">
            <h2 id="bill-title">{say!("The bill")}</h2>
            <p class="panel__lead">
                {move || bill.with(|bill| {
                    bill.as_ref().map(|bill| wording::bill_subject(&bill.model_name, bill.processing))
                })}
            </p>
            <Together />
            <Export what=Exported::Bill table=wording::bill_table />
            {move || bill.get().map(|bill| match bill.outcome {
                Ok(priced) => view! { <Priced priced shape=bill.shape included=bill.included /> }.into_any(),
                Err(reason) => view! {
                    <p class="panel__problem" role="alert">{wording::unpriced(&reason)}</p>
                }.into_any(),
            })}
            // In a task of its own, and before anything that stands below this panel.
            <Later turn=FIRST part=move || Box::pin(async move {
                made(view! {
                    <AllNotes />
                    <Show when=move || unpriced.get() != 0>
                        <p class="panel__problem">{move || wording::partly_unknown(unpriced.get())}</p>
                    </Show>
                    <CurrencyChoice />
                })
            }) />
        </section>
    }
}

/// All workloads together, where there is more than the one in view.
#[component]
fn Together() -> impl IntoView {
    let planner = Planner::expect();
    let totals = Memo::new(move |_| {
        planner.with_settled(Moment::Bill, |report| {
            let bill = &report.bill;
            (bill.workloads().count() > 1).then_some([
                (say!("All, per day"), bill.per_day),
                (say!("All, per month"), bill.per_month),
                (say!("All, whole time"), bill.total),
            ])
        })
    });
    move || {
        totals.get().map(|totals| {
            view! {
                <dl class="amounts amounts--all">
                    {totals.into_iter().map(|(name, amount)| view! { <Amount name amount /> }).collect_view()}
                </dl>
            }
        })
    }
}

#[component]
fn Amount(
    /// What it is for.
    #[prop(into)]
    name: String,
    /// The amount.
    amount: Usd,
) -> impl IntoView {
    view! {
        <div class="amount">
            <dt class="amount__name">{name}</dt>
            <dd class="amount__value" title=wording::usd_exact(amount)>
                {wording::usd(amount)}
                <InCurrency amount />
            </dd>
        </div>
    }
}

#[component]
fn Priced(
    /// The cost of the workload in view.
    priced: PricedWorkload,
    /// What a unit of it is.
    shape: Shape,
    /// Whether it is part of the totals.
    included: bool,
) -> impl IntoView {
    let planner = Planner::expect();
    let days = planner.scenario.with_untracked(|scenario| scenario.days);
    let amounts = [
        (wording::per_unit(shape), priced.per_unit),
        (say!("Per day"), priced.per_day),
        (say!("Per month"), priced.per_month),
        (say!("Whole time"), priced.total),
    ];
    let sources: Vec<_> = planner.with_catalog(|catalog| {
        let mut sources: Vec<(String, Vec<String>)> = Vec::new();
        for line in &priced.lines {
            let source = wording::provenance(catalog, &line.line.provenance);
            let of_line = wording::rate_of(line.line.item, line.line.rate);
            match sources.iter_mut().find(|(text, _)| *text == source) {
                Some((_, rates)) => rates.push(of_line),
                None => sources.push((source, vec![of_line])),
            }
        }
        sources
    });
    let sums = sums(&priced);
    let month = priced.calendar_month;
    let measures = [
        (month.usd, wording::calendar_month(month)),
        (priced.per_thousand, wording::per_thousand(shape).to_owned()),
        (priced.per_user, say!("Per user, 30 days").to_owned()),
    ];
    let measures = measures
        .into_iter()
        .filter_map(|(amount, name)| Some(view! { <Amount name amount=amount? /> }));
    view! {
        <dl class="amounts">
            {amounts.into_iter().map(|(name, amount)| view! { <Amount name amount /> }).collect_view()}
        </dl>
        <dl class="amounts amounts--small">{measures.collect_view()}</dl>
        <p class="amounts__note">{wording::months_explained(days)}</p>
        {(!included).then(|| view! { <p class="panel__problem">{wording::not_in_bill()}</p> })}
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!("Cost lines")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say!("Cost line")}</th>
                        <th scope="col" class="number">{say!("Quantity")}</th>
                        <th scope="col" class="number">{say!("Rate")}</th>
                        <th scope="col" class="number">{wording::a_unit(shape)}</th>
                        <th scope="col" class="number">{say!("A month")}</th>
                        <th scope="col" class="number">{say!("Share")}</th>
                    </tr>
                </thead>
                <tbody>
                    {priced.lines.into_iter().enumerate()
                        .map(|(place, line)| view! { <Line line place /> }).collect_view()}
                </tbody>
                {sums}
            </table>
        </div>
        <p class="rate__legend">{wording::confidence_legend()}</p>
        <ul class="notes">
            {priced.notes.into_iter().map(|note| view! { <li>{wording::note(note)}</li> }).collect_view()}
            <li>{wording::assumptions()}</li>
        </ul>
        <details use:remembered="computed" class="how">
            <summary>{say!("How was this computed?")}</summary>
            <p>{wording::how_computed(priced.band)}</p>
            <ul>
                {sources.into_iter().map(|(source, rates)| view! {
                    <li>{wording::rates_from(rates, &source)}</li>
                }).collect_view()}
            </ul>
        </details>
    }
}

/// The sums of the lines, and what display rounding leaves between the two.
fn sums(priced: &PricedWorkload) -> impl IntoView + use<> {
    let a_unit: Vec<Usd> = priced.lines.iter().map(|line| line.line.usd).collect();
    let a_month: Option<Vec<Usd>> = priced.lines.iter().map(|line| line.per_month).collect();
    let rounding = [
        wording::rounding(&a_unit, priced.per_unit),
        a_month.and_then(|lines| wording::rounding(&lines, priced.per_month)),
    ];
    let rounding = rounding.iter().any(Option::is_some).then(|| {
        let [a_unit, a_month] = rounding;
        view! {
            <tr class="table__rounding">
                <th scope="row" colspan="3">{say!("Rounding, for reading only")}</th>
                <td class="number">{a_unit}</td>
                <td class="number">{a_month}</td>
                <td></td>
            </tr>
        }
    });
    view! {
        <tfoot>
            {rounding}
            <tr>
                <th scope="row" colspan="3">{say!("Together")}</th>
                <td class="number" title=wording::usd_exact(priced.per_unit)>
                    {wording::usd(priced.per_unit)}
                </td>
                <td class="number" title=wording::usd_exact(priced.per_month)>
                    {wording::usd(priced.per_month)}
                </td>
                <td></td>
            </tr>
        </tfoot>
    }
}

#[component]
fn Line(
    /// The line.
    line: BillLine,
    /// Its place in the bill, for an id of its own.
    place: usize,
) -> impl IntoView {
    let width = format!(
        "{}.{}%",
        line.share_thousandths / 10,
        line.share_thousandths % 10
    );
    let per_month = line
        .per_month
        .map_or_else(|| wording::unknown().to_owned(), wording::usd);
    let line_of = line.line;
    view! {
        <tr>
            <th scope="row">{wording::item(line_of.item)}</th>
            <td class="number">{wording::count(line_of.quantity)}</td>
            <td class="number"><Rate line=line_of.clone() place /></td>
            <td class="number" title=wording::usd_exact(line_of.usd)>{wording::usd(line_of.usd)}</td>
            <td class="number">{per_month}</td>
            <td class="number">
                <span class="share-bar" aria-hidden="true">
                    <span class="share-bar__part" style:width=width></span>
                </span>
                <span>{wording::share(line.share_thousandths)}</span>
            </td>
        </tr>
    }
}

/// A rate that opens where it comes from.
#[component]
fn Rate(
    /// The line it belongs to.
    line: CostLine,
    /// The line's place in the bill.
    place: usize,
) -> impl IntoView {
    let planner = Planner::expect();
    let id = format!("rate-{place}");
    let source = planner.with_catalog(|catalog| wording::provenance(catalog, &line.provenance));
    let confidence = line.provenance.confidence();
    let mark = line
        .provenance
        .typed()
        .map(|_| view! { <span class="own-mark">{move || planner.own_price_mark()}</span> });
    view! {
        <button type="button" class="rate" popovertarget=id.clone() data-confidence=confidence.map(wording::confidence_id)>
            {wording::rate_short(line.rate)}
            {confidence.map(|confidence| view! { <ConfidenceMark confidence /> })}
        </button>
        {mark}
        <div class="rate__source" id=id popover="auto">
            <p class="rate__name">{wording::rate_of(line.item, line.rate)}</p>
            <p>{source}</p>
        </div>
    }
}

/// A sign for how far a rate can be trusted; none for one that is sure.
#[component]
fn ConfidenceMark(
    /// How far.
    confidence: Confidence,
) -> impl IntoView {
    let sign = wording::confidence_sign(confidence);
    (!sign.is_empty()).then(|| {
        view! {
            <span class="rate__sign" aria-hidden="true">{sign}</span>
            <span class="visually-hidden">{wording::confidence(confidence)}</span>
        }
    })
}
