//! The balance over time, with what happens to it.

use super::scale::Scale;
use super::shape::{Point, Size, area, line};
use super::ticks::{day_ticks, value_ticks};
use crate::calendar::Date;

/// What a runway chart shows, in dollars and days from the beginning of the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunwaySeries {
    /// How many days there are.
    pub days: u32,
    /// The balance over time: a straight line from each moment to the next, a jump where two are one.
    pub balance: Vec<Moment>,
    /// The balance that one in ten courses is below as each day ends, and that nine in ten are.
    pub band: Vec<(f64, f64)>,
    /// What is marked.
    pub marks: Vec<Moment>,
    /// A level to draw across, such as the threshold of the recharge.
    pub level: Option<f64>,
}

/// A balance at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// Days since the first began.
    pub day: f64,
    /// The balance in dollars.
    pub dollars: f64,
}

/// A runway chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct RunwayPlot {
    /// How large it is.
    pub size: Size,
    /// Where the first day begins.
    pub left: f64,
    /// Where the last day ends.
    pub right: f64,
    /// Where nothing is held.
    pub floor: f64,
    /// The balance.
    pub line: String,
    /// What lies under it.
    pub under: String,
    /// Where the balance of most courses is; empty without a band.
    pub band: String,
    /// Labelled days.
    pub days: Vec<DayTick>,
    /// Labelled amounts.
    pub values: Vec<ValueTick>,
    /// Where what is marked stands, in the order of the series.
    pub marks: Vec<Mark>,
    /// Where the level is.
    pub level: Option<f64>,
    x: Scale,
    y: Scale,
}

/// A labelled day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayTick {
    /// Where it begins.
    pub x: f64,
    /// How many days after the first.
    pub day: u32,
}

/// A labelled amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueTick {
    /// Where it is.
    pub y: f64,
    /// The amount in dollars.
    pub dollars: f64,
}

/// Where something is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// On the line.
    pub at: Point,
    /// How many marks stand so close to its left that it goes a row higher.
    pub row: u32,
}

/// Room for the labels of the amounts, for those of the days, and for marks.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 26.0;

/// Marks nearer than this stand in rows.
const MARK_WIDTH: f64 = 18.0;

/// The least width of a day's label, where there is little room, and height of an amount's.
const DAY_WIDTH: f64 = 70.0;
const NARROW_DAY_WIDTH: f64 = 48.0;
/// From this width on there is room.
const WIDE: f64 = 480.0;
const VALUE_HEIGHT: f64 = 44.0;

impl RunwayPlot {
    /// Works out the chart of a series that begins on a day.
    #[must_use]
    pub fn new(series: &RunwaySeries, first: Date, size: Size) -> Self {
        let days = series.days.max(1);
        let top = series
            .balance
            .iter()
            .map(|moment| moment.dollars)
            .chain(series.band.iter().map(|band| band.1))
            .chain(series.level)
            .fold(0.0, f64::max);
        let (left, right) = (LEFT, size.width - RIGHT);
        let (ceiling, floor) = (TOP, size.height - BOTTOM);
        let values = value_ticks(top, whole((floor - ceiling) / VALUE_HEIGHT));
        let top = values.last().copied().unwrap_or(1.0);
        let x = Scale::new((0.0, f64::from(days)), (left, right));
        let y = Scale::new((0.0, top), (floor, ceiling));

        let at = |moment: &Moment| Point {
            x: x.at(moment.day),
            y: y.at(moment.dollars),
        };
        let points: Vec<_> = series.balance.iter().map(at).collect();
        let day_width = if size.width < WIDE {
            NARROW_DAY_WIDTH
        } else {
            DAY_WIDTH
        };
        let side_of = |side: fn(&(f64, f64)) -> f64| -> Vec<Point> {
            // From the first moment on: a band begins where the balance does.
            let start = series
                .balance
                .iter()
                .rfind(|moment| moment.day <= 0.0)
                .map(at);
            let ends = (1_u32..).zip(&series.band).map(|(day, band)| Point {
                x: x.at(f64::from(day)),
                y: y.at(side(band)),
            });
            start.into_iter().chain(ends).collect()
        };
        let band = if series.band.is_empty() {
            String::new()
        } else {
            area(&side_of(|band| band.1), &side_of(|band| band.0))
        };
        let base = [Point { x: left, y: floor }, Point { x: right, y: floor }];
        let mut plot = Self {
            size,
            left,
            right,
            floor,
            line: line(&points),
            under: area(&points, &base),
            band,
            days: day_ticks(first, days, whole((right - left) / day_width) + 1)
                .into_iter()
                .map(|day| DayTick {
                    x: x.at(f64::from(day)),
                    day,
                })
                .collect(),
            values: values
                .into_iter()
                .map(|dollars| ValueTick {
                    y: y.at(dollars),
                    dollars,
                })
                .collect(),
            marks: Vec::new(),
            level: series.level.map(|level| y.at(level)),
            x,
            y,
        };
        plot.mark(series);
        plot
    }

    /// The day, from the first, that stands at a place from left to right.
    #[must_use]
    pub fn day_at(&self, x: f64) -> u32 {
        whole(self.x.value_at(x)).min(whole(self.x.value_at(self.right)).saturating_sub(1))
    }

    /// Where a day ends with a balance.
    #[must_use]
    pub fn point(&self, day: u32, dollars: f64) -> Point {
        Point {
            x: self.x.at(f64::from(day) + 1.0),
            y: self.y.at(dollars),
        }
    }

    fn mark(&mut self, series: &RunwaySeries) {
        let mut last: Option<(f64, u32)> = None;
        for moment in &series.marks {
            let at = Point {
                x: self.x.at(moment.day),
                y: self.y.at(moment.dollars),
            };
            let row = match last {
                Some((x, row)) if at.x - x < MARK_WIDTH => row + 1,
                Some(_) | None => 0,
            };
            last = Some((at.x, row));
            self.marks.push(Mark { at, row });
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded first, and a float that is no number becomes zero"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e9) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(series: &RunwaySeries) -> RunwayPlot {
        let size = Size {
            width: 568.0,
            height: 256.0,
        };
        RunwayPlot::new(series, Date::parse("2026-11-23").unwrap(), size)
    }

    fn moment(day: f64, dollars: f64) -> Moment {
        Moment { day, dollars }
    }

    fn falling() -> RunwaySeries {
        RunwaySeries {
            days: 10,
            balance: vec![moment(0.0, 0.0), moment(0.0, 100.0), moment(10.0, 0.0)],
            band: Vec::new(),
            marks: vec![moment(0.0, 100.0), moment(10.0, 0.0), moment(10.0, 0.0)],
            level: Some(20.0),
        }
    }

    #[test]
    fn the_line_jumps_to_what_is_bought_and_falls_to_the_floor() {
        let plot = plot(&falling());
        assert_eq!(plot.line, "M56.0 230.0L56.0 30.0L556.0 230.0");
        assert!(plot.band.is_empty());
        assert!((plot.level.unwrap() - 190.0).abs() < 1e-9);
        assert!(
            plot.values
                .iter()
                .all(|tick| (30.0..=230.0).contains(&tick.y))
        );
    }

    #[test]
    fn marks_on_one_day_stand_in_rows() {
        let plot = plot(&falling());
        let rows: Vec<_> = plot.marks.iter().map(|mark| mark.row).collect();
        assert_eq!(rows, [0, 0, 1]);
        assert!((plot.marks[1].at.y - 230.0).abs() < 1e-9);
    }

    #[test]
    fn a_place_is_read_as_its_day() {
        let plot = plot(&falling());
        for (x, day) in [(-5.0, 0), (56.0, 0), (107.0, 1), (555.0, 9), (900.0, 9)] {
            assert_eq!(plot.day_at(x), day, "{x}");
        }
    }

    #[test]
    fn nothing_to_show_is_a_chart_all_the_same() {
        let plot = plot(&RunwaySeries::default());
        assert_eq!(plot.day_at(300.0), 0);
        assert!(!plot.line.contains("NaN") && !plot.under.contains("NaN"));
    }

    #[test]
    fn a_band_is_a_shape_between_its_lines() {
        let mut series = falling();
        series.band = (1..=10)
            .map(|day| (100.0 - f64::from(day) * 10.0, 120.0))
            .collect();
        let plot = plot(&series);
        assert!(
            plot.band.starts_with("M56.0 ") && plot.band.ends_with('Z'),
            "{}",
            plot.band
        );
        assert!(plot.values.last().unwrap().dollars >= 120.0);
    }
}
