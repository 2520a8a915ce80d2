//! Keeping the person's work: records on a store, which no other window can overwrite.
//!
//! The shelf is the browser's storage, where two windows write without knowing of each other and
//! any call may fail. So nothing is ever written over: each save is a new [`Record`] under a key
//! of its own that names the records it takes the place of. What no other record replaces is a
//! *head*. A line of work with two heads was changed in two windows; both are kept and shown.
//! A record is removed only after one that replaces it was written and read back, and one
//! generation before the head always stays.
//!
//! There is no index: the [`Library`] is read off the records. The browser's storage itself is
//! a thin adapter in `ui`.

mod keeper;
mod library;
mod others;
mod record;
mod rescue;
mod shelf;
mod starts;

pub use keeper::{Keeper, Look, OpenProblem, SaveProblem};
pub use library::{Damaged, Entry, Library};
pub use record::{Name, Record, RecordProblem};
pub use rescue::{Rescue, RescueError};
pub use shelf::{Fixed, Refused, Shelf};
pub use starts::Starts;
