//! What is said where a few models stand side by side for a meeting.

use super::{date, say, share, times, usd_exact};
use crate::calendar::Date;
use crate::credits::TopUpPlan;
use crate::money::Usd;

/// What the view is of.
#[must_use]
pub fn projector_title(workload: &str) -> String {
    say!("{workload}, model by model", workload)
}

/// The keys that work while it is open.
#[must_use]
pub fn projector_keys(models: usize) -> String {
    say!(
        "Keys: 1 to {models} use that model · C prompt caching · B Batch · Esc back to the page. What is changed here is changed in your scenario; undo brings it back.",
        models
    )
}

/// How a model's month stands to that of the model in use; empty where there is nothing to say.
#[must_use]
pub fn versus_in_use(now: Option<Usd>, then: Usd) -> String {
    let thousandths = now.and_then(|now| then.thousandths_of(now));
    thousandths.map_or_else(String::new, |thousandths| match thousandths {
        0..1000 => say!("{share} less", share(1000 - thousandths)),
        1000 => say!("costs the same").to_owned(),
        1001..2000 => say!("{share} more", share(thousandths - 1000)),
        _ => say!("{times} as much", times(thousandths)),
    })
}

/// What to buy first, and until when everything lasts: `$98, lasts until 31 December 2026`.
#[must_use]
pub fn bought_until(plan: &TopUpPlan, today: Date) -> String {
    let first = plan.purchases.first().filter(|first| first.on == today);
    let amount = usd_exact(first.map(|first| first.amount).unwrap_or_default());
    match plan.runway.full_days.checked_sub(1) {
        Some(last) if plan.runway.runs_out.is_some() => {
            say!(
                "{amount}, lasts until {day}",
                amount,
                date(today.plus_days(last))
            )
        }
        Some(_) => say!("{amount}, lasts more than ten years", amount),
        None => amount,
    }
}

/// Why nothing is said of what to buy.
#[must_use]
pub fn day_is_typed() -> &'static str {
    say!("You typed the average day, so what to buy does not follow the model.")
}

/// The label of the list that chooses a column's model.
#[must_use]
pub fn model_of_column(number: usize) -> String {
    say!("Model in column {number}", number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_said_against_the_one_in_use() {
        let usd = |text| Usd::from_decimal(text).unwrap();
        let said = |then| versus_in_use(Some(usd("10")), usd(then));
        assert_eq!(said("3.8"), "62.0% less");
        assert_eq!(said("10"), "costs the same");
        assert_eq!(said("12.5"), "25.0% more");
        assert_eq!(said("25"), "× 2.5 as much");
        assert_eq!(versus_in_use(None, usd("1")), "");
    }
}
