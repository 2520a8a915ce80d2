//! The controls people type and choose with.

mod switch;
mod typed_field;
mod value_fields;

pub(super) use switch::Switch;
pub(super) use typed_field::TypedField;
pub(super) use value_fields::{CountField, FactorField, OptionalUsdField, PercentField, UsdField};
