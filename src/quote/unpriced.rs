//! Why something has no price here. Never a zero, never another model's price.

use core::fmt;

use serde::Serialize;

use super::Unit;
use crate::calendar::Date;
use crate::catalog::{Modality, Processing, TokenKind};
use crate::tokens::{ImageSize, Tokens};

/// Why a request cannot be priced, or cannot be served at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Unpriced {
    /// The catalog has no model of this name.
    UnknownModel {
        /// The name that was asked for.
        model: String,
    },
    /// The usage is measured in a unit that the model is not billed by, such as tokens of a model sold by the minute.
    OtherUnit {
        /// The model's id.
        model: String,
        /// The unit of the usage.
        used: Unit,
    },
    /// The model is not sold in this processing mode.
    NotSoldThisWay {
        /// The model's id.
        model: String,
        /// The mode that was asked for.
        processing: Processing,
    },
    /// The model is sold in this mode, but not above its long-context threshold.
    NotSoldLong {
        /// The model's id.
        model: String,
        /// The mode that was asked for.
        processing: Processing,
    },
    /// The decisions endpoint does not serve the model.
    NoDecisions {
        /// The model's id.
        model: String,
    },
    /// The mode has no known price on that day.
    NoPriceOnDay {
        /// The model's id.
        model: String,
        /// The day that was asked for.
        on: Date,
    },
    /// The model is no longer served on that day.
    Ended {
        /// The model's id.
        model: String,
        /// The first day without it.
        ended: Date,
    },
    /// The model is not sold for this kind of token.
    NoRate {
        /// The model's id.
        model: String,
        /// What the tokens carry.
        modality: Modality,
        /// How they would be billed.
        kind: TokenKind,
    },
    /// The request is larger than the model takes.
    TooLarge {
        /// The model's id.
        model: String,
        /// Which limit is passed.
        limit: ContextLimit,
        /// How many tokens the request has there.
        tokens: Tokens,
        /// How many the model takes.
        most: Tokens,
    },
    /// The model takes no pictures, or how it counts them is not known.
    TakesNoPictures {
        /// The model's id.
        model: String,
    },
    /// The model refuses a picture of this size or detail.
    PictureNotTaken {
        /// The model's id.
        model: String,
        /// The size.
        size: ImageSize,
    },
    /// How many tokens a picture of this size is has not been published for the model.
    PictureTokensUnknown {
        /// The model's id.
        model: String,
        /// The size.
        size: ImageSize,
    },
    /// The model cannot be trained on one's own data.
    NotTrainable {
        /// The model's id.
        model: String,
    },
    /// The total is beyond what this program can hold.
    OutOfRange,
}

/// A limit on the size of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContextLimit {
    /// Input alone.
    Input,
    /// Output alone.
    Output,
    /// Input and output together.
    Window,
}

impl fmt::Display for Unpriced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownModel { model } => write!(
                f,
                "the price of '{model}' is unknown: no such model in the catalog"
            ),
            Self::OtherUnit { model, used } => {
                write!(f, "'{model}' is not billed by the {used}")
            }
            Self::NotSoldThisWay { model, processing } => {
                write!(f, "'{model}' is not sold in {processing} processing")
            }
            Self::NotSoldLong { model, processing } => {
                write!(
                    f,
                    "'{model}' is not sold in {processing} processing above its long-context threshold"
                )
            }
            Self::NoDecisions { model } => {
                write!(f, "'{model}' is not served by the decisions endpoint")
            }
            Self::NoPriceOnDay { model, on } => {
                write!(f, "the price of '{model}' on {on} is unknown")
            }
            Self::Ended { model, ended } => {
                write!(f, "'{model}' is no longer served since {ended}")
            }
            Self::NoRate {
                model,
                modality,
                kind,
            } => {
                write!(f, "'{model}' has no price for {modality:?} {kind:?} tokens")
            }
            Self::TooLarge {
                model,
                limit,
                tokens,
                most,
            } => write!(
                f,
                "{} tokens are more than the {} '{model}' takes ({limit:?})",
                tokens.get(),
                most.get()
            ),
            Self::TakesNoPictures { model } => {
                write!(
                    f,
                    "how '{model}' counts pictures is unknown, or it takes none"
                )
            }
            Self::PictureNotTaken { model, size } => write!(
                f,
                "'{model}' does not take a picture of {}x{} pixels in this detail",
                size.width, size.height
            ),
            Self::PictureTokensUnknown { model, size } => write!(
                f,
                "how many tokens an image of {}x{} is with '{model}' is not published",
                size.width, size.height
            ),
            Self::NotTrainable { model } => {
                write!(f, "'{model}' cannot be trained on your own data")
            }
            Self::OutOfRange => f.write_str("the total is too large"),
        }
    }
}

impl core::error::Error for Unpriced {}
