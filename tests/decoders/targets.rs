//! Each decoder of text or bytes from outside, with what must hold of whatever it is given.
//!
//! A decoder that panics, hangs or breaks its promise is a find. Used by the tests, which try what was found before
//! and a few thousand changed inputs, and by `cargo xtask fuzz`, which is led by what each input reaches.

use std::sync::LazyLock;

use topup::actuals::Importer;
use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::exchange::{Link, PastedRequest, ScenarioFile, SentText, picture_size, quote_records};
use topup::keeping::{Record, Rescue};
use topup::scenario::Template;
use topup::tokens::{Encoding, Tokens, boundaries, count};
use topup::wording::{typed_count, typed_factor, typed_percent, typed_usd};

/// A decoder by its name, which is that of its folder in `tests/decoders/corpus/`.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// Every decoder there is.
pub(crate) const TARGETS: [Target; 10] = [
    ("link", link),
    ("file", file),
    ("record", record),
    ("rescue", rescue),
    ("request", request),
    ("import", import),
    ("usage", usage),
    ("typed", typed),
    ("picture", picture),
    ("tokens", tokens),
];

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::built_in().unwrap());

fn today() -> Date {
    Date::parse("2026-11-26").unwrap()
}

/// What opens is within the limits, and as a link it opens to the same.
fn link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(file) = Link::open(&text) {
        let again = Link::new(&file);
        assert_eq!(Link::open(again.fragment()), Ok(file.clone()));
        assert!(file.scenario.checked().is_ok());
    }
    if let Ok((file, Some(sent))) = SentText::open(&text) {
        let again = sent.behind(&Link::new(&file));
        assert_eq!(
            again.as_deref().map(SentText::open),
            Some(Ok((file, Some(sent))))
        );
    }
}

/// What opens is within the limits, and as a file it opens to the same.
fn file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(file) = ScenarioFile::from_json(&text) {
        assert_eq!(ScenarioFile::from_json(&file.to_json()), Ok(file.clone()));
        assert!(file.scenario.checked().is_ok());
    }
}

/// A record is written as it was read.
fn record(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(record) = Record::from_text(&text) {
        assert_eq!(record.to_text(), text);
        let _ = record.scenario();
    }
}

fn rescue(bytes: &[u8]) {
    let _ = Rescue::from_json(&String::from_utf8_lossy(bytes));
}

/// What was read fills a workload with a price or a reason.
fn request(bytes: &[u8]) {
    if let Ok(request) = PastedRequest::read(&String::from_utf8_lossy(bytes)) {
        let base = Template::Assistant.workload();
        let length = |text: &str| Tokens::new(u64::try_from(text.len()).unwrap_or(u64::MAX));
        let filled = request.fill(&base, &CATALOG, &length);
        assert!(!filled.workload.model.is_empty());
    }
}

/// However a file comes in pieces, the same is read.
fn import(bytes: &[u8]) {
    let read = |piece: usize| {
        let mut importer = Importer::new(CATALOG.clone(), today());
        for piece in bytes.chunks(piece) {
            if !importer.feed(piece) {
                break;
            }
        }
        importer.finish("file")
    };
    assert_eq!(read(13), read(usize::MAX));
}

fn usage(bytes: &[u8]) {
    let _ = quote_records(&CATALOG, &String::from_utf8_lossy(bytes), today());
}

fn typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = typed_count(&text);
    let _ = typed_percent(&text);
    let _ = typed_factor(&text);
    let _ = typed_usd(&text);
    if let Ok(date) = Date::parse(&text) {
        assert_eq!(date.to_string(), text);
    }
}

fn picture(bytes: &[u8]) {
    if let Some(size) = picture_size(bytes) {
        assert!(size.width > 0 && size.height > 0);
    }
}

/// As many tokens as another tokenizer counts, and they are the text.
fn tokens(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for (encoding, other) in [
        (Encoding::O200kBase, bpe_openai::o200k_base()),
        (Encoding::Cl100kBase, bpe_openai::cl100k_base()),
    ] {
        let tokens = count(encoding, &text);
        let theirs = u64::try_from(other.count(&*text)).unwrap_or(u64::MAX);
        assert_eq!(tokens, Tokens::new(theirs), "{text:?}");
        let lengths = boundaries(encoding, &text);
        assert_eq!(u64::try_from(lengths.len()), Ok(tokens.get()));
        assert_eq!(lengths.iter().sum::<usize>(), text.len());
    }
}
