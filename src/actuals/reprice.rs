//! What rows should have cost by the catalog of their day, and why an export says otherwise.

use std::collections::HashMap;

use serde::Serialize;

use super::cell::Spent;
use super::row::{Part, Row};
use super::sharing::costs;
use super::{Name, Names};
use crate::calendar::Date;
use crate::catalog::{Catalog, ContextBand, Processing, TokenKind};
use crate::money::Usd;
use crate::quote::{Item, PriceRow, UnitRate, Unpriced, rate_of};
use crate::tokens::Tokens;

/// Two amounts are the same within one in a thousand, or a millionth of a dollar: exports round.
const SAME_WITHIN: u64 = 1_000;

/// What the comparison of an exported amount with the catalog says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Difference {
    /// The amounts are the same.
    Same,
    /// The export has no amount: what the catalog says counts.
    NoAmount,
    /// The export has an amount, and nothing to work it out from.
    NoUsage,
    /// The amount is that of another processing mode: of Batch, or of a service tier.
    Processing {
        /// The mode that fits.
        fits: Processing,
    },
    /// The amount has the uplift of data residency.
    Residency,
    /// The amount is that of the other context band.
    ContextBand,
    /// The amount is what it would be with nothing read from the cache.
    CachedAtFullPrice,
    /// The amount is that of another day's price.
    PriceOfAnotherDay {
        /// A day on which that price held.
        held: Date,
    },
    /// A proxy answered from its own cache.
    ProxyCache,
    /// The model has no price here.
    UnknownModel,
    /// The model is known and not sold like this, or not on that day.
    NotSold,
    /// None of these.
    Unexplained,
}

/// A row beside the catalog.
pub(super) struct Repriced {
    /// Each part with what it cost: as exported where the export says, else by the catalog.
    pub(super) costs: Vec<Spent>,
    /// What the catalog says in all, if it can.
    pub(super) catalog: Option<Usd>,
    pub(super) difference: Difference,
    /// Whether any amount stands for the row.
    pub(super) is_priced: bool,
}

/// A price row that was looked up before.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Looked {
    model: Name,
    on: Date,
    processing: Processing,
    regional: bool,
    is_long: bool,
}

/// The most price rows that are kept at hand.
const MOST_LOOKED: usize = 20_000;

type Rates = Vec<(Item, Result<UnitRate, NoPrice>)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum NoPrice {
    Unknown,
    NotSold,
}

/// Prices rows with the catalog of their day.
pub(super) struct Pricer {
    catalog: Catalog,
    looked: HashMap<Looked, Rates>,
}

impl Pricer {
    pub(super) fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            looked: HashMap::new(),
        }
    }

    pub(super) fn reprice(&mut self, row: &Row, models: &Names) -> Repriced {
        let band = self.band(row, models.text(row.model));
        let own = row.processing.map(|processing| Asked {
            processing,
            regional: row.regional,
            band,
            on: row.day,
        });
        let lines = own
            .ok_or(NoPrice::NotSold)
            .and_then(|asked| self.lines(row, &row.parts, asked, models));
        let catalog = lines
            .as_ref()
            .ok()
            .map(|lines| lines.iter().map(|line| line.usd).sum::<Usd>());
        let difference = self.difference(row, &lines, catalog, own, models);
        let costs = costs(row, lines.ok());
        Repriced {
            is_priced: row.amount.is_some() || catalog.is_some(),
            costs,
            catalog: catalog.filter(|_| row.parts.iter().any(|part| part.quantity > 0)),
            difference,
        }
    }

    /// The band of a row's requests: of their average, since the sum of many is no request's size.
    fn band(&self, row: &Row, model: &str) -> ContextBand {
        let requests = row.requests.unwrap_or(1).max(1);
        // A line of the cost export holds one kind of token of a whole day.
        let is_day = row.requests.is_none();
        let input = Tokens::new(row.input() / requests);
        known_name(&self.catalog, model)
            .and_then(|name| self.catalog.find(name))
            .filter(|_| !is_day)
            .map_or(ContextBand::Short, |model| model.band(input))
    }

    fn lines(
        &mut self,
        row: &Row,
        parts: &[Part],
        asked: Asked,
        models: &Names,
    ) -> Result<Vec<Spent>, NoPrice> {
        let mut lines = Vec::with_capacity(parts.len());
        for part in parts {
            let item = part.item.ok_or(NoPrice::NotSold)?;
            let rate = self.rate(row.model, item, asked, models)?;
            lines.push(Spent {
                item: part.item,
                quantity: part.quantity,
                usd: rate.of(part.quantity).ok_or(NoPrice::NotSold)?,
            });
        }
        Ok(lines)
    }

    fn rate(
        &mut self,
        model: Name,
        item: Item,
        asked: Asked,
        models: &Names,
    ) -> Result<UnitRate, NoPrice> {
        // Calls of these tools cost the same with every model, and exports name none.
        match item {
            Item::WebSearches => {
                return Ok(UnitRate::UsdPerThousandCalls(
                    self.catalog.tool_fees.web_search.rule,
                ));
            }
            Item::FileSearches => {
                return Ok(UnitRate::UsdPerThousandCalls(
                    self.catalog.tool_fees.file_search.rule,
                ));
            }
            Item::ContainerSessions { size } => {
                let containers = &self.catalog.rules.containers.rule;
                return Ok(UnitRate::UsdPerSession(containers.usd_per_session.of(size)));
            }
            Item::Tokens { .. }
            | Item::Seconds
            | Item::Characters
            | Item::ImageWebSearches
            | Item::WebSearchPreviews
            | Item::VectorStorage
            | Item::Pictures
            | Item::Training => {}
        }
        let looked = Looked {
            model,
            on: asked.on,
            processing: asked.processing,
            regional: asked.regional,
            is_long: asked.band == ContextBand::Long,
        };
        if self.looked.len() > MOST_LOOKED {
            self.looked.clear();
        }
        let rates = self.looked.entry(looked).or_default();
        if let Some((_, rate)) = rates.iter().find(|(of, _)| *of == item) {
            return *rate;
        }
        let rate = look_up(&self.catalog, models.text(model), item, asked);
        rates.push((item, rate));
        rate
    }

    fn difference(
        &mut self,
        row: &Row,
        lines: &Result<Vec<Spent>, NoPrice>,
        catalog: Option<Usd>,
        own: Option<Asked>,
        models: &Names,
    ) -> Difference {
        if row.from_proxy {
            return Difference::ProxyCache;
        }
        let is_countable = row.parts.iter().any(|part| part.quantity > 0);
        let Some(amount) = row.amount else {
            return match lines {
                Ok(_) => Difference::NoAmount,
                Err(NoPrice::Unknown) => Difference::UnknownModel,
                Err(NoPrice::NotSold) => Difference::NotSold,
            };
        };
        if !is_countable {
            return Difference::NoUsage;
        }
        match (lines, catalog, own) {
            (Err(NoPrice::Unknown), ..) => Difference::UnknownModel,
            (Ok(_), Some(catalog), _) if is_same(amount, catalog) => Difference::Same,
            (_, _, Some(own)) => self.explain(row, amount, own, models),
            (Err(NoPrice::NotSold) | Ok(_), ..) => Difference::NotSold,
        }
    }

    /// Tries what is known to make a difference, the most common first.
    fn explain(&mut self, row: &Row, amount: Usd, own: Asked, models: &Names) -> Difference {
        let mut fits = |parts: &[Part], asked: Asked| {
            self.lines(row, parts, asked, models)
                .is_ok_and(|lines| is_same(amount, lines.iter().map(|line| line.usd).sum()))
        };
        for processing in Processing::ALL {
            if processing != own.processing && fits(&row.parts, Asked { processing, ..own }) {
                return Difference::Processing { fits: processing };
            }
        }
        let regional = !own.regional;
        if fits(&row.parts, Asked { regional, ..own }) {
            return Difference::Residency;
        }
        let band = match own.band {
            ContextBand::Short => ContextBand::Long,
            ContextBand::Long => ContextBand::Short,
        };
        if fits(&row.parts, Asked { band, ..own }) {
            return Difference::ContextBand;
        }
        let uncached: Vec<Part> = row.parts.iter().map(|part| without_cache(*part)).collect();
        if uncached != row.parts && fits(&uncached, own) {
            return Difference::CachedAtFullPrice;
        }
        let days = price_days(&self.catalog, models.text(row.model), own.processing);
        for on in days {
            let asked = Asked { on, ..own };
            let lines = self.lines(row, &row.parts, asked, models);
            if lines.is_ok_and(|lines| is_same(amount, lines.iter().map(|line| line.usd).sum())) {
                return Difference::PriceOfAnotherDay { held: on };
            }
        }
        Difference::Unexplained
    }
}

/// How a price row is asked for.
#[derive(Clone, Copy)]
struct Asked {
    processing: Processing,
    regional: bool,
    band: ContextBand,
    on: Date,
}

/// The name under which the catalog knows a model: as it stands, without its provider, or without
/// the date of its snapshot.
pub(super) fn known_name<'a>(catalog: &Catalog, name: &'a str) -> Option<&'a str> {
    let bare = ["openai/", "azure/", "openai:"]
        .iter()
        .find_map(|provider| name.strip_prefix(provider))
        .unwrap_or(name);
    let is_known = |name: &&str| catalog.find(name).is_some() || catalog.retired(name).is_some();
    let dated = bare.len().checked_sub(11).and_then(|at| {
        let (name, date) = bare.split_at_checked(at)?;
        let date = date.strip_prefix('-')?;
        Date::parse(date).is_ok().then_some(name)
    });
    Some(bare).filter(is_known).or(dated.filter(is_known))
}

/// Whether a name in a file is a model of a plan, under whatever name each of them uses.
#[must_use]
pub fn same_model(catalog: &Catalog, name: &str, planned: &str) -> bool {
    let id = |name: &str| {
        let model = known_name(catalog, name).and_then(|name| catalog.find(name));
        model.map(|model| model.id.clone())
    };
    name == planned || id(name).is_some_and(|own| id(planned) == Some(own))
}

fn look_up(catalog: &Catalog, model: &str, item: Item, asked: Asked) -> Result<UnitRate, NoPrice> {
    let name = known_name(catalog, model).ok_or(NoPrice::Unknown)?;
    let row = PriceRow {
        processing: asked.processing,
        regional: asked.regional,
        on: asked.on,
    };
    rate_of(catalog, name, row, asked.band, item).map_err(|reason| {
        if matches!(reason, Unpriced::UnknownModel { .. }) {
            NoPrice::Unknown
        } else {
            NoPrice::NotSold
        }
    })
}

/// The first days of every recorded price of a model.
fn price_days(catalog: &Catalog, model: &str, processing: Processing) -> Vec<Date> {
    let model = known_name(catalog, model).and_then(|name| catalog.find(name));
    let periods = model.map_or(&[][..], |model| model.periods(processing));
    let firsts = periods.iter().filter_map(|period| period.from);
    // The day before the first recorded one stands for a price whose start is not recorded.
    firsts
        .clone()
        .chain(
            periods
                .iter()
                .any(|period| period.from.is_none())
                .then_some(Date::EPOCH),
        )
        .collect()
}

const fn without_cache(part: Part) -> Part {
    if let Some(Item::Tokens {
        modality,
        kind: TokenKind::CachedInput,
    }) = part.item
    {
        let kind = TokenKind::Input;
        return Part {
            item: Some(Item::Tokens { modality, kind }),
            quantity: part.quantity,
        };
    }
    part
}

fn is_same(amount: Usd, other: Usd) -> bool {
    let (less, more) = (amount.min(other), amount.max(other));
    let gap = more - less;
    let small = Usd::from_dollars(1).portion(1, 1_000_000);
    gap <= small || gap.times(SAME_WITHIN).is_some_and(|scaled| scaled <= more)
}
