//! Rules that are numbers: prepaid credit and tool calls.

use super::Provenance;
use crate::money::{Usd, UsdPerThousand};

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

/// What a call of a hosted tool costs, in every processing mode and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFees {
    /// One web search.
    pub web_search: UsdPerThousand,
    /// One file search.
    pub file_search: UsdPerThousand,
    /// Where the fees come from.
    pub provenance: Provenance,
}
