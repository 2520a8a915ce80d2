//! Bars, one below another, drawn from `plot`; the table beside them is their twin.

use leptos::prelude::*;

use crate::plot::{Bar, BarPlot};

/// What a bar chart shows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct BarRow {
    /// The bar.
    pub(in crate::ui) bar: Bar,
    /// Its amount as it is read.
    pub(in crate::ui) amount: String,
}

/// A bar chart in two widths, of which the one that fits is shown.
#[component]
pub(in crate::ui) fn BarChart(
    /// The bars, from top to bottom.
    #[prop(into)]
    rows: Signal<Vec<BarRow>>,
    /// What it shows, for those who do not see it.
    #[prop(into)]
    summary: Signal<String>,
    /// How a value on the axis is written.
    tick: fn(f64) -> String,
) -> impl IntoView {
    let drawn = move |width: f64, names: f64| {
        let rows = rows.get();
        (!rows.is_empty()).then(|| view! { <Drawn rows width names summary tick /> })
    };
    view! {
        <figure class="chart bars">
            <div class="chart__plot--wide">{move || drawn(720.0, 170.0)}</div>
            <div class="chart__plot--narrow">{move || drawn(330.0, 110.0)}</div>
        </figure>
    }
}

#[component]
fn Drawn(
    /// The bars.
    rows: Vec<BarRow>,
    /// How wide the chart is, in its own units.
    width: f64,
    /// How much of that is for names.
    names: f64,
    /// What it shows.
    summary: Signal<String>,
    /// How a value on the axis is written.
    tick: fn(f64) -> String,
) -> impl IntoView {
    let bars: Vec<Bar> = rows.iter().map(|row| row.bar.clone()).collect();
    let plot = BarPlot::new(&bars, width, names);
    let floor = plot.floor;
    let grid = plot.ticks.into_iter().map(|line| {
        view! {
            <line class="chart__grid" x1=line.x x2=line.x y1="0" y2=floor />
            <text class="chart__label" x=line.x y={floor + 16.0}>{tick(line.value)}</text>
        }
    });
    let bars = plot.bars.into_iter().zip(rows).map(|(at, row)| {
        view! {
            <rect
                class="bars__bar"
                data-chosen=row.bar.chosen.then_some("true")
                x=at.at.x
                y=at.at.y
                width=at.size.width
                height=at.size.height
            />
            <text class="bars__name" x=at.name_at.x y=at.name_at.y>{row.bar.name}</text>
            <text class="bars__amount" x=at.amount_at.x y=at.amount_at.y>{row.amount}</text>
        }
    });
    view! {
        <svg
            viewBox=format!("0 0 {} {}", plot.size.width, plot.size.height)
            role="img"
            aria-label=summary
        >
            {grid.collect_view()}
            {bars.collect_view()}
        </svg>
    }
}
