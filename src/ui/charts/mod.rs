//! Charts, drawn from the geometry of `plot`.

mod bars;
mod runway;
mod spend;
mod tornado;

pub(super) use bars::{BarChart, BarRow};
pub(super) use runway::RunwayChart;
pub(super) use spend::SpendChart;
pub(super) use tornado::{Tornado, TornadoChart};
