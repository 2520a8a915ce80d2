//! Charts, drawn from the geometry of `plot`.

mod bars;
mod runway;

pub(super) use bars::{BarChart, BarRow};
pub(super) use runway::RunwayChart;
