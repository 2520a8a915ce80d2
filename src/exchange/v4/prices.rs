//! Prices that a person typed, as versions 4 and 5 write them.

use serde::{Deserialize, Serialize};

use crate::catalog::{
    ContextBand, CustomModel, CustomPrice, Kind, MadePicture, Modality, Overrides, Processing,
    Quality, RateCell, TokenKind, TypedRates, TypedTools, UnitPrice,
};
use crate::exchange::word::{Listed, Word};
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerMinute, UsdPerThousand};
use crate::tokens::Tokens;

/// What a person typed about prices. Each list is in the order of its names.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct PricesV4 {
    discounts: Vec<DiscountV4>,
    rates: Vec<RatesV4>,
    models: Vec<ModelV4>,
    units: Vec<UnitV4>,
    pictures: Vec<PictureV4>,
    training: Vec<TrainingV4>,
    web_search_usd_per_thousand: Option<UsdPerThousand>,
    file_search_usd_per_thousand: Option<UsdPerThousand>,
    container_session_usd: Option<Usd>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DiscountV4 {
    model: String,
    percent: Percent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RatesV4 {
    model: String,
    processing: Word<Processing>,
    rates: Vec<RateV4>,
}

/// The rate of one kind of token.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RateV4 {
    request: Word<ContextBand>,
    modality: Word<Modality>,
    kind: Word<TokenKind>,
    usd_per_million: UsdPerMillion,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelV4 {
    name: String,
    kind: Word<Kind>,
    /// Empty where it is billed by another unit.
    rates: Vec<RateV4>,
    unit_price: Option<UnitPriceV4>,
    window_tokens: Option<u64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitV4 {
    model: String,
    price: UnitPriceV4,
}

/// Links hold places in this list: it is only ever made longer at its end.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum UnitPriceV4 {
    UsdPerMinute(UsdPerMinute),
    UsdPerMillionCharacters(UsdPerMillion),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PictureV4 {
    model: String,
    quality: Word<Quality>,
    width: u32,
    height: u32,
    usd: Usd,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrainingV4 {
    model: String,
    usd_per_million: UsdPerMillion,
}

impl PricesV4 {
    /// Nothing where nothing was typed: a link says no more than it has to.
    pub(in crate::exchange) fn new(overrides: &Overrides) -> Option<Self> {
        if overrides.is_empty() {
            return None;
        }
        let Overrides {
            discounts,
            rates,
            units,
            pictures,
            training,
            tools,
            models,
        } = overrides;
        let TypedTools {
            web_search,
            file_search,
            container_session,
        } = *tools;
        let discounts = discounts.iter().map(|(model, percent)| DiscountV4 {
            model: model.clone(),
            percent: *percent,
        });
        let rates = rates.iter().map(|((model, processing), rates)| RatesV4 {
            model: model.clone(),
            processing: Word(*processing),
            rates: written(rates),
        });
        let models = models.iter().map(|(name, model)| ModelV4::new(name, model));
        let units = units.iter().map(|(model, price)| UnitV4 {
            model: model.clone(),
            price: UnitPriceV4::from(*price),
        });
        let pictures = pictures.iter().map(|((model, picture), usd)| PictureV4 {
            model: model.clone(),
            quality: Word(picture.quality),
            width: picture.width,
            height: picture.height,
            usd: *usd,
        });
        let training = training.iter().map(|(model, rate)| TrainingV4 {
            model: model.clone(),
            usd_per_million: *rate,
        });
        Some(Self {
            discounts: discounts.collect(),
            rates: rates.collect(),
            models: models.collect(),
            units: units.collect(),
            pictures: pictures.collect(),
            training: training.collect(),
            web_search_usd_per_thousand: web_search,
            file_search_usd_per_thousand: file_search,
            container_session_usd: container_session,
        })
    }
}

impl ModelV4 {
    fn new(name: &str, model: &CustomModel) -> Self {
        let (rates, unit_price) = match &model.price {
            CustomPrice::Tokens(rates) => (written(rates), None),
            CustomPrice::Unit(price) => (Vec::new(), Some(UnitPriceV4::from(*price))),
        };
        Self {
            name: name.to_owned(),
            kind: Word(model.kind),
            rates,
            unit_price,
            window_tokens: model.window.map(Tokens::get),
        }
    }
}

fn written(rates: &TypedRates) -> Vec<RateV4> {
    let cells = rates.cells().map(|(cell, rate)| RateV4 {
        request: Word(cell.band),
        modality: Word(cell.modality),
        kind: Word(cell.kind),
        usd_per_million: rate,
    });
    cells.collect()
}

fn read(wire: Vec<RateV4>) -> TypedRates {
    let mut rates = TypedRates::default();
    for own in wire {
        let cell = RateCell {
            band: own.request.0,
            modality: own.modality.0,
            kind: own.kind.0,
        };
        rates.set(cell, Some(own.usd_per_million));
    }
    rates
}

impl From<PricesV4> for Overrides {
    fn from(wire: PricesV4) -> Self {
        let discounts = wire.discounts.into_iter();
        let rates = wire.rates.into_iter();
        let models = wire.models.into_iter().map(|own| {
            let price = match own.unit_price {
                Some(price) => CustomPrice::Unit(price.into()),
                None => CustomPrice::Tokens(read(own.rates)),
            };
            let model = CustomModel {
                kind: own.kind.0,
                price,
                window: own.window_tokens.map(Tokens::new),
            };
            (own.name, model)
        });
        let pictures = wire.pictures.into_iter().map(|own| {
            let picture = MadePicture {
                quality: own.quality.0,
                width: own.width,
                height: own.height,
            };
            ((own.model, picture), own.usd)
        });
        let units = wire.units.into_iter();
        let training = wire.training.into_iter();
        Self {
            discounts: discounts.map(|own| (own.model, own.percent)).collect(),
            rates: rates
                .map(|own| ((own.model, own.processing.0), read(own.rates)))
                .collect(),
            units: units.map(|own| (own.model, own.price.into())).collect(),
            pictures: pictures.collect(),
            training: training
                .map(|own| (own.model, own.usd_per_million))
                .collect(),
            tools: TypedTools {
                web_search: wire.web_search_usd_per_thousand,
                file_search: wire.file_search_usd_per_thousand,
                container_session: wire.container_session_usd,
            },
            models: models.collect(),
        }
    }
}

impl From<UnitPrice> for UnitPriceV4 {
    fn from(price: UnitPrice) -> Self {
        match price {
            UnitPrice::UsdPerMinute(rate) => Self::UsdPerMinute(rate),
            UnitPrice::UsdPerMillionCharacters(rate) => Self::UsdPerMillionCharacters(rate),
        }
    }
}

impl From<UnitPriceV4> for UnitPrice {
    fn from(wire: UnitPriceV4) -> Self {
        match wire {
            UnitPriceV4::UsdPerMinute(rate) => Self::UsdPerMinute(rate),
            UnitPriceV4::UsdPerMillionCharacters(rate) => Self::UsdPerMillionCharacters(rate),
        }
    }
}

impl Listed for ContextBand {
    const LIST: &'static [Self] = &[Self::Short, Self::Long];
    fn word(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

impl Listed for Modality {
    const LIST: &'static [Self] = &[Self::Text, Self::Audio, Self::Image];
    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Audio => "audio",
            Self::Image => "image",
        }
    }
}

impl Listed for TokenKind {
    const LIST: &'static [Self] = &[
        Self::Input,
        Self::CachedInput,
        Self::CacheWrite30m,
        Self::CacheWrite12h,
        Self::Output,
    ];
    fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::CachedInput => "cached_input",
            Self::CacheWrite30m => "cache_write_30m",
            Self::CacheWrite12h => "cache_write_12h",
            Self::Output => "output",
        }
    }
}

impl Listed for Kind {
    const LIST: &'static [Self] = &[
        Self::Text,
        Self::Audio,
        Self::Realtime,
        Self::AudioMinutes,
        Self::Transcription,
        Self::Speech,
        Self::Characters,
        Self::Image,
        Self::Embedding,
        Self::Moderation,
    ];
    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Audio => "audio",
            Self::Realtime => "realtime",
            Self::AudioMinutes => "audio_minutes",
            Self::Transcription => "transcription",
            Self::Speech => "speech",
            Self::Characters => "characters",
            Self::Image => "image",
            Self::Embedding => "embedding",
            Self::Moderation => "moderation",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<T: Listed>() -> String {
        let words: Vec<_> = T::LIST.iter().map(|value| value.word()).collect();
        words.join(" ")
    }

    /// Released links hold places in these lists. Add words at the end; never change, move or remove one.
    #[test]
    fn the_lists_of_released_links_stay() {
        assert_eq!(words::<ContextBand>(), "short long");
        assert_eq!(words::<Modality>(), "text audio image");
        assert_eq!(
            words::<TokenKind>(),
            "input cached_input cache_write_30m cache_write_12h output"
        );
        assert_eq!(
            words::<Kind>(),
            "text audio realtime audio_minutes transcription speech characters image embedding \
             moderation"
        );
    }
}
