//! Work with sound and pictures, and training.

use super::super::{Call, Part, Quantity, UnitOfWork, Work};
use super::picture_size;
use super::single::times;

/// Sound written down.
pub(super) fn transcription(work: &Work) -> UnitOfWork {
    UnitOfWork {
        calls: vec![Call {
            text: work.tokens(Part::Instructions),
            output: work.tokens(Part::Answer),
            ..Call::default()
        }],
        seconds_heard: work.quantity(Quantity::Seconds),
        ..UnitOfWork::default()
    }
}

/// Text read aloud.
pub(super) fn speech(work: &Work) -> UnitOfWork {
    UnitOfWork {
        calls: vec![Call {
            text: work.tokens(Part::Message),
            ..Call::default()
        }],
        seconds_spoken: work.quantity(Quantity::Seconds),
        characters: work.quantity(Quantity::Characters),
        ..UnitOfWork::default()
    }
}

/// Pictures made from a prompt.
pub(super) fn pictures(work: &Work) -> UnitOfWork {
    UnitOfWork {
        calls: vec![Call {
            text: work.tokens(Part::Message),
            ..Call::default()
        }],
        made_pictures: Some((
            work.quantity(Quantity::Pictures),
            picture_size(work),
            work.quality,
        )),
        ..UnitOfWork::default()
    }
}

/// A model trained on a data set, every epoch counted.
pub(super) fn fine_tuning(work: &Work) -> UnitOfWork {
    UnitOfWork {
        trained: times(work.tokens(Part::Document), work.quantity(Quantity::Epochs)),
        ..UnitOfWork::default()
    }
}
