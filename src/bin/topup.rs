//! The engine without a page: JSON in, JSON out.
fn main() {}
