//! Prices one unit of work: every call it makes, each in its own context band.

use serde::Serialize;

use super::cache::Cache;
use super::price::{fits, quote_model, still_served};
use super::{CostLine, Item, PriceRow, ReportedUsage, Unit, UnitRate, Unpriced, Usage};
use crate::catalog::{Catalog, ContextBand, MadePicture, Model, Processing, TokenKind, UnitPrice};
use crate::money::Usd;
use crate::tokens::Tokens;
use crate::workload::{Shape, UnitOfWork, Workload};

/// What one unit of work costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitQuote {
    /// How many calls the unit makes.
    pub calls: u64,
    /// The band of its longest call.
    pub band: ContextBand,
    /// What it is made of, alike lines of all calls together; never empty lines.
    pub lines: Vec<CostLine>,
    /// The sum of the lines.
    pub usd: Usd,
}

impl UnitQuote {
    const NOTHING: Self = Self {
        calls: 0,
        band: ContextBand::Short,
        lines: Vec::new(),
        usd: Usd::ZERO,
    };

    /// The number of tokens on lines of a kind.
    #[must_use]
    pub fn tokens_of(&self, wanted: TokenKind) -> Tokens {
        self.lines
            .iter()
            .filter(|line| matches!(line.item, Item::Tokens { kind, .. } if kind == wanted))
            .map(|line| Tokens::new(line.quantity))
            .sum()
    }

    /// Adds the lines of a call; a call is priced by itself first, since its size decides its rates.
    fn add(&mut self, lines: Vec<CostLine>) -> Result<(), Unpriced> {
        for line in lines {
            self.usd += line.usd;
            let alike = |own: &&mut CostLine| own.item == line.item && own.rate == line.rate;
            match self.lines.iter_mut().find(alike) {
                Some(own) => {
                    own.quantity = own
                        .quantity
                        .checked_add(line.quantity)
                        .ok_or(Unpriced::OutOfRange)?;
                    own.usd += line.usd;
                }
                None => self.lines.push(line),
            }
        }
        if self.usd > Usd::MAX {
            return Err(Unpriced::OutOfRange);
        }
        Ok(())
    }
}

/// Prices a unit of a workload on a model, as a cache leaves it.
pub(super) fn quote_unit(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    workload: &Workload,
    cache: &Cache<'_>,
) -> Result<UnitQuote, Unpriced> {
    let unit = workload.work.unit();
    let mut quote = UnitQuote::NOTHING;
    if workload.work.shape == Shape::FineTuning {
        quote.add(vec![training(catalog, model, row, unit.trained)?])?;
        return Ok(quote);
    }
    let priced = |reported: &ReportedUsage| {
        // The split cannot fail: parts of the input are cut so that they fit into it.
        let usage = Usage::from_reported(reported).map_err(|_| Unpriced::OutOfRange)?;
        fits(model, &usage)?;
        quote_model(catalog, model, row, &usage)
    };
    let pictures = typed_pictures(model, row, &unit)?;
    let media = media(catalog, model, &unit, pictures.is_some())?;
    for (place, call) in unit.calls.iter().enumerate() {
        let mut usage = cache.split(call, place);
        add(&mut usage, media.each_call);
        if place == 0 {
            add(&mut usage, media.once);
        }
        let answer = priced(&in_own_unit(model, usage)?)?;
        if answer.band == ContextBand::Long {
            quote.band = ContextBand::Long;
        }
        quote.calls += 1;
        quote.add(answer.lines)?;
    }
    let made = pictures.into_iter().filter(|line| line.quantity > 0);
    quote.add(made.collect())?;
    let tools = priced(&ReportedUsage {
        web_searches: unit.tools.web_searches,
        file_searches: unit.tools.file_searches,
        container_sessions_1g: unit.tools.container_sessions,
        ..ReportedUsage::default()
    })?;
    quote.add(tools.lines)?;
    Ok(quote)
}

/// What a unit holds besides text, in tokens of the model.
struct Media {
    each_call: ReportedUsage,
    once: ReportedUsage,
}

fn media(
    catalog: &Catalog,
    model: &Model,
    unit: &UnitOfWork,
    pictures_are_priced: bool,
) -> Result<Media, Unpriced> {
    let mut each_call = ReportedUsage::default();
    if let Some((count, size, detail)) = unit.pictures {
        let rule = model
            .image_input
            .as_ref()
            .and_then(|input| catalog.rules.image_input.get(&input.rule))
            .ok_or_else(|| Unpriced::TakesNoPictures {
                model: model.id.clone(),
            })?;
        let one = rule
            .rule
            .count(size, detail)
            .map_err(|_| Unpriced::PictureNotTaken {
                model: model.id.clone(),
                size,
            })?;
        let tokens = one
            .tokens
            .checked_times(count)
            .ok_or(Unpriced::OutOfRange)?;
        // Vision models bill pictures as input like any other.
        each_call.input_tokens = tokens;
    }
    let audio = &catalog.rules.audio.rule;
    let of_seconds = |seconds: u64, per_second: u32| {
        Tokens::new(u64::from(per_second))
            .checked_times(seconds)
            .ok_or(Unpriced::OutOfRange)
    };
    let heard = of_seconds(unit.seconds_heard, audio.input_tokens_per_second)?;
    let spoken = of_seconds(unit.seconds_spoken, audio.output_tokens_per_second)?;
    let mut once = ReportedUsage {
        input_tokens: heard,
        audio_input_tokens: heard,
        output_tokens: spoken,
        audio_output_tokens: spoken,
        seconds: unit.seconds_heard.saturating_add(unit.seconds_spoken),
        characters: unit.characters,
        ..ReportedUsage::default()
    };
    if let Some((count, size, quality)) = unit.made_pictures
        && !pictures_are_priced
    {
        let made = catalog
            .rules
            .image_output
            .rule
            .tokens(model, quality, &format!("{}x{}", size.width, size.height))
            .ok_or_else(|| Unpriced::PictureTokensUnknown {
                model: model.id.clone(),
                size,
            })?
            .checked_times(count)
            .ok_or(Unpriced::OutOfRange)?;
        once.output_tokens += made;
        once.image_output_tokens += made;
    }
    Ok(Media { each_call, once })
}

/// The usage in the unit that the model is billed by.
///
/// Work that is measured in another unit only is not free there: it is refused.
fn in_own_unit(model: &Model, usage: ReportedUsage) -> Result<ReportedUsage, Unpriced> {
    let tokens = (
        Unit::Token,
        usage.input_tokens.get() + usage.output_tokens.get(),
    );
    let seconds = (Unit::Second, usage.seconds);
    let characters = (Unit::Character, usage.characters);
    let (own, others) = match model.unit_price {
        None => (tokens, [seconds, characters]),
        Some((UnitPrice::UsdPerMinute(_), _)) => (seconds, [characters, tokens]),
        Some((UnitPrice::UsdPerMillionCharacters(_), _)) => (characters, [seconds, tokens]),
    };
    if let (0, Some((used, _))) = (own.1, others.into_iter().find(|(_, count)| *count > 0)) {
        return Err(Unpriced::OtherUnit {
            model: model.id.clone(),
            used,
        });
    }
    Ok(match own.0 {
        Unit::Token => ReportedUsage {
            seconds: 0,
            characters: 0,
            ..usage
        },
        Unit::Second => ReportedUsage {
            seconds: usage.seconds,
            ..ReportedUsage::default()
        },
        Unit::Character => ReportedUsage {
            characters: usage.characters,
            ..ReportedUsage::default()
        },
    })
}

fn add(usage: &mut ReportedUsage, more: ReportedUsage) {
    usage.input_tokens += more.input_tokens;
    usage.output_tokens += more.output_tokens;
    usage.audio_input_tokens += more.audio_input_tokens;
    usage.audio_output_tokens += more.audio_output_tokens;
    usage.image_output_tokens += more.image_output_tokens;
    usage.seconds = usage.seconds.saturating_add(more.seconds);
    usage.characters = usage.characters.saturating_add(more.characters);
}

/// The line of pictures for which the person typed a price; `None` where they are billed by the token.
fn typed_pictures(
    model: &Model,
    row: PriceRow,
    unit: &UnitOfWork,
) -> Result<Option<CostLine>, Unpriced> {
    let Some((count, size, quality)) = unit.made_pictures else {
        return Ok(None);
    };
    let picture = MadePicture {
        quality,
        width: size.width,
        height: size.height,
    };
    let typed = model
        .picture_price(picture)
        .filter(|_| row.processing == Processing::Standard);
    let Some((each, provenance)) = typed else {
        return Ok(None);
    };
    let rate = UnitRate::UsdPerPicture(each);
    Ok(Some(CostLine {
        item: Item::Pictures,
        quantity: count,
        rate,
        usd: rate.of(count).ok_or(Unpriced::OutOfRange)?,
        provenance,
    }))
}

/// The one line of a training job.
///
/// Jobs are taken in Standard processing only, and until the day on which OpenAI takes no new ones.
fn training(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    trained: Tokens,
) -> Result<CostLine, Unpriced> {
    still_served(model, row.on)?;
    let closed = catalog.rules.fine_tuning.rule.no_new_jobs_from;
    if row.on >= closed {
        return Err(Unpriced::Ended {
            model: model.id.clone(),
            ended: closed,
        });
    }
    if row.processing != Processing::Standard {
        return Err(Unpriced::NotSoldThisWay {
            model: model.id.clone(),
            processing: row.processing,
        });
    }
    let (rate, provenance) = model
        .training
        .as_ref()
        .ok_or_else(|| Unpriced::NotTrainable {
            model: model.id.clone(),
        })?;
    let rate = UnitRate::UsdPerMillionTokens(*rate);
    let quantity = trained.get();
    Ok(CostLine {
        item: Item::Training,
        quantity,
        rate,
        usd: rate.of(quantity).ok_or(Unpriced::OutOfRange)?,
        provenance: provenance.clone(),
    })
}
