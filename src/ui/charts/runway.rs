//! The balance over time.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use crate::credits::Band;
use crate::money::Usd;
use crate::plot::{Moment, RunwayPlot, RunwaySeries, Size};
use crate::report::{RunwayEvent, RunwayReport};
use crate::wording::{self, say};

/// A chart for wide pages and paper, and one for narrow pages: text keeps its size.
const SIZES: [(&str, Size); 2] = [
    (
        "chart__plot chart__plot--wide",
        Size {
            width: 720.0,
            height: 300.0,
        },
    ),
    (
        "chart__plot chart__plot--narrow",
        Size {
            width: 340.0,
            height: 280.0,
        },
    ),
];

/// The height of a row of signs, and the highest that one may stand.
const ROW: f64 = 19.0;
const HIGHEST: f64 = 10.0;

/// The chart, a reading of the day under the pointer, and a slider that reads it by keyboard.
#[component]
pub(in crate::ui) fn RunwayChart(
    /// What is drawn.
    runway: RunwayReport,
    /// Where the balance of most courses is; empty while nobody knows.
    band: Memo<Vec<Band>>,
) -> impl IntoView {
    let summary = wording::chart_summary(&runway);
    let last = runway.days.len().saturating_sub(1);
    let runway = StoredValue::new(runway);
    let day = RwSignal::new(0_u32);
    let reading = move || runway.with_value(|runway| wording::day_reading(runway, day.get()));
    let plots = SIZES.map(|(class, size)| {
        let plot = Memo::new(move |_| {
            runway.with_value(|runway| {
                RunwayPlot::new(&series_of(runway, band.get()), runway.first, size)
            })
        });
        let summary = StoredValue::new(summary.clone());
        view! {
            <div class=class on:pointermove=move |event| read(&event, plot, size, day)>
                {move || view! { <Drawing runway drawn=plot.get() plot day summary=summary.get_value() /> }}
            </div>
        }
    });
    view! {
        <figure class="chart">
            {plots}
            <figcaption class="chart__key"><Key runway /></figcaption>
            <label class="chart__reader">
                <span>{say!("Read a day")}</span>
                <input
                    type="range"
                    min="0"
                    max=last.to_string()
                    aria-valuetext=reading
                    prop:value=move || day.get().to_string()
                    on:input=move |event| {
                        day.set(event_target_value(&event).parse().unwrap_or(0));
                    }
                />
            </label>
            <output class="chart__reading">{reading}</output>
        </figure>
    }
}

/// Moves the reading to the day under the pointer.
fn read(event: &PointerEvent, plot: Memo<RunwayPlot>, size: Size, day: RwSignal<u32>) {
    let drawn: web_sys::Element = event_target(event);
    let width = f64::from(drawn.client_width().max(1));
    let x = f64::from(event.offset_x()) / width * size.width;
    day.set(plot.with(|plot| plot.day_at(x)));
}

fn series_of(runway: &RunwayReport, band: Vec<Band>) -> RunwaySeries {
    let moment = |(day, usd): (f64, Usd)| Moment {
        day,
        dollars: wording::dollars(usd),
    };
    let marked = |happened: &&RunwayEvent| wording::event_sign(&happened.event).is_some();
    RunwaySeries {
        days: u32::try_from(runway.days.len()).unwrap_or(u32::MAX),
        balance: runway.balance_over_time().into_iter().map(moment).collect(),
        band: band
            .into_iter()
            .map(|band| (wording::dollars(band.low), wording::dollars(band.high)))
            .collect(),
        marks: runway
            .events
            .iter()
            .filter(marked)
            .map(|happened| moment((happened.at(), happened.balance)))
            .collect(),
        level: runway.threshold.map(wording::dollars),
    }
}

#[component]
fn Drawing(
    runway: StoredValue<RunwayReport>,
    drawn: RunwayPlot,
    plot: Memo<RunwayPlot>,
    day: RwSignal<u32>,
    summary: String,
) -> impl IntoView {
    let (left, right, floor) = (drawn.left, drawn.right, drawn.floor);
    let values = drawn.values.iter().map(|tick| {
        view! {
            <line class="chart__grid" x1=left x2=right y1=tick.y y2=tick.y />
            <text class="chart__label chart__label--value" x=left - 10.0 y=tick.y + 4.0>
                {wording::axis_usd(tick.dollars)}
            </text>
        }
    });
    let first = runway.with_value(|runway| runway.first);
    let days = drawn
        .days
        .iter()
        .filter(|tick| tick.x < right - 30.0)
        .map(|tick| {
            view! {
                <line class="chart__tick" x1=tick.x x2=tick.x y1=floor y2=floor + 5.0 />
                <text class="chart__label" x=tick.x y=floor + 19.0>
                    {wording::axis_day(first.plus_days(tick.day))}
                </text>
            }
        });
    let signs = runway.with_value(|runway| {
        let events = runway.events.iter();
        let signs: Vec<_> = events
            .filter_map(|happened| wording::event_sign(&happened.event))
            .collect();
        signs
    });
    let marks = drawn.marks.iter().zip(signs).map(|(mark, (sign, _))| {
        let y = mark.at.y - 14.0 - f64::from(mark.row) * ROW;
        // What does not fit is in the reading and in the table.
        (y >= HIGHEST).then(|| {
            view! {
                <g class="chart__mark" data-sign=sign>
                    <circle cx=mark.at.x cy=y r="8.5" />
                    <text x=mark.at.x y=y + 4.0>{wording::sign_shown(sign)}</text>
                </g>
            }
        })
    });
    let level = drawn.level.map(|y| {
        view! {
            <line class="chart__level" x1=left x2=right y1=y y2=y />
        }
    });
    let guide = move || {
        let day = day.get();
        let balance = runway.with_value(|runway| {
            let place = usize::try_from(day).ok();
            place
                .and_then(|place| runway.days.get(place))
                .map(|end| wording::dollars(end.balance))
        });
        let at = plot.with(|plot| plot.point(day, balance.unwrap_or(0.0)));
        view! {
            <line class="chart__guide" x1=at.x x2=at.x y1="14" y2=floor />
            <circle class="chart__point" cx=at.x cy=at.y r="4" />
        }
    };
    view! {
        <svg
            viewBox=format!("0 0 {} {}", drawn.size.width, drawn.size.height)
            role="img"
            aria-label=summary
        >
            {values.collect_view()}
            {days.collect_view()}
            <path class="chart__band" d=drawn.band.clone() />
            <path class="chart__under" d=drawn.under.clone() />
            {level}
            <path class="chart__line" d=drawn.line.clone() />
            {guide}
            {marks.collect_view()}
        </svg>
    }
}

/// What the signs and the band mean; only those that are there.
#[component]
fn Key(runway: StoredValue<RunwayReport>) -> impl IntoView {
    let mut signs = runway.with_value(|runway| {
        let events = runway.events.iter();
        let signs: Vec<_> = events
            .filter_map(|happened| wording::event_sign(&happened.event))
            .collect();
        signs
    });
    signs.sort_unstable();
    signs.dedup();
    let signs = signs.into_iter().map(|(sign, name)| {
        view! {
            <span class="chart__sign"><b data-sign=sign>{wording::sign_shown(sign)}</b>{name}</span>
        }
    });
    let level = runway.with_value(|runway| runway.threshold.map(wording::threshold_key));
    view! {
        <span class="chart__sign"><i class="chart__swatch" data-of="line"></i>{say!("Balance")}</span>
        <span class="chart__sign chart__sign--band">
            <i class="chart__swatch" data-of="band"></i>{say!("Eight in ten simulations")}
        </span>
        {level.map(|level| view! {
            <span class="chart__sign">
                <i class="chart__swatch" data-of="level"></i>{level}
            </span>
        })}
        {signs.collect_view()}
    }
}
