//! Prices one request.

use serde::Serialize;

use super::unpriced::ContextLimit;
use super::{Item, Unit, UnitRate, Unpriced, Usage};
use crate::calendar::Date;
use crate::catalog::{
    Catalog, ContextBand, Model, Processing, Provenance, Rates, Sourced, UnitPrice,
};
use crate::money::{Percent, Usd, UsdPerThousand};

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

/// One line of a bill: so many of something at a rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostLine {
    /// What is billed.
    #[serde(flatten)]
    pub item: Item,
    /// How many tokens, seconds, characters, calls, sessions or GiB-days.
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
    quote_model(catalog, found(catalog, model, row.on)?, row, usage)
}

/// Prices usage of the decisions endpoint, which has rates of its own.
///
/// It serves one model in Standard processing; cached input bills as plain
/// input, and a long request costs no more by the token than a short one.
///
/// # Errors
///
/// [`Unpriced`], with the reason.
pub fn quote_decision(
    catalog: &Catalog,
    model: &str,
    row: PriceRow,
    usage: &Usage,
) -> Result<RequestQuote, Unpriced> {
    let model = found(catalog, model, row.on)?;
    let decisions = &catalog.rules.decisions;
    still_served(model, row.on)?;
    let id = || model.id.clone();
    if model.id != decisions.rule.model {
        return Err(Unpriced::NoDecisions { model: id() });
    }
    if row.processing != Processing::Standard {
        return Err(Unpriced::NotSoldThisWay {
            model: id(),
            processing: row.processing,
        });
    }
    if row.on < decisions.rule.since {
        return Err(Unpriced::NoPriceOnDay {
            model: id(),
            on: row.on,
        });
    }
    let list = PriceList {
        catalog,
        model,
        tokens: Some((&decisions.provenance, &decisions.rule.rates)),
        factor: factor(model, row),
    };
    bill(ContextBand::Short, usage, |item| list.rate(item))
}

/// The model of a name, or what is known of the name.
pub(super) fn found<'a>(catalog: &'a Catalog, name: &str, on: Date) -> Result<&'a Model, Unpriced> {
    if let Some(model) = catalog.find(name) {
        return Ok(model);
    }
    let model = name.to_owned();
    Err(match catalog.retired(name) {
        Some(retired) if retired.on <= on => Unpriced::Ended {
            model,
            ended: retired.on,
        },
        Some(_) => Unpriced::NoPriceOnDay { model, on },
        None => Unpriced::UnknownModel { model },
    })
}

pub(super) fn still_served(model: &Model, on: Date) -> Result<(), Unpriced> {
    match model.ends.filter(|_| !model.is_served(on)) {
        Some(ended) => Err(Unpriced::Ended {
            model: model.id.clone(),
            ended,
        }),
        None => Ok(()),
    }
}

/// The factor on a model's token rates.
fn factor(model: &Model, row: PriceRow) -> Percent {
    model
        .regional_uplift
        .filter(|_| row.regional)
        .unwrap_or(Percent::WHOLE)
}

/// [`quote_request`] for a model that is already found.
pub(super) fn quote_model(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    usage: &Usage,
) -> Result<RequestQuote, Unpriced> {
    let band = model.band(usage.total_input());
    let list = PriceList::of(catalog, model, row, band)?;
    bill(band, usage, |item| list.rate(item))
}

/// What a model charges for one unit of an item in one row and band.
///
/// For usage that sums many requests: their band cannot be told from the sum.
///
/// # Errors
///
/// [`Unpriced`], with the reason.
pub fn rate_of(
    catalog: &Catalog,
    model: &str,
    row: PriceRow,
    band: ContextBand,
    item: Item,
) -> Result<UnitRate, Unpriced> {
    let model = found(catalog, model, row.on)?;
    let list = PriceList::of(catalog, model, row, band)?;
    list.rate(item).map(|(rate, _)| rate)
}

/// The lines of a usage, each at the rate of its item, and their sum.
fn bill<'a>(
    band: ContextBand,
    usage: &Usage,
    rate_of: impl Fn(Item) -> Result<(UnitRate, &'a Provenance), Unpriced>,
) -> Result<RequestQuote, Unpriced> {
    let mut lines = Vec::new();
    for (item, quantity) in usage.parts() {
        let (rate, provenance) = rate_of(item)?;
        lines.push(CostLine {
            item,
            quantity,
            rate,
            usd: rate.of(quantity).ok_or(Unpriced::OutOfRange)?,
            provenance: provenance.clone(),
        });
    }
    let usd = lines.iter().map(|line| line.usd).sum();
    Ok(RequestQuote { band, lines, usd })
}

/// The rates of a model in a processing mode and band on a day.
fn token_rates(
    model: &Model,
    row: PriceRow,
    band: ContextBand,
) -> Result<(&Provenance, &Rates), Unpriced> {
    let period = model
        .period(row.processing, row.on)
        .ok_or_else(|| not_sold(model, row))?;
    let rates = match band {
        ContextBand::Short => &period.short,
        ContextBand::Long => period.long.as_ref().ok_or_else(|| Unpriced::NotSoldLong {
            model: model.id.clone(),
            processing: row.processing,
        })?,
    };
    Ok((&period.provenance, rates))
}

/// Why a model has no price in a processing mode on a day.
fn not_sold(model: &Model, row: PriceRow) -> Unpriced {
    let id = model.id.clone();
    if model.periods(row.processing).is_empty() {
        Unpriced::NotSoldThisWay {
            model: id,
            processing: row.processing,
        }
    } else {
        Unpriced::NoPriceOnDay {
            model: id,
            on: row.on,
        }
    }
}

/// Everything that can stand on a bill of a model, by item.
struct PriceList<'a> {
    catalog: &'a Catalog,
    model: &'a Model,
    /// `None` for a model that is not billed by the token.
    tokens: Option<(&'a Provenance, &'a Rates)>,
    factor: Percent,
}

impl<'a> PriceList<'a> {
    /// The prices of a model in one row and band.
    fn of(
        catalog: &'a Catalog,
        model: &'a Model,
        row: PriceRow,
        band: ContextBand,
    ) -> Result<Self, Unpriced> {
        still_served(model, row.on)?;
        let tokens = match model.unit_price {
            Some(_) if row.processing == Processing::Standard => None,
            Some(_) => return Err(not_sold(model, row)),
            None => Some(token_rates(model, row, band)?),
        };
        Ok(Self {
            catalog,
            model,
            tokens,
            factor: factor(model, row),
        })
    }

    /// What one unit of an item costs, every factor included, and who says so.
    fn rate(&self, item: Item) -> Result<(UnitRate, &'a Provenance), Unpriced> {
        let calls = &self.catalog.tool_fees;
        let per_call = |rate| (UnitRate::UsdPerThousandCalls(rate), &calls.provenance);
        let sourced_call = |fee: &'a Sourced<UsdPerThousand>| {
            (UnitRate::UsdPerThousandCalls(fee.rule), &fee.provenance)
        };
        let other_unit = |used| Unpriced::OtherUnit {
            model: self.model.id.clone(),
            used,
        };
        let unit_price = self.model.unit_price.as_ref();
        Ok(match item {
            Item::Tokens { modality, kind } => {
                let (provenance, rates) = self.tokens.ok_or_else(|| other_unit(Unit::Token))?;
                let rate = rates.of(modality, kind).ok_or_else(|| Unpriced::NoRate {
                    model: self.model.id.clone(),
                    modality,
                    kind,
                })?;
                let rate = rate.scaled(self.factor).ok_or(Unpriced::OutOfRange)?;
                (UnitRate::UsdPerMillionTokens(rate), provenance)
            }
            Item::Seconds => match unit_price {
                Some((UnitPrice::UsdPerMinute(rate), provenance)) => {
                    (UnitRate::UsdPerMinute(*rate), provenance)
                }
                Some((UnitPrice::UsdPerMillionCharacters(_), _)) | None => {
                    return Err(other_unit(Unit::Second));
                }
            },
            Item::Characters => match unit_price {
                Some((UnitPrice::UsdPerMillionCharacters(rate), provenance)) => {
                    (UnitRate::UsdPerMillionCharacters(*rate), provenance)
                }
                Some((UnitPrice::UsdPerMinute(_), _)) | None => {
                    return Err(other_unit(Unit::Character));
                }
            },
            Item::WebSearches => sourced_call(&calls.web_search),
            Item::ImageWebSearches => per_call(calls.image_web_search),
            Item::WebSearchPreviews => per_call(calls.web_search_preview(self.model)),
            Item::FileSearches => sourced_call(&calls.file_search),
            Item::ContainerSessions { size } => {
                let containers = &self.catalog.rules.containers;
                let each = containers.rule.usd_per_session.of(size);
                (UnitRate::UsdPerSession(each), &containers.provenance)
            }
            Item::Pictures | Item::Training => return Err(other_unit(Unit::Token)),
            Item::VectorStorage => {
                let storage = &self.catalog.rules.vector_storage;
                let each = storage.rule.usd_per_gib_day;
                (UnitRate::UsdPerGibDay(each), &storage.provenance)
            }
        })
    }
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
