//! An agent: every step sends all steps before it again.

use super::super::{Call, Part, Quantity, UnitOfWork, Work};
use super::{common, tools};
use crate::tokens::Tokens;

/// One call a step. Each sends the instructions, the task, and what was written and observed before it.
pub(super) fn agent(work: &Work) -> UnitOfWork {
    let common = common(work);
    let growth = Tokens::new(work.quantity(Quantity::ObservationGrowth));
    let mut observation = work.tokens(Part::Observation);
    let mut text = common + work.tokens(Part::Message);
    let mut sent_before = Tokens::ZERO;
    let mut calls = Vec::new();
    for _ in 0..work.quantity(Quantity::Steps) {
        calls.push(Call {
            text,
            sent_before,
            common,
            output: work.output(),
        });
        sent_before = text;
        text += work.tokens(Part::Answer) + observation;
        observation += growth;
    }
    UnitOfWork {
        calls,
        tools: tools(work),
        ..UnitOfWork::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::tokens::Tokens;
    use crate::workload::{Part, Quantity, Shape, TextTokens, Work};

    #[test]
    fn every_step_sends_the_steps_before_it() {
        let typed = |tokens| TextTokens::Typed(Tokens::new(tokens));
        let work = Work::new(Shape::Agent)
            .with_text(Part::Instructions, typed(500))
            .with_text(Part::Message, typed(100))
            .with_text(Part::Answer, typed(50))
            .with_text(Part::Observation, typed(200))
            .with_quantity(Quantity::Steps, 4)
            .with_quantity(Quantity::ObservationGrowth, 10);
        let texts: Vec<_> = work
            .unit()
            .calls
            .iter()
            .map(|call| (call.text.get(), call.sent_before.get()))
            .collect();
        assert_eq!(texts, [(600, 0), (850, 600), (1_110, 850), (1_380, 1_110)]);
    }
}
