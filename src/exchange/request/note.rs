//! What has to be said about a pasted request.

use crate::tokens::Tokens;

/// What a body does not say, or says in a way that is not priced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestNote {
    /// The length of the answer is that of the answers in the body.
    AnswerFromExamples,
    /// The body says nothing of the answer's length; the one from before is kept.
    AnswerKept {
        /// How long.
        tokens: Tokens,
    },
    /// Several answers to each request are asked for, and all are paid.
    Choices {
        /// How many.
        choices: u64,
    },
    /// Requests that differ are averaged.
    Averaged,
    /// All messages begin alike, as far as this.
    CommonBeginning {
        /// How long.
        tokens: Tokens,
    },
    /// Pictures are given by address, so their size is taken as 1024 × 1024.
    PictureSizeUnknown {
        /// How many.
        pictures: u64,
    },
    /// Pictures differ; all are taken to be as large as the largest.
    PicturesDiffer,
    /// Tools that OpenAI runs: each call costs, and how many there will be is not known.
    HostedTools {
        /// Their types.
        types: Vec<String>,
    },
    /// Files, sound and items that stand for tokens only OpenAI knows.
    NotCounted {
        /// How many.
        items: u64,
    },
    /// An earlier response, a conversation or a stored prompt is sent along and not in the body.
    Continues,
    /// The kind of work has no such part, so that it does not count.
    NotInThisKind,
    /// The requests of a Batch name several models; the first one's is taken.
    OtherModels,
    /// More requests than a Batch takes.
    TooManyRequests {
        /// How many.
        requests: u64,
        /// The most that are taken.
        most: u64,
    },
    /// A larger file than a Batch takes.
    FileTooLarge {
        /// How large, in bytes.
        bytes: u64,
        /// The largest that is taken, in bytes.
        most: u64,
    },
}
