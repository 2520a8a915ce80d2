//! What a file is, by how it begins.

use super::problem::Refusal;

/// How much of the beginning is looked at.
pub(super) const HEAD: usize = 4096;

/// How the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Csv,
    Json,
    /// Lines of `data:`, as answers arrive in pieces.
    Stream,
}

/// How files begin that people take for text.
const NOT_TEXT: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a spreadsheet or a ZIP archive"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet"),
];

/// How to read a file, and where its text begins.
pub(super) fn kind(head: &[u8]) -> Result<(Kind, usize), Refusal> {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(Refusal::Utf16);
    }
    for (start, name) in NOT_TEXT {
        if head.starts_with(start) {
            return Err(Refusal::NotText(Some((*name).into())));
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if text.contains(&0) {
        return Err(Refusal::NotText(None));
    }
    let from = head.len() - text.trim_ascii_start().len();
    let text = text.trim_ascii_start();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.starts_with(b"<") {
        return Err(Refusal::WebPage);
    }
    let kind = if text.starts_with(b"{") || text.starts_with(b"[") {
        Kind::Json
    } else if text.starts_with(b"data:") || text.starts_with(b"event:") {
        Kind::Stream
    } else {
        Kind::Csv
    };
    // The lines before the text are counted by the reader, the mark of the encoding is not.
    let mark = head.len() - head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).len();
    Ok((kind, if kind == Kind::Csv { from } else { mark }))
}
