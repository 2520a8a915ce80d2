//! How a scenario leaves and enters: JSON, links, and usage records.
//!
//! Wire shapes are frozen by version (`v1.rs`, `v2/`, `v3/`) and are not the engine's types,
//! so that a rename inside never breaks an old link. Decoding is total: any
//! bytes give a scenario or a clear problem.

mod json;
mod link;
mod made_for;
mod quote_input;
mod quote_record;
mod request;
mod tracking_sheet;
mod v1;
mod v2;
mod v3;
mod wire_error;
mod word;

pub use json::{ScenarioFile, ScenarioFileError};
pub use link::{Link, LinkError};
pub use quote_record::{QuoteRecordError, quote_records};
pub use request::{Filled, PastedKind, PastedRequest, RequestError, RequestNote, picture_size};
pub use tracking_sheet::tracking_sheet;
pub use wire_error::WireError;
