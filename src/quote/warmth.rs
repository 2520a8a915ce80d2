//! How often the beginning that all units share is no longer in the cache.

use crate::catalog::Processing;
use crate::workload::{Units, Volume, Workload};

/// The share of units that find the shared beginning gone, as a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ColdShare {
    /// So many …
    pub(super) parts: u64,
    /// … of so many.
    pub(super) of: u64,
}

/// What decides how soon a shared beginning comes again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrivals {
    /// Whether all units of a day, or all there are, are handed in together.
    pub(super) together: bool,
    /// How many hours of a day there is work.
    pub(super) active_hours: u32,
    /// How long an entry lives after its last use, in seconds.
    pub(super) lifetime: u64,
    /// The time in which the start of another unit keeps the beginning alive, in seconds.
    pub(super) window: u64,
}

const SECONDS_PER_HOUR: u64 = 3_600;
const HOURS_PER_DAY: u32 = 24;
/// Parts of the share; the approximation behind it is no finer.
const FINE: u64 = 1_000_000_000;

impl Arrivals {
    /// The arrivals of a workload whose calls each keep an entry alive for `lifetime` seconds.
    ///
    /// A unit whose calls follow each other within the lifetime keeps its beginning alive from
    /// its first call to one lifetime after its last; one with longer pauses, after each call.
    pub(super) fn new(workload: &Workload, lifetime: u64, calls: u64, pause: u64) -> Self {
        let between = pause.min(lifetime).saturating_mul(calls.saturating_sub(1));
        Self {
            together: workload.processing == Processing::Batch
                || matches!(workload.traffic.volume, Volume::Once { .. }),
            active_hours: workload.traffic.active_hours,
            lifetime,
            window: lifetime.saturating_add(between),
        }
    }

    /// The share of units that find the shared beginning gone, with so many of them on a day.
    ///
    /// Units that come together find it gone once. Else they come independently of each other, so
    /// that none comes in a time with the chance `e^(-rate × time)`; and the first of a day
    /// finds it gone when the night is longer than an entry lives.
    pub(super) fn cold_share(&self, a_day: Units) -> ColdShare {
        let units = a_day.rounded().max(1);
        if self.together {
            return ColdShare {
                parts: 1,
                of: units,
            };
        }
        let night = u64::from(HOURS_PER_DAY.saturating_sub(self.active_hours)) * SECONDS_PER_HOUR;
        let each_morning = night > self.lifetime;
        let hours = if each_morning {
            self.active_hours.max(1)
        } else {
            HOURS_PER_DAY
        };
        let expected = a_day.thousandths().saturating_mul(self.window.into());
        let missed = missed(
            expected,
            u128::from(hours) * u128::from(SECONDS_PER_HOUR) * 1_000,
        );
        if !each_morning {
            return ColdShare {
                parts: missed,
                of: FINE,
            };
        }
        let of_the_rest = u128::from(missed) * u128::from(units - 1);
        let parts = (u128::from(FINE) + of_the_rest) / u128::from(units);
        ColdShare {
            parts: u64::try_from(parts).unwrap_or(FINE).min(FINE),
            of: FINE,
        }
    }
}

/// The chance that none comes where `numerator / denominator` are expected: `e^-x`, in [`FINE`] parts.
///
/// In whole numbers, so that every machine finds the same: the series at a 1024th of `x`,
/// squared ten times.
fn missed(numerator: u128, denominator: u128) -> u64 {
    const BITS: u32 = 60;
    const ONE: u128 = 1 << BITS;
    const SQUARINGS: u32 = 10;
    // Beyond this, less than one part is left.
    const MOST: u128 = 64;
    if denominator == 0 || numerator / denominator >= MOST {
        return 0;
    }
    // Twice 20 bits and 20 more keep the product within its type.
    let x = ((numerator << 40) / denominator) << 20;
    let small = x >> SQUARINGS;
    let (mut sum, mut term) = (ONE, ONE);
    for n in 1..=8_u128 {
        term = term * small / ONE / n;
        sum = if n % 2 == 1 { sum - term } else { sum + term };
    }
    for _ in 0..SQUARINGS {
        sum = sum * sum / ONE;
    }
    u64::try_from(sum * u128::from(FINE) / ONE).unwrap_or(FINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `e^-x` to nine digits, from a table.
    #[track_caller]
    fn check(numerator: u128, denominator: u128, expected: u64) {
        let found = missed(numerator, denominator);
        assert!(found.abs_diff(expected) <= 2, "{found} for {expected}");
    }

    #[test]
    fn the_chance_that_none_comes_is_a_power_of_e() {
        check(0, 1, 1_000_000_000);
        check(1, 100, 990_049_834);
        check(1, 2, 606_530_660);
        check(1, 1, 367_879_441);
        check(7, 2, 30_197_383);
        check(10, 1, 45_400);
        check(20, 1, 2);
        check(1_000, 1, 0);
    }

    #[test]
    fn more_work_a_day_is_never_colder() {
        for (active_hours, lifetime) in [(24, 1_800), (8, 1_800), (8, 43_200), (1, 300)] {
            let arrivals = Arrivals {
                together: false,
                active_hours,
                lifetime,
                window: lifetime,
            };
            let shares: Vec<_> = [1, 2, 5, 20, 100, 1_000, 1_000_000]
                .map(|units| arrivals.cold_share(Units::new(units)).parts)
                .into();
            assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
        }
    }
}
