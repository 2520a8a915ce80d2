//! A text in tokens, and what each of its paragraphs costs.

use js_sys::JsString;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::quote::Span;
use crate::report::trimmed;
use crate::scenario::Place;
use crate::tokens::{self, Look, Stretch, Tokens};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use crate::workload::Part;

/// Paragraphs in the table: the longest ones.
const MOST_ROWS: usize = 8;
/// UTF-16 units of a paragraph that are enough to know it by.
const SHOWN_OF_A_PARAGRAPH: u32 = 70;

/// A text that can be looked at.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    /// It.
    pub(super) text: Signal<JsString, LocalStorage>,
    /// What it stands for.
    pub(super) target: RwSignal<(Place, Part)>,
    /// Whether somebody looks.
    pub(super) is_wanted: RwSignal<bool>,
    /// Where its tokens go, once that is known.
    pub(super) look: Memo<Option<Look>>,
}

/// Unfolds under the box. The worker is asked only while it is open.
#[component]
pub(super) fn TokenView(
    /// The box's text.
    looked: Looked,
) -> impl IntoView {
    view! {
        <details class="how" on:toggle=move |_| looked.is_wanted.update(|is_wanted| *is_wanted = !*is_wanted)>
            <summary>{say!("Where its tokens go, and what each paragraph costs")}</summary>
            <Later turn=16 part=move || Box::pin(token_view(looked)) />
        </details>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn token_view(looked: Looked) -> Made {
    made(view! { <Body looked /> })
}

/// A paragraph of the text.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    /// Its place among the paragraphs, from 1.
    number: usize,
    /// How it begins.
    beginning: String,
    tokens: Tokens,
    /// What a month costs without it, in words.
    without: String,
}

#[component]
fn Body(
    /// The box's text.
    looked: Looked,
) -> impl IntoView {
    view! {
        {move || looked.look.get().map(|look| {
            let text = looked.text.get_untracked();
            let pieces = pieces(&text, &look.lengths);
            let shown: u32 = pieces.iter().map(|(piece, _)| piece.length()).sum();
            let is_cut = shown < text.length();
            view! {
                <p
                    class="token-view"
                    translate="no"
                    tabindex="0"
                    role="group"
                    aria-label=say!("The text, token by token")
                >
                    {pieces.into_iter().map(|(piece, tokens)| view! {
                        <span class="token" title=wording::tokens_of_piece(tokens)>
                            {wording::visible(&String::from(piece))}
                        </span>
                    }).collect_view()}
                    {is_cut.then_some("…")}
                </p>
                <p class="field__hint">{wording::token_view_explained()}</p>
                <Paragraphs looked look />
            }
        })}
    }
}

/// The longest paragraphs, and a month without each.
#[component]
fn Paragraphs(
    /// The box's text.
    looked: Looked,
    /// Where its tokens go.
    look: Look,
) -> impl IntoView {
    let planner = Planner::expect();
    let rows = Memo::new(move |_| rows(planner, looked, &look));
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=say!("Paragraphs")>
            <table class="table table--small paragraphs">
                <caption class="visually-hidden">{say!("The longest paragraphs")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!("Paragraph")}</th>
                        <th scope="col" class="number">{say!("Tokens")}</th>
                        <th scope="col" class="number">{say!("A month without it")}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || rows.get().into_iter().map(|row| view! {
                        <tr>
                            <th scope="row" translate="no">
                                <span class="field__hint">{row.number}". "</span>
                                {row.beginning}
                            </th>
                            <td class="number">{wording::count(row.tokens.get())}</td>
                            <td class="number">{row.without}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="field__hint">{wording::trimming_explained()}</p>
    }
}

fn rows(planner: Planner, looked: Looked, look: &Look) -> Vec<Row> {
    let text = looked.text.get_untracked();
    let (place, part) = looked.target.get();
    let span = Span {
        today: planner.today.get(),
        days: planner.scenario.with(|scenario| scenario.days),
    };
    let workload = planner
        .scenario
        .with(|scenario| scenario.workload(place).cloned());
    let mut paragraphs: Vec<_> = cut(&text, &look.paragraphs).zip(1..).collect();
    paragraphs.sort_by_key(|((_, tokens), _)| std::cmp::Reverse(*tokens));
    paragraphs.truncate(MOST_ROWS);
    planner.with_priced_catalog(|catalog| {
        paragraphs
            .into_iter()
            .map(|((paragraph, tokens), number)| {
                let months = workload
                    .as_ref()
                    .and_then(|own| trimmed(catalog, own, part, tokens, span));
                let beginning = String::from(paragraph.slice(0, SHOWN_OF_A_PARAGRAPH));
                let is_cut = paragraph.length() > SHOWN_OF_A_PARAGRAPH;
                Row {
                    number,
                    beginning: wording::beginning(&beginning, is_cut),
                    tokens,
                    without: wording::month_without(months),
                }
            })
            .collect()
    })
}

/// What can be shown of the first tokens.
fn pieces(text: &JsString, lengths: &[u8]) -> Vec<(JsString, Tokens)> {
    // A unit is a byte at least.
    let units = lengths.iter().map(|length| u32::from(*length)).sum();
    let beginning = String::from(text.slice(0, units));
    cut(text, &tokens::pieces(&beginning, lengths)).collect()
}

/// The parts of a text, from its beginning.
fn cut(text: &JsString, stretches: &[Stretch]) -> impl Iterator<Item = (JsString, Tokens)> {
    let mut start = 0;
    stretches.iter().map(move |stretch| {
        let end = start + u32::try_from(stretch.units).unwrap_or(u32::MAX);
        let part = text.slice(start, end);
        start = end;
        (part, stretch.tokens)
    })
}
