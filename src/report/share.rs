//! Shares of a whole that sum to the whole.

use crate::money::Usd;

/// Each amount's share of their sum, in thousandths by largest remainder, so
/// that they sum to 1000; all zero when there is nothing to share.
pub(super) fn shares(amounts: &[Usd]) -> Vec<u64> {
    let total: Usd = amounts.iter().copied().sum();
    let exact: Vec<_> = amounts
        .iter()
        .map(|amount| amount.thousandths_floor(total).unwrap_or_default())
        .collect();
    let given: u64 = exact.iter().map(|(whole, _)| whole).sum();
    let mut by_remainder: Vec<_> = exact.iter().enumerate().collect();
    by_remainder.sort_by_key(|(_, (_, rest))| core::cmp::Reverse(*rest));
    let missing = if total.is_zero() {
        0
    } else {
        1000_u64.saturating_sub(given)
    };
    let raised: Vec<usize> = by_remainder
        .into_iter()
        .map(|(place, _)| place)
        .take(usize::try_from(missing).unwrap_or(0))
        .collect();
    exact
        .iter()
        .enumerate()
        .map(|(place, (whole, _))| whole + u64::from(raised.contains(&place)))
        .collect()
}
