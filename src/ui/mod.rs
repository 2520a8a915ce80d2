//! The page.
use leptos::prelude::*;

/// Puts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"Topup"</h1></main> });
}
