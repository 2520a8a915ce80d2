//! The counting worker's program: what `static/token_worker.js` calls.
//!
//! Only numbers cross, so no binding glue has to be sent along: text and vocabularies come in through
//! `room`, lists go out through `listed`.

fn main() {}

#[cfg(target_arch = "wasm32")]
#[expect(
    unreachable_pub,
    reason = "for `wasm_bindgen`, which exports what is public"
)]
mod program {
    use std::cell::RefCell;

    use tokens::{Counter, Document, Encoding, Vocabulary};
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static DESK: RefCell<Desk> = const {
            RefCell::new(Desk {
                room: Vec::new(),
                counters: [None, None],
                text: String::new(),
                ends: Vec::new(),
                document: None,
                listed: Vec::new(),
            })
        };
    }

    struct Desk {
        /// What comes in.
        room: Vec<u8>,
        /// Of each of [`Encoding::ALL`], once its vocabulary is there.
        counters: [Option<Counter>; 2],
        /// A text that is coming in.
        text: String,
        /// Where its parts end, if each of them is counted by itself.
        ends: Vec<usize>,
        /// The text that was counted last, and the number of its encoding.
        document: Option<(usize, Document)>,
        /// What goes out.
        listed: Vec<u32>,
    }

    fn with_desk<T>(act: impl FnOnce(&mut Desk) -> T) -> T {
        DESK.with_borrow_mut(act)
    }

    /// A browser's encoder writes nothing but UTF-8.
    fn text(room: &[u8], bytes: usize) -> &str {
        let text = room.get(..bytes).map(str::from_utf8);
        text.and_then(Result::ok).unwrap_or_default()
    }

    /// Room for so many bytes.
    #[wasm_bindgen]
    pub fn room(bytes: usize) -> *mut u8 {
        with_desk(|desk| {
            if desk.room.len() < bytes {
                desk.room.resize(bytes, 0);
            }
            desk.room.as_mut_ptr()
        })
    }

    /// Unpacks the vocabulary in the first bytes of the room, of the encoding of this number; `false` if it
    /// is none.
    #[wasm_bindgen]
    pub fn load(encoding: usize, bytes: usize) -> bool {
        with_desk(|desk| {
            let room = std::mem::take(&mut desk.room);
            let vocabulary = room.get(..bytes).map(Vocabulary::from_packed);
            let place = desk.counters.get_mut(encoding);
            if let (Some(Ok(vocabulary)), Some(place), Some(encoding)) =
                (vocabulary, place, Encoding::ALL.get(encoding))
            {
                *place = Some(Counter::new(*encoding, vocabulary.into()));
                return true;
            }
            false
        })
    }

    /// Another text comes in.
    #[wasm_bindgen]
    pub fn begin() {
        with_desk(|desk| {
            desk.text = String::new();
            desk.ends.clear();
            desk.document = None;
        });
    }

    /// The text will go on with at least so many bytes.
    #[wasm_bindgen]
    pub fn reserve(bytes: usize) {
        with_desk(|desk| desk.text.reserve(bytes));
    }

    /// The text goes on with the first bytes of the room.
    #[wasm_bindgen]
    pub fn append(bytes: usize) {
        with_desk(|desk| desk.text.push_str(text(&desk.room, bytes)));
    }

    /// A part of the text ends here.
    #[wasm_bindgen]
    pub fn end_part() {
        with_desk(|desk| desk.ends.push(desk.text.len()));
    }

    /// The tokens of all parts of the text, each counted by itself; lists those of each.
    #[wasm_bindgen]
    pub fn count_parts(encoding: usize) -> f64 {
        with_desk(|desk| {
            let mut start = 0;
            let parts = desk.ends.iter().map(|end| {
                let part = desk.text.get(start..*end).unwrap_or_default();
                start = *end;
                part
            });
            let counter = desk.counters.get_mut(encoding).and_then(Option::as_mut);
            let counts = counter.map(|counter| counter.count_parts(parts));
            let counts = counts.into_iter().flatten();
            desk.listed = counts.map(|part| small(part.get())).collect();
            number(desk.listed.iter().copied().map(u64::from).sum())
        })
    }

    /// The tokens of the text, whether it has come in or was counted before; no number without a vocabulary.
    #[wasm_bindgen]
    pub fn count(encoding: usize) -> f64 {
        with_desk(|desk| {
            let text = match desk.document.take() {
                Some((of, document)) if of == encoding => {
                    let tokens = document.tokens().get();
                    desk.document = Some((of, document));
                    return number(tokens);
                }
                Some((_, document)) => document.into_text(),
                None => std::mem::take(&mut desk.text),
            };
            let Some(Some(counter)) = desk.counters.get_mut(encoding) else {
                return f64::NAN;
            };
            let document = Document::new(counter, text);
            let tokens = document.tokens().get();
            desk.document = Some((encoding, document));
            number(tokens)
        })
    }

    /// Puts the first bytes of the room in the place of those from `start` to `end` of the text that was
    /// counted last; `false` if they are not in it.
    #[wasm_bindgen]
    pub fn edit(start: usize, end: usize, bytes: usize) -> bool {
        with_desk(|desk| {
            let inserted = text(&desk.room, bytes);
            let Some((encoding, document)) = &mut desk.document else {
                return false;
            };
            let Some(Some(counter)) = desk.counters.get_mut(*encoding) else {
                return false;
            };
            document.edit(counter, start..end, inserted).is_ok()
        })
    }

    /// The bytes of the text.
    #[wasm_bindgen]
    pub fn size() -> usize {
        with_desk(|desk| match &desk.document {
            Some((_, document)) => document.text().len(),
            None => desk.text.len(),
        })
    }

    /// Lists the lengths of the first tokens of the text that was counted last, and after them of each
    /// paragraph the UTF-16 units and the tokens; gives the number of the first.
    #[wasm_bindgen]
    pub fn look(most_tokens: usize) -> usize {
        with_desk(|desk| {
            let Some((encoding, document)) = &desk.document else {
                return 0;
            };
            let counter = desk.counters.get_mut(*encoding).and_then(Option::as_mut);
            let look = counter.map(|counter| counter.look(document.text(), most_tokens));
            let look = look.unwrap_or_default();
            let paragraphs = look.paragraphs.iter();
            desk.listed = look.lengths.iter().copied().map(u32::from).collect();
            desk.listed.extend(
                paragraphs.flat_map(|own| [small(own.units as u64), small(own.tokens.get())]),
            );
            look.lengths.len()
        })
    }

    /// Has the browser compile well what counts texts that were never seen; to be called for some turns while
    /// nobody waits.
    #[wasm_bindgen]
    pub fn practise(encoding: usize, turn: usize) -> f64 {
        with_desk(|desk| {
            let counter = desk.counters.get(encoding).and_then(Option::as_ref);
            let tokens = counter.map(|counter| counter.practise(turn));
            number(tokens.unwrap_or_default().get())
        })
    }

    /// Where the list begins.
    #[wasm_bindgen]
    pub fn listed() -> *const u32 {
        with_desk(|desk| desk.listed.as_ptr())
    }

    /// How many numbers are listed.
    #[wasm_bindgen]
    pub fn listed_length() -> usize {
        with_desk(|desk| desk.listed.len())
    }

    /// Neither exceeds 32 bits: no text is as long.
    fn small(number: u64) -> u32 {
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    fn number(tokens: u64) -> f64 {
        f64::from(small(tokens))
    }
}
