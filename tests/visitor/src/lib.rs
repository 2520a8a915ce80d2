//! A real browser at the built page, for the stories.
//!
//! A [`Visitor`] is one person with one empty browser profile. Parts of the page are found as a
//! screen reader finds them, by role and accessible name, so a story that passes is also a page
//! that can be used without seeing it. Everything waits a little for what it looks for, and
//! whatever does not work ends the story with a sentence saying so.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a story that cannot go on ends here"
)]
#![expect(
    clippy::must_use_candidate,
    reason = "finding a part is a check by itself"
)]

mod browser;
mod person;
mod search;

pub mod site;
pub use person::{Medium, Part, Visitor, Window, key};
