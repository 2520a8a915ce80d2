//! The parts of the page whose programs are fetched after the first view: one file for the work in view and
//! its answers, one for what reads and writes scenarios, one for what stands below and what unfolds.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::later::{Made, here, made};
use super::panels::{
    AboutPanel, ActualsPanel, BillPanel, ComparePanel, CreditPanel, ModesPanel, Notices,
    OutlookPanel, Paper, Projector, RequestPanel, RunwayPanel, SavingsPanel, ShortagePanel, Tools,
    TopUpPanel, TrafficPanel, VersionsPanel, WorkloadsPanel,
};
use crate::calendar::Date;
use crate::catalog::{Catalog, Overrides};
use crate::report::{Focus, Report, RunwayReport};
use crate::scenario::{Edit, History, Place, Problem, Scenario};
use crate::wording;

/// Does nothing but fetch the program of what stands below: a part that is made when its program is here
/// already is made in a task of its own.
#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn below() -> Result<(), SplitLoaderError> {
    here(())
}

/// What the page needs from the first edit on.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    /// Makes an edit, or says why it is refused.
    pub(super) apply: fn(&mut History, Edit) -> Result<(), Problem>,
    /// [`Report::at_once`].
    pub(super) report: fn(&Report, &Scenario, &Catalog, &Scenario, Place, Date) -> Report,
    /// [`Report::focus_on`].
    pub(super) focus: fn(&Catalog, &Scenario, Place, Date) -> Focus,
    /// [`Report::runway`].
    pub(super) runway: fn(&Report, &Catalog, &Scenario) -> Option<RunwayReport>,
    pub(super) price: Price,
}

/// [`Catalog::with_overrides`]: it comes with what reads or edits scenarios, since the example has no own prices.
pub(super) type Price = fn(&Catalog, &Overrides) -> Catalog;

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn editing() -> Result<Editing, SplitLoaderError> {
    here(Editing {
        apply: wording::edit_in_own_words,
        report: Report::at_once,
        focus: Report::focus_on,
        runway: Report::runway,
        price: |catalog, own| catalog.with_overrides(own).into_owned(),
    })
}

/// What has to be said stands where something is read first: its program comes with the scribe's.
#[wasm_split(scribe, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn notices() -> Made {
    made(view! { <Notices /> })
}

#[wasm_split(scribe, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn tools() -> Made {
    made(view! { <Tools /> })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn workloads_panel() -> Made {
    made(view! { <WorkloadsPanel /> })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn request_panel() -> Made {
    made(view! { <RequestPanel /> })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn traffic_panel() -> Made {
    made(view! { <TrafficPanel /> })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn bill_panel() -> Made {
    made(view! { <BillPanel /> })
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn top_up_panel() -> Made {
    made(view! { <TopUpPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn runway_panel() -> Made {
    made(view! { <RunwayPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn credit_panel() -> Made {
    made(view! { <CreditPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn outlook_panel() -> Made {
    made(view! { <OutlookPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn modes_panel() -> Made {
    made(view! { <ModesPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn savings_panel() -> Made {
    made(view! { <SavingsPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn compare_panel() -> Made {
    made(view! { <ComparePanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn projector(open: RwSignal<bool>) -> Made {
    made(view! { <Projector open /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn paper() -> Made {
    made(view! { <Paper /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn versions_panel() -> Made {
    made(view! { <VersionsPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn actuals_panel() -> Made {
    made(view! { <ActualsPanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn shortage_panel() -> Made {
    made(view! { <ShortagePanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn about_panel() -> Made {
    made(view! { <AboutPanel /> })
}
