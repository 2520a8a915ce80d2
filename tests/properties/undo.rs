//! Undo and redo, over any run of edits.

use proptest::prelude::*;
use topup::scenario::{Arrange, CreditEdit, Edit, History, Place, Scenario, Stage, WorkloadEdit};
use topup::tokens::Tokens;
use topup::workload::{Part, TextTokens};

use crate::support;

#[test]
fn every_step_back_and_forth_is_exactly_what_was_there() -> Result<(), String> {
    let edits = prop::collection::vec(edit(), 0..12);
    support::for_all(&(support::scenario(), edits), |(start, edits)| {
        let mut history = History::new(start.clone());
        let mut seen = vec![start];
        for edit in edits {
            let before = history.now().clone();
            let made = history.apply(edit);
            history.seal();
            if made.is_err() {
                prop_assert_eq!(history.now(), &before);
            }
            if history.now() != &before {
                seen.push(history.now().clone());
            }
        }
        for state in seen.iter().rev() {
            prop_assert_eq!(history.now(), state);
            history.undo();
        }
        prop_assert!(!history.can_undo());
        for state in &seen {
            prop_assert_eq!(history.now(), state);
            history.redo();
        }
        prop_assert!(!history.can_redo());
        Ok(())
    })
}

/// Edits that change much, little or nothing, and some that are refused.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let place =
        || (0..3_usize, 0..3_usize).prop_map(|(project, workload)| Place { project, workload });
    let text = (
        place(),
        prop::sample::select(Part::ALL.to_vec()),
        any::<u64>(),
    );
    prop_oneof![
        prop::sample::select(Stage::ALL.to_vec()).prop_map(Edit::Stage),
        (0..5_000_u32).prop_map(Edit::Days),
        text.prop_map(|(place, part, tokens)| {
            let text = TextTokens::Typed(Tokens::new(tokens));
            Edit::Workload(place, WorkloadEdit::Text(part, text))
        }),
        place().prop_map(|place| Edit::Arrange(Arrange::RemoveWorkload(place))),
        place().prop_map(|place| Edit::Arrange(Arrange::DuplicateWorkload(place))),
        support::usd_up_to(10_000).prop_map(|usd| Edit::Credits(CreditEdit::PaidBalance(usd))),
        support::scenario().prop_map(|other: Scenario| Edit::Replace(Box::new(other))),
    ]
}
