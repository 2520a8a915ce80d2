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
mod held_text;
mod imports;
mod later;
mod panels;
mod planner;
mod rest;
mod scribe;

use gloo::timers::future::TimeoutFuture;
use leptos::mount::{mount_to, mount_to_body};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::catalog::Catalog;
use imports::Imports;
use later::{BELOW, FIRST, LAST, Later, SCRIBE, WORK, in_turn, made};
use panels::{LibraryPanel, StartPanel, answers, fold_contents_when_chosen};
use planner::Planner;
use scribe::Scribe;

/// Puts the page's program into the page's file.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        // First of all: what stopped half-way must not be saved.
        browser::storage::stop(panic.payload_as_str().unwrap_or_default());
        console_error_panic_hook::hook(panic);
    }));
    wasm_bindgen_futures::spawn_local(start());
}

/// Starts in several tasks, between which the browser can answer.
async fn start() {
    TimeoutFuture::new(0).await;
    let catalog = Catalog::built_in();
    browser::language::speak();
    TimeoutFuture::new(0).await;
    let is_read_first = browser::storage::holds_work() || browser::address::holds_scenario();
    let reader = if is_read_first {
        Reader::First(scribe::scribe().await.ok())
    } else {
        Reader::Later
    };
    TimeoutFuture::new(0).await;
    match catalog {
        Ok(catalog) => mount_to_body(move || view! { <App catalog reader /> }),
        Err(error) => {
            mount_to_body(move || view! { <p>{error.to_string()}</p> });
            browser::started();
        }
    }
}

/// When what reads scenarios is there.
enum Reader {
    /// Before the first view, because there is something to read; none if it did not arrive.
    First(Option<Scribe>),
    /// After the first view.
    Later,
}

/// Puts a view into a place of the page's file, instead of what stood there while the program started.
fn fill(place: &str, view: impl FnOnce() -> AnyView + 'static) {
    let found = document().get_element_by_id(place);
    if let Some(found) = found.and_then(|found| found.dyn_into().ok()) {
        let found: web_sys::HtmlElement = found;
        found.set_text_content(None);
        mount_to(found, view).forget();
    }
}

#[component]
fn App(catalog: Catalog, reader: Reader) -> impl IntoView {
    let planner = match &reader {
        Reader::First(scribe) => Planner::provide(catalog, *scribe),
        Reader::Later => Planner::provide(catalog, None),
    };
    if matches!(reader, Reader::First(None)) {
        planner.miss_part();
    }
    let is_read_later = matches!(reader, Reader::Later);
    let reading = if is_read_later { SCRIBE } else { FIRST };
    in_turn(FIRST, async move {
        Imports::provide();
        planner.keep_saved();
        planner.tell_what_is_unkept(Imports::expect());
        planner.follow_other_windows();
        planner.listen_for_links();
        fold_contents_when_chosen();
    });
    in_turn(FIRST, async move {
        planner.report.with_untracked(|_| ());
    });
    in_turn(FIRST, async move {
        for (place, answer) in answers() {
            fill(place, move || answer.into_any());
        }
        planner.settle();
    });
    // A part that is made when its program is here already is made in a task of its own.
    in_turn(WORK, async move {
        planner.begin_editing().await;
    });
    in_turn(WORK, async move {
        planner.focus.with_untracked(|_| ());
    });
    if browser::storage::holds_unfolded() {
        in_turn(WORK, async { drop(rest::below().await) });
    }
    in_turn(BELOW, async { drop(rest::below().await) });
    in_turn(LAST, async { browser::made() });
    let page = view! {
        <main class="page">
            <div class="page__wide">
                <Later turn=reading part=|| Box::pin(rest::notices()) />
                <Later turn=FIRST part=|| Box::pin(async { made(view! { <LibraryPanel /> }) }) />
                <Later turn=FIRST part=|| Box::pin(async { made(view! { <StartPanel /> }) }) />
                <Later turn=WORK part=|| Box::pin(rest::workloads_panel()) />
            </div>
            <div class="page__inputs">
                <Later turn=WORK part=|| Box::pin(rest::request_panel()) />
                <Later turn=WORK part=|| Box::pin(rest::traffic_panel()) />
            </div>
            <div class="page__answers">
                <Later turn=WORK part=|| Box::pin(rest::bill_panel()) />
                <Later turn=WORK part=|| Box::pin(rest::top_up_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::runway_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::credit_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::outlook_panel()) />
            </div>
            <div class="page__modes">
                <Later turn=BELOW part=|| Box::pin(rest::modes_panel()) />
            </div>
            <div class="page__wide">
                <Later turn=BELOW part=|| Box::pin(rest::savings_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::compare_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::versions_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::actuals_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::shortage_panel()) />
                <Later turn=BELOW part=|| Box::pin(rest::about_panel()) />
            </div>
        </main>
        <Later turn=13 part=|| Box::pin(rest::paper()) />
    };
    in_turn(FIRST, async move {
        browser::first_view();
        browser::presence::watch();
    });
    in_turn(FIRST, async move {
        spawn_local(async move {
            planner.begin_editing().await;
        });
    });
    // On its way at the same time; asking for so many files takes a while.
    in_turn(FIRST, async move {
        planner.with_scribe(move |scribe| {
            if is_read_later {
                planner.go_on(scribe);
            }
        });
    });
    in_turn(SCRIBE, async {
        // Where it did not arrive, that has been said.
        if let Ok(tools) = rest::tools().await {
            fill("masthead-tools", || tools);
        }
        browser::started();
    });
    page
}
