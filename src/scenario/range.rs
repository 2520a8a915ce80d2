//! How far the numbers entered may be off.

use serde::Serialize;

use crate::money::Percent;
use crate::tokens::Tokens;
use crate::workload::{Part, Quantity, TextTokens, Workload};

/// What may turn out other than it was entered, in all workloads alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Driver {
    /// How many units of work there are.
    Traffic,
    /// How long the texts are that are sent.
    Input,
    /// How long the answers are.
    Output,
    /// How often work is paid more than once.
    Repeats,
}

/// A range around what was entered, as shares of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The least it may be.
    pub low: Percent,
    /// The most it may be.
    pub high: Percent,
}

impl Driver {
    /// Every driver. New ones are added at the end: links write the place in this list.
    pub const ALL: [Self; 4] = [Self::Traffic, Self::Input, Self::Output, Self::Repeats];

    /// The name in data and links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Traffic => "traffic",
            Self::Input => "input",
            Self::Output => "output",
            Self::Repeats => "repeats",
        }
    }

    /// A workload with this driver at one end of a range. Where the workload says itself how short or
    /// long its answers may be, that counts, not the share.
    #[must_use]
    pub fn at(self, end: End, range: Range, workload: &Workload) -> Workload {
        let own = (self == Self::Output)
            .then(|| end.of_answers(workload))
            .flatten();
        own.unwrap_or_else(|| self.applied(workload, end.of(range)))
    }

    /// A workload with this driver at a share of what was entered. Traffic is left as it is: a
    /// month of a share of the traffic is that share of the month.
    fn applied(self, workload: &Workload, share: Percent) -> Workload {
        let mut other = workload.clone();
        match self {
            Self::Traffic => {}
            Self::Input => scale_texts(&mut other, share, |part| part != Part::Answer),
            Self::Output => scale_texts(&mut other, share, |part| part == Part::Answer),
            Self::Repeats => {
                let repeats = &mut other.traffic.repeats;
                for own in [
                    &mut repeats.retries,
                    &mut repeats.failures,
                    &mut repeats.duplicates,
                ] {
                    *own = own.times(share);
                }
            }
        }
        other
    }
}

/// The low or the high end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The least.
    Low,
    /// The most.
    High,
}

impl End {
    /// The share at this end.
    #[must_use]
    pub const fn of(self, range: Range) -> Percent {
        match self {
            Self::Low => range.low,
            Self::High => range.high,
        }
    }

    /// The workload with its answers as short or long as it says they may be; never beyond what is expected
    /// on the wrong side.
    fn of_answers(self, workload: &Workload) -> Option<Workload> {
        if !says_how_long_answers_are(workload) {
            return None;
        }
        let work = &workload.work;
        let expected = work.tokens(Part::Answer).get();
        let answer = match self {
            Self::Low => match work.quantity(Quantity::ShortestAnswer) {
                0 => expected,
                shortest => shortest.min(expected),
            },
            Self::High => work.quantity(Quantity::LongestAnswer).max(expected),
        };
        let mut other = workload.clone();
        other
            .work
            .set_text(Part::Answer, TextTokens::Typed(Tokens::new(answer)));
        Some(other)
    }
}

/// Whether a workload has a range of its own for the length of its answers.
#[must_use]
pub fn says_how_long_answers_are(workload: &Workload) -> bool {
    let work = &workload.work;
    [Quantity::ShortestAnswer, Quantity::LongestAnswer]
        .into_iter()
        .any(|own| work.shape.quantities().contains(&own) && work.quantity(own) > 0)
}

impl Range {
    /// Exactly what was entered.
    pub const EXACT: Self = Self {
        low: Percent::WHOLE,
        high: Percent::WHOLE,
    };

    /// The most that is taken: a range that ends above ten times is no range.
    pub const MOST: Percent = Percent::new(1_000);
}

fn scale_texts(workload: &mut Workload, share: Percent, wanted: impl Fn(Part) -> bool) {
    let texts: Vec<_> = workload.work.texts().collect();
    for (part, text) in texts.into_iter().filter(|(part, _)| wanted(*part)) {
        let tokens = share.of_count(text.tokens().get());
        workload
            .work
            .set_text(part, TextTokens::Typed(Tokens::new(tokens)));
    }
}
