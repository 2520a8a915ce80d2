//! One record of any format: texts by what they mean.

use super::field::Field;
use super::marks::Marks;

/// The texts of one record, by field; kept and filled again for the next record.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The line it begins in, from 1.
    pub(super) line: u64,
    /// What commas and points in numbers mean, for all records of the file.
    pub(super) marks: Marks,
    /// Whether points may group, because cells are not divided by commas.
    pub(super) has_foreign_points: bool,
    text: String,
    spans: [Option<Span>; Field::COUNT],
}

#[derive(Clone, Copy, Debug)]
struct Span {
    from: usize,
    to: usize,
    /// Of several names for the same field, the smallest wins.
    rank: usize,
}

impl Record {
    pub(super) fn new() -> Self {
        Self {
            line: 0,
            marks: Marks::default(),
            has_foreign_points: false,
            text: String::new(),
            spans: [None; Field::COUNT],
        }
    }

    pub(super) fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.spans = [None; Field::COUNT];
    }

    /// Sets a field unless it is set by a name that wins; what is empty says nothing.
    pub(super) fn set(&mut self, field: Field, rank: usize, value: &str) {
        let value = value.trim();
        if value.is_empty() || value == "null" || value == "None" {
            return;
        }
        let Some(place) = self.spans.get_mut(field as usize) else {
            return;
        };
        if place.is_some_and(|set| set.rank <= rank) {
            return;
        }
        let from = self.text.len();
        self.text.push_str(value);
        *place = Some(Span {
            from,
            to: self.text.len(),
            rank,
        });
    }

    /// What the record says, if anything.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        let span = (*self.spans.get(field as usize)?)?;
        self.text.get(span.from..span.to)
    }

    /// Whether it says anything but when.
    pub(super) fn is_only_time(&self) -> bool {
        let timeless = |(place, span): (usize, &Option<Span>)| {
            span.is_some()
                && ![Field::Start, Field::End, Field::Object]
                    .iter()
                    .any(|field| *field as usize == place)
        };
        !self.spans.iter().enumerate().any(timeless)
    }
}
