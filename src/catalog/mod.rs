//! What OpenAI sells, as dated and sourced data.
//!
//! The data are JSON files in `data/`, compiled in and checked when read; the page carries them
//! packed (`packed/`). Adding a model or a price touches only those files. A price change appends
//! an entry with the day it holds from; nothing is overwritten.

mod absence;
mod changes;
#[cfg(not(target_arch = "wasm32"))]
mod load;
mod model;
mod overrides;
mod packed;
mod processing;
mod rates;
mod retired;
mod rules;
mod source;

pub use absence::{Absence, Because, Class, Offer};
pub use changes::{Change, Event};
pub use model::{
    CacheLifetime, CachingRule, Context, ContextBand, ImageInput, Kind, Model, PricePeriod,
    Published, Status, UnitPrice,
};
pub use overrides::{
    CustomModel, CustomPrice, MadePicture, Overrides, RateCell, Typed, TypedRates, TypedTools,
};
pub use processing::Processing;
pub use rates::{KindRates, Modality, Rates, TokenKind};
pub use retired::Retired;
pub use rules::{
    AlertRule, AudioRule, BatchLimits, ContainerSize, Containers, CreditRules, DecisionsRule,
    FineTuningRule, FramingRule, ImageInputRules, ImageOutputRule, LongContextRule, ProcessingRule,
    ProcessingRules, PromptCacheRule, Quality, RechargeRule, ResidencyRule, Rules, SessionPrices,
    StopCodes, ToolFees, UsageTier, UsageTiers, VectorStorage, Wait,
};
pub use source::{Confidence, Evidence, Provenance, Publisher, Source, Sourced};

use core::fmt;

use crate::calendar::Date;

/// What is wrong with the catalog's data, naming the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogError(String);

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the price catalog is broken: {}", self.0)
    }
}

impl core::error::Error for CatalogError {}

/// Everything on sale, with the rules that go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// The day the whole table was last compiled.
    pub as_of: Date,
    /// The rules of prepaid credit.
    pub credit_rules: CreditRules,
    /// What tool calls cost.
    pub tool_fees: ToolFees,
    /// The other rules that are numbers.
    pub rules: Rules,
    models: Vec<Model>,
    retired: Vec<Retired>,
    sources: Vec<Source>,
}

impl Catalog {
    /// The catalog that this build was made with.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] when the compiled-in data break a rule of their own
    /// schema, which a test of this crate excludes for every release.
    pub fn built_in() -> Result<Self, CatalogError> {
        #[cfg(not(target_arch = "wasm32"))]
        return load::built_in();
        #[cfg(target_arch = "wasm32")]
        packed::built_in()
    }

    /// Every model, newest families first.
    #[must_use]
    pub fn models(&self) -> &[Model] {
        &self.models
    }

    /// The model of a name: its id, an alias or a dated snapshot, in any case.
    ///
    /// Names match whole: `gpt-5` never answers for `gpt-5-unheard-of`. The name
    /// of somebody's fine-tuned model, such as
    /// `ft:gpt-4.1-2025-04-14:my-org::abc123`, is priced as its base.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Model> {
        let named = |name: &str| {
            let is = |candidate: &str| candidate.eq_ignore_ascii_case(name);
            self.models
                .iter()
                .find(|model| is(&model.id) || model.other_names.iter().any(|other| is(other)))
        };
        named(name).or_else(|| named(retired::fine_tuned_from(name)?))
    }

    /// What is known of a name that was sold once and is no longer.
    #[must_use]
    pub fn retired(&self, name: &str) -> Option<&Retired> {
        let named = |name: &str| {
            self.retired.iter().find(|retired| {
                retired
                    .names
                    .iter()
                    .any(|one| one.eq_ignore_ascii_case(name))
            })
        };
        named(name).or_else(|| named(retired::fine_tuned_from(name)?))
    }

    /// Every name that was sold once and is no longer, by the day it stopped.
    #[must_use]
    pub fn all_retired(&self) -> &[Retired] {
        &self.retired
    }

    /// The newest day on which pages of a publisher were read.
    #[must_use]
    pub fn last_seen(&self, publisher: Publisher) -> Option<Date> {
        let own = self.sources.iter();
        own.filter(|source| source.publisher == publisher)
            .map(|source| source.seen)
            .max()
    }

    /// The source of an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
