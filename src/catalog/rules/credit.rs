//! Rules of prepaid credit.

use serde::{Deserialize, Serialize};

use super::factors;
use crate::catalog::Provenance;
use crate::money::{Percent, Usd};

/// The rules of prepaid credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditRules {
    /// The smallest purchase.
    pub minimum_purchase: Usd,
    /// What the purchase form suggests.
    pub default_purchase: Usd,
    /// After how many years bought credit is gone.
    pub expires_after_years: u32,
    /// Where the rules come from.
    pub provenance: Provenance,
}

/// What requests are answered with when a limit or the credit is used up: one code for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopCodes {
    /// The status of HTTP, the same for all.
    pub http_status: u16,
    /// The prepaid credit is used up.
    pub credit_balance: String,
    /// The organisation has reached its own hard limit.
    pub organisation_spend_limit: String,
    /// A project has reached its hard limit.
    pub project_spend_limit: String,
    /// The organisation has reached what OpenAI has approved for a month.
    pub organisation_usage_limit: String,
}

/// When to tell somebody of spending. `OpenAI` lets everybody choose and publishes no usual levels:
/// these are what teams are commonly advised, hence the low confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertRule {
    /// Shares of the month's money, lowest first.
    #[serde(deserialize_with = "factors")]
    pub usual: [Percent; 3],
}
