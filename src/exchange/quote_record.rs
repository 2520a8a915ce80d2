//! Usage records in, exact costs out: the JSON of `topup quote`.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::quote_input::{self, Images, InputImages, Message, Tool};
use crate::calendar::Date;
use crate::catalog::{Catalog, ContextBand, Processing};
use crate::money::Usd;
use crate::quote::{
    CostLine, PriceRow, ReportedUsage, Unpriced, Usage, UsageError, quote_decision, quote_request,
};
use crate::tokens::{ImageError, Tokens};

/// One record: what was used, of which model, how and when. Other fields are ignored.
#[derive(Deserialize)]
struct QuoteRecord {
    model: String,
    #[serde(default)]
    service_tier: Option<String>,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    timestamp: Option<String>,
    /// `decisions`, where the endpoint has a price of its own.
    #[serde(default)]
    endpoint: Option<String>,
    /// Generated pictures, instead of their output tokens.
    #[serde(default)]
    images: Vec<Images>,
    /// Pictures that are sent, instead of their input tokens.
    #[serde(default)]
    input_images: Vec<InputImages>,
    /// A conversation, instead of its input tokens.
    #[serde(default)]
    messages: Vec<Message>,
    /// The functions it may call, instead of their input tokens.
    #[serde(default)]
    tools: Vec<Tool>,
    usage: ReportedUsage,
}

/// What a record costs.
#[derive(Serialize)]
struct Quoted {
    model: String,
    service_tier: Processing,
    on: Date,
    band: ContextBand,
    usd: Usd,
    /// How many of the input tokens were worked out from pictures, messages and tools.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated_input_tokens: Option<Tokens>,
    lines: Vec<CostLine>,
}

/// Why a record, or a list of them, has no exact cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteRecordError {
    /// Not JSON, or not the shape of a record.
    Shape(String),
    /// A service tier that does not exist.
    ServiceTier(String),
    /// A region that does not exist.
    Region {
        /// What was asked for.
        region: String,
        /// The regions that exist.
        regions: Vec<String>,
    },
    /// An endpoint without a price of its own.
    Endpoint(String),
    /// Pictures of a size or quality whose tokens are not published for the model.
    Images {
        /// The model.
        model: String,
        /// The size.
        size: String,
    },
    /// A model that takes no pictures, or whose way of counting them is not known.
    NoPictures(String),
    /// A picture that the model does not take.
    Picture(ImageError),
    /// A model that is not billed by text tokens.
    NoText(String),
    /// A timestamp that is not a date.
    Timestamp(String),
    /// Usage with a part larger than its whole.
    Usage(UsageError),
    /// No price.
    Unpriced(Unpriced),
    /// One of these, in a list; the first record is number 1.
    InRecord(usize, Box<Self>),
}

impl fmt::Display for QuoteRecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(why) => write!(f, "this is not a usage record: {why}"),
            Self::ServiceTier(tier) => write!(f, "there is no service tier '{tier}'"),
            Self::Region { region, regions } => write!(
                f,
                "there is no region '{region}' (one of {})",
                regions.join(", ")
            ),
            Self::Endpoint(endpoint) => write!(
                f,
                "the endpoint '{endpoint}' has no price of its own (only decisions has)"
            ),
            Self::Images { model, size } => write!(
                f,
                "how many tokens an image of {size} is with '{model}' is not published"
            ),
            Self::NoPictures(model) => write!(
                f,
                "how '{model}' counts pictures is unknown, or it takes none"
            ),
            Self::Picture(error) => error.fmt(f),
            Self::NoText(model) => write!(f, "'{model}' is not billed by text tokens"),
            Self::Timestamp(why) => f.write_str(why),
            Self::Usage(error) => error.fmt(f),
            Self::Unpriced(reason) => reason.fmt(f),
            Self::InRecord(number, error) => write!(f, "record {number}: {error}"),
        }
    }
}

impl core::error::Error for QuoteRecordError {}

/// Prices a record, or each record of a list, and writes the costs as JSON of the same shape.
///
/// A record without a timestamp is priced as of `today`. Nothing is priced in
/// part: one record without an exact cost refuses them all.
///
/// # Errors
///
/// [`QuoteRecordError`], naming the record.
pub fn quote_records(
    catalog: &Catalog,
    json: &str,
    today: Date,
) -> Result<String, QuoteRecordError> {
    let shape = |error: serde_json::Error| QuoteRecordError::Shape(error.to_string());
    let is_list = json.trim_start().starts_with('[');
    let answer = if is_list {
        let records: Vec<QuoteRecord> = serde_json::from_str(json).map_err(shape)?;
        let quoted: Vec<Quoted> = records
            .iter()
            .enumerate()
            .map(|(index, record)| {
                quote(catalog, record, today)
                    .map_err(|error| QuoteRecordError::InRecord(index + 1, Box::new(error)))
            })
            .collect::<Result<_, _>>()?;
        serde_json::to_string_pretty(&quoted)
    } else {
        let record = serde_json::from_str(json).map_err(shape)?;
        serde_json::to_string_pretty(&quote(catalog, &record, today)?)
    };
    answer.map_err(shape)
}

fn quote(catalog: &Catalog, record: &QuoteRecord, today: Date) -> Result<Quoted, QuoteRecordError> {
    let tier = record.service_tier.as_deref().unwrap_or("default");
    let processing = Processing::from_service_tier(tier)
        .ok_or_else(|| QuoteRecordError::ServiceTier(tier.to_owned()))?;
    let regions = &catalog.rules.residency.rule.regions;
    if let Some(region) = record
        .region
        .as_deref()
        .filter(|region| !regions.iter().any(|known| known == region))
    {
        return Err(QuoteRecordError::Region {
            region: region.to_owned(),
            regions: regions.clone(),
        });
    }
    let on = record
        .timestamp
        .as_deref()
        .map_or(Ok(today), Date::parse)
        .map_err(|error| QuoteRecordError::Timestamp(error.to_string()))?;
    let (usage, estimated) = described(catalog, record)?;
    let usage = Usage::from_reported(&usage).map_err(QuoteRecordError::Usage)?;
    let row = PriceRow {
        processing,
        regional: record.region.is_some(),
        on,
    };
    let quote = match record.endpoint.as_deref() {
        None => quote_request(catalog, &record.model, row, &usage),
        Some("decisions") => quote_decision(catalog, &record.model, row, &usage),
        Some(other) => return Err(QuoteRecordError::Endpoint(other.to_owned())),
    }
    .map_err(QuoteRecordError::Unpriced)?;
    let model = catalog
        .find(&record.model)
        .map_or(&record.model, |model| &model.id)
        .clone();
    Ok(Quoted {
        model,
        service_tier: processing,
        on,
        band: quote.band,
        usd: quote.usd,
        estimated_input_tokens: Some(estimated).filter(|tokens| !tokens.is_zero()),
        lines: quote.lines,
    })
}

/// The usage with the tokens of what the record describes, and how many of the input those are.
fn described(
    catalog: &Catalog,
    record: &QuoteRecord,
) -> Result<(ReportedUsage, Tokens), QuoteRecordError> {
    let mut usage = record.usage;
    let add = |sum: &mut Tokens, more: Tokens| {
        *sum = sum
            .checked_add(more)
            .ok_or(QuoteRecordError::Unpriced(Unpriced::OutOfRange))?;
        Ok(())
    };
    let output = quote_input::generated(catalog, &record.model, &record.images)?;
    add(&mut usage.output_tokens, output)?;
    add(&mut usage.image_output_tokens, output)?;
    let mut input = Tokens::ZERO;
    // The price of an unknown model is refused with its own reason.
    if let Some(model) = catalog.find(&record.model) {
        add(
            &mut input,
            quote_input::pictures(catalog, model, &record.input_images)?,
        )?;
        add(
            &mut input,
            quote_input::conversation(catalog, model, &record.messages, &record.tools)?,
        )?;
    }
    add(&mut usage.input_tokens, input)?;
    Ok((usage, input))
}
