//! Whether the dearest minute of a workload fits its rate limits, and how long the work takes if not.

use serde::Serialize;

use crate::calendar::Date;
use crate::catalog::{BatchLimits, Catalog, Processing, TokenKind};
use crate::quote::{Span, UnitQuote, quote_workload};
use crate::scenario::{RateLimits, Scenario};
use crate::workload::{Volume, Workload};

/// Bytes that a token takes in a file, about; the JSON around it is little beside a prompt.
const BYTES_PER_TOKEN: u128 = 4;
/// Hours within which a batch comes back.
const BATCH_HOURS: u64 = 24;

/// How fast the work of the busiest day has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// Calls of the busiest day.
    pub calls_a_day: u64,
    /// Tokens of the busiest day, in and out.
    pub tokens_a_day: u64,
    /// Hours of that day with work.
    pub hours: u64,
    /// Calls in each of its minutes.
    pub calls_a_minute: u64,
    /// Tokens in each of its minutes.
    pub tokens_a_minute: u64,
    /// What the limits make of it.
    pub verdict: Verdict,
}

/// What limits make of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// Nobody has entered a limit.
    Unknown,
    /// Every minute is within the limits that are known.
    Fits {
        /// Whether one of the limits is not known.
        partly_unknown: bool,
    },
    /// The work of the busiest day needs longer than it has.
    TooFast {
        /// How many minutes it needs.
        minutes: u64,
    },
    /// Handed in as files.
    Batch {
        /// How many files the busiest day fills.
        files: u64,
        /// How many times the queue fills up; `None` when its limit is not known.
        rounds: Option<u64>,
        /// Within how many hours all of it is back; `None` when that is not known.
        hours: Option<u64>,
    },
}

impl Pace {
    /// The pace of a workload; `None` where it has no price, or no work.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        scenario: &Scenario,
        workload: &Workload,
        today: Date,
    ) -> Option<Self> {
        let catalog = &*catalog.with_overrides(&scenario.overrides);
        let span = Span {
            today,
            days: scenario.days,
        };
        let unit = quote_workload(catalog, workload, span).ok()?.unit;
        let days = usize::try_from(scenario.days).ok()?;
        let units = workload.traffic.days(today).take(days).max()?.rounded();
        let hours = match workload.traffic.volume {
            // Nothing says when it has to be done: it has the day.
            Volume::Once { .. } => 24,
            Volume::Rate { .. } | Volume::Users { .. } => workload.traffic.active_hours.into(),
        };
        let calls_a_day = units.checked_mul(unit.calls)?;
        let (tokens_in, tokens_out) = tokens(&unit);
        let tokens_a_day = units.checked_mul(tokens_in + tokens_out)?;
        if calls_a_day == 0 {
            return None;
        }
        let model = catalog.find(&workload.model)?;
        let limits = scenario.rate_limits.get(&model.id).copied();
        let minutes = 60 * hours;
        let mut pace = Self {
            calls_a_day,
            tokens_a_day,
            hours,
            calls_a_minute: calls_a_day.div_ceil(minutes),
            tokens_a_minute: tokens_a_day.div_ceil(minutes),
            verdict: Verdict::Unknown,
        };
        let limits = limits.unwrap_or_default();
        pace.verdict = if workload.processing == Processing::Batch {
            batch(
                &catalog.rules.batch.rule,
                limits,
                calls_a_day,
                units * tokens_in,
            )
        } else {
            pace.at_once(limits)
        };
        Some(pace)
    }

    fn at_once(&self, limits: RateLimits) -> Verdict {
        let needed = [
            (self.calls_a_day, limits.requests_per_minute),
            (self.tokens_a_day, limits.tokens_per_minute),
        ]
        .map(|(of_day, limit)| limit.map(|limit| of_day.div_ceil(limit.max(1))));
        match needed.into_iter().flatten().max() {
            None => Verdict::Unknown,
            Some(minutes) if minutes > 60 * self.hours => Verdict::TooFast { minutes },
            Some(_) => Verdict::Fits {
                partly_unknown: needed.contains(&None),
            },
        }
    }
}

/// The tokens of a unit, in and out.
fn tokens(unit: &UnitQuote) -> (u64, u64) {
    let sent = [
        TokenKind::Input,
        TokenKind::CachedInput,
        TokenKind::CacheWrite30m,
        TokenKind::CacheWrite12h,
    ];
    let sent = sent.map(|kind| unit.tokens_of(kind).get());
    let written = unit.tokens_of(TokenKind::Output).get();
    (sent.into_iter().sum(), written)
}

fn batch(rule: &BatchLimits, limits: RateLimits, calls: u64, tokens_in: u64) -> Verdict {
    let by_requests = calls.div_ceil(rule.requests.max(1));
    let bytes = u128::from(tokens_in) * BYTES_PER_TOKEN;
    let file = u128::from(rule.file_mb.max(1)) * 1_000_000;
    let by_size = u64::try_from(bytes.div_ceil(file)).unwrap_or(u64::MAX);
    let rounds = limits
        .batch_queue_tokens
        .map(|queue| tokens_in.div_ceil(queue.max(1)).max(1));
    Verdict::Batch {
        files: by_requests.max(by_size),
        rounds,
        hours: rounds.map(|rounds| rounds.saturating_mul(BATCH_HOURS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Place, Stage};

    /// 600 requests a day of 3,000 tokens in and 500 out, in 10 hours, at these limits.
    fn verdict(limits: RateLimits, change: impl FnOnce(&mut Workload)) -> Verdict {
        let catalog = Catalog::built_in().unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        let workload = &mut scenario.projects[0].workloads[0];
        workload.traffic.active_hours = 10;
        change(workload);
        let workload = scenario.workload(Place::default()).unwrap().clone();
        scenario.rate_limits.insert(workload.model.clone(), limits);
        let today = Date::parse("2026-11-25").unwrap();
        let pace = Pace::new(&catalog, &scenario, &workload, today).unwrap();
        assert_eq!((pace.calls_a_day, pace.tokens_a_day), (600, 2_100_000));
        assert_eq!((pace.calls_a_minute, pace.tokens_a_minute), (1, 3_500));
        pace.verdict
    }

    #[test]
    fn what_nobody_entered_is_unknown_and_never_fits() {
        assert_eq!(verdict(RateLimits::default(), |_| {}), Verdict::Unknown);
        let requests_only = RateLimits {
            requests_per_minute: Some(1),
            ..RateLimits::default()
        };
        let partly_unknown = true;
        assert_eq!(
            verdict(requests_only, |_| {}),
            Verdict::Fits { partly_unknown }
        );
    }

    #[test]
    fn a_day_that_is_too_fast_says_how_long_it_takes() {
        let limits = |tokens| RateLimits {
            requests_per_minute: Some(500),
            tokens_per_minute: Some(tokens),
            ..RateLimits::default()
        };
        let partly_unknown = false;
        assert_eq!(
            verdict(limits(3_500), |_| {}),
            Verdict::Fits { partly_unknown }
        );
        // 2,100,000 tokens at 3,499 a minute take a minute more than ten hours.
        assert_eq!(
            verdict(limits(3_499), |_| {}),
            Verdict::TooFast { minutes: 601 }
        );
    }

    #[test]
    fn a_batch_is_files_and_rounds_of_the_queue() {
        let limits = RateLimits {
            batch_queue_tokens: Some(1_000_000),
            ..RateLimits::default()
        };
        let in_batch = |workload: &mut Workload| workload.processing = Processing::Batch;
        let expected = Verdict::Batch {
            files: 1,
            rounds: Some(2),
            hours: Some(48),
        };
        assert_eq!(verdict(limits, in_batch), expected);
        let rule = BatchLimits {
            requests: 50_000,
            file_mb: 200,
            embedding_inputs: 50_000,
            batches_per_hour: 2_000,
        };
        // 50,001 requests are two files; 51,000,000 tokens are 204 MB, two files as well.
        for (calls, tokens, files) in [(50_000, 1, 1), (50_001, 1, 2), (1, 51_000_000, 2)] {
            let unknown = Verdict::Batch {
                files,
                rounds: None,
                hours: None,
            };
            assert_eq!(batch(&rule, RateLimits::default(), calls, tokens), unknown);
        }
    }
}
