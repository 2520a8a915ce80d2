//! What a scenario refuses.

use core::fmt;

use serde::Serialize;

use crate::money::{Percent, Usd};

/// A value the person enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The model's name.
    Model,
    /// Input tokens of a request.
    Input,
    /// Output tokens of a request.
    Output,
    /// The share of input read from the cache.
    CacheRead,
    /// The share of input written to the cache.
    CacheWritten,
    /// Requests on an average day.
    RequestsPerDay,
    /// Days to cover.
    Days,
    /// The safety factor.
    Safety,
    /// Granted credit.
    FreeCredits,
    /// Bought credit.
    PaidBalance,
    /// The most the account may hold.
    BalanceCap,
    /// A typed average day.
    AverageDay,
}

/// Why a value is refused; the scenario stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    /// A count outside its limits.
    Count {
        /// Where.
        field: Field,
        /// The least that is taken.
        least: u64,
        /// The most that is taken.
        most: u64,
    },
    /// A percentage outside its limits.
    Share {
        /// Where.
        field: Field,
        /// The least that is taken.
        least: Percent,
        /// The most that is taken.
        most: Percent,
    },
    /// Read and written shares are parts of the same input and exceed it together.
    SharesAboveWhole,
    /// An amount above the most that is taken.
    Amount {
        /// Where.
        field: Field,
        /// The most that is taken.
        most: Usd,
    },
    /// A name that is empty or longer than a model's name can be.
    Name {
        /// Where.
        field: Field,
        /// The most bytes that are taken.
        most: usize,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { field, least, most } => {
                write!(f, "{field:?} must be between {least} and {most}")
            }
            Self::Share { field, least, most } => {
                write!(
                    f,
                    "{field:?} must be between {}% and {}%",
                    least.to_decimal(),
                    most.to_decimal()
                )
            }
            Self::SharesAboveWhole => f.write_str(
                "the cached and the written share are together more than 100% of the input",
            ),
            Self::Amount { field, most } => {
                write!(f, "{field:?} must be at most {} USD", most.to_decimal())
            }
            Self::Name { field, most } => {
                write!(f, "{field:?} must be a name of at most {most} bytes")
            }
        }
    }
}

impl core::error::Error for Problem {}
