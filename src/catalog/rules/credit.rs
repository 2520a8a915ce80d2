//! Rules of prepaid credit.

use crate::catalog::Provenance;
use crate::money::Usd;

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
