//! What a scenario may hold.

use super::{CreditSettings, Field, Problem, Range, RateLimits, Scenario};
use crate::catalog::{CustomPrice, Overrides, TypedRates, UnitPrice};
use crate::money::{Percent, Usd};
use crate::workload::{Project, Repeats, Traffic, Volume, Workload};

/// A text above a billion tokens is a slip of the finger.
const MOST_TOKENS: u64 = 1_000_000_000;
const MOST_UNITS: u64 = 1_000_000_000;
const MOST_DAYS: u32 = 3_650;
const MOST_USD: Usd = Usd::from_dollars(1_000_000_000);
/// Bytes of a name of any kind.
const MOST_NAME: usize = 100;
const LEAST_SAFETY: Percent = Percent::WHOLE;
const MOST_SAFETY: Percent = Percent::new(1_000);
/// A week that brings ten times the last one is a launch, not growth.
const MOST_GROWTH: Percent = Percent::new(1_000);
const MOST_FACTOR: Percent = Percent::new(10_000);
const MOST_SEGMENTS: usize = 24;
const MOST_ALERTS: usize = 10;
const MOST_PROJECTS: usize = 50;
const MOST_WORKLOADS: usize = 200;
const MOST_VARIANTS: usize = 5;
const MOST_RATE_LIMIT: u64 = 1_000_000_000_000;
/// Of each kind.
const MOST_PRICES: usize = 100;
const MOST_PIXELS: u64 = 100_000;

impl Scenario {
    /// This scenario, if every value is within its limits.
    ///
    /// # Errors
    ///
    /// The first [`Problem`], in the order of the page.
    pub fn checked(self) -> Result<Self, Problem> {
        count(Field::Days, self.days.into(), 1, MOST_DAYS.into())?;
        if self.projects.len() > MOST_PROJECTS {
            return Err(Problem::TooMany {
                field: Field::Projects,
                most: MOST_PROJECTS,
            });
        }
        if self.workloads().count() > MOST_WORKLOADS {
            return Err(Problem::TooMany {
                field: Field::Workloads,
                most: MOST_WORKLOADS,
            });
        }
        if self.workloads().next().is_none() {
            return Err(Problem::NoWorkload);
        }
        for own in &self.projects {
            project(own)?;
        }
        credits(&self.credits)?;
        prices(&self.overrides)?;
        around(&self)?;
        self.account.check()?;
        Ok(self)
    }
}

/// Ranges, kept versions and rate limits.
fn around(scenario: &Scenario) -> Result<(), Problem> {
    for range in scenario.ranges.values() {
        share(Field::Range, range.low, Percent::ZERO, Percent::WHOLE)?;
        share(Field::Range, range.high, Percent::WHOLE, Range::MOST)?;
    }
    let too_many = |field, most| Problem::TooMany { field, most };
    if scenario.variants.len() > MOST_VARIANTS {
        return Err(too_many(Field::Variants, MOST_VARIANTS));
    }
    for own in &scenario.variants {
        name(Field::VariantName, &own.name)?;
        let workloads = own.projects.iter().map(|project| project.workloads.len());
        if own.projects.len() > MOST_PROJECTS || workloads.sum::<usize>() > MOST_WORKLOADS {
            return Err(too_many(Field::Workloads, MOST_WORKLOADS));
        }
        if own
            .projects
            .iter()
            .all(|project| project.workloads.is_empty())
        {
            return Err(Problem::NoWorkload);
        }
        own.projects.iter().try_for_each(project)?;
    }
    if scenario.rate_limits.len() > MOST_PRICES {
        return Err(too_many(Field::RateLimit, MOST_PRICES));
    }
    for (model, limits) in &scenario.rate_limits {
        name(Field::Model, model)?;
        let RateLimits {
            requests_per_minute,
            tokens_per_minute,
            batch_queue_tokens,
        } = *limits;
        for limit in [requests_per_minute, tokens_per_minute, batch_queue_tokens] {
            count(Field::RateLimit, limit.unwrap_or(1), 1, MOST_RATE_LIMIT)?;
        }
    }
    Ok(())
}

fn project(project: &Project) -> Result<(), Problem> {
    name(Field::ProjectName, &project.name)?;
    if project.owner.is_empty() {
        // Nobody is named, which is allowed.
    } else {
        name(Field::Owner, &project.owner)?;
    }
    amount(Field::MonthlyBudget, project.monthly_budget)?;
    amount(Field::HardLimit, project.hard_limit)?;
    if project.alerts.len() > MOST_ALERTS {
        return Err(Problem::TooMany {
            field: Field::Alerts,
            most: MOST_ALERTS,
        });
    }
    for level in &project.alerts {
        share(Field::Alerts, *level, Percent::new(1), MOST_SAFETY)?;
    }
    project.workloads.iter().try_for_each(workload)
}

fn workload(workload: &Workload) -> Result<(), Problem> {
    name(Field::WorkloadName, &workload.name)?;
    name(Field::Model, &workload.model)?;
    for (part, text) in workload.work.texts() {
        count(Field::Text(part), text.tokens().get(), 0, MOST_TOKENS)?;
    }
    for (quantity, value) in workload.work.quantities() {
        let (least, most) = quantity.limits();
        count(Field::Quantity(quantity), value, least, most)?;
    }
    let caching = workload.caching;
    for (field, value) in [
        (Field::CacheRead, caching.read),
        (Field::CacheWritten, caching.written),
    ] {
        share(field, value, Percent::ZERO, Percent::WHOLE)?;
    }
    if caching.read.plus(caching.written) > Percent::WHOLE {
        return Err(Problem::SharesAboveWhole);
    }
    traffic(&workload.traffic)
}

fn traffic(traffic: &Traffic) -> Result<(), Problem> {
    let (first, second) = match traffic.volume {
        Volume::Rate { units, .. } | Volume::Once { units } => (units, 0),
        Volume::Users { users, units_each } => (users, units_each),
    };
    count(Field::Units, first, 0, MOST_UNITS)?;
    count(Field::UnitsEach, second, 0, MOST_UNITS)?;
    count(Field::ActiveHours, traffic.active_hours.into(), 1, 24)?;
    share(
        Field::WeeklyGrowth,
        traffic.weekly_growth,
        Percent::ZERO,
        MOST_GROWTH,
    )?;
    if traffic.segments.len() > MOST_SEGMENTS {
        return Err(Problem::TooMany {
            field: Field::Segments,
            most: MOST_SEGMENTS,
        });
    }
    for segment in &traffic.segments {
        let days = u64::from(MOST_DAYS);
        count(Field::Segments, segment.from_day.into(), 0, days)?;
        count(Field::Segments, segment.days.into(), 1, days)?;
        share(Field::Segments, segment.factor, Percent::ZERO, MOST_FACTOR)?;
    }
    let Repeats {
        retries,
        failures,
        duplicates,
    } = traffic.repeats;
    for (field, value) in [
        (Field::Retries, retries),
        (Field::Failures, failures),
        (Field::Duplicates, duplicates),
    ] {
        share(field, value, Percent::ZERO, MOST_FACTOR)?;
    }
    Ok(())
}

fn credits(credits: &CreditSettings) -> Result<(), Problem> {
    share(Field::Safety, credits.safety, LEAST_SAFETY, MOST_SAFETY)?;
    amount(Field::FreeCredits, Some(credits.free_credits))?;
    amount(Field::PaidBalance, Some(credits.paid_balance))?;
    amount(Field::BalanceCap, credits.balance_cap)?;
    amount(Field::AverageDay, credits.average_day)
}

fn prices(overrides: &Overrides) -> Result<(), Problem> {
    let Overrides {
        discounts,
        rates,
        units,
        pictures,
        training,
        tools,
        models,
    } = overrides;
    let lists = [
        discounts.len(),
        rates.len(),
        units.len(),
        pictures.len(),
        training.len(),
        models.len(),
    ];
    if lists.into_iter().any(|typed| typed > MOST_PRICES) {
        return Err(Problem::TooMany {
            field: Field::Prices,
            most: MOST_PRICES,
        });
    }
    for (model, off) in discounts {
        name(Field::Model, model)?;
        share(Field::Discount, *off, Percent::ZERO, Percent::WHOLE)?;
    }
    for ((model, _), typed) in rates {
        name(Field::Model, model)?;
        in_range(typed.are_in_range())?;
    }
    for (model, price) in units {
        name(Field::Model, model)?;
        unit_price(*price)?;
    }
    for ((model, picture), each) in pictures {
        name(Field::Model, model)?;
        for side in [picture.width, picture.height] {
            count(Field::Picture, side.into(), 1, MOST_PIXELS)?;
        }
        amount(Field::Prices, Some(*each))?;
    }
    for (model, rate) in training {
        name(Field::Model, model)?;
        in_range(TypedRates::takes(*rate))?;
    }
    amount(Field::Prices, tools.container_session)?;
    for (own, model) in models {
        name(Field::ModelName, own)?;
        match &model.price {
            CustomPrice::Tokens(rates) => in_range(rates.are_in_range())?,
            CustomPrice::Unit(price) => unit_price(*price)?,
        }
        if let Some(window) = model.window {
            count(Field::Window, window.get(), 1, MOST_TOKENS)?;
        }
    }
    Ok(())
}

fn unit_price(price: UnitPrice) -> Result<(), Problem> {
    match price {
        // Its own type holds no more than is taken.
        UnitPrice::UsdPerMinute(_) => Ok(()),
        UnitPrice::UsdPerMillionCharacters(rate) => in_range(TypedRates::takes(rate)),
    }
}

fn in_range(is: bool) -> Result<(), Problem> {
    if is {
        return Ok(());
    }
    Err(Problem::Rate {
        most: TypedRates::MOST,
        decimals: TypedRates::DECIMALS,
    })
}

/// A name is one line of text that reads as it is written.
fn name(field: Field, name: &str) -> Result<(), Problem> {
    if name.is_empty() || name.len() > MOST_NAME {
        return Err(Problem::Name {
            field,
            most: MOST_NAME,
        });
    }
    // Characters that hide, or turn the text after them around.
    let misleads = |character: char| {
        character.is_control()
            || matches!(character,
                '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
                | '\u{061C}' | '\u{FEFF}')
    };
    if name.chars().any(misleads) {
        return Err(Problem::HiddenCharacter { field });
    }
    Ok(())
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
