//! The same years come out byte for byte, on every machine and in every browser.

use topup::credits::{Pace, Paths, Simulation, Spread};
use topup::money::Percent;

use crate::accounts::{Case, DAYS};

/// The digest of so many years from the first on: of every entry, day and sum, and now and then
/// of what forty courses of such a year have in common.
pub(crate) fn digest(years: u64) -> String {
    let mut digest = Digest::default();
    for year in 0..years {
        let case = Case::new(year);
        digest.take(&serde_json::to_vec(&case.run()).unwrap());
        if year % 20 == 0 {
            digest.take(&serde_json::to_vec(&courses(&case, year).run()).unwrap());
        }
    }
    format!("{:016x}", digest.0)
}

fn courses(case: &Case, seed: u64) -> Paths<'_> {
    Paths {
        simulation: Simulation {
            account: &case.account,
            terms: case.terms,
            today: case.today,
            days: DAYS,
            pace: Pace::Hourly,
            seed,
        },
        spread: Spread {
            low: Percent::new(50),
            high: Percent::new(200),
            day: Percent::new(30),
        },
        count: 40,
    }
}

/// FNV-1a of 64 bits: whoever wants two texts of one digest can find them, but no machine does by mistake.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[test]
fn the_recorded_years_come_out() {
    let (years, recorded) = include_str!("../fixtures/credit_years.txt")
        .trim_end()
        .split_once(' ')
        .unwrap();
    assert_eq!(digest(years.parse().unwrap()), recorded);
}
