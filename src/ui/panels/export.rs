//! A table taken along: into a sheet, into a document.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::Table;
use crate::report::Report;
use crate::ui::browser::{clipboard, files};
use crate::ui::planner::{Notice, Planner};
use crate::wording::{self, Exported};

/// Download as CSV, copy as Markdown.
#[component]
pub(super) fn Export(
    /// What is taken along, for the names of the buttons and of the file.
    what: Exported,
    /// Makes the table.
    table: fn(&Report) -> Table,
) -> impl IntoView {
    let planner = Planner::expect();
    let copied = RwSignal::new(None::<bool>);
    let make = move || table(&planner.whole_report());
    let copy = move |_| {
        let text = make().to_markdown();
        spawn_local(async move {
            copied.try_set(Some(clipboard::copy(&text).await));
        });
    };
    let download = move |_| {
        let name = format!("topup-{}.csv", what.id());
        if !files::download(&name, &make().to_csv(), "text/csv") {
            planner.say(Notice::BadFile(wording::download_refused().to_owned()));
        }
    };
    view! {
        <div class="export">
            <button type="button" class="button--quiet" on:click=download>
                {wording::download_as_csv(what)}
            </button>
            <button type="button" class="button--quiet" on:click=copy>
                {wording::copy_as_markdown(what)}
            </button>
            <span role="status">{move || copied.get().map(wording::table_copied)}</span>
        </div>
    }
}
