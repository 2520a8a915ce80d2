//! A tornado: bars around a common line, the widest on top.

use super::{Point, Scale, Size};

/// A bar around the expected value.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The name beside it.
    pub name: String,
    /// Its left end.
    pub low: f64,
    /// Its right end.
    pub high: f64,
}

/// A bar as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedSwing {
    /// Its upper left corner.
    pub at: Point,
    /// Its width and height.
    pub size: Size,
    /// Where the baseline of its texts is.
    pub baseline: f64,
}

/// Bars around a line.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoPlot {
    /// How large it is.
    pub size: Size,
    /// The bars, in the order given.
    pub bars: Vec<PlacedSwing>,
    /// Where the expected value stands.
    pub middle: f64,
    /// Where its line ends below.
    pub floor: f64,
}

const ROW: f64 = 28.0;
const THICKNESS: f64 = 16.0;
const FOOT: f64 = 22.0;
/// For the amounts at both ends.
const AMOUNT: f64 = 64.0;

impl TornadoPlot {
    /// Bars around `expected` in a chart so wide, with so much room for their names.
    #[must_use]
    pub fn new(swings: &[Swing], expected: f64, width: f64, names: f64) -> Self {
        let least = swings.iter().map(|own| own.low).fold(expected, f64::min);
        let most = swings.iter().map(|own| own.high).fold(expected, f64::max);
        let left = names + AMOUNT;
        let x = Scale::new((least, most), (left, (width - AMOUNT).max(left + 1.0)));
        let mut top = 0.0;
        let mut bars = Vec::with_capacity(swings.len());
        for swing in swings {
            let (start, end) = (x.at(swing.low), x.at(swing.high));
            bars.push(PlacedSwing {
                at: Point {
                    x: start,
                    y: top + (ROW - THICKNESS) / 2.0,
                },
                size: Size {
                    width: (end - start).max(1.0),
                    height: THICKNESS,
                },
                baseline: top + ROW / 2.0 + 4.0,
            });
            top += ROW;
        }
        Self {
            size: Size {
                width,
                height: top + FOOT,
            },
            bars,
            middle: x.at(expected),
            floor: top,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swing(low: f64, high: f64) -> Swing {
        Swing {
            name: String::new(),
            low,
            high,
        }
    }

    #[test]
    fn bars_stand_around_the_expected_value() {
        let plot = TornadoPlot::new(&[swing(50.0, 200.0), swing(90.0, 110.0)], 100.0, 428.0, 0.0);
        assert_eq!(format!("{:.1}", plot.middle), "164.0");
        let ends = plot
            .bars
            .iter()
            .map(|bar| format!("{:.1} to {:.1}", bar.at.x, bar.at.x + bar.size.width));
        assert_eq!(
            ends.collect::<Vec<_>>(),
            ["64.0 to 364.0", "144.0 to 184.0"]
        );
    }

    #[test]
    fn a_tornado_that_moves_nothing_is_a_line() {
        let plot = TornadoPlot::new(&[swing(7.0, 7.0)], 7.0, 400.0, 100.0);
        assert!(plot.middle.is_finite());
        assert!((plot.bars[0].size.width - 1.0).abs() < 1e-9);
    }
}
