//! The three answers, always in sight.

use leptos::prelude::*;

use super::Contents;
use crate::ui::planner::Planner;
use crate::wording;

/// Per month, what to buy, until when it lasts.
#[component]
pub(in crate::ui) fn AnswerBar() -> impl IntoView {
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
    view! {
        <nav class="answer-bar" aria-label="Answers">
            <a class="answer" href="#bill">
                <span class="answer__name">"Per month"</span>
                <output class="answer__value">{per_month}</output>
            </a>
            <a class="answer answer--main" href="#top-up">
                <span class="answer__name">"Buy now"</span>
                <output class="answer__value">{buy}</output>
            </a>
            <a class="answer" href="#top-up">
                <span class="answer__name">"Runs out"</span>
                <output class="answer__value">{until}</output>
            </a>
            <Contents />
        </nav>
    }
}
