//! Keys that work everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What a key asks for, wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Shortcut {
    /// Ctrl+Z or ⌘Z.
    Undo,
    /// Ctrl+Shift+Z, ⌘⇧Z or Ctrl+Y.
    Redo,
    /// Ctrl+S or ⌘S: the link holds everything there would be to save.
    CopyLink,
    /// `N`
    NextWorkload,
    /// `P`
    PreviousWorkload,
    /// `1` to `9`, as a place from 0.
    Part(usize),
    /// `?`
    List,
}

impl Shortcut {
    /// Whether it is a single key, which a person can switch off: what is dictated, or typed beside a field by
    /// mistake, is full of them.
    pub(in crate::ui) const fn is_single_key(self) -> bool {
        match self {
            Self::Undo | Self::Redo | Self::CopyLink => false,
            Self::NextWorkload | Self::PreviousWorkload | Self::Part(_) | Self::List => true,
        }
    }

    /// A text field keeps its own keys while it is being typed in, undo among them.
    fn of(event: &KeyboardEvent) -> Option<Self> {
        let key = event.key();
        let with_control = event.ctrl_key() || event.meta_key();
        match (with_control, key.to_ascii_lowercase().as_str()) {
            _ if event.alt_key() || event.is_composing() => None,
            (true, "s") if !event.shift_key() => Some(Self::CopyLink),
            _ if is_typing(event) => None,
            (true, "z") if !event.shift_key() => Some(Self::Undo),
            (true, "z" | "y") => Some(Self::Redo),
            (false, "n") => Some(Self::NextWorkload),
            (false, "p") => Some(Self::PreviousWorkload),
            (false, "?") => Some(Self::List),
            (false, digit) => match digit.parse::<usize>() {
                Ok(digit @ 1..=9) => Some(Self::Part(digit - 1)),
                _ => None,
            },
            (true, _) => None,
        }
    }
}

/// Calls for every shortcut; whether it was one decides whether the browser does what it does with the key.
pub(in crate::ui) fn on_shortcut(take: impl Fn(Shortcut) -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.default_prevented() {
            return;
        }
        if Shortcut::of(event).is_some_and(&take) {
            event.prevent_default();
        }
    })
    .forget();
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        // A list of choices goes to the one whose name begins with the key.
        matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || (element.tag_name() == "INPUT"
                && !matches!(
                    element.get_attribute("type").as_deref(),
                    Some("checkbox" | "radio" | "range" | "file")
                ))
    })
}
