//! Any bytes give an import or words, and the size of the pieces never matters.

use proptest::prelude::*;
use topup::wording;

use super::{fixture, read};

const NAMES: [&str; 6] = [
    "usage_2025.csv",
    "costs_2026.csv",
    "usage_pages.json",
    "responses.jsonl",
    "langfuse.csv",
    "helicone.jsonl",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_files_are_read_or_refused(
        which in 0..NAMES.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        piece in 1_usize..300,
    ) {
        let mut file = fixture(NAMES[which]);
        for (place, byte) in damage {
            let place = place.index(file.len());
            file[place] = byte;
        }
        file.truncate(cut.index(file.len()) + 1);
        let whole = read("file", &file, usize::MAX);
        prop_assert_eq!(&read("file", &file, piece), &whole);
        match whole {
            Ok(import) => prop_assert!(!wording::preview(&import).is_empty()),
            Err(refusal) => prop_assert!(wording::refusal(&refusal).ends_with('.')),
        }
    }
}
