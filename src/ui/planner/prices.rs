//! The catalog, as published and with a person's own prices in it.

use std::borrow::Cow;

use crate::catalog::{Catalog, Overrides};
use crate::scenario::Scenario;
use crate::ui::rest::Price;

/// The published catalog, and what puts own prices into it.
pub(super) struct Prices {
    pub(super) published: Catalog,
    /// Here before there is an own price: it comes with what reads and what edits scenarios.
    pub(super) price: Option<Price>,
}

impl Prices {
    /// The catalog with these prices in the place of its own.
    pub(super) fn with(&self, own: &Overrides) -> Cow<'_, Catalog> {
        match self.price.filter(|_| !own.is_empty()) {
            Some(price) => Cow::Owned(price(&self.published, own)),
            None => Cow::Borrowed(&self.published),
        }
    }

    /// The catalog by which a scenario is priced.
    pub(super) fn of(&self, scenario: &Scenario) -> Cow<'_, Catalog> {
        self.with(&scenario.overrides)
    }
}
