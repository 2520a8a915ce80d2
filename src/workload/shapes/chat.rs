//! A conversation: every turn sends its history again.

use super::super::{Call, Part, Quantity, UnitOfWork, Work};
use super::single::{pictures, times};
use super::{common, tools};
use crate::tokens::Tokens;

/// One call a turn. Each sends the instructions, the history as far as it is kept, and the new message.
///
/// History that is kept whole is an exact prefix of the next call. Cutting it
/// at the front, or putting a summary in its place, changes what follows the
/// instructions, so only those are a common beginning then.
pub(super) fn chat(work: &Work) -> UnitOfWork {
    let common = common(work);
    let message = work.tokens(Part::Message);
    let exchange = message + work.tokens(Part::Answer);
    let mut calls: Vec<Call> = Vec::new();
    for turn in 0..work.quantity(Quantity::Turns) {
        let history = History::new(work, times(exchange, turn));
        let sent_before = calls.last().map_or(Tokens::ZERO, |before| {
            if history.is_whole {
                before.text
            } else {
                common
            }
        });
        calls.push(Call {
            text: common + history.tokens + message,
            sent_before,
            common,
            output: work.output(),
        });
    }
    UnitOfWork {
        calls,
        pictures: pictures(work),
        tools: tools(work),
        ..UnitOfWork::default()
    }
}

/// What is sent again of the turns before.
struct History {
    tokens: Tokens,
    is_whole: bool,
}

impl History {
    fn new(work: &Work, all: Tokens) -> Self {
        let most = Tokens::new(work.quantity(Quantity::HistoryKept));
        if most.is_zero() || all <= most {
            return Self {
                tokens: all,
                is_whole: true,
            };
        }
        // What the limit leaves out is dropped, or told in a summary.
        Self {
            tokens: most + Tokens::new(work.quantity(Quantity::Summary)),
            is_whole: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tokens::Tokens;
    use crate::workload::{Part, Quantity, Shape, TextTokens, Work};

    fn conversation() -> Work {
        let typed = |tokens| TextTokens::Typed(Tokens::new(tokens));
        Work::new(Shape::Chat)
            .with_text(Part::Instructions, typed(800))
            .with_text(Part::Message, typed(400))
            .with_text(Part::Answer, typed(900))
            .with_quantity(Quantity::Turns, 6)
    }

    /// All input, all output, and the input that was sent before, worked out by hand.
    #[track_caller]
    fn check(work: &Work, input: u64, output: u64, sent_before: u64) {
        let calls = work.unit().calls;
        let sum = |of: fn(&crate::workload::Call) -> Tokens| calls.iter().map(of).sum::<Tokens>();
        assert_eq!(
            (
                sum(|call| call.text).get(),
                sum(|call| call.output).get(),
                sum(|call| call.sent_before).get()
            ),
            (input, output, sent_before)
        );
    }

    #[test]
    fn every_turn_sends_its_history_again() {
        check(&conversation(), 26_700, 5_400, 19_000);
    }

    #[test]
    fn a_limit_on_history_is_a_limit_on_every_turn() {
        // Turns of 0, 1300, then 2000 four times.
        let cut = conversation().with_quantity(Quantity::HistoryKept, 2_000);
        check(&cut, 6 * 1_200 + 1_300 + 4 * 2_000, 5_400, 1_200 + 4 * 800);
        let summed_up = cut.with_quantity(Quantity::Summary, 300);
        check(
            &summed_up,
            6 * 1_200 + 1_300 + 4 * 2_300,
            5_400,
            1_200 + 4 * 800,
        );
    }

    #[test]
    fn hidden_reasoning_is_paid_and_not_sent_again() {
        check(
            &conversation().with_quantity(Quantity::Reasoning, 50),
            26_700,
            6 * 1_350,
            19_000,
        );
    }
}
