//! What a scenario refuses.

use core::fmt;

use serde::Serialize;

use crate::money::{Percent, Usd, UsdPerMillion};
use crate::workload::{Part, Quantity};

/// A value the person enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Days to cover.
    Days,
    /// The number of projects.
    Projects,
    /// The number of workloads, of all projects together.
    Workloads,
    /// A project's name.
    ProjectName,
    /// Who answers for a project.
    Owner,
    /// What a project may cost.
    MonthlyBudget,
    /// The alert levels of a project.
    Alerts,
    /// A workload's name.
    WorkloadName,
    /// The model's name.
    Model,
    /// The length of a text.
    Text(Part),
    /// A number of the work.
    Quantity(Quantity),
    /// The share of input tokens read from the cache.
    CacheRead,
    /// The share of input tokens written to the cache.
    CacheWritten,
    /// How many units, or users, there are.
    Units,
    /// Units of each user.
    UnitsEach,
    /// Hours of a day.
    ActiveHours,
    /// Growth from week to week.
    WeeklyGrowth,
    /// Launches and seasons.
    Segments,
    /// Calls made again.
    Retries,
    /// Calls that fail and are billed.
    Failures,
    /// Units asked for twice.
    Duplicates,
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
    /// The number of prices of the person's own.
    Prices,
    /// A side of a picture for which a price was typed.
    Picture,
    /// What is taken off a model's price.
    Discount,
    /// The name of a model of the person's own.
    ModelName,
    /// The context window of a model of the person's own.
    Window,
    /// How far a number may be off.
    Range,
    /// The number of kept versions.
    Variants,
    /// The name of a kept version.
    VariantName,
    /// A rate limit.
    RateLimit,
    /// What if use were another.
    UseFactor,
    /// What purchases are whole multiples of.
    Step,
    /// The tax on purchases.
    Tax,
    /// The dearest day.
    PeakDay,
    /// The recharge's threshold.
    Threshold,
    /// What a recharge restores to, or buys.
    RechargeUsd,
    /// What recharge may buy in a month.
    RechargeLimit,
    /// How likely a payment fails.
    PaymentFailure,
    /// Hours until a payment's credit is there.
    PaymentDelay,
    /// Hours until a failed payment is fixed.
    Handling,
    /// The organisation's hard limit.
    HardLimit,
    /// The organisation's budget.
    Budget,
    /// What was paid in all.
    PaidSoFar,
    /// Hours that spending goes on.
    CutOff,
    /// The low case.
    Low,
    /// The high case.
    High,
    /// How far a day may be from others.
    DaySpread,
    /// The risk that is taken.
    Risk,
    /// What a loop uses in an hour.
    LoopHour,
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
    /// An amount below the least that is taken.
    AmountBelow {
        /// Where.
        field: Field,
        /// The least that is taken.
        least: Usd,
    },
    /// A name that is empty or too long.
    Name {
        /// Where.
        field: Field,
        /// The most bytes that are taken.
        most: usize,
    },
    /// A name with a character that cannot be seen, or that turns the text around.
    HiddenCharacter {
        /// Where.
        field: Field,
    },
    /// A list longer than is taken.
    TooMany {
        /// Where.
        field: Field,
        /// The most that are taken.
        most: usize,
    },
    /// A rate that is too high, or too fine to stay exact under every factor.
    Rate {
        /// The highest that is taken.
        most: UsdPerMillion,
        /// The most decimals that are taken.
        decimals: u32,
    },
    /// Without any workload there is nothing to compute.
    NoWorkload,
    /// There is nothing in the place that was to change.
    NothingThere,
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
            Self::Rate { most, decimals } => write!(
                f,
                "a rate must be at most {} USD per million tokens, with at most {decimals} decimals",
                most.to_decimal()
            ),
            Self::SharesAboveWhole => f.write_str(
                "the cached and the written share are together more than 100% of the input",
            ),
            Self::Amount { field, most } => {
                write!(f, "{field:?} must be at most {} USD", most.to_decimal())
            }
            Self::AmountBelow { field, least } => {
                write!(f, "{field:?} must be at least {} USD", least.to_decimal())
            }
            Self::Name { field, most } => {
                write!(f, "{field:?} must be a name of at most {most} bytes")
            }
            Self::HiddenCharacter { field } => {
                write!(f, "{field:?} holds a character that cannot be seen")
            }
            Self::TooMany { field, most } => {
                write!(f, "{field:?} must be at most {most}")
            }
            Self::NoWorkload => f.write_str("there must be at least one workload"),
            Self::NothingThere => f.write_str("there is nothing in that place"),
        }
    }
}

impl core::error::Error for Problem {}
