//! How a scenario leaves and enters: JSON, links, and usage records.
//!
//! Wire shapes are frozen by version (`v1.rs`, `v2/`, `v3/`, `v4/`, `v5/`) and are not the engine's types,
//! so that a rename inside never breaks an old link. Decoding is total: any
//! bytes give a scenario or a clear problem.

mod actuals_record;
mod json;
mod link;
mod made_for;
mod practice_table;
mod qr;
mod quote_input;
mod quote_record;
mod request;
mod review_table;
mod sent_text;
mod spend_table;
mod spoken;
mod table;
mod tracking_sheet;
mod typed_prices;
mod v1;
mod v2;
mod v3;
mod v4;
mod v5;
mod wire_error;
mod word;

pub use actuals_record::actuals_record;
pub use json::{ScenarioFile, ScenarioFileError};
pub use link::{Link, LinkError};
pub use practice_table::{PracticeLine, practice_table};
pub use qr::QrPicture;
pub use quote_record::{QuoteRecordError, quote_records};
pub use request::{Filled, PastedKind, PastedRequest, RequestError, RequestNote, picture_size};
pub use review_table::{BudgetLine, budget_table, month_table};
pub use sent_text::SentText;
pub use spend_table::{difference_table, finding_table, spend_table};
pub use spoken::without_language;
pub use table::Table;
pub use tracking_sheet::tracking_sheet;
pub use typed_prices::{prices_from_bytes, prices_to_bytes};
pub use wire_error::WireError;
