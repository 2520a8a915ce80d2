//! What is said on paper only.

use super::language::list;
use super::{counted_units, counted_users, date, period, processing, say};
use crate::calendar::Date;
use crate::catalog::Processing;
use crate::workload::{Shape, Volume};

/// What the report is: with the name of the scenario, where it has one.
#[must_use]
pub fn paper_title(scenario: &str) -> String {
    if scenario.is_empty() {
        say!("What the OpenAI API will cost, and what to buy").to_owned()
    } else {
        say!(
            "{scenario}: what the OpenAI API will cost, and what to buy",
            scenario
        )
    }
}

/// The day the report was printed for, and when its prices were checked.
#[must_use]
pub fn paper_day(today: Date, checked: &str) -> String {
    say!(
        "Computed for {day} with Topup, in US dollars without tax. A month is 30 days. {checked}.",
        date(today),
        checked
    )
}

/// What a workload is done with: its model and how that is run.
#[must_use]
pub fn paper_model(model: &str, mode: Processing) -> String {
    say!("{model}, {mode}", model, processing(mode))
}

/// How much work there is: `600 requests a day`.
#[must_use]
pub fn paper_volume(shape: Shape, volume: Volume) -> String {
    match volume {
        Volume::Rate { units, per } => {
            say!("{units} {period}", counted_units(shape, units), period(per))
        }
        Volume::Users { users, units_each } => say!(
            "{users} × {units} a day",
            counted_users(users),
            counted_units(shape, units_each)
        ),
        Volume::Once { units } => say!("{units}, once", counted_units(shape, units)),
    }
}

/// A note that is not true of every model on the paper.
#[must_use]
pub fn paper_note<'a>(models: impl IntoIterator<Item = &'a str>, note: &str) -> String {
    say!("{name}: {value}", list(models), note)
}

/// What the table of cost lines is of.
#[must_use]
pub fn paper_lines(workload: &str) -> String {
    say!("Where the money of {workload} goes", workload)
}

/// What stands under the list of savings.
#[must_use]
pub fn paper_no_sum() -> &'static str {
    say!(
        "Dollars a month, and the share of this workload's month. Each is computed by itself; they overlap and do not add up."
    )
}

/// What the table of other models is of.
#[must_use]
pub fn paper_models(workload: &str) -> String {
    say!("{workload} on other models", workload)
}

/// What the list of savings is of.
#[must_use]
pub fn paper_savings(workload: &str) -> String {
    say!("What would make {workload} cheaper", workload)
}

/// Said of the model that is in use.
#[must_use]
pub fn in_use() -> &'static str {
    say!("in use")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workload::Period;

    #[test]
    fn a_volume_is_said_in_the_units_of_the_work() {
        let day = Volume::Rate {
            units: 1_200,
            per: Period::Day,
        };
        assert_eq!(paper_volume(Shape::Call, day), "1,200 requests a day");
        let users = Volume::Users {
            users: 40,
            units_each: 5,
        };
        assert_eq!(
            paper_volume(Shape::Chat, users),
            "40 users × 5 conversations a day"
        );
        assert_eq!(
            paper_volume(Shape::FineTuning, Volume::Once { units: 1 }),
            "1 training run, once"
        );
        assert_eq!(
            paper_volume(Shape::Embedding, Volume::Once { units: 9 }),
            "9 documents, once"
        );
    }
}
