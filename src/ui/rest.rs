//! The parts of the page whose programs are fetched after the first view: one file for what stands below
//! it, one for what was spent.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::later::{Made, made};
use super::panels::{
    AboutPanel, ActualsPanel, ComparePanel, CreditPanel, ModesPanel, OutlookPanel, RunwayPanel,
    SavingsPanel, ShortagePanel, VersionsPanel,
};

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
pub(super) fn versions_panel() -> Made {
    made(view! { <VersionsPanel /> })
}

#[wasm_split(spend, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn actuals_panel() -> Made {
    made(view! { <ActualsPanel /> })
}

#[wasm_split(spend, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn shortage_panel() -> Made {
    made(view! { <ShortagePanel /> })
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn about_panel() -> Made {
    made(view! { <AboutPanel /> })
}
