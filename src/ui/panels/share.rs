//! Sends the scenario elsewhere: a link, a file.

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use crate::exchange::QrPicture;
use crate::ui::browser::{address, clipboard, files, language};
use crate::ui::planner::{Notice, Planner};
use crate::ui::scribe::Scribe;
use crate::wording::{self, say};

/// Larger files are not read: a browser's whole storage is smaller.
const MOST_MEBIBYTES: u64 = 64;
const MOST_BYTES: f64 = 64.0 * 1_048_576.0;

/// What became of the last click.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shared {
    /// Nothing was asked for yet.
    Idle,
    /// The link is on the clipboard.
    Copied {
        /// The link.
        link: String,
        /// Whether the prompt is in it.
        with_text: bool,
    },
    /// The browser refused; the link is shown to be copied by hand.
    ByHand(String),
}

fn select_all(event: &FocusEvent) {
    event_target::<HtmlInputElement>(event).select();
}

/// Copies the link.
#[component]
pub(super) fn Link() -> impl IntoView {
    let planner = Planner::expect();
    let shared = RwSignal::new(Shared::Idle);
    let copy_link = move |_| {
        planner.with_scribe(move |scribe| {
            let (link, with_text) = link_of(planner, scribe);
            spawn_local(async move {
                let copied = clipboard::copy(&link).await;
                shared.set(if copied {
                    Shared::Copied { link, with_text }
                } else {
                    Shared::ByHand(link)
                });
            });
        });
    };
    view! {
        <button type="button" class="button--main" id="copy-link" on:click=copy_link>{say!("Copy link")}</button>
        <span class="share__status" role="status">
            {move || match shared.get() {
                Shared::Idle => None,
                Shared::Copied { link, with_text } => Some(wording::link_copied(link.len(), with_text)),
                Shared::ByHand(_) => Some(wording::link_by_hand().to_owned()),
            }}
        </span>
        {move || match shared.get() {
            Shared::ByHand(link) => Some(view! {
                <input
                    class="share__link"
                    type="text"
                    readonly
                    aria-label=say!("Link")
                    prop:value=link
                    on:focus=move |event| select_all(&event)
                />
            }),
            Shared::Idle | Shared::Copied { .. } => None,
        }}
    }
}

/// Download, open.
#[component]
pub(super) fn Files() -> impl IntoView {
    let planner = Planner::expect();
    let download = move |_| {
        planner.with_scribe(move |scribe| {
            let json = (scribe.file)(&planner.file());
            if !files::download("topup-scenario.json", &json, "application/json") {
                planner.say(Notice::BadFile(wording::download_refused().to_owned()));
            }
        });
    };
    let open_file = move |event| {
        let Some(file) = files::picked(&event_target::<HtmlInputElement>(&event)) else {
            return;
        };
        if file.size() > MOST_BYTES {
            planner.say(Notice::BadFile(wording::file_too_large(
                MOST_MEBIBYTES << 20,
            )));
            return;
        }
        spawn_local(async move {
            match files::text_of(&file).await {
                Some(text) => planner.with_scribe(move |scribe| {
                    planner.open_file(scribe, &String::from(text));
                }),
                None => planner.say(Notice::BadFile(wording::file_unreadable().to_owned())),
            }
        });
    };
    view! {
        <button type="button" on:click=download>{say!("Download")}</button>
        <label class="button">
            {say!("Open file")}
            <input
                class="visually-hidden"
                type="file"
                accept=".json,application/json"
                on:change=open_file
            />
        </label>
    }
}

/// The link to what is shown, and whether the prompt is in it.
fn link_of(planner: Planner, scribe: Scribe) -> (String, bool) {
    let texts = planner.texts();
    let goes_along = texts.goes_along.get_untracked();
    let file = planner.file();
    let held = texts.held.get_untracked().filter(|_| goes_along);
    let text = held.and_then(|held| held.to_send());
    let with_text = text.and_then(|text| (scribe.link_with_text)(&file, &text));
    let holds_text = with_text.is_some();
    let fragment = with_text.unwrap_or_else(|| (scribe.link)(&file));
    let language = language::behind_a_link();
    let link = format!("{}#{fragment}{language}", address::page_address());
    (link, holds_text)
}

/// The link as a QR code, drawn on a click, and gone when anything changes: it would show other numbers.
#[component]
pub(super) fn QrCode() -> impl IntoView {
    let planner = Planner::expect();
    let drawn = RwSignal::new(None::<Option<QrPicture>>);
    Effect::new(move |_| {
        planner.scenario.track();
        planner.texts().goes_along.track();
        drawn.set(None);
    });
    let draw = move |_| {
        if drawn.with_untracked(Option::is_some) {
            drawn.set(None);
            return;
        }
        planner.with_scribe(move |scribe| {
            let (link, _) = link_of(planner, scribe);
            drawn.set(Some((scribe.qr)(&link)));
        });
    };
    view! {
        <button
            type="button"
            aria-expanded=move || if drawn.with(Option::is_some) { "true" } else { "false" }
            on:click=draw
            on:keydown=move |event| if event.key() == "Escape" { drawn.set(None) }
        >
            {say!("QR code")}
        </button>
        {move || drawn.get().map(|picture| match picture {
            Some(QrPicture { side, path }) => view! {
                <svg
                    class="share__qr"
                    role="img"
                    aria-label=say!("The link as a QR code")
                    viewBox=format!("0 0 {side} {side}")
                    shape-rendering="crispEdges"
                >
                    <path d=path />
                </svg>
            }.into_any(),
            None => view! { <p class="share__qr-problem">{wording::too_long_for_qr()}</p> }.into_any(),
        })}
    }
}
