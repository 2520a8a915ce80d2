//! Values as bytes, between programs of one build.
//!
//! The price catalog goes from the build into the page, and a file that was read from the worker that read it
//! to the page. Only the build that packed the bytes reads them: they need no version.
//!
//! Numbers are LEB128, texts and lists come after their length, choices are places in their list, and rates
//! are their units, with the zeros at the end counted: a price has few digits.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::money::{Percent, Units, Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};

/// A value as bytes.
pub trait Packed: Sized {
    /// Adds its bytes.
    fn pack(&self, to: &mut Vec<u8>);

    /// Takes its bytes away; `None` where they are not its.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
}

/// Structures: their fields one after another.
macro_rules! fields {
    ($($of:ident { $($field:ident)+ })+) => {
        $(impl $crate::packed::Packed for $of {
            fn pack(&self, to: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($crate::packed::Packed::pack($field, to);)+
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                $(let $field = $crate::packed::Packed::unpack(from)?;)+
                Some(Self { $($field),+ })
            }
        })+
    };
}

/// Choices without values: their places.
macro_rules! places {
    ($($of:ident { $($variant:ident)+ })+) => {
        $(impl $crate::packed::Packed for $of {
            fn pack(&self, to: &mut Vec<u8>) {
                let all = [$(Self::$variant),+];
                // The list is whole: one that is missing here does not compile.
                match self {
                    $(Self::$variant)|+ => {}
                }
                let place = all.iter().position(|own| own == self).unwrap_or_default();
                $crate::packed::Packed::pack(&(place as u64), to);
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                let place: u64 = $crate::packed::Packed::unpack(from)?;
                let place: usize = place.try_into().ok()?;
                [$(Self::$variant),+].get(place).copied()
            }
        })+
    };
}

/// Choices of which some have values: a place, and what stands in it.
macro_rules! choices {
    ($($of:ident {
        $($place:literal $variant:ident $({ $($field:ident)+ })? $(( $value:ident ))?,)+
    })+) => {
        $(impl $crate::packed::Packed for $of {
            fn pack(&self, to: &mut Vec<u8>) {
                let mut place = |place: u64| $crate::packed::Packed::pack(&place, to);
                match self {
                    $(Self::$variant $({ $($field),+ })? $(( $value ))? => {
                        place($place);
                        $($($crate::packed::Packed::pack($field, to);)+)?
                        $($crate::packed::Packed::pack($value, to);)?
                    })+
                }
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                let place: u64 = $crate::packed::Packed::unpack(from)?;
                Some(match place {
                    $($place => Self::$variant
                        $({ $($field: $crate::packed::Packed::unpack(from)?),+ })?
                        $(({ let $value = $crate::packed::Packed::unpack(from)?; $value }))?,)+
                    _ => return None,
                })
            }
        })+
    };
}

pub(crate) use {choices, fields, places};

/// Values that are whole numbers of a small unit: their digits without the zeros at the end, and how many those are.
macro_rules! in_units {
    ($($of:ident)+) => {
        $(impl Packed for $of {
            fn pack(&self, to: &mut Vec<u8>) {
                let (mut digits, mut zeros) = (self.units(), 0_u8);
                while digits != 0 && digits.is_multiple_of(10) {
                    digits /= 10;
                    zeros += 1;
                }
                digits.pack(to);
                zeros.pack(to);
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                let digits = u64::unpack(from)?;
                let zeros = u32::unpack(from)?;
                let units = 10_u64.checked_pow(zeros)?.checked_mul(digits)?;
                Self::from_units(units)
            }
        })+
    };
}

in_units! { Percent UsdPerMillion UsdPerMinute UsdPerThousand }

/// Whole numbers, seven bits a byte, the lowest first.
macro_rules! whole {
    ($($number:ty)+) => {
        $(impl Packed for $number {
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
        })+
    };
}

whole! { u64 u128 }

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

narrow! { u8 u16 u32 }

impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        (*self as u64).pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        u64::unpack(from)?.try_into().ok()
    }
}

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

impl Packed for Usd {
    fn pack(&self, to: &mut Vec<u8>) {
        let thirds = self.thirds();
        (thirds < 0).pack(to);
        thirds.unsigned_abs().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let is_negative = bool::unpack(from)?;
        let thirds = i128::try_from(u128::unpack(from)?).ok()?;
        Some(Self::from_thirds(if is_negative {
            -thirds
        } else {
            thirds
        }))
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        let (year, month, day) = self.parts();
        year.pack(to);
        month.pack(to);
        day.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Self::new(i32::unpack(from)?, u8::unpack(from)?, u8::unpack(from)?)
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

impl Packed for Cow<'static, str> {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.len() as u64).pack(to);
        to.extend(self.as_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        String::unpack(from).map(Self::Owned)
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
    fn values_of_every_size_come_back() {
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
        for usd in [
            Usd::ZERO,
            Usd::MAX,
            Usd::ZERO - Usd::MAX,
            Usd::from_decimal("0.000000000000001").unwrap(),
            Usd::ZERO - Usd::from_decimal("0.01").unwrap(),
        ] {
            check(usd);
        }
        for rate in ["0", "0.000000001", "0.075", "2.5", "10000000"] {
            check(UsdPerMillion::from_decimal(rate).unwrap());
        }
        for percent in ["0", "0.01", "33.33", "1000000"] {
            check(Percent::from_decimal(percent).unwrap());
        }
        for day in ["0001-01-01", "1970-01-01", "2026-11-26", "9999-12-31"] {
            check(Date::parse(day).unwrap());
        }
        check(Some(vec![(true, "é".to_owned()), (false, String::new())]));
        // More than 64 bits, and more than 128.
        assert_eq!(u64::unpack(&mut [0xFF; 11].as_slice()), None);
        assert_eq!(Usd::unpack(&mut [0xFF; 20].as_slice()), None);
        // A cent more than the highest rate, and more zeros than fit.
        assert_eq!(
            UsdPerMillion::unpack(&mut [0x81, 0x94, 0xEB, 0xDC, 0x03, 7].as_slice()),
            None
        );
        assert_eq!(UsdPerMillion::unpack(&mut [1, 20].as_slice()), None);
    }
}
