//! Automatic recharge: how much is bought, and what holds it back.

use serde::Serialize;

use crate::money::Usd;

/// Automatic recharge, which OpenAI also calls auto-reload, as a person sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Recharge {
    /// The balance below which it buys.
    pub threshold: Usd,
    /// How much it buys.
    pub form: RechargeForm,
    /// The most it buys in a calendar month; purchases by hand do not count.
    pub monthly_limit: Option<Usd>,
}

/// How much a recharge buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RechargeForm {
    /// What is missing to this balance.
    RestoreTo(Usd),
    /// Always this amount, as an older form asks.
    Amount(Usd),
}

/// Why a recharge that is due is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBack {
    /// What the month's limit leaves is below the smallest recharge.
    MonthlyLimit,
    /// What the balance cap leaves is below the smallest recharge.
    BalanceCap,
    /// What is missing is below the smallest recharge.
    TooSmall,
}

/// What a recharge would buy now.
pub(super) struct Wish {
    /// The balance; what is owed is taken off.
    pub(super) held: Usd,
    /// What is owed.
    pub(super) owed: Usd,
    /// The most that may be held.
    pub(super) cap: Option<Usd>,
    /// What was recharged this month.
    pub(super) this_month: Usd,
    /// The smallest recharge.
    pub(super) minimum: Usd,
}

impl Recharge {
    /// Whether the balance, less what is owed, is below the threshold.
    pub(super) fn is_due(&self, held: Usd, owed: Usd) -> bool {
        held < self.threshold + owed
    }

    /// How much is bought; the last one before the limit is partial.
    ///
    /// # Source
    ///
    /// Rule `recharge` in `catalog/data/rules.json`.
    pub(super) fn amount(&self, wish: &Wish) -> Result<Usd, HeldBack> {
        let wanted = match self.form {
            RechargeForm::RestoreTo(target) => (target + wish.owed).saturating_sub(wish.held),
            RechargeForm::Amount(amount) => amount,
        };
        if wanted < wish.minimum {
            return Err(HeldBack::TooSmall);
        }
        let allowed = self.monthly_limit.map_or(wanted, |limit| {
            wanted.min(limit.saturating_sub(wish.this_month))
        });
        if allowed < wish.minimum {
            return Err(HeldBack::MonthlyLimit);
        }
        let fits = wish.cap.map_or(allowed, |cap| {
            allowed.min((cap + wish.owed).saturating_sub(wish.held))
        });
        if fits < wish.minimum {
            return Err(HeldBack::BalanceCap);
        }
        Ok(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: RechargeForm, held: u32, this_month: u32, expected: Result<u32, HeldBack>) {
        let recharge = Recharge {
            threshold: Usd::from_dollars(10),
            form,
            monthly_limit: Some(Usd::from_dollars(40)),
        };
        let amount = recharge.amount(&Wish {
            held: Usd::from_dollars(held),
            owed: Usd::ZERO,
            cap: Some(Usd::from_dollars(50)),
            this_month: Usd::from_dollars(this_month),
            minimum: Usd::from_dollars(5),
        });
        assert_eq!(amount, expected.map(Usd::from_dollars));
    }

    #[test]
    fn both_forms_stop_at_the_limit_the_cap_and_the_minimum() {
        let (restore, amount) = (
            |target| RechargeForm::RestoreTo(Usd::from_dollars(target)),
            |amount| RechargeForm::Amount(Usd::from_dollars(amount)),
        );
        check(restore(25), 2, 0, Ok(23));
        check(amount(20), 2, 0, Ok(20));
        check(restore(25), 4, 23, Ok(17));
        check(amount(20), 4, 35, Ok(5));
        check(amount(20), 4, 36, Err(HeldBack::MonthlyLimit));
        check(restore(60), 9, 0, Ok(40));
        check(amount(40), 8, 0, Ok(40));
        check(amount(40), 46, 0, Err(HeldBack::BalanceCap));
        check(restore(12), 9, 0, Err(HeldBack::TooSmall));
    }

    #[test]
    fn what_is_owed_is_bought_too() {
        let recharge = Recharge {
            threshold: Usd::from_dollars(5),
            form: RechargeForm::RestoreTo(Usd::from_dollars(25)),
            monthly_limit: None,
        };
        let owed = Usd::from_dollars(3);
        assert!(recharge.is_due(Usd::from_dollars(7), owed));
        assert!(!recharge.is_due(Usd::from_dollars(8), owed));
        let amount = recharge.amount(&Wish {
            held: Usd::ZERO,
            owed,
            cap: None,
            this_month: Usd::ZERO,
            minimum: Usd::from_dollars(5),
        });
        assert_eq!(amount, Ok(Usd::from_dollars(28)));
    }
}
