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

use leptos::prelude::*;

use crate::catalog::Catalog;
use imports::Imports;
use later::Later;
use panels::{
    AboutPanel, ActualsPanel, AnswerBar, BillPanel, ComparePanel, CreditPanel, LibraryPanel,
    Masthead, ModesPanel, Notices, OutlookPanel, RequestPanel, RunwayPanel, ShortagePanel,
    StartPanel, TopUpPanel, TrafficPanel, VersionsPanel, WorkloadsPanel,
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
                <Later turn=1>
                    <RunwayPanel />
                </Later>
                <Later turn=2>
                    <CreditPanel />
                </Later>
                <Later turn=3>
                    <OutlookPanel />
                </Later>
            </div>
            <div class="page__modes">
                <Later turn=4>
                    <ModesPanel />
                </Later>
            </div>
            <div class="page__wide">
                <Later turn=5>
                    <ComparePanel />
                </Later>
                <Later turn=6>
                    <VersionsPanel />
                </Later>
                <Later turn=7>
                    <ActualsPanel />
                </Later>
                <Later turn=8>
                    <ShortagePanel />
                </Later>
                <Later turn=9>
                    <AboutPanel />
                </Later>
            </div>
        </main>
    }
}
