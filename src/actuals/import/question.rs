//! Which requests ask the same.

use super::digest::Digest;
use crate::actuals::Name;
use crate::actuals::row::Row;

/// Below this many input tokens two requests are alike by chance.
const ALIKE_FROM: u64 = 500;

/// A mark of what was asked: of the text if the export has it, else of the size of a large request.
pub(super) fn question(row: &Row, body: Option<&str>) -> Option<u64> {
    let mut mark = Digest::new();
    mark.add(row.model);
    if let Some(body) = body {
        // The same JSON may be spaced in two ways.
        for word in body.split_ascii_whitespace() {
            mark.bytes(word.as_bytes());
        }
        return Some(mark.value());
    }
    let input = row.input();
    if row.requests != Some(1) || input < ALIKE_FROM || row.hour.is_none() {
        return None;
    }
    mark.bytes(&input.to_le_bytes());
    mark.add(row.key);
    mark.add(row.user);
    Some(mark.value())
}

impl Digest {
    fn add(&mut self, name: Name) {
        self.bytes(&name.place().to_le_bytes());
    }
}
