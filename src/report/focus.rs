//! The workload the person is looking at, and what else could be done with it.

use serde::Serialize;

use super::parts::{PartCost, ReasoningRange, parts, reasoning_range};
use crate::calendar::Date;
use crate::catalog::{Catalog, Processing};
use crate::money::Usd;
use crate::quote::{Comparison, Mode, Span, compare, modes, quote_workload};
use crate::savings::{Saving, savings};
use crate::scenario::{Place, Scenario};
use crate::workload::{CachingMode, Workload};

/// What else could be done with one workload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Focus {
    /// Which workload it is.
    pub place: Place,
    /// Its month with one switch turned.
    pub alternatives: Alternatives,
    /// The same work on every model that can do it.
    pub compare: Comparison,
    /// The same work in every processing mode.
    pub modes: Vec<Mode>,
    /// What would cost less, the largest saving first.
    pub savings: Vec<Saving>,
    /// What one unit is made of, and what each part costs.
    pub parts: Vec<PartCost>,
    /// How sure the hidden reasoning is, when it is that of an effort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ReasoningRange>,
}

/// Thirty days with one switch turned; `None` where that cannot be priced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alternatives {
    /// In Standard processing.
    pub standard: Option<Usd>,
    /// In Batch processing.
    pub batch: Option<Usd>,
    /// With prompt caching.
    pub cached: Option<Usd>,
    /// Without prompt caching.
    pub uncached: Option<Usd>,
}

impl Focus {
    /// A workload of which nothing has been asked.
    #[must_use]
    pub const fn nothing(place: Place) -> Self {
        Self {
            place,
            alternatives: Alternatives {
                standard: None,
                batch: None,
                cached: None,
                uncached: None,
            },
            compare: Comparison {
                month_now: None,
                rows: Vec::new(),
            },
            modes: Vec::new(),
            savings: Vec::new(),
            parts: Vec::new(),
            reasoning: None,
        }
    }

    pub(super) fn new(catalog: &Catalog, scenario: &Scenario, at: Place, today: Date) -> Self {
        let own = Self::own(catalog, scenario, at, today);
        let Some(workload) = scenario.workload(own.place) else {
            return own;
        };
        let span = Span {
            today,
            days: scenario.days,
        };
        let compare = compare(catalog, workload, span);
        Self {
            modes: modes(catalog, workload, span),
            savings: savings(catalog, workload, span, &compare),
            compare,
            ..own
        }
    }

    /// Only what stands beside the workload itself: its comparison, modes and savings have not been asked for.
    pub(super) fn own(catalog: &Catalog, scenario: &Scenario, at: Place, today: Date) -> Self {
        let place = scenario.nearest(at);
        let span = Span {
            today,
            days: scenario.days,
        };
        // A scenario always has a workload; without one there would be nothing to ask about.
        scenario.workload(place).map_or_else(
            || Self::nothing(place),
            |workload| Self {
                alternatives: Alternatives::new(catalog, workload, span),
                parts: parts(catalog, workload, span),
                reasoning: reasoning_range(catalog, workload, span),
                ..Self::nothing(place)
            },
        )
    }
}

impl Alternatives {
    fn new(catalog: &Catalog, workload: &Workload, span: Span) -> Self {
        let with = |change: &dyn Fn(&mut Workload)| {
            let mut other = workload.clone();
            change(&mut other);
            quote_workload(catalog, &other, span)
                .ok()
                .map(|quote| quote.per_month)
        };
        Self {
            standard: with(&|other| other.processing = Processing::Standard),
            batch: with(&|other| other.processing = Processing::Batch),
            cached: with(&|other| other.caching.mode = other.caching.when_on()),
            uncached: with(&|other| other.caching.mode = CachingMode::Off),
        }
    }
}
