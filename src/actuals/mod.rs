//! What was really spent: files from OpenAI's dashboard, its APIs and proxies, by project, model,
//! kind of token and day.
//!
//! Reading ([`Importer`]) prices each row by the catalog of its day and adds it up in cells, one
//! for each different answer to who, what and when. Everything else asks the cells. Amounts are
//! the export's where it has them, else the catalog's; a row without either is counted, not priced.

#![deny(clippy::float_arithmetic)]

mod cell;
mod import;
mod ledger;
mod name;
mod notice;
mod parcel;
mod pivot;
mod plan;
mod reprice;
mod row;
mod sharing;

pub use cell::{Cell, CellKey, Forgotten, Spent};
pub use import::{
    Compared, Differing, Format, Import, Importer, Marks, Preview, Refusal, Rejection, Repeated,
};
pub use ledger::{Actuals, AddProblem};
pub use name::{Name, NameBook, Names};
pub use notice::{Finding, Notice, notices};
pub use parcel::{Parcel, ReadingOrder, packed_outcome};
pub use pivot::{Dimension, Group, Layer, Value, Within, layers, pivot, total};
pub use plan::{Expected, Habit, MonthGap, ProjectSpend, last_thirty_days, months};
pub use reprice::{Difference, same_model};
