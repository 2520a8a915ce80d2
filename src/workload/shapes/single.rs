//! Work that is one call.

use super::super::{Call, Part, Quantity, UnitOfWork, Work};
use super::{common, picture_size, tools};
use crate::tokens::Tokens;

/// One call with everything in it.
pub(super) fn call(work: &Work) -> UnitOfWork {
    let common = common(work);
    UnitOfWork {
        calls: vec![Call {
            text: common
                + work.tokens(Part::History)
                + work.tokens(Part::Message)
                + work.tokens(Part::Framing),
            sent_before: Tokens::ZERO,
            common,
            output: work.output(),
        }],
        pictures: pictures(work),
        tools: tools(work),
        ..UnitOfWork::default()
    }
}

/// A question with the passages that were looked up for it.
pub(super) fn rag(work: &Work) -> UnitOfWork {
    let common = common(work);
    let chunks = times(work.tokens(Part::Chunk), work.quantity(Quantity::Chunks));
    UnitOfWork {
        calls: vec![Call {
            text: common + work.tokens(Part::Message) + chunks,
            sent_before: Tokens::ZERO,
            common,
            output: work.output(),
        }],
        tools: tools(work),
        ..UnitOfWork::default()
    }
}

/// A document turned into a vector: nothing is written.
pub(super) fn embedding(work: &Work) -> UnitOfWork {
    UnitOfWork {
        calls: vec![Call {
            text: work.tokens(Part::Document),
            ..Call::default()
        }],
        ..UnitOfWork::default()
    }
}

/// The pictures that are sent along, if any.
pub(super) fn pictures(
    work: &Work,
) -> Option<(u64, crate::tokens::ImageSize, crate::tokens::Detail)> {
    let count = work.quantity(Quantity::Pictures);
    (count > 0).then(|| (count, picture_size(work), work.detail))
}

/// So many texts of one length; the limits of both keep the product far below the largest.
pub(super) fn times(tokens: Tokens, count: u64) -> Tokens {
    tokens.checked_times(count).unwrap_or(Tokens::MAX)
}
