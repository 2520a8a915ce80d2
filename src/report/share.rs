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
    let missing = if total.is_zero() {
        0
    } else {
        1000_u64.saturating_sub(given)
    };
    // The larger remainders come first, of equal ones the earlier.
    let is_raised = |place: usize, rest: &_| {
        let earlier = exact.iter().enumerate().filter(|(other, (_, own))| {
            own.cmp(rest).then(place.cmp(other)) == core::cmp::Ordering::Greater
        });
        (earlier.count() as u64) < missing
    };
    exact
        .iter()
        .enumerate()
        .map(|(place, (whole, rest))| whole + u64::from(is_raised(place, rest)))
        .collect()
}
