//! Kinds of work that people start from, with typical numbers.

use serde::Serialize;

use crate::catalog::Processing;
use crate::money::Percent;
use crate::tokens::Tokens;
use crate::workload::{
    Caching, Part, Period, Quantity, Shape, TextTokens, Traffic, Volume, Work, Workload,
};

/// A kind of work to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// Single calls.
    Assistant,
    /// A chat with customers.
    Chatbot,
    /// Questions about one's own documents.
    Rag,
    /// Facts taken out of documents, overnight.
    Extraction,
    /// Work in many steps with tools.
    Agent,
    /// Documents turned into vectors.
    Embedding,
    /// Recordings written down.
    Transcription,
    /// Text read aloud.
    Speech,
    /// Pictures made.
    Pictures,
    /// A model trained on one's own data.
    FineTuning,
}

impl Template {
    /// Every template, the commonest first.
    pub const ALL: [Self; 10] = [
        Self::Assistant,
        Self::Chatbot,
        Self::Rag,
        Self::Extraction,
        Self::Agent,
        Self::Embedding,
        Self::Transcription,
        Self::Speech,
        Self::Pictures,
        Self::FineTuning,
    ];

    /// The name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::Chatbot => "chatbot",
            Self::Rag => "rag",
            Self::Extraction => "extraction",
            Self::Agent => "agent",
            Self::Embedding => "embedding",
            Self::Transcription => "transcription",
            Self::Speech => "speech",
            Self::Pictures => "pictures",
            Self::FineTuning => "fine_tuning",
        }
    }

    /// A workload of this kind. Its numbers are a starting point of ours, not facts: each is editable.
    #[must_use]
    pub fn workload(self) -> Workload {
        match self {
            Self::Assistant => start(
                "Assistant",
                "gpt-6.1-terra",
                Work::call(typed(3_000), Tokens::new(500)),
                Traffic::steady(600),
            )
            .cached(50, 10),
            Self::Chatbot => start(
                "Chatbot",
                "gpt-6-luna",
                Work::new(Shape::Chat)
                    .with_text(Part::Instructions, typed(1_200))
                    .with_text(Part::Message, typed(80))
                    .with_text(Part::Answer, typed(250))
                    .with_quantity(Quantity::Turns, 6),
                Traffic::steady(300),
            )
            .caching(),
            Self::Rag => start(
                "Document questions",
                "gpt-6.1-terra",
                Work::new(Shape::Rag)
                    .with_text(Part::Instructions, typed(1_500))
                    .with_text(Part::Message, typed(60))
                    .with_text(Part::Chunk, typed(400))
                    .with_text(Part::Answer, typed(350))
                    .with_quantity(Quantity::Chunks, 8),
                Traffic::steady(500),
            )
            .caching(),
            Self::Extraction => Workload {
                processing: Processing::Batch,
                ..start(
                    "Extraction",
                    "gpt-6-luna",
                    Work::call(typed(4_000), Tokens::new(300)),
                    Traffic {
                        volume: Volume::Rate {
                            units: 30_000,
                            per: Period::Month,
                        },
                        ..Traffic::steady(0)
                    },
                )
            },
            Self::Agent => start(
                "Agent",
                "gpt-6.1-sol",
                Work::new(Shape::Agent)
                    .with_text(Part::Instructions, typed(2_500))
                    .with_text(Part::Tools, typed(1_500))
                    .with_text(Part::Message, typed(300))
                    .with_text(Part::Answer, typed(200))
                    .with_text(Part::Observation, typed(900))
                    .with_quantity(Quantity::Steps, 12)
                    .with_quantity(Quantity::WebSearches, 2),
                Traffic::steady(40),
            )
            .caching(),
            Self::Embedding => embedding(),
            Self::Transcription => transcription(),
            Self::Speech => speech(),
            Self::Pictures => pictures(),
            Self::FineTuning => fine_tuning(),
        }
    }
}

fn embedding() -> Workload {
    start(
        "Embedding",
        "text-embedding-3-small",
        Work::new(Shape::Embedding).with_text(Part::Document, typed(800)),
        once(50_000),
    )
}

fn transcription() -> Workload {
    start(
        "Transcription",
        "gpt-transcribe",
        Work::new(Shape::Transcription).with_quantity(Quantity::Seconds, 600),
        Traffic::steady(20),
    )
}

fn speech() -> Workload {
    start(
        "Speech",
        "tts-1",
        Work::new(Shape::Speech)
            .with_text(Part::Message, typed(250))
            .with_quantity(Quantity::Characters, 1_000)
            .with_quantity(Quantity::Seconds, 60),
        Traffic::steady(50),
    )
}

fn pictures() -> Workload {
    start(
        "Pictures",
        "gpt-image-1-mini",
        Work::new(Shape::Pictures)
            .with_text(Part::Message, typed(120))
            .with_quantity(Quantity::Pictures, 1),
        Traffic::steady(30),
    )
}

fn fine_tuning() -> Workload {
    start(
        "Fine-tuning",
        "ft:gpt-4.1-mini-2025-04-14",
        Work::new(Shape::FineTuning)
            .with_text(Part::Document, typed(500_000))
            .with_quantity(Quantity::Epochs, 3),
        once(1),
    )
}

fn once(units: u64) -> Traffic {
    Traffic {
        volume: Volume::Once { units },
        ..Traffic::steady(0)
    }
}

const fn typed(tokens: u64) -> TextTokens {
    TextTokens::Typed(Tokens::new(tokens))
}

fn start(name: &str, model: &str, work: Work, traffic: Traffic) -> Workload {
    Workload {
        name: name.to_owned(),
        included: true,
        model: model.to_owned(),
        processing: Processing::Standard,
        regional: false,
        work,
        caching: Caching::OFF,
        traffic,
    }
}

impl Workload {
    /// This workload with these shares of its input read from and written to the cache.
    fn cached(mut self, read: u32, written: u32) -> Self {
        self.caching = Caching::typed(true, Percent::new(read), Percent::new(written));
        self
    }

    /// This workload with a cache that follows from what it sends and how often.
    const fn caching(mut self) -> Self {
        self.caching = Caching::DERIVED;
        self
    }
}
