//! How the account is set, and how far it is looked ahead.

use super::problem::{Field, Problem};
use crate::calendar::Date;
use crate::credits::{Payment, Recharge, RechargeForm, Spread};
use crate::money::{Percent, Usd};

/// How the account is set at `OpenAI`, and how far it is looked ahead.
///
/// What a person has not asked about is as if it did not exist: recharge is
/// off, no limit is set, payments succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountSettings {
    /// What if every day used this much of what is expected.
    pub use_factor: Percent,
    /// The last day of the granted credit, if it has one.
    pub free_until: Option<Date>,
    /// The day the bought credit was bought; `None` takes today.
    pub bought_on: Option<Date>,
    /// What purchases are whole multiples of.
    pub step: Usd,
    /// The tax on top of a purchase.
    pub tax: Percent,
    /// The dearest day, if the person knows it; `None` takes the average.
    pub peak_day: Option<Usd>,
    /// Whether automatic recharge is on.
    pub recharges: bool,
    /// How it is set.
    pub recharge: Recharge,
    /// How a payment goes.
    pub payment: Payment,
    /// What stops the organisation for the rest of a month.
    pub hard_limit: Option<Usd>,
    /// What a month should cost.
    pub budget: Option<Usd>,
    /// What was paid in all, which decides the usage tier; `None` asks about no tier.
    pub paid_so_far: Option<Usd>,
    /// How many hours spending goes on after the credit is used up.
    pub cut_off_hours: u32,
    /// How far use may be from what is expected.
    pub spread: Spread,
    /// How often running out is taken into account.
    pub risk: Percent,
    /// The most a loop that never ends uses in an hour; `None` takes ten times a peak hour.
    pub loop_hour: Option<Usd>,
}

/// A change to how the account is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountEdit {
    /// What if every day used this much of what is expected.
    UseFactor(Percent),
    /// The last day of the granted credit.
    FreeUntil(Option<Date>),
    /// The day the bought credit was bought.
    BoughtOn(Option<Date>),
    /// What purchases are whole multiples of.
    Step(Usd),
    /// The tax on top of a purchase.
    Tax(Percent),
    /// The dearest day.
    PeakDay(Option<Usd>),
    /// Whether automatic recharge is on.
    Recharges(bool),
    /// The balance below which it buys.
    Threshold(Usd),
    /// How much it buys.
    Form(RechargeForm),
    /// The most it buys in a month.
    RechargeLimit(Option<Usd>),
    /// How likely a payment fails.
    PaymentFailure(Percent),
    /// Hours until the credit of a payment is there.
    PaymentDelay(u32),
    /// Hours until a failed payment is fixed.
    Handling(u32),
    /// What stops the organisation for the rest of a month.
    HardLimit(Option<Usd>),
    /// What a month should cost.
    Budget(Option<Usd>),
    /// What was paid in all.
    PaidSoFar(Option<Usd>),
    /// How many hours spending goes on after the credit is used up.
    CutOff(u32),
    /// The low case.
    Low(Percent),
    /// The high case.
    High(Percent),
    /// How far a day may be from the days around it.
    DaySpread(Percent),
    /// How often running out is taken into account.
    Risk(Percent),
    /// The most a loop uses in an hour.
    LoopHour(Option<Usd>),
    /// Recharge as it is advised.
    Advised(Recharge),
}

const MOST_USD: Usd = Usd::from_dollars(1_000_000_000);
const MOST_HOURS: u32 = 24 * 90;
const MOST_FACTOR: Percent = Percent::new(1_000);

impl Default for AccountSettings {
    fn default() -> Self {
        Self {
            use_factor: Percent::WHOLE,
            free_until: None,
            bought_on: None,
            step: Usd::from_dollars(1),
            tax: Percent::ZERO,
            peak_day: None,
            recharges: false,
            recharge: Recharge {
                threshold: Usd::from_dollars(10),
                form: RechargeForm::RestoreTo(Usd::from_dollars(50)),
                monthly_limit: None,
            },
            payment: Payment {
                failure: Percent::ZERO,
                delay_hours: 0,
                handling_hours: 24,
            },
            hard_limit: None,
            budget: None,
            paid_so_far: None,
            cut_off_hours: 0,
            spread: Spread {
                low: Percent::new(70),
                high: Percent::new(150),
                day: Percent::new(30),
            },
            risk: Percent::new(10),
            loop_hour: None,
        }
    }
}

impl AccountEdit {
    pub(super) const fn make(self, account: &mut AccountSettings) {
        match self {
            Self::UseFactor(factor) => account.use_factor = factor,
            Self::FreeUntil(day) => account.free_until = day,
            Self::BoughtOn(day) => account.bought_on = day,
            Self::Step(step) => account.step = step,
            Self::Tax(tax) => account.tax = tax,
            Self::PeakDay(day) => account.peak_day = day,
            Self::Recharges(on) => account.recharges = on,
            Self::Threshold(threshold) => account.recharge.threshold = threshold,
            Self::Form(form) => account.recharge.form = form,
            Self::RechargeLimit(limit) => account.recharge.monthly_limit = limit,
            Self::PaymentFailure(failure) => account.payment.failure = failure,
            Self::PaymentDelay(hours) => account.payment.delay_hours = hours,
            Self::Handling(hours) => account.payment.handling_hours = hours,
            Self::HardLimit(limit) => account.hard_limit = limit,
            Self::Budget(budget) => account.budget = budget,
            Self::PaidSoFar(paid) => account.paid_so_far = paid,
            Self::CutOff(hours) => account.cut_off_hours = hours,
            Self::Low(low) => account.spread.low = low,
            Self::High(high) => account.spread.high = high,
            Self::DaySpread(day) => account.spread.day = day,
            Self::Risk(risk) => account.risk = risk,
            Self::LoopHour(hour) => account.loop_hour = hour,
            Self::Advised(recharge) => {
                account.recharges = true;
                account.recharge = recharge;
            }
        }
    }
}

impl AccountSettings {
    /// These settings, if every value is within its limits.
    pub(super) fn check(&self) -> Result<(), Problem> {
        share(
            Field::UseFactor,
            self.use_factor,
            Percent::new(1),
            MOST_FACTOR,
        )?;
        amounts(Field::Step, Usd::from_dollars(1), Some(self.step))?;
        share(Field::Tax, self.tax, Percent::ZERO, Percent::WHOLE)?;
        amount(Field::PeakDay, self.peak_day)?;
        amount(Field::Threshold, Some(self.recharge.threshold))?;
        let (RechargeForm::RestoreTo(usd) | RechargeForm::Amount(usd)) = self.recharge.form;
        amount(Field::RechargeUsd, Some(usd))?;
        amount(Field::RechargeLimit, self.recharge.monthly_limit)?;
        share(
            Field::PaymentFailure,
            self.payment.failure,
            Percent::ZERO,
            Percent::WHOLE,
        )?;
        hours(Field::PaymentDelay, self.payment.delay_hours)?;
        hours(Field::Handling, self.payment.handling_hours)?;
        amount(Field::HardLimit, self.hard_limit)?;
        amount(Field::Budget, self.budget)?;
        amount(Field::PaidSoFar, self.paid_so_far)?;
        hours(Field::CutOff, self.cut_off_hours)?;
        share(Field::Low, self.spread.low, Percent::ZERO, Percent::WHOLE)?;
        share(Field::High, self.spread.high, Percent::WHOLE, MOST_FACTOR)?;
        share(
            Field::DaySpread,
            self.spread.day,
            Percent::ZERO,
            Percent::WHOLE,
        )?;
        share(Field::Risk, self.risk, Percent::ZERO, Percent::new(50))?;
        amount(Field::LoopHour, self.loop_hour)
    }
}

fn share(field: Field, value: Percent, least: Percent, most: Percent) -> Result<(), Problem> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(Problem::Share { field, least, most })
    }
}

fn hours(field: Field, value: u32) -> Result<(), Problem> {
    if value <= MOST_HOURS {
        Ok(())
    } else {
        Err(Problem::Count {
            field,
            least: 0,
            most: MOST_HOURS.into(),
        })
    }
}

fn amount(field: Field, value: Option<Usd>) -> Result<(), Problem> {
    amounts(field, Usd::ZERO, value)
}

fn amounts(field: Field, least: Usd, value: Option<Usd>) -> Result<(), Problem> {
    match value {
        Some(value) if value > MOST_USD => Err(Problem::Amount {
            field,
            most: MOST_USD,
        }),
        Some(value) if value < least => Err(Problem::AmountBelow { field, least }),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_nobody_has_touched_are_within_the_limits() {
        assert_eq!(AccountSettings::default().check(), Ok(()));
    }

    #[test]
    fn what_is_outside_its_limits_names_its_field() {
        for (edit, field) in [
            (AccountEdit::UseFactor(Percent::ZERO), Field::UseFactor),
            (AccountEdit::Step(Usd::ZERO), Field::Step),
            (AccountEdit::Tax(Percent::new(101)), Field::Tax),
            (AccountEdit::Handling(MOST_HOURS + 1), Field::Handling),
            (AccountEdit::High(Percent::new(99)), Field::High),
            (AccountEdit::Threshold(Usd::MAX), Field::Threshold),
        ] {
            let mut settings = AccountSettings::default();
            edit.make(&mut settings);
            let named = match settings.check() {
                Err(
                    Problem::Share { field, .. }
                    | Problem::Amount { field, .. }
                    | Problem::AmountBelow { field, .. }
                    | Problem::Count { field, .. },
                ) => field,
                other => panic!("{other:?}"),
            };
            assert_eq!(named, field);
        }
    }
}
