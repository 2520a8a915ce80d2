//! Charts, drawn from the geometry of `plot`.

mod bars;
mod runway;
mod tornado;

pub(super) use bars::{BarChart, BarRow};
pub(super) use runway::RunwayChart;
pub(super) use tornado::{Tornado, TornadoChart};
