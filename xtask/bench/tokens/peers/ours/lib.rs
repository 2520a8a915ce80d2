//! Our own room `tokens`, for what the page's worker is not asked: edits of a text that it holds.

use std::cell::RefCell;
use std::sync::Arc;

use tokens::{Counter, Document, Encoding, Vocabulary};

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static EDITED: RefCell<Option<(Counter, Document)>> = const { RefCell::new(None) };
}

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(bytes, 0);
        text.as_mut_ptr()
    })
}

/// Unpacks the vocabulary in the first bytes of the room.
#[unsafe(no_mangle)]
pub extern "C" fn load(bytes: usize) {
    let vocabulary = TEXT.with_borrow(|room| Vocabulary::from_packed(&room[..bytes]).unwrap());
    let mut counter = Counter::new(Encoding::O200kBase, Arc::new(vocabulary));
    let document = Document::new(&mut counter, String::new());
    EDITED.set(Some((counter, document)));
}

/// Counts the text in the first bytes of the room, which is edited from now on.
#[unsafe(no_mangle)]
pub extern "C" fn open(bytes: usize) -> usize {
    EDITED.with_borrow_mut(|edited| {
        let (counter, document) = edited.as_mut().unwrap();
        *document = Document::new(counter, text(bytes));
        document.tokens().get() as usize
    })
}

/// Puts the first bytes of the room in the place of others; gives the tokens of the whole text.
#[unsafe(no_mangle)]
pub extern "C" fn edit(at: usize, removed: usize, inserted: usize) -> usize {
    EDITED.with_borrow_mut(|edited| {
        let (counter, document) = edited.as_mut().unwrap();
        let tokens = document.edit(counter, at..at + removed, &text(inserted));
        tokens.unwrap().get() as usize
    })
}

fn text(bytes: usize) -> String {
    TEXT.with_borrow(|room| String::from_utf8(room[..bytes].to_vec()).unwrap())
}
