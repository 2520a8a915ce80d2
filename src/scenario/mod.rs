//! Everything the person entered, and the one way to change it.

mod account;
mod calibrate;
mod edit;
mod history;
mod limits;
mod place;
mod problem;
mod range;
mod rate_limits;
mod stage;
mod team;
mod template;
mod variant;

pub use account::{AccountEdit, AccountSettings};
pub use calibrate::{calibrated, spending_as, spends_as};
pub use edit::{
    Arrange, CreditEdit, Edit, PriceEdit, ProjectEdit, TrafficEdit, VariantEdit, WorkloadEdit,
};
pub use history::History;
pub use place::Place;
pub use problem::{Field, Problem};
pub use range::{Driver, End, Range, says_how_long_answers_are};
pub use rate_limits::RateLimits;
pub use stage::Stage;
pub use team::{TeamDates, TeamEdit};
pub use template::Template;
pub use variant::Variant;

use std::collections::BTreeMap;

use crate::catalog::Overrides;
use crate::money::{Percent, Usd};
use crate::workload::Project;

/// Everything the person entered.
///
/// Values are parsed and within their limits: [`Scenario::apply`] and
/// [`Scenario::checked`] are the only ways in. There is always at least one workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// How far the project is; decides the suggested days and safety factor.
    pub stage: Stage,
    /// How many days the work goes on, and the credit should last.
    pub days: u32,
    /// What is sent, by project.
    pub projects: Vec<Project>,
    /// What is known of the credit.
    pub credits: CreditSettings,
    /// Prices of the person's own, in the place of the catalog's.
    pub overrides: Overrides,
    /// How the account is set.
    pub account: AccountSettings,
    /// How far the numbers entered may be off.
    pub ranges: BTreeMap<Driver, Range>,
    /// Other versions of the projects, kept to be compared.
    pub variants: Vec<Variant>,
    /// What is known of the rate limits, by the model's id.
    pub rate_limits: BTreeMap<String, RateLimits>,
    /// The days that the team writes down.
    pub team: TeamDates,
}

/// What a top-up is planned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditSettings {
    /// The factor for what an average day does not show.
    pub safety: Percent,
    /// Granted credit that is left.
    pub free_credits: Usd,
    /// Bought credit that is left.
    pub paid_balance: Usd,
    /// The most credit the account may hold, if the person knows it.
    pub balance_cap: Option<Usd>,
    /// An average day as the person's usage page shows it; `None` takes the bill's.
    pub average_day: Option<Usd>,
}
