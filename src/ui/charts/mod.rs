//! Charts, drawn from the geometry of `plot`.

mod runway;

pub(super) use runway::RunwayChart;
