//! The page: panels in reading order over one reactive handle.
//!
//! Panels read slices of the report, send edits, and calculate nothing. Only
//! this room names the browser.

#![expect(
    unreachable_pub,
    reason = "the component macro writes public builders of its own"
)]

mod browser;
mod chances;
mod charts;
mod desk;
mod fields;
mod imports;
mod later;
mod panels;
mod planner;
mod rest;

use leptos::prelude::*;

use crate::catalog::Catalog;
use imports::Imports;
use later::Later;
use panels::{
    AnswerBar, BillPanel, LibraryPanel, Masthead, Notices, RequestPanel, StartPanel, TopUpPanel,
    TrafficPanel, WorkloadsPanel,
};
use planner::Planner;

/// Puts the page into the document's body.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        // First of all: what stopped half-way must not be saved.
        browser::storage::stop();
        console_error_panic_hook::hook(panic);
    }));
    match Catalog::built_in() {
        Ok(catalog) => leptos::mount::mount_to_body(move || view! { <App catalog /> }),
        Err(error) => leptos::mount::mount_to_body(move || view! { <p>{error.to_string()}</p> }),
    }
}

#[component]
fn App(catalog: Catalog) -> impl IntoView {
    let planner = Planner::provide(catalog);
    Imports::provide();
    planner.keep_saved();
    planner.follow_other_windows();
    planner.listen_for_links();
    planner.listen_for_undo();
    view! {
        <Masthead />
        <AnswerBar />
        <main class="page">
            <div class="page__wide">
                <Notices />
                <LibraryPanel />
                <StartPanel />
                <WorkloadsPanel />
            </div>
            <div class="page__inputs">
                <RequestPanel />
                <TrafficPanel />
            </div>
            <div class="page__answers">
                <BillPanel />
                <TopUpPanel />
                <Later turn=1 part=|| Box::pin(rest::runway_panel()) />
                <Later turn=2 part=|| Box::pin(rest::credit_panel()) />
                <Later turn=3 part=|| Box::pin(rest::outlook_panel()) />
            </div>
            <div class="page__modes">
                <Later turn=4 part=|| Box::pin(rest::modes_panel()) />
            </div>
            <div class="page__wide">
                <Later turn=5 part=|| Box::pin(rest::savings_panel()) />
                <Later turn=6 part=|| Box::pin(rest::compare_panel()) />
                <Later turn=7 part=|| Box::pin(rest::versions_panel()) />
                <Later turn=8 part=|| Box::pin(rest::actuals_panel()) />
                <Later turn=9 part=|| Box::pin(rest::shortage_panel()) />
                <Later turn=10 part=|| Box::pin(rest::about_panel()) />
            </div>
        </main>
    }
}
