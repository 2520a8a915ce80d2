//! Pictures that are sent along: their size, read from files.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement};

use crate::exchange::picture_size;
use crate::scenario::WorkloadEdit;
use crate::tokens::ImageSize;
use crate::ui::browser::files;
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use crate::workload::Quantity;

/// A place to drop pictures whose size is read. The pictures stay where they are.
#[component]
pub(super) fn PictureFiles() -> impl IntoView {
    let planner = Planner::expect();
    let said = RwSignal::new(wording::pictures_not_kept().to_owned());
    let take = move |files: Vec<File>| {
        spawn_local(async move {
            let count = files.len();
            let mut sizes = Vec::new();
            for file in &files {
                let head = files::head_of(file).await;
                sizes.extend(head.and_then(|head| picture_size(&head)));
            }
            said.set(wording::pictures_read(count, &sizes));
            put(planner, &sizes);
        });
    };
    view! {
        <div
            class="field drop"
            on:dragover=|event: DragEvent| event.prevent_default()
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                take(files::dropped(&event));
            }
        >
            <label class="button button--quiet" for="picture-files">{say!("Read sizes from image files")}</label>
            <input
                class="visually-hidden"
                id="picture-files"
                type="file"
                accept="image/*"
                multiple
                aria-describedby="picture-files-hint"
                on:change=move |event| take(files::all_picked(&event_target::<HtmlInputElement>(&event)))
            />
            <p class="field__hint" id="picture-files-hint" role="status">{said}</p>
        </div>
    }
}

/// So many pictures, all as large as the largest.
fn put(planner: Planner, sizes: &[ImageSize]) {
    let largest = sizes
        .iter()
        .max_by_key(|size| u64::from(size.width) * u64::from(size.height));
    let Some(largest) = largest else {
        return;
    };
    planner.seal();
    for (quantity, value) in [
        (Quantity::Pictures, sizes.len() as u64),
        (Quantity::PictureWidth, largest.width.into()),
        (Quantity::PictureHeight, largest.height.into()),
    ] {
        planner.choose_workload(WorkloadEdit::Quantity(quantity, value));
    }
}
