//! What is said where a few models stand side by side for a meeting.

use super::{date, no_plan, ratio, say, share, usd_exact};
use crate::calendar::Date;
use crate::credits::TopUpPlan;
use crate::report::NoPlan;

/// What the view is of.
#[must_use]
pub fn projector_title(workload: &str) -> String {
    say!("{workload}, model by model", workload)
}

/// The keys that work while it is open.
#[must_use]
pub fn projector_keys(models: usize) -> String {
    if models < 2 {
        return say!(
            "Keys: C prompt caching · B Batch · Esc back to the page. What is changed here is changed in your scenario; undo brings it back."
        )
        .to_owned();
    }
    say!(
        "Keys: 1 to {models} use that model · C prompt caching · B Batch · Esc back to the page. What is changed here is changed in your scenario; undo brings it back.",
        models
    )
}

/// How a model's month, in thousandths of that of the model in use, stands to it; empty where there is nothing to say.
#[must_use]
pub fn versus_in_use(thousandths: Option<u64>) -> String {
    thousandths.map_or_else(String::new, |thousandths| match thousandths {
        0..1000 => say!("{share} less", share(1000 - thousandths)),
        1000 => say!("costs the same").to_owned(),
        1001..2000 => say!("{share} more", share(thousandths - 1000)),
        _ => say!("× {ratio} as much", ratio(thousandths)),
    })
}

/// What to buy for everything, or why nothing is said of it: `$98, lasts until 31 December 2026`.
#[must_use]
pub fn to_buy(top_up: Option<&Result<TopUpPlan, NoPlan>>, today: Date) -> String {
    match buying(top_up, today) {
        (amount, None) => amount,
        (amount, Some(lasts)) => say!("{amount}, {lasts}", amount, lasts),
    }
}

/// What to buy first, and until when everything lasts, to stand in a line each; or why nothing is said of it.
#[must_use]
pub fn buying(top_up: Option<&Result<TopUpPlan, NoPlan>>, today: Date) -> (String, Option<String>) {
    let plan = match top_up {
        None => return (day_is_typed().to_owned(), None),
        Some(Err(reason)) => return (no_plan(reason), None),
        Some(Ok(plan)) => plan,
    };
    let first = plan.purchases.first().filter(|first| first.on == today);
    let amount = usd_exact(first.map(|first| first.amount).unwrap_or_default());
    let last = plan.runway.full_days.checked_sub(1);
    let lasts = last.map(|last| {
        if plan.runway.runs_out.is_some() {
            say!("lasts until {day}", date(today.plus_days(last)))
        } else {
            say!("lasts more than ten years").to_owned()
        }
    });
    (amount, lasts)
}

/// Why nothing is said of what to buy.
fn day_is_typed() -> &'static str {
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
        let said = |thousandths| versus_in_use(Some(thousandths));
        assert_eq!(said(380), "62.0% less");
        assert_eq!(said(1_000), "costs the same");
        assert_eq!(said(1_250), "25.0% more");
        assert_eq!(said(2_500), "× 2.5 as much");
        assert_eq!(versus_in_use(None), "");
    }
}
