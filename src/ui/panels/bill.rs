//! What it costs, line by line.

use leptos::prelude::*;

use crate::catalog::Confidence;
use crate::money::Usd;
use crate::quote::CostLine;
use crate::report::{BillLine, PricedBill};
use crate::ui::planner::Planner;
use crate::wording;

/// Request, day, month and project; the lines; what has to be said.
#[component]
pub(in crate::ui) fn BillPanel() -> impl IntoView {
    let planner = Planner::expect();
    let bill = Memo::new(move |_| planner.report.with(|report| report.bill.clone()));
    view! {
        <section class="panel bill-panel" id="bill" aria-labelledby="bill-title">
            <h2 id="bill-title">"The bill"</h2>
            <p class="panel__lead">
                {move || bill.with(|bill| wording::bill_subject(&bill.model_name, bill.processing))}
            </p>
            {move || match bill.get().outcome {
                Ok(priced) => view! { <Priced priced /> }.into_any(),
                Err(reason) => view! {
                    <p class="panel__problem" role="alert">{wording::unpriced(&reason)}</p>
                }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Priced(
    /// The bill.
    priced: PricedBill,
) -> impl IntoView {
    let planner = Planner::expect();
    let amounts = [
        ("Per request", priced.per_request),
        ("Per day", priced.per_day),
        ("Per month", priced.per_month),
        ("Per project", priced.project),
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
    view! {
        <dl class="amounts">
            {amounts.into_iter().map(|(name, amount)| view! {
                <div class="amount">
                    <dt class="amount__name">{name}</dt>
                    <dd class="amount__value" title=wording::usd_exact(amount)>{wording::usd(amount)}</dd>
                </div>
            }).collect_view()}
        </dl>
        <p class="amounts__note">{wording::project_length(priced.project_days)}</p>
        <div class="table-scroll" tabindex="0" role="group" aria-label="Cost lines">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Cost line"</th>
                        <th scope="col" class="number">"Quantity"</th>
                        <th scope="col" class="number">"Rate"</th>
                        <th scope="col" class="number">"A request"</th>
                        <th scope="col" class="number">"A month"</th>
                        <th scope="col" class="number">"Share"</th>
                    </tr>
                </thead>
                <tbody>
                    {priced.lines.into_iter().enumerate()
                        .map(|(place, line)| view! { <Line line place /> }).collect_view()}
                </tbody>
                {sums}
            </table>
        </div>
        <ul class="notes">
            {priced.notes.into_iter().map(|note| view! { <li>{wording::note(note)}</li> }).collect_view()}
            <li>{wording::assumptions()}</li>
        </ul>
        <details class="how">
            <summary>"How was this computed?"</summary>
            <p>{wording::how_computed(priced.band)}</p>
            <ul>
                {sources.into_iter().map(|(source, rates)| view! {
                    <li>{rates.join("; ")}" — "{source}"."</li>
                }).collect_view()}
            </ul>
        </details>
    }
}

/// The sums of the lines, and what display rounding leaves between the two.
fn sums(priced: &PricedBill) -> impl IntoView + use<> {
    let a_request: Vec<Usd> = priced.lines.iter().map(|line| line.line.usd).collect();
    let a_month: Option<Vec<Usd>> = priced.lines.iter().map(|line| line.per_month).collect();
    let rounding = [
        wording::rounding(&a_request, priced.per_request),
        a_month.and_then(|lines| wording::rounding(&lines, priced.per_month)),
    ];
    let rounding = rounding.iter().any(Option::is_some).then(|| {
        let [a_request, a_month] = rounding;
        view! {
            <tr class="table__rounding">
                <th scope="row" colspan="3">"Rounding, for reading only"</th>
                <td class="number">{a_request}</td>
                <td class="number">{a_month}</td>
                <td></td>
            </tr>
        }
    });
    view! {
        <tfoot>
            {rounding}
            <tr>
                <th scope="row" colspan="3">"Together"</th>
                <td class="number" title=wording::usd_exact(priced.per_request)>
                    {wording::usd(priced.per_request)}
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
    let doubt = line
        .provenance
        .confidence()
        .is_some_and(|confidence| confidence < Confidence::High)
        .then_some("true");
    view! {
        <button type="button" class="rate" popovertarget=id.clone() data-doubt=doubt>
            {wording::rate_short(line.rate)}
        </button>
        <div class="rate__source" id=id popover="auto">
            <p class="rate__name">{wording::rate_of(line.item, line.rate)}</p>
            <p>{source}</p>
        </div>
    }
}
