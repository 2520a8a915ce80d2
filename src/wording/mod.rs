//! Values as words and digits, and typed text as values.
//!
//! The only place that formats for people, in English. Every sentence is whole:
//! none is glued from pieces, so that another language can say it its own way.

mod amount;
mod bill;
mod day;
mod names;
mod notice;
mod number;
mod top_up;
mod typed;

pub use amount::{rate, usd, usd_exact, usd_typed};
pub use bill::{assumptions, month_difference, note, provenance, unpriced, unpriced_short};
pub use day::{date, days};
pub use names::{
    band, confidence, context_limit, item, known, line_unit, processing, stage, stage_purpose,
    status,
};
pub use notice::{link_problem, problem, saved_problem};
pub use number::{bytes, count, factor, percent, share, times};
pub use top_up::{buy_now, no_plan, purchase, reason, runs_out, runway, why};
pub use typed::{TypedProblem, typed_count, typed_factor, typed_percent, typed_usd};
