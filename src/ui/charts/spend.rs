//! Spend over days, stacked by what it was for.

use leptos::prelude::*;

use crate::actuals::{Actuals, Dimension, Layer, Within, layers};
use crate::calendar::Date;
use crate::money::Usd;
use crate::plot::{Size, StackedPlot};
use crate::wording;

/// A chart for wide pages and paper, and one for narrow pages: text keeps its size.
const SIZES: [(&str, Size); 2] = [
    (
        "chart__plot chart__plot--wide chart__plot--still",
        Size {
            width: 1080.0,
            height: 260.0,
        },
    ),
    (
        "chart__plot chart__plot--narrow chart__plot--still",
        Size {
            width: 340.0,
            height: 240.0,
        },
    ),
];

/// How many colours there are; what has none of its own is together in the last.
const MOST_LAYERS: usize = 5;

/// The chart with its key; the table beside it says the same.
#[component]
pub(in crate::ui) fn SpendChart(
    /// The spend.
    #[prop(into)]
    actuals: Signal<Actuals>,
    /// What the bars are stacked by.
    #[prop(into)]
    by: Signal<Dimension>,
    /// What is looked at.
    #[prop(into)]
    within: Signal<Within>,
) -> impl IntoView {
    let drawn = move || {
        actuals.with(|actuals| {
            let (first, layers) =
                within.with(|within| layers(actuals.cells(), by.get(), within, MOST_LAYERS))?;
            let names: Vec<String> = layers
                .iter()
                .map(|layer| wording::layer(layer.value, actuals.names()))
                .collect();
            Some(view! { <Drawing first layers names /> })
        })
    };
    view! { <figure class="chart">{drawn}</figure> }
}

#[component]
fn Drawing(
    /// The first day.
    first: Date,
    /// What is stacked.
    layers: Vec<Layer>,
    /// What the layers are called.
    names: Vec<String>,
) -> impl IntoView {
    let dollars: Vec<Vec<f64>> = layers
        .iter()
        .map(|layer| layer.usd.iter().copied().map(dollars).collect())
        .collect();
    let length = layers.first().map_or(0, |layer| layer.usd.len());
    let summary = wording::spend_chart(first, length, &names);
    let plots = SIZES.map(|(class, size)| {
        let plot = StackedPlot::new(&dollars, first, size);
        view! { <div class=class><Plot plot first summary=summary.clone() /></div> }
    });
    let key = (1..).zip(names).map(|(place, name): (usize, String)| {
        view! {
            <span class="chart__sign">
                <i class="chart__swatch" data-series=place.to_string()></i>{name}
            </span>
        }
    });
    view! {
        {plots}
        <figcaption class="chart__key">{key.collect_view()}</figcaption>
    }
}

#[component]
fn Plot(plot: StackedPlot, first: Date, summary: String) -> impl IntoView {
    let StackedPlot {
        size,
        left,
        right,
        floor,
        layers,
        days,
        values,
    } = plot;
    let values = values.into_iter().map(|tick| {
        view! {
            <line class="chart__grid" x1=left x2=right y1=tick.y y2=tick.y />
            <text class="chart__label chart__label--value" x=left - 8.0 y=tick.y + 4.0>
                {wording::axis_usd(tick.dollars)}
            </text>
        }
    });
    let days = days.into_iter().map(|tick| {
        view! {
            <text class="chart__label" x=tick.x y=floor + 19.0>
                {wording::axis_day(first.plus_days(tick.day))}
            </text>
        }
    });
    let layers = (1..).zip(layers).map(|(place, shape): (usize, String)| {
        view! { <path class="chart__layer" data-series=place.to_string() d=shape /> }
    });
    view! {
        <svg viewBox=format!("0 0 {} {}", size.width, size.height) role="img" aria-label=summary>
            {values.collect_view()}
            {days.collect_view()}
            {layers.collect_view()}
        </svg>
    }
}

fn dollars(usd: Usd) -> f64 {
    wording::dollars(usd.max(Usd::ZERO))
}
