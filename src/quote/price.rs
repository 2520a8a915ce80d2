//! Prices one request.

use serde::Serialize;

use super::unpriced::ContextLimit;
use super::{Unpriced, Usage};
use crate::calendar::Date;
use crate::catalog::{Catalog, ContextBand, Modality, Model, Processing, Provenance, TokenKind};
use crate::money::{Percent, Usd, UsdPerMillion, UsdPerThousand};
use crate::tokens::Tokens;

/// The price row a request is billed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceRow {
    /// How it is processed.
    pub processing: Processing,
    /// Whether token rates carry the model's data-residency uplift.
    pub regional: bool,
    /// The day whose price applies.
    pub on: Date,
}

/// What a line of a bill is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Item {
    /// Tokens of one kind.
    Tokens {
        /// What they carry.
        modality: Modality,
        /// How they are billed.
        kind: TokenKind,
    },
    /// Web search calls.
    WebSearches,
    /// File search calls.
    FileSearches,
}

/// What one unit of an item costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitRate {
    /// Dollars per million tokens.
    UsdPerMillionTokens(UsdPerMillion),
    /// Dollars per thousand calls.
    UsdPerThousandCalls(UsdPerThousand),
}

/// One line of a bill: so many of something at a rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostLine {
    /// What is billed.
    #[serde(flatten)]
    pub item: Item,
    /// How many tokens or calls.
    pub quantity: u64,
    /// The rate that was applied, every factor included.
    pub rate: UnitRate,
    /// Quantity × rate, exact.
    pub usd: Usd,
    /// Where the rate comes from.
    pub provenance: Provenance,
}

/// The exact cost of one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestQuote {
    /// The band its input size puts it in.
    pub band: ContextBand,
    /// What it is made of; never empty lines.
    pub lines: Vec<CostLine>,
    /// The sum of the lines.
    pub usd: Usd,
}

/// Prices usage on a model, as it was reported or as it is expected.
///
/// Whether a single request of that size would fit the model is not asked
/// here: reported usage may sum many requests. A kind of input without a rate of its own bills at the row's input rate; an
/// absent row means that the model is not sold that way. Tool calls cost the
/// same in every mode and region.
///
/// # Errors
///
/// [`Unpriced`], with the reason.
///
/// # Example
///
/// ```
/// # use topup::{calendar::Date, catalog::{Catalog, Processing}, quote::*, tokens::Tokens};
/// let catalog = Catalog::built_in()?;
/// let usage = Usage::from_reported(&ReportedUsage {
///     input_tokens: Tokens::new(12_000),
///     output_tokens: Tokens::new(800),
///     ..ReportedUsage::default()
/// })?;
/// let row = PriceRow { processing: Processing::Standard, regional: false, on: Date::parse("2026-11-22")? };
/// // 12,000 × $2 + 800 × $10, per million
/// assert_eq!(quote_request(&catalog, "gpt-6.1-sol", row, &usage)?.usd.to_decimal(), "0.032");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn quote_request(
    catalog: &Catalog,
    model: &str,
    row: PriceRow,
    usage: &Usage,
) -> Result<RequestQuote, Unpriced> {
    let model = catalog.find(model).ok_or_else(|| Unpriced::UnknownModel {
        model: model.to_owned(),
    })?;
    quote_model(catalog, model, row, usage)
}

/// [`quote_request`] for a model that is already found.
pub(super) fn quote_model(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    usage: &Usage,
) -> Result<RequestQuote, Unpriced> {
    let id = || model.id.clone();
    if let Some(ended) = model.ends.filter(|_| !model.is_served(row.on)) {
        return Err(Unpriced::Ended { model: id(), ended });
    }
    let Some(period) = model.period(row.processing, row.on) else {
        return Err(if model.periods(Processing::Standard).is_empty() {
            Unpriced::OtherUnit { model: id() }
        } else if model.periods(row.processing).is_empty() {
            Unpriced::NotSoldThisWay {
                model: id(),
                processing: row.processing,
            }
        } else {
            Unpriced::NoPriceOnDay {
                model: id(),
                on: row.on,
            }
        });
    };
    let band = model.band(usage.total_input());
    let rates = match band {
        ContextBand::Short => &period.short,
        ContextBand::Long => period.long.as_ref().ok_or_else(|| Unpriced::NotSoldLong {
            model: id(),
            processing: row.processing,
        })?,
    };
    let factor = model
        .regional_uplift
        .filter(|_| row.regional)
        .unwrap_or(Percent::WHOLE);
    let mut lines = Vec::new();
    for (modality, kind, tokens) in usage.tokens() {
        let rate = rates.of(modality, kind).ok_or_else(|| Unpriced::NoRate {
            model: id(),
            modality,
            kind,
        })?;
        let rate = rate.scaled(factor).ok_or(Unpriced::OutOfRange)?;
        lines.push(CostLine {
            item: Item::Tokens { modality, kind },
            quantity: tokens.get(),
            rate: UnitRate::UsdPerMillionTokens(rate),
            usd: rate * tokens,
            provenance: period.provenance.clone(),
        });
    }
    let fees = &catalog.tool_fees;
    for (item, calls, rate) in [
        (Item::WebSearches, usage.web_searches, fees.web_search),
        (Item::FileSearches, usage.file_searches, fees.file_search),
    ] {
        if calls > 0 {
            lines.push(CostLine {
                item,
                quantity: calls,
                rate: UnitRate::UsdPerThousandCalls(rate),
                usd: rate.of_calls(calls),
                provenance: fees.provenance.clone(),
            });
        }
    }
    let usd = lines.iter().map(|line| line.usd).sum();
    Ok(RequestQuote { band, lines, usd })
}

/// Refuses a request that is larger than the model takes.
pub(super) fn fits(model: &Model, usage: &Usage) -> Result<(), Unpriced> {
    let (input, output) = (usage.total_input(), usage.total_output());
    let limits = [
        (ContextLimit::Input, input, model.context.max_input),
        (ContextLimit::Output, output, model.context.max_output),
        (ContextLimit::Window, input + output, model.context.window),
    ];
    for (limit, tokens, most) in limits {
        if let Some(most) = most.filter(|most| tokens > *most) {
            return Err(Unpriced::TooLarge {
                model: model.id.clone(),
                limit,
                tokens,
                most,
            });
        }
    }
    Ok(())
}

impl RequestQuote {
    /// The number of tokens on lines of a kind.
    #[must_use]
    pub fn tokens_of(&self, wanted: TokenKind) -> Tokens {
        self.lines
            .iter()
            .filter(|line| matches!(line.item, Item::Tokens { kind, .. } if kind == wanted))
            .map(|line| Tokens::new(line.quantity))
            .sum()
    }
}
