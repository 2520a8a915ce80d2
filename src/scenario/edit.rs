//! Every change a person can make, and its limits.

use super::problem::{Field, Problem};
use super::{Scenario, Stage};
use crate::catalog::Processing;
use crate::money::{Percent, Usd};
use crate::tokens::Tokens;
use crate::workload::InputTokens;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another stage: its days and safety factor, and its whole example if
    /// the person has not changed anything of the last one.
    Stage(Stage),
    /// Another model.
    Model(String),
    /// Another processing mode.
    Processing(Processing),
    /// Input tokens, typed or counted.
    Input(InputTokens),
    /// Output tokens.
    Output(Tokens),
    /// Prompt caching on or off.
    Caching(bool),
    /// The share of input read from the cache.
    CacheRead(Percent),
    /// The share of input written to the cache.
    CacheWritten(Percent),
    /// Requests on an average day.
    RequestsPerDay(u64),
    /// Days to cover.
    Days(u32),
    /// The safety factor.
    Safety(Percent),
    /// Granted credit that is left.
    FreeCredits(Usd),
    /// Bought credit that is left.
    PaidBalance(Usd),
    /// The most the account may hold, or that it is not known.
    BalanceCap(Option<Usd>),
    /// A known average day, or that the bill's counts.
    AverageDay(Option<Usd>),
    /// Another scenario as a whole: an example, a link, an undo.
    Replace(Box<Scenario>),
}

/// A request above a billion tokens is a slip of the finger.
const MOST_TOKENS: u64 = 1_000_000_000;
const MOST_REQUESTS: u64 = 1_000_000_000;
const MOST_DAYS: u32 = 3_650;
const MOST_USD: Usd = Usd::from_dollars(1_000_000_000);
const MOST_NAME: usize = 100;
const LEAST_SAFETY: Percent = Percent::WHOLE;
const MOST_SAFETY: Percent = Percent::new(1_000);

impl Scenario {
    /// Makes one change.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the result would be outside the limits; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Problem> {
        let mut next = self.clone();
        next.change(edit);
        *self = next.checked()?;
        Ok(())
    }

    /// This scenario, if every value is within its limits.
    ///
    /// # Errors
    ///
    /// The first [`Problem`], in the order of the page.
    pub fn checked(self) -> Result<Self, Problem> {
        let Self {
            workload, credits, ..
        } = &self;
        let (request, traffic) = (&workload.request, &workload.traffic);
        if workload.model.is_empty() || workload.model.len() > MOST_NAME {
            return Err(Problem::Name {
                field: Field::Model,
                most: MOST_NAME,
            });
        }
        count(Field::Input, request.input.tokens().get(), 0, MOST_TOKENS)?;
        count(Field::Output, request.output.get(), 0, MOST_TOKENS)?;
        share(
            Field::CacheRead,
            request.caching.read,
            Percent::ZERO,
            Percent::WHOLE,
        )?;
        share(
            Field::CacheWritten,
            request.caching.written,
            Percent::ZERO,
            Percent::WHOLE,
        )?;
        if request.caching.read.plus(request.caching.written) > Percent::WHOLE {
            return Err(Problem::SharesAboveWhole);
        }
        count(
            Field::RequestsPerDay,
            traffic.requests_per_day,
            0,
            MOST_REQUESTS,
        )?;
        count(Field::Days, traffic.days.into(), 1, MOST_DAYS.into())?;
        share(Field::Safety, credits.safety, LEAST_SAFETY, MOST_SAFETY)?;
        amount(Field::FreeCredits, Some(credits.free_credits))?;
        amount(Field::PaidBalance, Some(credits.paid_balance))?;
        amount(Field::BalanceCap, credits.balance_cap)?;
        amount(Field::AverageDay, credits.average_day)?;
        Ok(self)
    }

    fn change(&mut self, edit: Edit) {
        let Self {
            workload, credits, ..
        } = self;
        match edit {
            Edit::Stage(stage) => self.change_stage(stage),
            Edit::Model(model) => workload.model = model,
            Edit::Processing(processing) => workload.processing = processing,
            Edit::Input(input) => workload.request.input = input,
            Edit::Output(output) => workload.request.output = output,
            Edit::Caching(on) => workload.request.caching.on = on,
            Edit::CacheRead(read) => workload.request.caching.read = read,
            Edit::CacheWritten(written) => workload.request.caching.written = written,
            Edit::RequestsPerDay(requests) => workload.traffic.requests_per_day = requests,
            Edit::Days(days) => workload.traffic.days = days,
            Edit::Safety(safety) => credits.safety = safety,
            Edit::FreeCredits(free) => credits.free_credits = free,
            Edit::PaidBalance(paid) => credits.paid_balance = paid,
            Edit::BalanceCap(cap) => credits.balance_cap = cap,
            Edit::AverageDay(day) => credits.average_day = day,
            Edit::Replace(scenario) => *self = *scenario,
        }
    }

    fn change_stage(&mut self, stage: Stage) {
        if *self == Self::example(self.stage) {
            *self = Self::example(stage);
        } else {
            self.stage = stage;
            self.workload.traffic.days = stage.days();
            self.credits.safety = stage.safety();
        }
    }
}

fn count(field: Field, value: u64, least: u64, most: u64) -> Result<(), Problem> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(Problem::Count { field, least, most })
    }
}

fn share(field: Field, value: Percent, least: Percent, most: Percent) -> Result<(), Problem> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(Problem::Share { field, least, most })
    }
}

fn amount(field: Field, value: Option<Usd>) -> Result<(), Problem> {
    if value.is_some_and(|value| value > MOST_USD) {
        return Err(Problem::Amount {
            field,
            most: MOST_USD,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_within_the_limits() {
        for stage in Stage::ALL {
            let example = Scenario::example(stage);
            assert_eq!(example.clone().checked(), Ok(example));
        }
    }

    #[test]
    fn a_refused_change_changes_nothing() {
        let before = Scenario::example(Stage::Mvp);
        for edit in [
            Edit::Days(0),
            Edit::RequestsPerDay(MOST_REQUESTS + 1),
            Edit::CacheRead(Percent::new(91)),
            Edit::Safety(Percent::new(99)),
            Edit::FreeCredits(Usd::MAX),
            Edit::Model(String::new()),
        ] {
            let mut scenario = before.clone();
            assert!(scenario.apply(edit.clone()).is_err(), "{edit:?}");
            assert_eq!(scenario, before);
        }
    }

    #[test]
    fn another_stage_keeps_what_a_person_typed() {
        let mut untouched = Scenario::example(Stage::Mvp);
        untouched.apply(Edit::Stage(Stage::Production)).unwrap();
        assert_eq!(untouched, Scenario::example(Stage::Production));

        let mut own = Scenario::example(Stage::Mvp);
        own.apply(Edit::RequestsPerDay(77)).unwrap();
        own.apply(Edit::Stage(Stage::Production)).unwrap();
        assert_eq!(own.workload.traffic.requests_per_day, 77);
        assert_eq!(own.credits.safety, Stage::Production.safety());
    }
}
