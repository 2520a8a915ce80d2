//! Files: read when the person picks one, written as a download.

use js_sys::{Array, JsString, Uint8Array};
use leptos::ev::DragEvent;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// The file picked in an `input type=file`; the input is emptied, so that the
/// same file can be picked again.
pub(in crate::ui) fn picked(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The files picked in an `input type=file` that takes several; the input is emptied.
pub(in crate::ui) fn all_picked(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map_or_else(Vec::new, |files| listed(&files));
    input.set_value("");
    files
}

/// The files that were dropped.
pub(in crate::ui) fn dropped(event: &DragEvent) -> Vec<File> {
    event
        .data_transfer()
        .and_then(|dropped| dropped.files())
        .map_or_else(Vec::new, |files| listed(&files))
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|place| files.get(place))
        .collect()
}

/// The first bytes of a file, enough to know the size of a picture.
pub(in crate::ui) async fn head_of(file: &File) -> Option<Vec<u8>> {
    const HEAD: f64 = 512.0 * 1024.0;
    let head = file.slice_with_f64_and_f64(0.0, HEAD).ok()?;
    let bytes = JsFuture::from(head.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// Whether it begins as text in UTF-8 does: what programs write for programs soon has a NUL, which nobody types.
pub(in crate::ui) async fn is_text(file: &File) -> bool {
    const HEAD: f64 = 8.0 * 1024.0;
    let Ok(head) = file.slice_with_f64_and_f64(0.0, HEAD) else {
        return false;
    };
    // What cannot be read is told where all of it is.
    let Ok(bytes) = JsFuture::from(head.array_buffer()).await else {
        return true;
    };
    !Uint8Array::new(&bytes).to_vec().contains(&0)
}

/// The file's content as text; bytes that are not UTF-8 become U+FFFD.
pub(in crate::ui) async fn text_of(file: &File) -> Option<JsString> {
    JsFuture::from(file.text()).await.ok()?.dyn_into().ok()
}

/// Offers text as a download; `false` when the browser cannot.
pub(in crate::ui) fn download(name: &str, text: &str, media_type: &str) -> bool {
    try_download(name, text, media_type).is_some()
}

fn try_download(name: &str, text: &str, media_type: &str) -> Option<()> {
    let parts = Array::of1(&text.into());
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url).ok()
}

/// How many bytes something holds.
pub(in crate::ui) fn size(content: &Blob) -> u64 {
    // Whole, and far below what a float counts exactly.
    format!("{:.0}", content.size()).parse().unwrap_or(0)
}

/// Text as the content of a file.
pub(in crate::ui) fn from_text(text: &JsString) -> Option<Blob> {
    Blob::new_with_str_sequence(&Array::of1(text)).ok()
}
