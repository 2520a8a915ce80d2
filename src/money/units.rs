//! Rates and percentages as the whole numbers that they are.

use super::{Percent, UsdPerMillion, UsdPerMinute, UsdPerThousand};

/// What is counted in whole units of its own, the smallest that it can hold.
pub(crate) trait Units: Sized {
    /// How many of its units it is.
    fn units(self) -> u64;

    /// So many of its units; `None` above the most it can hold.
    fn from_units(units: u64) -> Option<Self>;
}

macro_rules! units {
    ($($of:ident)+) => {
        $(impl Units for $of {
            fn units(self) -> u64 {
                self.0.into()
            }

            fn from_units(units: u64) -> Option<Self> {
                let own = Self(units.try_into().ok()?);
                (own <= Self::MAX).then_some(own)
            }
        })+
    };
}

units! { Percent UsdPerMillion UsdPerMinute UsdPerThousand }
