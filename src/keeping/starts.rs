//! How often the page has begun to open the saved work without getting through.

use super::{Refused, Shelf};

const KEY: &str = "topup/starts";
/// From the third start in a row that did not get through, the work is not opened.
const TOO_MANY: u32 = 3;

/// The starts in a row that did not get through, this one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starts(u32);

impl Starts {
    /// Notes that a start begins.
    ///
    /// # Errors
    ///
    /// [`Refused`] when nothing can be noted; there is no safe mode then.
    pub fn begin(store: &impl Shelf) -> Result<Self, Refused> {
        let before: u32 = store
            .get(KEY)?
            .and_then(|text| text.parse().ok())
            .unwrap_or_default();
        let now = before.saturating_add(1);
        store.set(KEY, &now.to_string())?;
        Ok(Self(now))
    }

    /// Whether the saved work should be left closed.
    #[must_use]
    pub const fn is_unsafe(self) -> bool {
        self.0 >= TOO_MANY
    }

    /// Notes that the page got through.
    ///
    /// # Errors
    ///
    /// [`Refused`]; the next start then counts this one as failed.
    pub fn succeed(store: &impl Shelf) -> Result<(), Refused> {
        store.remove(KEY)
    }
}
