//! A mark by which the same bytes are recognised (FNV-1a, 64 bits).

/// The mark of the bytes given so far. It recognises an honest copy; it proves nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digest(u64);

impl Digest {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(super) const fn value(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_published_function() {
        let mut digest = Digest::new();
        assert_eq!(digest.value(), 0xcbf2_9ce4_8422_2325);
        digest.bytes(b"a");
        assert_eq!(digest.value(), 0xaf63_dc4c_8601_ec8c);
    }
}
