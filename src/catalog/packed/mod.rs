//! The catalog as bytes: what the page carries in the place of the data files.
//!
//! `build.rs` beside this room reads the files, refuses what is wrong with them, and packs what they say, so
//! that the page reads prices in a moment and carries no reader of JSON for them. A test holds the bytes to
//! the files.

mod shapes;

use super::Catalog;
#[cfg(any(test, target_arch = "wasm32"))]
use super::CatalogError;
use crate::packed::Packed;

impl Catalog {
    /// The whole catalog, packed.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.pack(&mut bytes);
        bytes
    }

    /// The catalog of some bytes; `None` where they are not one.
    #[must_use]
    pub fn from_packed(mut bytes: &[u8]) -> Option<Self> {
        let catalog = Self::unpack(&mut bytes)?;
        bytes.is_empty().then_some(catalog)
    }
}

/// The catalog that was packed into this build.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) fn built_in() -> Result<Catalog, CatalogError> {
    Catalog::from_packed(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.packed")))
        .ok_or_else(|| CatalogError("its bytes are not a catalog".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_what_the_files_say() {
        assert_eq!(built_in().unwrap(), Catalog::built_in().unwrap());
    }

    #[test]
    fn bytes_that_end_anywhere_are_no_catalog() {
        let bytes = Catalog::built_in().unwrap().packed();
        assert!(Catalog::from_packed(&bytes).is_some());
        for end in (0..bytes.len()).step_by(97) {
            assert_eq!(Catalog::from_packed(&bytes[..end]), None, "{end} bytes");
        }
    }
}
