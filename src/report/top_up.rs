//! What to buy, for the scenario's average day.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Bill;
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::credits::{DailySpend, Lot, LotKind, Terms, TopUpInput, TopUpPlan, TopUpProblem, plan};
use crate::money::Usd;
use crate::quote::Unpriced;
use crate::scenario::Scenario;

/// What to buy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopUp {
    /// Where the average day comes from.
    pub average_day_from: AverageDay,
    /// The plan, or why there is none.
    #[serde(flatten, serialize_with = "plan_or_problem")]
    pub outcome: Result<TopUpPlan, NoPlan>,
}

/// Where an average day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AverageDay {
    /// From the bill.
    Bill,
    /// The person knows it.
    Typed,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum NoPlan {
    /// The average day has no known price.
    Unpriced(Unpriced),
    /// There is nothing to plan, or no purchase can help.
    Problem(TopUpProblem),
}

impl TopUp {
    pub(super) fn new(catalog: &Catalog, scenario: &Scenario, bill: &Bill, today: Date) -> Self {
        let credits = &scenario.credits;
        let (average_day_from, average_day) = match credits.average_day {
            Some(typed) => (AverageDay::Typed, Ok(typed)),
            None => (AverageDay::Bill, average_day(bill)),
        };
        let outcome = average_day
            .map_err(NoPlan::Unpriced)
            .and_then(|average_day| {
                let terms = Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule);
                plan(&TopUpInput {
                    spend: DailySpend::steady(average_day),
                    days: scenario.days,
                    safety: credits.safety,
                    buffer: Usd::ZERO,
                    // Nobody is asked for their days: granted credit is taken as lasting, bought
                    // credit as if it were bought today.
                    held: vec![
                        Lot {
                            kind: LotKind::Free,
                            left: credits.free_credits,
                            expires: None,
                        },
                        Lot {
                            kind: LotKind::Paid,
                            left: credits.paid_balance,
                            expires: Some(terms.expiry(today)),
                        },
                    ],
                    balance_cap: credits.balance_cap,
                    step: Usd::from_dollars(1),
                    terms,
                    today,
                })
                .map_err(NoPlan::Problem)
            });
        Self {
            average_day_from,
            outcome,
        }
    }
}

/// The bill's average day; there is none when nothing of the bill has a price.
fn average_day(bill: &Bill) -> Result<Usd, Unpriced> {
    let own = || bill.workloads().filter(|own| own.included);
    let has_price = own().any(|own| own.outcome.is_ok());
    match own().find_map(|own| own.outcome.as_ref().err()) {
        Some(reason) if !has_price => Err(reason.clone()),
        _ => Ok(bill.per_day),
    }
}

fn plan_or_problem<S: Serializer>(
    outcome: &Result<TopUpPlan, NoPlan>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    match outcome {
        Ok(plan) => map.serialize_entry("plan", plan)?,
        Err(reason) => map.serialize_entry("no_plan", reason)?,
    }
    map.end()
}
