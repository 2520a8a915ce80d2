//! Draws that a seed repeats, on every machine.

use crate::money::Percent;

/// A stream of numbers that look random and follow from a seed: `SplitMix64`.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (OOPSLA 2014). Whole numbers only, so native and wasm32 agree to the bit;
/// no secret depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Random(u64);

/// 2⁶⁴ divided by the golden ratio, made odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The stream of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of many streams of a seed, each as if it had a seed of its own.
    #[must_use]
    pub const fn stream(seed: u64, number: u64) -> Self {
        Self(mixed(seed.wrapping_add(mixed(number.wrapping_add(STEP)))))
    }

    /// The next number, any of 2⁶⁴.
    pub const fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// The next number below `bound`; zero when the bound is.
    pub const fn below(&mut self, bound: u32) -> u32 {
        // Scaled rather than divided: no value is favoured by more than one in 2³².
        (((self.draw() >> 32) * bound as u64) >> 32) as u32
    }

    /// Whether something happens that happens with a probability.
    pub fn happens(&mut self, probability: Percent) -> bool {
        u64::from(self.below(10_000)) < probability.of_count(10_000)
    }
}

const fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_stream_comes_out() {
        // The first numbers of seed 1234567 in the reference implementation by Vigna.
        let mut random = Random::new(1_234_567);
        let drawn: Vec<_> = (0..5).map(|_| random.draw()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn certain_and_impossible_are_what_they_say() {
        let mut random = Random::new(7);
        assert!((0..1_000).all(|_| random.happens(Percent::WHOLE)));
        assert!((0..1_000).all(|_| !random.happens(Percent::ZERO)));
        let half = (0..10_000)
            .filter(|_| random.happens(Percent::new(50)))
            .count();
        assert!((4_800..5_200).contains(&half), "{half}");
    }
}
