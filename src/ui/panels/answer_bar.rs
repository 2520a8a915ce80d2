//! The three answers, always in sight.

use leptos::prelude::*;

use crate::ui::planner::Planner;
use crate::wording;

/// Per month, what to buy, until when it lasts: each with its place in the bar of the page's file.
pub(in crate::ui) fn answers() -> [(&'static str, Memo<String>); 3] {
    let planner = Planner::expect();
    let per_month = Memo::new(move |_| {
        planner.report.with(|report| {
            // Where nothing has a price, the sum of nothing is not one.
            let has_price = report
                .bill
                .workloads()
                .any(|own| !own.included || own.outcome.is_ok());
            if has_price {
                wording::usd(report.bill.per_month)
            } else {
                wording::unknown().to_owned()
            }
        })
    });
    let buy = Memo::new(move |_| {
        planner.report.with(|report| {
            report.top_up.outcome.as_ref().map_or_else(
                |_| wording::no_amount().to_owned(),
                |plan| wording::buy_amount(plan, report.today),
            )
        })
    });
    let until = Memo::new(move |_| {
        planner.report.with(|report| {
            report.top_up.outcome.as_ref().map_or_else(
                |_| wording::no_amount().to_owned(),
                |plan| wording::runs_out(plan.runway),
            )
        })
    });
    [
        ("answer-per-month", per_month),
        ("answer-buy", buy),
        ("answer-until", until),
    ]
}
