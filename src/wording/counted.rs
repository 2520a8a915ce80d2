//! How many, each thing with the word that is counted by.

use super::{count, say};
use crate::workload::Shape;

/// So many units of a shape: `600 requests`.
#[must_use]
pub(super) fn counted_units(shape: Shape, number: u64) -> String {
    if number == 1 {
        let one = match shape {
            Shape::Call => say!("1 request"),
            Shape::Chat => say!("1 conversation"),
            Shape::Rag => say!("1 question"),
            Shape::Agent => say!("1 task"),
            Shape::Embedding => say!("1 document"),
            Shape::Transcription => say!("1 recording"),
            Shape::Speech => say!("1 reading"),
            Shape::Pictures => say!("1 prompt"),
            Shape::FineTuning => say!("1 training run"),
        };
        return one.to_owned();
    }
    let number = count(number);
    match shape {
        Shape::Call => say!("{number} requests", number),
        Shape::Chat => say!("{number} conversations", number),
        Shape::Rag => say!("{number} questions", number),
        Shape::Agent => say!("{number} tasks", number),
        Shape::Embedding => say!("{number} documents", number),
        Shape::Transcription => say!("{number} recordings", number),
        Shape::Speech => say!("{number} readings", number),
        Shape::Pictures => say!("{number} prompts", number),
        Shape::FineTuning => say!("{number} training runs", number),
    }
}

/// So many users, in a sentence.
#[must_use]
pub(super) fn counted_users(number: u64) -> String {
    if number == 1 {
        return say!("1 user").to_owned();
    }
    say!("{number} users", count(number))
}
