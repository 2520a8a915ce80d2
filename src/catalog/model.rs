//! A model OpenAI sells, with its prices over time.

use serde::{Deserialize, Serialize};

use super::{MadePicture, Modality, Processing, Provenance, Rates};
use crate::calendar::Date;
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerMinute};
use crate::tokens::{Encoding, Known, Tokens};

/// What a model is sold for; decides how it is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text (and images) in, text out, by the token.
    Text,
    /// Audio chat by the token.
    Audio,
    /// Spoken conversation by the token.
    Realtime,
    /// Audio by the minute.
    AudioMinutes,
    /// Transcription by the token.
    Transcription,
    /// Speech by the token.
    Speech,
    /// Speech by the character.
    Characters,
    /// Images by the token.
    Image,
    /// Embeddings by the token.
    Embedding,
    /// Moderation, free.
    Moderation,
}

/// Where a model stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Offered for new work.
    Current,
    /// Still sold, with a newer sibling.
    Legacy,
    /// Has a day on which it ends.
    Deprecated,
    /// Sold to approved customers only.
    Gated,
}

/// How much a request may hold; an unpublished limit is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Context {
    /// Input and output together.
    pub window: Option<Tokens>,
    /// Input alone, where it is limited below the window.
    pub max_input: Option<Tokens>,
    /// Output alone, reasoning included.
    pub max_output: Option<Tokens>,
}

/// When and how a model caches prompts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CachingRule {
    /// The shortest prefix that is cached.
    pub min_prefix: Tokens,
    /// Hits come in multiples of this.
    pub step: Tokens,
    /// Whether the minimum is exact, or may be up to twice as much.
    pub strict: bool,
    /// Whether tokens written to the cache cost more than plain input.
    pub writes_billed: bool,
    /// How long entries live, shortest first; never empty.
    pub lifetimes: Vec<CacheLifetime>,
}

/// How long an entry of a prompt cache lives after its last use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum CacheLifetime {
    /// A few idle minutes; how many is a rule of its own.
    #[serde(rename = "in_memory")]
    InMemory,
    /// 30 minutes.
    #[serde(rename = "30m")]
    Minutes30,
    /// 12 hours, where writing for them costs more than for 30 minutes.
    #[serde(rename = "12h")]
    Hours12,
    /// 24 hours.
    #[serde(rename = "24h")]
    Hours24,
}

impl CachingRule {
    /// The most of a prompt that a request can read from the cache: nothing below the shortest
    /// prefix that is cached, whole steps from there on.
    #[must_use]
    pub fn largest_hit(&self, prompt: Tokens) -> Tokens {
        if prompt < self.min_prefix {
            return Tokens::ZERO;
        }
        let step = self.step.get().max(1);
        Tokens::new(prompt.get() / step * step)
    }
}

/// Which price of a request applies: above the threshold the whole request costs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ContextBand {
    /// Total input up to and including the threshold.
    Short,
    /// Total input strictly above it.
    Long,
}

/// The prices of one processing mode from one day on, until the next entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricePeriod {
    /// The first day; `None` when the start is not recorded.
    pub from: Option<Date>,
    /// Where the prices come from.
    pub provenance: Provenance,
    /// Prices of an ordinary request.
    pub short: Rates,
    /// Prices of a long request; `None` when there is no such price.
    pub long: Option<Rates>,
}

/// The rule by which a model counts pictures, by its name in the rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImageInput {
    /// The name of the rule.
    pub rule: String,
    /// Whether OpenAI names this model beside it.
    pub known: Published,
}

/// Whether something about a model is published, or carried over from its nearest sibling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Published {
    /// OpenAI says so.
    Published,
    /// The nearest sibling has it.
    Assumed,
}

/// The one price of a model that is not billed by the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitPrice {
    /// Dollars per minute, billed by the second.
    UsdPerMinute(UsdPerMinute),
    /// Dollars per million characters.
    UsdPerMillionCharacters(UsdPerMillion),
}

/// A model OpenAI sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The name used in requests, such as `gpt-6.1-sol`.
    pub id: String,
    /// The name people use, such as `GPT-6.1 Sol`.
    pub name: String,
    /// The generation it belongs to, such as `gpt-6.1`.
    pub family: String,
    /// What it is sold for.
    pub kind: Kind,
    /// Where it stands in its life.
    pub status: Status,
    /// The day it was released, if known.
    pub released: Option<Date>,
    /// The first day on which it is no longer served, if announced.
    pub ends: Option<Date>,
    /// Other names for the same model: aliases and dated snapshots.
    pub other_names: Vec<String>,
    /// How much a request may hold.
    pub context: Context,
    /// The vocabulary it counts with and whether OpenAI says so; `None` when it cannot be counted here.
    pub encoding: Option<(Encoding, Known)>,
    /// Its prompt cache; `None` when it has none.
    pub caching: Option<CachingRule>,
    /// The input size above which a request is long; `None` when the price never steps.
    pub long_context_above: Option<Tokens>,
    /// The factor on token rates under data residency; `None` when there is no uplift.
    pub regional_uplift: Option<Percent>,
    /// The rule by which it counts pictures; `None` when it takes none.
    pub image_input: Option<ImageInput>,
    /// Training on it, in dollars per million tokens of the data set times its epochs.
    pub training: Option<(UsdPerMillion, Provenance)>,
    /// The last day through which OpenAI has promised its price, where it said so.
    pub price_promised_through: Option<Date>,
    /// Its one price, when it is not billed by the token.
    pub unit_price: Option<(UnitPrice, Provenance)>,
    /// What a person typed for pictures, in place of their tokens.
    pub(super) picture_prices: Vec<(MadePicture, Usd)>,
    pub(super) prices: Vec<(Processing, Vec<PricePeriod>)>,
}

impl Model {
    /// The processing modes it is sold in on a day, in the catalog's order.
    pub fn sold_in(&self, on: Date) -> impl Iterator<Item = Processing> + '_ {
        Processing::ALL
            .into_iter()
            .filter(move |processing| self.period(*processing, on).is_some())
    }

    /// Its prices in a mode on a day; `None` when it is not sold that way or the price of that day is not known.
    #[must_use]
    pub fn period(&self, processing: Processing, on: Date) -> Option<&PricePeriod> {
        self.periods(processing)
            .iter()
            .rev()
            .find(|period| period.from.is_none_or(|from| from <= on))
    }

    /// Every recorded price of a mode, oldest first; empty when it is not sold that way.
    #[must_use]
    pub fn periods(&self, processing: Processing) -> &[PricePeriod] {
        self.prices
            .iter()
            .find(|(mode, _)| *mode == processing)
            .map_or(&[], |(_, periods)| periods)
    }

    /// Whether it is still served on a day.
    #[must_use]
    pub fn is_served(&self, on: Date) -> bool {
        self.ends.is_none_or(|ends| on < ends)
    }

    /// Whether it stands for models that customers have trained.
    #[must_use]
    pub fn is_fine_tuned(&self) -> bool {
        self.id.starts_with("ft:")
    }

    /// The band of a request by its *total* input, cached and written tokens included.
    #[must_use]
    pub fn band(&self, total_input: Tokens) -> ContextBand {
        match self.long_context_above {
            Some(threshold) if total_input > threshold => ContextBand::Long,
            _ => ContextBand::Short,
        }
    }

    /// Whether the model is priced in tokens of a modality in Standard processing.
    #[must_use]
    pub fn takes(&self, modality: Modality, on: Date) -> bool {
        self.period(Processing::Standard, on)
            .is_some_and(|period| period.short.of(modality, super::TokenKind::Input).is_some())
    }
}
