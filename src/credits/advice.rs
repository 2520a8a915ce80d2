//! What to set recharge and alerts to.

use serde::Serialize;

use super::Terms;
use crate::catalog::AlertRule;
use crate::money::{Percent, Usd};

/// What settings are advised from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdviceInput {
    /// What an average day uses.
    pub average_day: Usd,
    /// What the dearest day uses.
    pub peak_day: Usd,
    /// Hours until somebody has noticed a failed payment and fixed it.
    pub handling_hours: u32,
    /// How many average days a recharge should last.
    pub days_between: u32,
    /// What a month may cost, if somebody has said so.
    pub month_budget: Option<Usd>,
    /// The factor for what an average does not show.
    pub safety: Percent,
    /// The most that may be held, if a cap is known.
    pub balance_cap: Option<Usd>,
    /// The rules.
    pub terms: Terms,
    /// When people are usually told of spending.
    pub alerts: AlertRule,
}

/// What to set, in whole dollars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// What the dearest day's pace uses while a failed payment is fixed.
    pub burn: Usd,
    /// The balance below which to recharge: the burn, and at least the smallest recharge.
    pub threshold: Usd,
    /// The balance to restore to: the threshold and some average days.
    pub restore_to: Usd,
    /// The most to recharge in a month.
    pub monthly_limit: Usd,
    /// Where that comes from.
    pub limit_from: LimitFrom,
    /// The shares of the month's money at which to be told.
    pub alerts: [Percent; 3],
    /// Whether the cap cut the balance to restore to.
    pub is_capped: bool,
}

/// Where an advised monthly limit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitFrom {
    /// Somebody's budget.
    Budget,
    /// Thirty average days and the safety factor.
    AverageMonth,
}

/// Why nothing can be advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAdvice {
    /// The balance cap is too low to hold a threshold and a recharge.
    CapTooLow {
        /// The least that would do.
        least: Usd,
    },
    /// The amounts are beyond what this program can hold.
    OutOfRange,
}

/// Advises settings for automatic recharge.
///
/// # Errors
///
/// [`NoAdvice`] when no setting keeps service up, or an amount is too large.
pub fn advise(input: &AdviceInput) -> Result<Advice, NoAdvice> {
    let minimum = input.terms.minimum_recharge;
    let burn = input.peak_day.times(input.handling_hours.into());
    let burn = burn.ok_or(NoAdvice::OutOfRange)?.portion(1, 24);
    let threshold = burn.round_up_to_dollars().max(minimum);
    let days = input.average_day.times(input.days_between.into());
    let wanted = (threshold + days.ok_or(NoAdvice::OutOfRange)?)
        .round_up_to_dollars()
        .max(threshold + minimum);
    let cap = input.balance_cap.map(Usd::round_down_to_dollars);
    let restore_to = cap.map_or(wanted, |cap| cap.min(wanted));
    if restore_to < threshold + minimum {
        return Err(NoAdvice::CapTooLow {
            least: threshold + minimum,
        });
    }
    let (monthly_limit, limit_from) = if let Some(budget) = input.month_budget {
        (budget.round_down_to_dollars(), LimitFrom::Budget)
    } else {
        let month = input.average_day.times(30);
        let month = month.and_then(|month| input.safety.of_usd(month));
        let month = month.ok_or(NoAdvice::OutOfRange)?.round_up_to_dollars();
        (month.max(minimum), LimitFrom::AverageMonth)
    };
    Ok(Advice {
        burn,
        threshold,
        restore_to,
        monthly_limit,
        limit_from,
        alerts: input.alerts.usual,
        is_capped: restore_to < wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn input() -> AdviceInput {
        let catalog = Catalog::built_in().unwrap();
        AdviceInput {
            average_day: Usd::from_dollars(10),
            peak_day: Usd::from_dollars(24),
            handling_hours: 36,
            days_between: 7,
            month_budget: None,
            safety: Percent::new(130),
            balance_cap: None,
            terms: Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule),
            alerts: catalog.rules.alerts.rule,
        }
    }

    #[test]
    fn a_threshold_lasts_until_a_failed_payment_is_fixed() {
        let advice = advise(&input()).unwrap();
        // 36 hours at a peak of $1 an hour; and 7 days of $10 on top.
        assert_eq!(advice.threshold, Usd::from_dollars(36));
        assert_eq!(advice.restore_to, Usd::from_dollars(106));
        assert_eq!(
            (advice.monthly_limit, advice.limit_from),
            (Usd::from_dollars(390), LimitFrom::AverageMonth)
        );
    }

    #[test]
    fn a_budget_and_a_cap_are_kept_to() {
        let capped = advise(&AdviceInput {
            month_budget: Some(Usd::from_dollars(200)),
            balance_cap: Some(Usd::from_dollars(50)),
            ..input()
        })
        .unwrap();
        assert_eq!(
            (capped.monthly_limit, capped.restore_to, capped.is_capped),
            (Usd::from_dollars(200), Usd::from_dollars(50), true)
        );
        let too_low = advise(&AdviceInput {
            balance_cap: Some(Usd::from_dollars(40)),
            ..input()
        });
        let least = Usd::from_dollars(41);
        assert_eq!(too_low, Err(NoAdvice::CapTooLow { least }));
    }

    #[test]
    fn with_advised_settings_a_fixed_payment_failure_stops_nothing() {
        use crate::calendar::Date;
        use crate::credits::{
            Account, DailySpend, Lot, LotKind, Payment, ProjectSpend, Recharge, RechargeForm,
            Simulation,
        };
        let input = input();
        let advice = advise(&input).unwrap();
        let account = |threshold| Account {
            held: vec![Lot {
                kind: LotKind::Paid,
                left: advice.restore_to,
                expires: None,
            }],
            recharge: Some(Recharge {
                threshold,
                form: RechargeForm::RestoreTo(advice.restore_to),
                monthly_limit: None,
            }),
            payment: Payment {
                failure: Percent::ZERO,
                delay_hours: input.handling_hours,
                handling_hours: input.handling_hours,
            },
            projects: vec![ProjectSpend {
                spend: DailySpend::steady(input.peak_day),
                ..ProjectSpend::default()
            }],
            ..Account::default()
        };
        let short_days = |threshold| {
            Simulation {
                account: &account(threshold),
                terms: input.terms,
                today: Date::parse("2026-11-01").unwrap(),
                days: 60,
                pace: crate::credits::Pace::Hourly,
                seed: 1,
            }
            .totals()
            .short_days
        };
        // An hour more, in which the balance falls below the threshold.
        assert_eq!(short_days(advice.threshold + Usd::from_dollars(1)), 0);
        assert!(short_days(advice.threshold - Usd::from_dollars(5)) > 0);
    }
}
