//! Prepaid money: what is held, how long it lasts, what to buy and when.
//!
//! [`plan`] says what to buy; [`Simulation`] says what happens then, with recharge,
//! limits and failed payments, entry by entry.
//!
//! The order of a day, chosen because it never promises service that the
//! balance cannot pay: credit that has expired leaves, then purchases arrive,
//! then the day is spent. A recharge follows the spending that made it due.
//! Months are calendar months in UTC.

#![deny(clippy::float_arithmetic)]

mod account;
mod advice;
mod balance;
mod ledger;
mod machine;
mod paths;
mod random;
mod recharge;
mod risk;
mod runaway;
mod schedule;
mod simulate;
mod spend;
mod spread;
mod top_up;

pub use account::{
    Account, MonthSoFar, Payment, PlannedPurchase, ProjectSpend, SpendLimits, Terms, UsageLimit,
};
pub use advice::{Advice, AdviceInput, LimitFrom, NoAdvice, advise};
pub use balance::{Balance, Lot, LotKind};
pub use ledger::{Entry, Event, Move, Scope, Stop};
pub use paths::{Paths, Search, Shortfalls, Sought, Survey};
pub use random::Random;
pub use recharge::{HeldBack, Recharge, RechargeForm};
pub use risk::{Band, Risk};
pub use runaway::{Damage, Guard, Runaway, RunawayInput, Setting, Stopped, runaway};
pub use schedule::{HORIZON_DAYS, Purchase, Runway};
pub use simulate::{Course, DayEnd, FirstStop, Pace, Simulation, Totals};
pub use spend::DailySpend;
pub use spread::Spread;
pub use top_up::{Reason, TopUpInput, TopUpPlan, TopUpProblem, plan};
