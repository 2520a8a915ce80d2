//! How the values of a scenario are written, read and stepped in a field.

use crate::calendar::Date;
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};
use crate::wording::{self, TypedProblem};

/// How far an arrow key moves a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// Up by a small step.
    Up,
    /// Down by a small step.
    Down,
    /// Up by a large step (with Shift).
    FarUp,
    /// Down by a large step (with Shift).
    FarDown,
}

/// How a kind of value is written, read and stepped.
pub(in crate::ui) struct Notation<T: 'static> {
    /// The value as it is written.
    pub(super) write: fn(&T) -> String,
    /// The value that typed text means.
    pub(super) read: fn(&str) -> Result<T, TypedProblem>,
    /// The value one step away.
    pub(super) step: fn(&T, Step) -> T,
}

/// A whole count, such as tokens or requests.
pub(in crate::ui) static COUNT: Notation<u64> = Notation {
    write: |count| wording::count(*count),
    read: wording::typed_count,
    step: |count, step| {
        // A step that suits the size of the count: two digits below its first.
        let digits = count.checked_ilog10().unwrap_or(0);
        let small = 10_u64.pow(digits.saturating_sub(1));
        match step {
            Step::Up => count.saturating_add(small),
            Step::Down => count.saturating_sub(small),
            Step::FarUp => count.saturating_add(small.saturating_mul(10)),
            Step::FarDown => count.saturating_sub(small.saturating_mul(10)),
        }
    },
};

/// A whole count that may be left empty.
pub(in crate::ui) static OPTIONAL_COUNT: Notation<Option<u64>> = Notation {
    write: |count| count.map(wording::count).unwrap_or_default(),
    read: |text| match wording::typed_count(text) {
        Err(TypedProblem::Empty) => Ok(None),
        typed => typed.map(Some),
    },
    step: |count, step| Some((COUNT.step)(&count.unwrap_or_default(), step)),
};

/// A percentage, such as `50%`.
pub(in crate::ui) static PERCENT: Notation<Percent> = Notation {
    write: |percent| wording::percent(*percent),
    read: wording::typed_percent,
    step: |percent, step| step_percent(*percent, step, Percent::new(1)),
};

/// A list of percentages, such as `50%, 80%`.
pub(in crate::ui) static PERCENTS: Notation<Vec<Percent>> = Notation {
    write: |percents| {
        let written: Vec<_> = percents.iter().map(|one| wording::percent(*one)).collect();
        written.join(", ")
    },
    read: wording::typed_percents,
    // There is no next list.
    step: |percents, _| percents.clone(),
};

/// A factor, such as `1.3`.
pub(in crate::ui) static FACTOR: Notation<Percent> = Notation {
    write: |factor| wording::factor(*factor),
    read: wording::typed_factor,
    step: |factor, step| step_percent(*factor, step, Percent::new(10)),
};

/// An amount of dollars.
pub(in crate::ui) static USD: Notation<Usd> = Notation {
    write: |amount| wording::usd_typed(*amount),
    read: wording::typed_usd,
    step: |amount, step| step_usd(*amount, step),
};

/// An amount of dollars that may be left empty.
pub(in crate::ui) static OPTIONAL_USD: Notation<Option<Usd>> = Notation {
    write: |amount| amount.map(wording::usd_typed).unwrap_or_default(),
    read: |text| match wording::typed_usd(text) {
        Err(TypedProblem::Empty) => Ok(None),
        typed => typed.map(Some),
    },
    step: |amount, step| Some(step_usd(amount.unwrap_or_default(), step)),
};

/// A rate in dollars per million tokens.
pub(in crate::ui) static RATE: Notation<UsdPerMillion> = Notation {
    write: |rate| wording::rate_typed(*rate),
    read: wording::typed_rate,
    step: |rate, step| step_rate(*rate, step),
};

/// A rate that may be left empty.
pub(in crate::ui) static OPTIONAL_RATE: Notation<Option<UsdPerMillion>> = Notation {
    write: |rate| rate.map(wording::rate_typed).unwrap_or_default(),
    read: |text| match wording::typed_rate(text) {
        Err(TypedProblem::Empty) => Ok(None),
        typed => typed.map(Some),
    },
    step: |rate, step| Some(step_rate(rate.unwrap_or_default(), step)),
};

/// A rate in dollars per minute.
pub(in crate::ui) static MINUTE_RATE: Notation<UsdPerMinute> = Notation {
    write: |rate| wording::minute_rate_typed(*rate),
    read: wording::typed_minute_rate,
    // Rates by the minute are fractions of a cent: no step suits them all.
    step: |rate, _| *rate,
};

/// A fee of a thousand calls that may be left empty.
pub(in crate::ui) static OPTIONAL_CALL_RATE: Notation<Option<UsdPerThousand>> = Notation {
    write: |rate| rate.map(wording::call_rate_typed).unwrap_or_default(),
    read: |text| match wording::typed_call_rate(text) {
        Err(TypedProblem::Empty) => Ok(None),
        typed => typed.map(Some),
    },
    step: |rate, _| *rate,
};

/// A cent, or a tenth of one below ten cents: rates differ too much for one step.
fn step_rate(rate: UsdPerMillion, step: Step) -> UsdPerMillion {
    let is_small = rate < UsdPerMillion::CENT.times(10);
    let one = |times: u64| {
        if is_small {
            UsdPerMillion::TENTH_OF_A_CENT.times(times)
        } else {
            UsdPerMillion::CENT.times(times)
        }
    };
    match step {
        Step::Up => rate.plus(one(1)),
        Step::Down => rate.minus(one(1)),
        Step::FarUp => rate.plus(one(10)),
        Step::FarDown => rate.minus(one(10)),
    }
}

/// A day that may be left empty.
pub(in crate::ui) static OPTIONAL_DATE: Notation<Option<Date>> = Notation {
    write: |day| day.map(|day| day.to_string()).unwrap_or_default(),
    read: |text| match wording::typed_date(text) {
        Err(TypedProblem::Empty) => Ok(None),
        typed => typed.map(Some),
    },
    // There is no day before an empty field's, and none is guessed.
    step: |day, step| {
        day.map(|day| match step {
            Step::Up => day.plus_days(1),
            Step::FarUp => day.plus_days(30),
            Step::Down | Step::FarDown => day,
        })
    },
};

fn step_percent(percent: Percent, step: Step, small: Percent) -> Percent {
    let large = || (0..10).fold(Percent::ZERO, |sum, _| sum.plus(small));
    match step {
        Step::Up => percent.plus(small),
        Step::Down => percent.minus(small),
        Step::FarUp => percent.plus(large()),
        Step::FarDown => percent.minus(large()),
    }
}

fn step_usd(amount: Usd, step: Step) -> Usd {
    match step {
        Step::Up => amount + Usd::from_dollars(1),
        Step::Down => amount.saturating_sub(Usd::from_dollars(1)),
        Step::FarUp => amount + Usd::from_dollars(10),
        Step::FarDown => amount.saturating_sub(Usd::from_dollars(10)),
    }
}
