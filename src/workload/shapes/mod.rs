//! How each shape of work becomes calls.

mod agent;
mod chat;
mod media;
mod single;

use super::{Part, Quantity, Shape, ToolCalls, UnitOfWork, Work};
use crate::tokens::{ImageSize, Tokens};

/// Everything that one unit of work asks of the API.
pub(super) fn expand(work: &Work) -> UnitOfWork {
    match work.shape {
        Shape::Call => single::call(work),
        Shape::Rag => single::rag(work),
        Shape::Chat => chat::chat(work),
        Shape::Agent => agent::agent(work),
        Shape::Embedding => single::embedding(work),
        Shape::Transcription => media::transcription(work),
        Shape::Speech => media::speech(work),
        Shape::Pictures => media::pictures(work),
        Shape::FineTuning => media::fine_tuning(work),
    }
}

/// What every call of a workload begins with.
fn common(work: &Work) -> Tokens {
    [Part::Instructions, Part::Tools, Part::Schema]
        .into_iter()
        .map(|part| work.tokens(part))
        .sum()
}

/// The tools that the shape asks for.
fn tools(work: &Work) -> ToolCalls {
    let of = |quantity| {
        let asked = work.shape.quantities().contains(&quantity);
        if asked { work.quantity(quantity) } else { 0 }
    };
    ToolCalls {
        web_searches: of(Quantity::WebSearches),
        file_searches: of(Quantity::FileSearches),
        container_sessions: of(Quantity::ContainerSessions),
    }
}

/// The size of the pictures.
fn picture_size(work: &Work) -> ImageSize {
    // The limits of both quantities are within 16 bits.
    let pixels = |quantity| u32::try_from(work.quantity(quantity)).unwrap_or(u32::MAX);
    ImageSize {
        width: pixels(Quantity::PictureWidth),
        height: pixels(Quantity::PictureHeight),
    }
}
