//! Chart geometry as plain numbers.
//!
//! A chart is worked out here, in its own units, and only drawn by the page:
//! what stands where can be tested without a browser. Floats are welcome here,
//! since nothing that is read off a chart is money that is spent.

mod bars;
mod runway;
mod scale;
mod shape;
mod stacked;
mod ticks;
mod tornado;

pub use bars::{Bar, BarPlot, BarTick, PlacedBar};
pub use runway::{DayTick, Mark, Moment, RunwayPlot, RunwaySeries, ValueTick};
pub use scale::Scale;
pub use shape::{Point, Size, area, line};
pub use stacked::StackedPlot;
pub use ticks::{day_ticks, value_ticks};
pub use tornado::{PlacedSwing, Swing, TornadoPlot};
