//! Undo and redo: the scenarios before and after this one.

use super::{Edit, Problem, Scenario};

/// How many steps back are kept.
const MOST_STEPS: usize = 200;

/// A scenario with what it was and what it was again.
///
/// A run of edits of one value is one step, until [`History::seal`]: typing a
/// number digit by digit is undone at once.
#[derive(Clone, Debug)]
pub struct History {
    now: Scenario,
    past: Vec<Scenario>,
    future: Vec<Scenario>,
    open: Option<Edit>,
}

impl History {
    /// Begins with a scenario and nothing to undo.
    #[must_use]
    pub const fn new(now: Scenario) -> Self {
        Self {
            now,
            past: Vec::new(),
            future: Vec::new(),
            open: None,
        }
    }

    /// The scenario as it is.
    #[must_use]
    pub const fn now(&self) -> &Scenario {
        &self.now
    }

    /// Makes an edit.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the scenario refuses it; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Problem> {
        let mut next = self.now.clone();
        next.apply(edit.clone())?;
        if next == self.now {
            return Ok(());
        }
        if self.open.as_ref().is_none_or(|open| !edit.continues(open)) {
            self.past.push(self.now.clone());
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        self.open = Some(edit);
        self.future.clear();
        self.now = next;
        Ok(())
    }

    /// Ends a run of edits: the next one is a step of its own.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Whether a run of edits goes on: somebody is typing.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether there is something to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// One step back, if there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(core::mem::replace(&mut self.now, before));
            self.open = None;
        }
    }

    /// One step forward again, if there is one.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(core::mem::replace(&mut self.now, after));
            self.open = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Place, Stage, WorkloadEdit};
    use crate::tokens::Tokens;
    use crate::workload::{Part, TextTokens};

    #[test]
    fn a_run_of_edits_of_one_value_is_one_step() {
        let start = Scenario::example(Stage::Mvp);
        let mut history = History::new(start.clone());
        let output = |tokens| {
            let text = TextTokens::Typed(Tokens::new(tokens));
            Edit::Workload(Place::default(), WorkloadEdit::Text(Part::Answer, text))
        };
        for tokens in [1, 15, 150] {
            history.apply(output(tokens)).unwrap();
        }
        history.seal();
        history.apply(output(2)).unwrap();
        history.apply(Edit::Days(7)).unwrap();
        let end = history.now().clone();
        for _ in 0..3 {
            assert!(history.can_undo());
            history.undo();
        }
        assert_eq!((history.now(), history.can_undo()), (&start, false));
        for _ in 0..3 {
            history.redo();
        }
        assert_eq!((history.now(), history.can_redo()), (&end, false));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut history = History::new(Scenario::example(Stage::Mvp));
        history.apply(Edit::Stage(Stage::Mvp)).unwrap();
        assert!(!history.can_undo());
        assert!(history.apply(Edit::Days(0)).is_err());
        assert!(!history.can_undo());
    }
}
