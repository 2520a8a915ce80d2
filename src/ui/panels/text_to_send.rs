//! Whether the text in the prompt box goes along with links.

use leptos::prelude::*;

use crate::ui::held_text::Held;
use crate::ui::planner::Planner;
use crate::wording;

/// Whether the text goes along with links; asked for anew with each text.
#[component]
pub(super) fn TextToSend() -> impl IntoView {
    let texts = Planner::expect().texts();
    let (held, with_text) = (texts.held, texts.goes_along);
    Effect::new(move |_| {
        held.track();
        with_text.set(false);
    });
    let length = move || held.with(|held| held.as_ref().map(|held| held.text.length()));
    let can_be_sent = move || held.with(|held| held.as_ref().is_some_and(Held::is_short));
    view! {
        <Show when=move || length().is_some()>
            <p class="prompt__send">
                <Show
                    when=can_be_sent
                    fallback=|| view! { <span class="field__hint">{wording::text_too_long_to_send()}</span> }
                >
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=with_text
                            on:change=move |event| with_text.set(event_target_checked(&event))
                        />
                        <span>{move || length().map(|length| wording::send_the_text(length.into()))}</span>
                    </label>
                </Show>
            </p>
        </Show>
    }
}
