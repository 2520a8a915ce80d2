//! How much an organisation may use, and a batch may hold.

use serde::Deserialize;

use crate::money::Usd;

/// One of OpenAI's usage tiers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageTier {
    /// Its name: `free`, or a number.
    pub name: String,
    /// What an organisation has paid in all when it reaches the tier.
    pub paid_usd: Usd,
    /// The most it may use in a month.
    pub monthly_limit_usd: Usd,
}

/// The usage tiers, lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageTiers {
    /// The tiers.
    pub tiers: Vec<UsageTier>,
}

impl UsageTiers {
    /// The tier that so much paid in all reaches.
    #[must_use]
    pub fn reached(&self, paid: Usd) -> Option<&UsageTier> {
        self.tiers.iter().rev().find(|tier| tier.paid_usd <= paid)
    }
}

/// What a batch may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchLimits {
    /// Requests in a file.
    pub requests: u64,
    /// Megabytes of a file.
    pub file_mb: u64,
    /// Inputs of embeddings in a file.
    pub embedding_inputs: u64,
    /// Batches in an hour.
    pub batches_per_hour: u64,
}

/// The rules of automatic recharge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RechargeRule {
    /// The smallest recharge.
    pub minimum_usd: Usd,
    /// Whether it is switched on when billing is set up.
    pub on_at_setup: bool,
    /// Whether purchases by hand count towards its monthly limit.
    pub limit_counts_manual: bool,
}
