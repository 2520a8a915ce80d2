//! The program of the worker that reads files: what `static/import_worker.js` calls.
//!
//! Only numbers cross, so no binding glue has to be sent along: the order and the file come in through
//! `room`, what was read goes out through `outcome`.

fn main() {}

#[cfg(target_arch = "wasm32")]
#[expect(
    unreachable_pub,
    reason = "for `wasm_bindgen`, which exports what is public"
)]
mod program {
    use std::cell::RefCell;

    use topup::actuals::{Importer, ReadingOrder, packed_outcome};
    use topup::catalog::Catalog;
    use topup::exchange::prices_from_bytes;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static DESK: RefCell<Desk> = const {
            RefCell::new(Desk {
                room: Vec::new(),
                name: String::new(),
                importer: None,
                outcome: Vec::new(),
            })
        };
    }

    struct Desk {
        /// What comes in.
        room: Vec<u8>,
        /// The file's name.
        name: String,
        importer: Option<Importer>,
        /// What goes out.
        outcome: Vec<u8>,
    }

    fn with_desk<T>(act: impl FnOnce(&mut Desk) -> T) -> T {
        DESK.with_borrow_mut(act)
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

    /// Begins to read by the order in the first bytes of the room; `false` if it is none.
    #[wasm_bindgen]
    pub fn begin(bytes: usize) -> bool {
        with_desk(|desk| {
            let order = desk.room.get(..bytes).and_then(ReadingOrder::from_packed);
            let (Some(order), Ok(catalog)) = (order, Catalog::built_in()) else {
                return false;
            };
            let Some(prices) = prices_from_bytes(&order.prices) else {
                return false;
            };
            let catalog = catalog.with_overrides(&prices).into_owned();
            desk.importer = Some(Importer::new(catalog, order.today).with_marks(order.marks));
            desk.name = order.name;
            true
        })
    }

    /// Reads the first bytes of the room; `false` once the rest need not be read.
    #[wasm_bindgen]
    pub fn feed(bytes: usize) -> bool {
        with_desk(|desk| {
            let (importer, piece) = (&mut desk.importer, desk.room.get(..bytes));
            match (importer, piece) {
                (Some(importer), Some(piece)) => importer.feed(piece),
                _ => false,
            }
        })
    }

    /// How many rows have been understood.
    #[wasm_bindgen]
    pub fn rows() -> f64 {
        let rows = with_desk(|desk| desk.importer.as_ref().map_or(0, Importer::rows));
        // A file has fewer rows than bytes, and none has four thousand millions of them.
        u32::try_from(rows).unwrap_or(u32::MAX).into()
    }

    /// The file is at its end: gives the length of what came of it.
    #[wasm_bindgen]
    pub fn finish() -> usize {
        with_desk(|desk| {
            desk.room = Vec::new();
            if let Some(importer) = desk.importer.take() {
                desk.outcome = packed_outcome(&importer.finish(&desk.name));
            }
            desk.outcome.len()
        })
    }

    /// Where it begins.
    #[wasm_bindgen]
    pub fn outcome() -> *const u8 {
        with_desk(|desk| desk.outcome.as_ptr())
    }
}
