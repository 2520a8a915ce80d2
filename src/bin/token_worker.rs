//! Starts the counting worker.
fn main() {}
