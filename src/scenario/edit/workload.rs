//! Changes to one workload.

use core::mem::discriminant;

use super::TrafficEdit;
use crate::catalog::{Processing, Quality};
use crate::money::Percent;
use crate::tokens::Detail;
use crate::workload::{CachingMode, Part, Quantity, Shape, TextTokens, Workload};

/// A change to a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkloadEdit {
    /// What people call it.
    Name(String),
    /// Whether it is part of the bill.
    Included(bool),
    /// Another model.
    Model(String),
    /// Another processing mode.
    Processing(Processing),
    /// Kept in a region or not.
    Regional(bool),
    /// Another shape of work.
    Shape(Shape),
    /// A text, typed or counted.
    Text(Part, TextTokens),
    /// A number.
    Quantity(Quantity, u64),
    /// How closely pictures are looked at.
    Detail(Detail),
    /// How well pictures are made.
    Quality(Quality),
    /// Where the reads and writes of the prompt cache come from.
    Caching(CachingMode),
    /// The share of input read from the cache.
    CacheRead(Percent),
    /// The share of input written to the cache.
    CacheWritten(Percent),
    /// How many units, and when.
    Traffic(TrafficEdit),
    /// The whole workload: a template, a saving.
    Replace(Box<Workload>),
}

impl WorkloadEdit {
    pub(super) fn continues(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::Text(part, _), Self::Text(other, _)) => part == other,
            (Self::Quantity(quantity, _), Self::Quantity(other, _)) => quantity == other,
            (Self::Traffic(edit), Self::Traffic(other)) => {
                discriminant(edit) == discriminant(other)
            }
            _ => discriminant(self) == discriminant(before),
        }
    }

    pub(super) fn make(self, workload: &mut Workload) {
        match self {
            Self::Name(name) => workload.name = name,
            Self::Included(included) => workload.included = included,
            Self::Model(model) => workload.model = model,
            Self::Processing(processing) => workload.processing = processing,
            Self::Regional(regional) => workload.regional = regional,
            Self::Shape(shape) => workload.work.shape = shape,
            Self::Text(part, text) => workload.work.set_text(part, text),
            Self::Quantity(quantity, value) => workload.work.set_quantity(quantity, value),
            Self::Detail(detail) => workload.work.detail = detail,
            Self::Quality(quality) => workload.work.quality = quality,
            Self::Caching(mode) => workload.caching.mode = mode,
            Self::CacheRead(share) => workload.caching.read = share,
            Self::CacheWritten(share) => workload.caching.written = share,
            Self::Traffic(edit) => edit.make(&mut workload.traffic),
            Self::Replace(other) => *workload = *other,
        }
    }
}
