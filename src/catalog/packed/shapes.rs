//! What each part of the catalog consists of, in the order of its bytes.

use super::super::rules::PreviewFees;
use super::super::{
    AlertRule, AudioRule, BatchLimits, CacheLifetime, CachingRule, Catalog, Class, Confidence,
    ContainerSize, Containers, Context, CreditRules, DecisionsRule, Evidence, FineTuningRule,
    FramingRule, ImageInput, ImageOutputRule, Kind, KindRates, LongContextRule, Modality, Model,
    Offer, PricePeriod, Processing, ProcessingRule, PromptCacheRule, Provenance, Published,
    Publisher, Quality, Rates, RechargeRule, ResidencyRule, Retired, Rules, SessionPrices, Source,
    Sourced, Status, StopCodes, TokenKind, ToolFees, UnitPrice, UsageTier, UsageTiers,
    VectorStorage, Wait,
};
use crate::packed::{Packed, fields, places};
use crate::tokens::{
    Detail, Encoding, ImageRule, Known, MessageFraming, PatchLevel, PatchRule, TileRule, Tokens,
    ToolFraming,
};

places! {
    CacheLifetime { InMemory Minutes30 Hours12 Hours24 }
    Class { Embedding FineTuned Pro Nano }
    Confidence { Low Medium High }
    ContainerSize { OneGb FourGb SixteenGb SixtyFourGb }
    Detail { Low High Original Auto }
    Encoding { O200kBase Cl100kBase }
    Kind {
        Text Audio Realtime AudioMinutes Transcription Speech Characters Image Embedding Moderation
    }
    Known { Exact Assumed Estimated }
    Modality { Text Audio Image }
    Offer { Widely OnFewModels WindingDown }
    Processing { Standard Batch Flex Fast Ultrafast Background2h Background8h }
    Published { Published Assumed }
    Publisher { OpenAi PriceTable Other }
    Quality { Low Medium High }
    Status { Current Legacy Deprecated Gated }
    TokenKind { Input CachedInput CacheWrite30m CacheWrite12h Output }
}

fields! {
    AlertRule { usual }
    AudioRule { input_tokens_per_second output_tokens_per_second }
    BatchLimits { requests file_mb embedding_inputs batches_per_hour }
    CachingRule { min_prefix step strict writes_billed lifetimes }
    Catalog { as_of credit_rules tool_fees rules models retired sources }
    Containers { session_minutes usd_per_session }
    Context { window max_input max_output }
    CreditRules { minimum_purchase default_purchase expires_after_years provenance }
    DecisionsRule { model since rates }
    Evidence { sources checked confidence }
    FineTuningRule { no_new_jobs_from }
    FramingRule { messages tools_o200k tools_cl100k }
    ImageInput { rule known }
    ImageOutputRule { models tokens }
    KindRates { input cached_input cache_write_30m cache_write_12h output }
    LongContextRule { input_factor cache_factor output_factor own_prices }
    MessageFraming { per_message per_name reply_priming }
    Model {
        id name family kind status released ends other_names context encoding caching
        long_context_above regional_uplift image_input training price_promised_through unit_price
        picture_prices prices
    }
    PatchLevel { fit_px budget }
    PatchRule { patch_px tokens_per_hundred_patches most_patches auto low high original }
    PreviewFees { reasoning other not_reasoning }
    PricePeriod { from provenance short long }
    ProcessingRule { mode usual_factor wait own_prices offer not_on }
    PromptCacheRule {
        min_prefix step write_30m_factor write_12h_factor in_memory_minutes most_writes_per_request
    }
    Rates { text audio image }
    RechargeRule { minimum_usd on_at_setup limit_counts_manual }
    ResidencyRule { factor released_from regions fedramp_factor }
    Retired { on names provenance }
    Rules {
        containers vector_storage long_context residency processing prompt_cache decisions
        fine_tuning usage_tiers batch recharge stops alerts image_input image_output audio framing
    }
    SessionPrices { one four sixteen sixty_four }
    Source { id title address publisher seen }
    StopCodes {
        http_status credit_balance organisation_spend_limit project_spend_limit
        organisation_usage_limit
    }
    TileRule { base_tokens tile_tokens tile_px fit_px short_side_px }
    ToolFees { web_search image_web_search file_search provenance preview }
    ToolFraming { per_function properties_open per_property per_enum per_enum_item end_once }
    UsageTier { name paid_usd monthly_limit_usd }
    UsageTiers { tiers }
    VectorStorage { usd_per_gib_day free_gib }
}

impl<T: Packed> Packed for Sourced<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.rule.pack(to);
        self.provenance.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some(Self {
            rule: Packed::unpack(from)?,
            provenance: Packed::unpack(from)?,
        })
    }
}

/// Of the files' numbers, none was typed by a person.
impl Packed for Provenance {
    fn pack(&self, to: &mut Vec<u8>) {
        if let Self::Published(evidence) = self {
            evidence.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Evidence::unpack(from).map(Self::Published)
    }
}

impl Packed for Tokens {
    fn pack(&self, to: &mut Vec<u8>) {
        self.get().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        u64::unpack(from).map(Self::new)
    }
}

impl Packed for Wait {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::AtOnce => 0_u64.pack(to),
            Self::WhenThereIsRoom => 1_u64.pack(to),
            Self::WithinHours(hours) => {
                2_u64.pack(to);
                hours.pack(to);
            }
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match u64::unpack(from)? {
            0 => Some(Self::AtOnce),
            1 => Some(Self::WhenThereIsRoom),
            2 => u32::unpack(from).map(Self::WithinHours),
            _ => None,
        }
    }
}

impl Packed for UnitPrice {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::UsdPerMinute(rate) => (false, *rate).pack(to),
            Self::UsdPerMillionCharacters(rate) => (true, *rate).pack(to),
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        if bool::unpack(from)? {
            Packed::unpack(from).map(Self::UsdPerMillionCharacters)
        } else {
            Packed::unpack(from).map(Self::UsdPerMinute)
        }
    }
}

impl Packed for ImageRule {
    fn pack(&self, to: &mut Vec<u8>) {
        match self {
            Self::Patches(rule) => {
                false.pack(to);
                rule.pack(to);
            }
            Self::Tiles(rule) => {
                true.pack(to);
                rule.pack(to);
            }
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        if bool::unpack(from)? {
            Packed::unpack(from).map(Self::Tiles)
        } else {
            Packed::unpack(from).map(Self::Patches)
        }
    }
}

/// A model of the files has no pictures of a price that was typed.
impl Packed for super::super::MadePicture {
    fn pack(&self, _: &mut Vec<u8>) {}

    fn unpack(_: &mut &[u8]) -> Option<Self> {
        None
    }
}
