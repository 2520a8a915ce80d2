//! The catalog as bytes: what the page carries in the place of the data files.
//!
//! `build.rs` beside this room reads the files, refuses what is wrong with them, and packs what they say, so
//! that the page reads prices in a moment and carries no reader of JSON for them. A test holds the bytes to
//! the files. Only the build that packed them reads them: they need no version.
//!
//! Numbers are LEB128, texts and lists come after their length, choices are places in their list; money and
//! days are their texts.

mod shapes;

use std::collections::BTreeMap;

use super::Catalog;
#[cfg(any(test, target_arch = "wasm32"))]
use super::CatalogError;

/// A value as bytes.
trait Packed: Sized {
    /// Adds its bytes.
    fn pack(&self, to: &mut Vec<u8>);

    /// Takes its bytes away; `None` where they are not its.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
}

impl Catalog {
    /// The whole catalog, packed.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.pack(&mut bytes);
        bytes
    }

    /// The catalog of some bytes; `None` where they are not one.
    #[must_use]
    pub fn from_packed(mut bytes: &[u8]) -> Option<Self> {
        let catalog = Self::unpack(&mut bytes)?;
        bytes.is_empty().then_some(catalog)
    }
}

/// The catalog that was packed into this build.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) fn built_in() -> Result<Catalog, CatalogError> {
    Catalog::from_packed(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.packed")))
        .ok_or_else(|| CatalogError("its bytes are not a catalog".to_owned()))
}

impl Packed for u64 {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        loop {
            let [low, ..] = rest.to_le_bytes();
            rest >>= 7;
            if rest == 0 {
                to.push(low & 0x7F);
                return;
            }
            to.push(low | 0x80);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let mut number = 0;
        for shift in (0..Self::BITS).step_by(7) {
            let (byte, rest) = from.split_first()?;
            *from = rest;
            number |= Self::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// Numbers that are packed as larger ones.
macro_rules! narrow {
    ($($number:ty)+) => {
        $(impl Packed for $number {
            fn pack(&self, to: &mut Vec<u8>) {
                u64::from(*self).pack(to);
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                u64::unpack(from)?.try_into().ok()
            }
        })+
    };
}

narrow! { u16 u32 }

impl Packed for i32 {
    fn pack(&self, to: &mut Vec<u8>) {
        (*self < 0).pack(to);
        self.unsigned_abs().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let is_negative = bool::unpack(from)?;
        let size: Self = u32::unpack(from)?.try_into().ok()?;
        Some(if is_negative { -size } else { size })
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some(u64::unpack(from)? != 0)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.len() as u64).pack(to);
        to.extend(self.as_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let length = u64::unpack(from)?.try_into().ok()?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        core::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        if bool::unpack(from)? {
            T::unpack(from).map(Some)
        } else {
            Some(None)
        }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.len() as u64).pack(to);
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        (0..u64::unpack(from)?).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed, const N: usize> Packed for [T; N] {
    fn pack(&self, to: &mut Vec<u8>) {
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let values: Option<Vec<T>> = (0..N).map(|_| T::unpack(from)).collect();
        values?.try_into().ok()
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<K: Packed + Ord, V: Packed> Packed for BTreeMap<K, V> {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.len() as u64).pack(to);
        for (key, value) in self {
            key.pack(to);
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let mut map = Self::new();
        for _ in 0..u64::unpack(from)? {
            map.insert(K::unpack(from)?, V::unpack(from)?);
        }
        Some(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_what_the_files_say() {
        assert_eq!(built_in().unwrap(), Catalog::built_in().unwrap());
    }

    #[test]
    fn bytes_that_end_anywhere_are_no_catalog() {
        let bytes = Catalog::built_in().unwrap().packed();
        assert!(Catalog::from_packed(&bytes).is_some());
        for end in (0..bytes.len()).step_by(97) {
            assert_eq!(Catalog::from_packed(&bytes[..end]), None, "{end} bytes");
        }
    }

    #[test]
    fn numbers_of_every_size_come_back() {
        fn check<T: Packed + PartialEq + core::fmt::Debug>(value: T) {
            let mut bytes = Vec::new();
            value.pack(&mut bytes);
            let mut rest = bytes.as_slice();
            assert_eq!(T::unpack(&mut rest), Some(value));
            assert!(rest.is_empty());
        }
        for number in [0, 1, 127, 128, 16_383, 16_384, u64::MAX] {
            check(number);
        }
        for number in [0, -1, 1, i32::MAX, -i32::MAX] {
            check(number);
        }
        check(Some(vec![(true, "é".to_owned()), (false, String::new())]));
        // More than 64 bits.
        assert_eq!(u64::unpack(&mut [0xFF; 11].as_slice()), None);
    }
}
