//! The controls people type and choose with.

mod choice;
mod notation;
mod switch;
mod value_field;

pub(super) use choice::Choice;
pub(super) use notation::{
    COUNT, FACTOR, MINUTE_RATE, OPTIONAL_CALL_RATE, OPTIONAL_COUNT, OPTIONAL_DATE, OPTIONAL_RATE,
    OPTIONAL_USD, PERCENT, PERCENTS, RATE, USD,
};
pub(super) use switch::Switch;
pub(super) use value_field::ValueField;
