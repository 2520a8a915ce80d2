//! Where the axes are labelled.

use crate::calendar::Date;

/// Round values from zero up to at least `most`, at most `count` steps of them.
#[must_use]
pub fn value_ticks(most: f64, count: u32) -> Vec<f64> {
    if !most.is_finite() || most <= 0.0 || count == 0 {
        return vec![0.0, 1.0];
    }
    let least = most / f64::from(count);
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power);
    (0..=count)
        .map(|place| f64::from(place) * step)
        .scan(false, |is_done, value| {
            let shown = (!*is_done).then_some(value);
            *is_done |= value >= most * (1.0 - 1e-9);
            shown
        })
        .collect()
}

/// Days to label among so many from the first on: every few days, every few weeks or
/// every few months, at most `count` of them.
#[must_use]
pub fn day_ticks(first: Date, days: u32, count: u32) -> Vec<u32> {
    let count = count.max(1);
    let every = |step: u32| (0..=days).step_by(step as usize).collect::<Vec<_>>();
    if let Some(step) = [1, 2, 3, 7, 14, 21]
        .into_iter()
        .find(|step| days / step < count)
    {
        return every(step);
    }
    let months: Vec<u32> = (0..=days)
        .filter(|day| first.plus_days(*day).begins_a_month())
        .collect();
    let is_shown = |day: &u32, step: u8| (first.plus_days(*day).parts().1 - 1).is_multiple_of(step);
    for step in [1, 2, 3, 6, 12] {
        let shown: Vec<u32> = months
            .iter()
            .copied()
            .filter(|day| is_shown(day, step))
            .collect();
        if shown.len() <= count as usize {
            return shown;
        }
    }
    every((days / count).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_round_and_reach_the_top() {
        for (most, expected) in [
            (133.0, vec![0.0, 50.0, 100.0, 150.0]),
            (5.0, vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0]),
            (0.03, vec![0.0, 0.01, 0.02, 0.03]),
            (0.0, vec![0.0, 1.0]),
            (f64::NAN, vec![0.0, 1.0]),
        ] {
            let ticks = value_ticks(most, 5);
            let is_near = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-9;
            assert!(
                ticks.len() == expected.len() && ticks.iter().zip(&expected).all(is_near),
                "{most}: {ticks:?}"
            );
        }
    }

    #[test]
    fn days_are_labelled_by_what_people_count_in() {
        let first = Date::parse("2026-11-23").unwrap();
        assert_eq!(day_ticks(first, 5, 6), [0, 1, 2, 3, 4, 5]);
        assert_eq!(day_ticks(first, 39, 6), [0, 7, 14, 21, 28, 35]);
        let months = day_ticks(first, 150, 6);
        assert!(
            months
                .iter()
                .all(|day| first.plus_days(*day).begins_a_month()),
            "{months:?}"
        );
        assert_eq!(months.len(), 5);
        assert!(day_ticks(first, 3_650, 6).len() <= 10);
    }
}
