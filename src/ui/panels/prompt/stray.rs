//! A paste that is aimed at no field.

use js_sys::JsString;
use leptos::prelude::*;
use web_sys::ScrollIntoViewOptions;

use super::Prompt;
use crate::ui::browser::clipboard;

/// A link is short; longer text is not searched for one.
const MOST_OF_A_LINK: u32 = 1 << 17;

impl Prompt {
    /// What is pasted anywhere: a link of ours is opened, any other text is a prompt where there is none yet. One that is
    /// there is kept nowhere else, so nothing but a field takes its place.
    pub(super) fn take_stray_pastes(self) {
        // Until the box is made anew.
        StoredValue::new_local(clipboard::on_stray_paste(move |text| {
            if let Some(fragment) = fragment_of(&text) {
                self.planner().open_pasted(fragment);
                return true;
            }
            let is_free = self.text.with_untracked(|held| held.length() == 0);
            if is_free {
                self.set_text(&text);
                self.planner().seal();
                show();
            }
            is_free
        }));
    }
}

/// What follows the `#` in a text that is one link to a scenario.
fn fragment_of(text: &JsString) -> Option<String> {
    if text.length() > MOST_OF_A_LINK {
        return None;
    }
    let text = String::from(text);
    let link = text.trim();
    let (address, fragment) = link.split_once("#s=")?;
    let is_link = address.starts_with("http") && !link.contains(char::is_whitespace);
    is_link.then(|| format!("#s={fragment}"))
}

/// Brings the box to where it can be seen.
fn show() {
    if let Some(shown) = document().get_element_by_id("prompt-count") {
        let options = ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        shown.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
