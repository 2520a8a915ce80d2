//! Bars of days, each a stack of layers.

use core::fmt::Write;

use super::runway::{DayTick, ValueTick};
use super::scale::Scale;
use super::shape::Size;
use super::ticks::{day_ticks, value_ticks};
use crate::calendar::Date;

/// Room for the labels on the left, above, on the right and below.
const EDGES: (f64, f64, f64, f64) = (58.0, 12.0, 10.0, 30.0);

/// The share of a day's width that its bar fills.
const FILLED: f64 = 0.82;

/// Stacked bars, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedPlot {
    /// How large it is.
    pub size: Size,
    /// Where the first day begins.
    pub left: f64,
    /// Where the last day ends.
    pub right: f64,
    /// Where nothing is spent.
    pub floor: f64,
    /// The shape of each layer, in the order they were given; the first stands lowest.
    pub layers: Vec<String>,
    /// Labelled days.
    pub days: Vec<DayTick>,
    /// Labelled amounts.
    pub values: Vec<ValueTick>,
}

impl StackedPlot {
    /// Draws layers of dollars for each day; an amount below nothing has no height.
    #[must_use]
    pub fn new(layers: &[Vec<f64>], first: Date, size: Size) -> Self {
        let (edge_left, edge_top, edge_right, edge_bottom) = EDGES;
        let (left, right) = (edge_left, size.width - edge_right);
        let (top, floor) = (edge_top, size.height - edge_bottom);
        let length = layers.iter().map(Vec::len).max().unwrap_or(0);
        let days = u32::try_from(length).unwrap_or(u32::MAX);
        let height_of = |layer: &[f64], day: usize| layer.get(day).map_or(0.0, |usd| usd.max(0.0));
        let most = (0..length)
            .map(|day| layers.iter().map(|layer| height_of(layer, day)).sum())
            .fold(0.0, f64::max);
        let ticks = value_ticks(most, 4);
        let highest = ticks.last().copied().unwrap_or(1.0);
        let x = Scale::new((0.0, f64::from(days)), (left, right));
        let y = Scale::new((0.0, highest), (floor, top));
        let mut stacked = vec![0.0; length];
        let mut shapes = Vec::new();
        for layer in layers {
            let mut shape = String::new();
            for (day, below) in (0_u32..).zip(&mut stacked) {
                let height = height_of(layer, usize::try_from(day).unwrap_or(usize::MAX));
                if height <= 0.0 {
                    continue;
                }
                let gap = (1.0 - FILLED) / 2.0;
                let from = x.at(f64::from(day) + gap);
                let to = x.at(f64::from(day) + 1.0 - gap);
                let (low, high) = (y.at(*below), y.at(*below + height));
                // Writing to a String cannot fail.
                let _ = write!(shape, "M{from:.1} {low:.1}V{high:.1}H{to:.1}V{low:.1}Z");
                *below += height;
            }
            shapes.push(shape);
        }
        let labels = if size.width > 500.0 { 9 } else { 4 };
        Self {
            size,
            left,
            right,
            floor,
            layers: shapes,
            days: day_ticks(first, days.saturating_sub(1), labels)
                .into_iter()
                .map(|day| DayTick {
                    x: x.at(f64::from(day) + 0.5),
                    day,
                })
                .collect(),
            values: ticks
                .into_iter()
                .map(|dollars| ValueTick {
                    y: y.at(dollars),
                    dollars,
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 168.0,
        height: 142.0,
    };

    #[test]
    fn layers_stand_on_one_another() {
        let first = Date::parse("2026-11-01").unwrap();
        let plot = StackedPlot::new(&[vec![1.0, 0.0], vec![3.0, 2.0]], first, SIZE);
        // A hundred wide and a hundred high: two days of 50, of which 41 are filled; $4 at the top.
        assert_eq!(
            plot.layers,
            [
                "M62.5 112.0V87.0H103.5V112.0Z",
                "M62.5 87.0V12.0H103.5V87.0ZM112.5 112.0V62.0H153.5V112.0Z",
            ]
        );
        assert_eq!(plot.values.len(), 5);
    }

    #[test]
    fn a_chart_without_days_or_above_zero_is_empty() {
        let first = Date::parse("2026-11-01").unwrap();
        assert_eq!(StackedPlot::new(&[], first, SIZE).layers, [""; 0]);
        assert_eq!(StackedPlot::new(&[vec![-1.0]], first, SIZE).layers, [""]);
    }
}
