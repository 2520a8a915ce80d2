//! What hosted tools cost, in every processing mode and region.

use serde::{Deserialize, Serialize};

use crate::catalog::{Model, Provenance, Sourced};
use crate::money::{Usd, UsdPerThousand};

/// What a call of a hosted tool costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFees {
    /// One web search.
    pub web_search: Sourced<UsdPerThousand>,
    /// One image search inside a web search.
    pub image_web_search: UsdPerThousand,
    /// One file search.
    pub file_search: Sourced<UsdPerThousand>,
    /// Where the other fees come from.
    pub provenance: Provenance,
    pub(in crate::catalog) preview: PreviewFees,
}

/// The fees of the older web search, which depend on whether the model reasons.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::catalog) struct PreviewFees {
    /// On a model that reasons; what was found is billed as input besides.
    pub(in crate::catalog) reasoning: UsdPerThousand,
    /// On one that does not; what was found is free.
    pub(in crate::catalog) other: UsdPerThousand,
    /// Ids of the models that do not reason.
    pub(in crate::catalog) not_reasoning: Vec<String>,
}

impl ToolFees {
    /// What one call of the older web search costs on a model.
    #[must_use]
    pub fn web_search_preview(&self, model: &Model) -> UsdPerThousand {
        if self.preview.not_reasoning.contains(&model.id) {
            self.preview.other
        } else {
            self.preview.reasoning
        }
    }
}

/// How much memory a container has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ContainerSize {
    /// 1 GB.
    #[serde(rename = "1g")]
    OneGb,
    /// 4 GB.
    #[serde(rename = "4g")]
    FourGb,
    /// 16 GB.
    #[serde(rename = "16g")]
    SixteenGb,
    /// 64 GB.
    #[serde(rename = "64g")]
    SixtyFourGb,
}

/// The price of containers, in which the code interpreter and the hosted shell run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Containers {
    /// How long a session lasts; a longer one is billed as several.
    pub session_minutes: u32,
    /// What a session costs.
    pub usd_per_session: SessionPrices,
}

/// What a session of each size of container costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPrices {
    #[serde(rename = "1g")]
    pub(in crate::catalog) one: Usd,
    #[serde(rename = "4g")]
    pub(in crate::catalog) four: Usd,
    #[serde(rename = "16g")]
    pub(in crate::catalog) sixteen: Usd,
    #[serde(rename = "64g")]
    pub(in crate::catalog) sixty_four: Usd,
}

impl SessionPrices {
    /// Puts a price in the place of the smallest container's.
    pub(in crate::catalog) const fn set_smallest(&mut self, each: Usd) {
        self.one = each;
    }

    /// The price of one session.
    #[must_use]
    pub const fn of(&self, size: ContainerSize) -> Usd {
        match size {
            ContainerSize::OneGb => self.one,
            ContainerSize::FourGb => self.four,
            ContainerSize::SixteenGb => self.sixteen,
            ContainerSize::SixtyFourGb => self.sixty_four,
        }
    }
}

/// The price of vector storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorStorage {
    /// A day of one GiB.
    pub usd_per_gib_day: Usd,
    /// How many GiB are free for the whole organisation.
    pub free_gib: u64,
}

impl VectorStorage {
    /// The GiB-days that are paid when an organisation keeps `gib` for `days`.
    ///
    /// The free GiB is taken off once, from all that the organisation keeps: it
    /// is not free once more for every project or record.
    #[must_use]
    pub const fn paid_gib_days(&self, gib: u64, days: u32) -> u64 {
        gib.saturating_sub(self.free_gib)
            .saturating_mul(days as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_gib_is_free_once() {
        let storage = VectorStorage {
            usd_per_gib_day: Usd::from_decimal("0.1").unwrap(),
            free_gib: 1,
        };
        assert_eq!(storage.paid_gib_days(5, 30), 120);
        assert_eq!(storage.paid_gib_days(1, 30), 0);
        assert_eq!(storage.paid_gib_days(0, 30), 0);
    }
}
