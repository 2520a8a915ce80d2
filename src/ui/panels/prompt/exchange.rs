//! The box's text on its way into a link, and out of one.

use leptos::prelude::*;

use super::Prompt;
use crate::exchange::SentText;
use crate::ui::held_text::{Given, Held};

impl Prompt {
    /// Texts go along with a link, and come with one.
    pub(super) fn exchange_texts(self) {
        Effect::new(move |_| self.show_to_senders());
        Effect::new(move |_| self.take_given());
    }

    /// Says what the box holds, so that it can be sent along if the person says so.
    fn show_to_senders(self) {
        let (place, part) = self.target.get();
        let text = self.text.get();
        let held = (text.length() > 0).then_some(Held { place, part, text });
        self.planner().texts().held.set(held);
    }

    /// Holds what came with the work that is shown from now on: a text, or none.
    fn take_given(self) {
        let given = self.planner().texts().given;
        let Some(now) = given.get() else { return };
        match now {
            Given::Nothing => self.set_text(&"".into()),
            Given::Text(SentText { place, part, text }) => {
                self.aim_at(place, part);
                self.set_text(&text.as_str().into());
            }
        }
        given.set(None);
    }
}
