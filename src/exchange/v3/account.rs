//! How an account is set, as versions 3 to 5 write it.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::credits::{Payment, Recharge, RechargeForm, Spread};
use crate::exchange::word::{Listed, Word};
use crate::money::{Percent, Usd};
use crate::scenario::AccountSettings;

/// The settings of an account that somebody has touched.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct AccountV3 {
    use_factor_percent: Percent,
    free_until: Option<Date>,
    bought_on: Option<Date>,
    step_usd: Usd,
    tax_percent: Percent,
    peak_day_usd: Option<Usd>,
    recharges: bool,
    recharge_threshold_usd: Usd,
    recharge_form: Word<Form>,
    recharge_usd: Usd,
    recharge_monthly_limit_usd: Option<Usd>,
    payment_failure_percent: Percent,
    payment_delay_hours: u32,
    payment_handling_hours: u32,
    hard_limit_usd: Option<Usd>,
    budget_usd: Option<Usd>,
    paid_so_far_usd: Option<Usd>,
    cut_off_hours: u32,
    low_percent: Percent,
    high_percent: Percent,
    day_spread_percent: Percent,
    risk_percent: Percent,
    loop_hour_usd: Option<Usd>,
}

/// What a recharge's amount means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    RestoreTo,
    Amount,
}

impl Listed for Form {
    const LIST: &'static [Self] = &[Self::RestoreTo, Self::Amount];
    fn word(self) -> &'static str {
        match self {
            Self::RestoreTo => "restore_to",
            Self::Amount => "amount",
        }
    }
}

impl AccountV3 {
    /// Nothing where nobody has touched a setting: a link says no more than it has to.
    pub(in crate::exchange) fn new(account: &AccountSettings) -> Option<Self> {
        if *account == AccountSettings::default() {
            return None;
        }
        let AccountSettings {
            use_factor,
            free_until,
            bought_on,
            step,
            tax,
            peak_day,
            recharges,
            recharge,
            payment,
            hard_limit,
            budget,
            paid_so_far,
            cut_off_hours,
            spread,
            risk,
            loop_hour,
        } = *account;
        let (form, recharge_usd) = match recharge.form {
            RechargeForm::RestoreTo(balance) => (Form::RestoreTo, balance),
            RechargeForm::Amount(amount) => (Form::Amount, amount),
        };
        Some(Self {
            use_factor_percent: use_factor,
            free_until,
            bought_on,
            step_usd: step,
            tax_percent: tax,
            peak_day_usd: peak_day,
            recharges,
            recharge_threshold_usd: recharge.threshold,
            recharge_form: Word(form),
            recharge_usd,
            recharge_monthly_limit_usd: recharge.monthly_limit,
            payment_failure_percent: payment.failure,
            payment_delay_hours: payment.delay_hours,
            payment_handling_hours: payment.handling_hours,
            hard_limit_usd: hard_limit,
            budget_usd: budget,
            paid_so_far_usd: paid_so_far,
            cut_off_hours,
            low_percent: spread.low,
            high_percent: spread.high,
            day_spread_percent: spread.day,
            risk_percent: risk,
            loop_hour_usd: loop_hour,
        })
    }
}

impl From<AccountV3> for AccountSettings {
    fn from(wire: AccountV3) -> Self {
        Self {
            use_factor: wire.use_factor_percent,
            free_until: wire.free_until,
            bought_on: wire.bought_on,
            step: wire.step_usd,
            tax: wire.tax_percent,
            peak_day: wire.peak_day_usd,
            recharges: wire.recharges,
            recharge: Recharge {
                threshold: wire.recharge_threshold_usd,
                form: match wire.recharge_form.0 {
                    Form::RestoreTo => RechargeForm::RestoreTo(wire.recharge_usd),
                    Form::Amount => RechargeForm::Amount(wire.recharge_usd),
                },
                monthly_limit: wire.recharge_monthly_limit_usd,
            },
            payment: Payment {
                failure: wire.payment_failure_percent,
                delay_hours: wire.payment_delay_hours,
                handling_hours: wire.payment_handling_hours,
            },
            hard_limit: wire.hard_limit_usd,
            budget: wire.budget_usd,
            paid_so_far: wire.paid_so_far_usd,
            cut_off_hours: wire.cut_off_hours,
            spread: Spread {
                low: wire.low_percent,
                high: wire.high_percent,
                day: wire.day_spread_percent,
            },
            risk: wire.risk_percent,
            loop_hour: wire.loop_hour_usd,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Released links hold places in this list. Add words at the end; never change, move or remove one.
    #[test]
    fn the_list_of_released_links_stays() {
        let words: Vec<_> = Form::LIST.iter().map(|form| form.word()).collect();
        assert_eq!(words, ["restore_to", "amount"]);
    }
}
