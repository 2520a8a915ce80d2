//! The crate `tiktoken` of GOLIA.

use std::cell::RefCell;

use tiktoken::CoreBpe;

thread_local! {
    static TOKENIZER: &'static CoreBpe = tiktoken::get_encoding("o200k_base").unwrap();
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a text of so many bytes of UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(bytes, 0);
        text.as_mut_ptr()
    })
}

/// The tokens of the first bytes of the room.
#[unsafe(no_mangle)]
pub extern "C" fn count(bytes: usize) -> usize {
    TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(&text[..bytes]).unwrap();
        TOKENIZER.with(|tokenizer| tokenizer.count(text))
    })
}
