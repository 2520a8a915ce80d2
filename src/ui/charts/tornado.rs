//! Bars around a line, drawn from `plot`; the table beside them is their twin.

use leptos::prelude::*;

use crate::plot::{Swing, TornadoPlot};

/// What a tornado shows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Tornado {
    /// The bars, from top to bottom, each with its amounts as they are read.
    pub(in crate::ui) rows: Vec<(Swing, [String; 2])>,
    /// The value they stand around.
    pub(in crate::ui) expected: f64,
    /// That value as it is read.
    pub(in crate::ui) expected_reads: String,
    /// What it shows, for those who do not see it.
    pub(in crate::ui) summary: &'static str,
}

/// A tornado in two widths, of which the one that fits is shown.
#[component]
pub(in crate::ui) fn TornadoChart(
    /// What it shows.
    tornado: Tornado,
) -> impl IntoView {
    view! {
        <figure class="chart bars">
            <div class="chart__plot--wide">{drawn(tornado.clone(), 640.0, 130.0)}</div>
            <div class="chart__plot--narrow">{drawn(tornado, 330.0, 100.0)}</div>
        </figure>
    }
}

fn drawn(tornado: Tornado, width: f64, names: f64) -> impl IntoView + use<> {
    let swings: Vec<Swing> = tornado.rows.iter().map(|(own, _)| own.clone()).collect();
    let plot = TornadoPlot::new(&swings, tornado.expected, width, names);
    let (middle, floor) = (plot.middle, plot.floor);
    let rows = tornado.rows.into_iter().zip(plot.bars);
    let bars = rows.map(|((swing, [low, high]), at)| {
        view! {
            <text class="bars__name" x={names - 6.0} y=at.baseline>{swing.name}</text>
            <rect class="bars__bar" x=at.at.x y=at.at.y width=at.size.width height=at.size.height />
            <text class="bars__name" x={at.at.x - 6.0} y=at.baseline>{low}</text>
            <text class="bars__amount" x={at.at.x + at.size.width + 6.0} y=at.baseline>{high}</text>
        }
    });
    view! {
        <svg
            viewBox=format!("0 0 {} {}", plot.size.width, plot.size.height)
            role="img"
            aria-label=tornado.summary
        >
            {bars.collect_view()}
            <line class="bars__middle" x1=middle x2=middle y1="0" y2=floor />
            <text class="chart__label" x=middle y={floor + 16.0}>{tornado.expected_reads}</text>
        </svg>
    }
}
