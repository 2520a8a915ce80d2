//! What stands out in the spend, each with a way to its rows.

use leptos::prelude::*;

use crate::actuals::{Notice, Within, notices};
use crate::exchange::finding_table;
use crate::ui::browser::files;
use crate::ui::browser::storage::remembered;
use crate::ui::imports::Imports;
use crate::ui::planner::Planner;
use crate::wording::{self, say};

/// Sentences with dollars; a click shows the rows in the table below.
#[component]
pub(super) fn Findings(
    /// What the table shows.
    within: RwSignal<Within>,
) -> impl IntoView {
    let imports = Imports::expect();
    let planner = Planner::expect();
    let found = Memo::new(move |_| {
        imports.actuals.with(|actuals| {
            let found = notices(actuals, planner.today.get());
            let told = found.into_iter().take(20).map(|notice| {
                let sentence = wording::finding(&notice, actuals.names());
                let rows_of = wording::rows_of(&notice.within, actuals.names());
                (sentence, rows_of, notice)
            });
            told.collect::<Vec<(String, String, Notice)>>()
        })
    });
    let download = move |_| {
        let table = found.with(|found| {
            let rows: Vec<_> = found
                .iter()
                .map(|(sentence, rows_of, notice)| (sentence.clone(), rows_of.clone(), notice))
                .collect();
            finding_table(&rows)
        });
        if !files::download("topup-findings.csv", &table, "text/csv") {
            planner.say(crate::ui::planner::Notice::BadFile(
                wording::download_refused().to_owned(),
            ));
        }
    };
    view! {
        <h3 class="panel__subtitle">{say!("What stands out")}</h3>
        <ul class="findings">
            {move || {
                let found = found.get();
                if found.is_empty() {
                    return view! { <li>{wording::nothing_stands_out()}</li> }.into_any();
                }
                found.into_iter().map(|(sentence, _, notice)| {
                    let label = wording::show_rows_of(&sentence);
                    view! {
                        <li class="findings__one">
                            <span>{sentence}</span>
                            <button
                                type="button"
                                class="button--quiet"
                                aria-label=label
                                on:click=move |_| within.set(notice.within.clone())
                            >
                                {say!("Show the rows")}
                            </button>
                        </li>
                    }
                }).collect_view().into_any()
            }}
        </ul>
        {move || (!found.read().is_empty()).then(|| view! {
            <p>
                <button type="button" on:click=download>{say!("Download the findings")}</button>
            </p>
        })}
        <details use:remembered="findings" class="how">
            <summary>{say!("How this is found")}</summary>
            <p>{wording::findings_explained()}</p>
        </details>
    }
}
