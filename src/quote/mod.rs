//! What a request, a day, a month and a project cost: catalog × workload → cost lines.
//!
//! The order is OpenAI's: split the usage into disjoint kinds, choose the
//! context band by total input, choose the processing row, apply the regional
//! factor to token rates, add tool fees. Sound by the minute and speech by the
//! character have one rate and no other factor. Nothing is rounded.

#![deny(clippy::float_arithmetic)]

mod cache;
mod choice;
mod compare;
mod derived;
mod item;
mod modes;
mod outcome;
mod price;
mod unit;
mod unpriced;
mod usage;
mod warmth;
mod work;

pub use choice::{RowChoice, SortBy};
pub use compare::{Comparison, ComparisonRow, Priced, can_do, compare, compare_all};
pub use derived::{CacheFlow, Pays};
pub use item::{Item, Unit, UnitRate};
pub use modes::{Mode, PricedMode, modes};
pub use outcome::serialize_priced_or_not;
pub use price::{CostLine, PriceRow, RequestQuote, quote_decision, quote_request, rate_of};
pub use unit::UnitQuote;
pub use unpriced::{ContextLimit, Unpriced};
pub use usage::{ReportedUsage, Usage, UsageError};
pub use work::{CachingEffect, Span, WorkloadQuote, quote_workload};
