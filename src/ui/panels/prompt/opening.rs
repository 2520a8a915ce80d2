//! A file that is opened, or dropped on the box.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, File, HtmlInputElement};

use super::Prompt;
use crate::ui::browser::files;
use crate::ui::planner::Notice;
use crate::wording;

impl Prompt {
    /// The file that was picked, if one was.
    pub(super) fn take_picked(self, event: &Event) {
        if let Some(file) = files::picked(&event_target::<HtmlInputElement>(event)) {
            self.open(file);
        }
    }

    /// The first file that was dropped; text that was dropped is the browser's own to put in.
    pub(super) fn take_dropped(self, event: &DragEvent) {
        if let Some(file) = files::dropped(event).into_iter().next() {
            event.prevent_default();
            self.open(file);
        }
    }

    fn open(self, file: File) {
        spawn_local(async move {
            let text = if files::is_text(&file).await {
                files::text_of(&file)
                    .await
                    .ok_or(wording::file_unreadable())
            } else {
                Err(wording::file_is_no_text())
            };
            match text {
                Ok(text) => self.set_text(&text),
                Err(sentence) => self.planner().say(Notice::BadFile(sentence.to_owned())),
            }
        });
    }
}
