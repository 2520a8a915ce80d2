//! A chart of bars, one below another.

use super::{Point, Scale, Size, value_ticks};

/// What a bar is for, and how long it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The name beside it.
    pub name: String,
    /// What it shows.
    pub value: f64,
    /// Whether it is the one in use.
    pub chosen: bool,
}

/// A bar as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedBar {
    /// Its upper left corner.
    pub at: Point,
    /// Its width and height.
    pub size: Size,
    /// Where the baseline of its name ends, left of it.
    pub name_at: Point,
    /// Where the baseline of its amount begins, right of it.
    pub amount_at: Point,
}

/// A vertical line of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarTick {
    /// The value it stands for.
    pub value: f64,
    /// How far to the right.
    pub x: f64,
}

/// Bars with a common scale that starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPlot {
    /// How large it is.
    pub size: Size,
    /// The bars, in the order given.
    pub bars: Vec<PlacedBar>,
    /// The lines of the grid.
    pub ticks: Vec<BarTick>,
    /// Where the grid ends below.
    pub floor: f64,
}

const ROW: f64 = 24.0;
const THICKNESS: f64 = 14.0;
const FOOT: f64 = 22.0;
/// For the amount behind the longest bar.
const AMOUNT: f64 = 76.0;
/// From a bar to the texts beside it.
const GAP: f64 = 6.0;
/// From the upper edge of a row to the baseline of its texts.
const BASELINE: f64 = 16.0;

impl BarPlot {
    /// Bars in a chart so wide, with so much room for their names.
    #[must_use]
    pub fn new(bars: &[Bar], width: f64, names: f64) -> Self {
        let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let right = (width - AMOUNT).max(names + 1.0);
        let x = Scale::new((0.0, if most > 0.0 { most } else { 1.0 }), (names, right));
        let mut top = 0.0;
        let mut placed = Vec::with_capacity(bars.len());
        for bar in bars {
            let end = x.at(bar.value.max(0.0));
            placed.push(PlacedBar {
                at: Point {
                    x: names,
                    y: top + (ROW - THICKNESS) / 2.0,
                },
                size: Size {
                    // What costs a little is seen to cost something.
                    width: (end - names).max(if bar.value > 0.0 { 1.0 } else { 0.0 }),
                    height: THICKNESS,
                },
                name_at: Point {
                    x: names - GAP,
                    y: top + BASELINE,
                },
                amount_at: Point {
                    x: end + GAP,
                    y: top + BASELINE,
                },
            });
            top += ROW;
        }
        let ticks = value_ticks(most, 4).into_iter();
        Self {
            size: Size {
                width,
                height: top + FOOT,
            },
            bars: placed,
            ticks: ticks
                .map(|value| BarTick {
                    value,
                    x: x.at(value),
                })
                .filter(|tick| tick.x <= right)
                .collect(),
            floor: top,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: f64) -> Bar {
        Bar {
            name: String::new(),
            value,
            chosen: false,
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_stand_below_one_another() {
        let plot = BarPlot::new(&[bar(50.0), bar(100.0), bar(0.0)], 400.0, 100.0);
        let widths = [0, 1, 2].map(|bar: usize| plot.bars[bar].size.width);
        assert_eq!(
            widths.map(|width| format!("{width:.1}")),
            ["112.0", "224.0", "0.0"]
        );
        let tops = [0, 1, 2].map(|bar: usize| plot.bars[bar].at.y);
        assert_eq!(tops.map(|top| format!("{top:.1}")), ["5.0", "29.0", "53.0"]);
        assert!(
            plot.bars
                .iter()
                .all(|bar| bar.at.y + bar.size.height < plot.floor)
        );
        assert!(
            plot.ticks
                .iter()
                .all(|tick| tick.x >= 100.0 && tick.x <= 324.0)
        );
    }

    #[test]
    fn a_chart_of_nothing_has_no_length_that_is_no_number() {
        for bars in [&[][..], &[bar(0.0)][..]] {
            let plot = BarPlot::new(bars, 400.0, 100.0);
            assert!(plot.bars.iter().all(|bar| bar.size.width.abs() < 1e-9));
            assert!(plot.size.height.is_finite());
        }
    }

    #[test]
    fn what_costs_a_little_is_seen() {
        let plot = BarPlot::new(&[bar(0.000_1), bar(1_000_000.0)], 400.0, 100.0);
        assert!((plot.bars[0].size.width - 1.0).abs() < 1e-9);
    }
}
