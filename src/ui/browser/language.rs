//! The language, which `boot.js` keeps and fetches; here it arrives as a text of words.

use leptos::prelude::document;

use crate::wording::language::{Words, choose};

/// Where `boot.js` puts the words of another language than English.
const WORDS: &str = "words";

/// Speaks the language that was chosen.
pub(in crate::ui) fn speak() {
    let place = document().get_element_by_id(WORDS);
    let words = place.and_then(|place| place.text_content());
    choose(words.filter(|words| !words.is_empty()).map(Words::read));
}

/// What stands behind a link so that it opens in this language: nothing for English.
pub(in crate::ui) fn behind_a_link() -> String {
    let root = document().document_element();
    let language = root.and_then(|root| root.get_attribute("lang"));
    match language.as_deref() {
        None | Some("en") => String::new(),
        Some(other) => format!("&l={other}"),
    }
}

/// Tells `boot.js` whether loading the page again would lose something; it asks before it does so for another language.
pub(in crate::ui) fn tell_unkept(is_unkept: bool) {
    if let Some(root) = document().document_element() {
        // Refused only for a name that is none.
        drop(root.toggle_attribute_with_force("data-unkept", is_unkept));
    }
}
