//! The text in the prompt box, for whoever sends it along; and a text that came with a link, for the box.

use leptos::prelude::*;

use crate::exchange::SentText;
use crate::scenario::Place;
use crate::worker::Text;
use crate::workload::Part;

/// A text that somebody pasted, and what it stands for.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) place: Place,
    pub(super) part: Part,
    pub(super) text: Text,
}

/// What the box is asked to hold instead of what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Nothing: other work is shown.
    Nothing,
    /// A text that came with a link.
    Text(SentText),
}

/// What passes between the prompt box and the rest of the page.
#[derive(Clone, Copy)]
pub(super) struct HeldText {
    /// What the box holds.
    pub(super) held: RwSignal<Option<Held>, LocalStorage>,
    /// Whether it goes along with links.
    pub(super) goes_along: RwSignal<bool>,
    /// What it is asked to hold; nothing once it does.
    pub(super) given: RwSignal<Option<Given>>,
}

impl HeldText {
    pub(super) fn new() -> Self {
        Self {
            held: RwSignal::new_local(None),
            goes_along: RwSignal::new(false),
            given: RwSignal::new(None),
        }
    }

    /// Gives the box what belongs to the work that is shown from now on.
    pub(super) fn give(self, text: Option<SentText>) {
        self.given.set(Some(match text {
            Some(text) => Given::Text(text),
            None => Given::Nothing,
        }));
    }
}

impl Held {
    /// Whether it is short enough for a link. UTF-8 has at least a byte for each UTF-16 unit.
    pub(super) fn is_short(&self) -> bool {
        let most = SentText::MOST_BYTES;
        usize::try_from(self.text.length()).is_ok_and(|length| length <= most)
            && String::from(self.text.whole()).len() <= most
    }

    /// The text as it is sent; nothing where it is longer than any that is.
    pub(super) fn to_send(&self) -> Option<SentText> {
        self.is_short().then(|| SentText {
            place: self.place,
            part: self.part,
            text: String::from(self.text.whole()),
        })
    }
}
