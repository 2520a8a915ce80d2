//! How far the numbers entered may be off.

use serde::Serialize;

use crate::money::Percent;
use crate::workload::{Part, TextTokens, Workload};

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

    /// A workload with this driver at a share of what was entered. Traffic is left as it is: a
    /// month of a share of the traffic is that share of the month.
    #[must_use]
    pub fn applied(self, workload: &Workload, share: Percent) -> Workload {
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
            .set_text(part, TextTokens::Typed(crate::tokens::Tokens::new(tokens)));
    }
}
