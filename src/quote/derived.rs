//! Prompt caching derived from the work and its traffic.

use serde::Serialize;

use super::cache::{Cache, Prefix};
use super::unit::quote_unit;
use super::warmth::{Arrivals, ColdShare};
use super::work::CachingEffect;
use super::{CostLine, Item, PriceRow, UnitQuote, Unpriced};
use crate::catalog::{CacheLifetime, CachingRule, Catalog, Model, TokenKind};
use crate::money::Usd;
use crate::tokens::Tokens;
use crate::workload::{DAYS_PER_MONTH, Keep, Quantity, Units, Volume, Workload};

/// What the cache does for a unit on average, when nobody typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CacheFlow {
    /// How long an entry lives after its last use, in minutes.
    pub lifetime_minutes: u32,
    /// The share of the input that is read, in thousandths.
    pub hit_thousandths: u64,
    /// The share of units that find the shared beginning gone, in thousandths, rounded.
    pub cold_thousandths: u64,
    /// Input tokens read in thirty days.
    pub read_per_month: u64,
    /// Input tokens written at a price in thirty days; none where writing is free.
    pub written_per_month: u64,
    /// From which traffic on it pays.
    pub pays: Pays,
}

/// The traffic from which caching pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "when", rename_all = "snake_case")]
pub enum Pays {
    /// With any traffic.
    Always,
    /// With none: even a cache that holds everything costs more than it saves, or as much.
    Never,
    /// From so many units on a day with work.
    From {
        /// How many.
        units_per_day: u64,
    },
}

/// A day with more units is beyond every limit of a scenario.
const MOST_UNITS_PER_DAY: u64 = 1_000_000_000;

/// One unit as the cache leaves it on average, and what the cache does.
pub(super) fn with_derived_cache(
    catalog: &Catalog,
    model: &Model,
    row: PriceRow,
    workload: &Workload,
    (rule, keep): (&CachingRule, Keep),
    without: UnitQuote,
) -> Result<(UnitQuote, CachingEffect), Unpriced> {
    let lifetime = match keep {
        Keep::Short => rule.lifetimes.first(),
        Keep::Long => rule.lifetimes.last(),
    };
    let lifetime = lifetime.copied().unwrap_or(CacheLifetime::InMemory);
    let lifetime_minutes = minutes(catalog, lifetime);
    let seconds = u64::from(lifetime_minutes) * 60;
    let unit = workload.work.unit();
    let pause = workload.work.quantity(Quantity::Pause);
    let writes_all = unit.calls.len() > 1;
    let common = unit
        .calls
        .iter()
        .map(|call| call.common)
        .max()
        .unwrap_or_default();
    if !writes_all && common < rule.min_prefix {
        let least = rule.min_prefix;
        return Ok((without, CachingEffect::NothingInCommon { common, least }));
    }
    let quote = |holds_common| {
        let prefix = Prefix {
            rule,
            lifetime,
            holds_last_call: pause <= seconds,
            holds_common,
            writes_all,
        };
        quote_unit(catalog, model, row, workload, &Cache::Prefix(prefix))
    };
    let (cold, warm) = (quote(false)?, quote(true)?);
    let arrivals = Arrivals::new(workload, seconds, without.calls, pause);
    let share = match workload.traffic.volume {
        Volume::Once { units } => arrivals.cold_share(Units::new(units)),
        Volume::Rate { .. } | Volume::Users { .. } => {
            arrivals.cold_share(workload.traffic.usual_day())
        }
    };
    let average = mixed(&cold, &warm, share)?;
    let pays = pays(&arrivals, &without, &cold, &warm)?;
    let month = workload.traffic.total(row.on, DAYS_PER_MONTH);
    let of_month = |wanted: &[TokenKind]| {
        let of = |quote: &UnitQuote| -> u64 {
            let kinds = wanted.iter().map(|kind| quote.tokens_of(*kind).get());
            kinds.fold(0, u64::saturating_add)
        };
        let (parts, rest) = (u128::from(share.parts), u128::from(share.of - share.parts));
        let all = u128::from(month.times_count(of(&cold))) * parts
            + u128::from(month.times_count(of(&warm))) * rest;
        u64::try_from(all / u128::from(share.of.max(1))).unwrap_or(u64::MAX)
    };
    let input = unit.calls.iter().map(|call| call.text).sum::<Tokens>();
    let flow = CacheFlow {
        lifetime_minutes,
        hit_thousandths: thousandths(average.tokens_of(TokenKind::CachedInput).get(), input.get()),
        cold_thousandths: thousandths(share.parts, share.of),
        read_per_month: of_month(&[TokenKind::CachedInput]),
        written_per_month: of_month(&[TokenKind::CacheWrite30m, TokenKind::CacheWrite12h]),
        pays,
    };
    let effect = CachingEffect::On {
        usd_without: without.usd,
        derived: Some(flow),
    };
    Ok((average, effect))
}

fn minutes(catalog: &Catalog, lifetime: CacheLifetime) -> u32 {
    match lifetime {
        CacheLifetime::InMemory => catalog.rules.prompt_cache.rule.in_memory_minutes,
        CacheLifetime::Minutes30 => 30,
        CacheLifetime::Hours12 => 12 * 60,
        CacheLifetime::Hours24 => 24 * 60,
    }
}

/// The average of units of which a share is cold.
///
/// Amounts are to the nearest third of a femto-dollar, numbers of tokens to the nearest whole one.
fn mixed(cold: &UnitQuote, warm: &UnitQuote, share: ColdShare) -> Result<UnitQuote, Unpriced> {
    let mut average = UnitQuote {
        lines: Vec::new(),
        usd: Usd::ZERO,
        ..cold.clone()
    };
    let rest = share.of - share.parts;
    let alike = |quote: &UnitQuote, line: &CostLine| {
        let found = quote
            .lines
            .iter()
            .find(|own| own.item == line.item && own.rate == line.rate);
        found.map_or((0, Usd::ZERO), |own| (own.quantity, own.usd))
    };
    let only_warm = warm
        .lines
        .iter()
        .filter(|line| alike(cold, line).0 == 0)
        .cloned();
    // In the order of a bill: what a later call or only a warm unit reads stands before what is written.
    let mut lines: Vec<CostLine> = Vec::new();
    for line in cold.lines.iter().cloned().chain(only_warm) {
        let place = lines.partition_point(|own| order(own.item) <= order(line.item));
        lines.insert(place, line);
    }
    for mut line in lines {
        let (in_cold, in_warm) = (alike(cold, &line), alike(warm, &line));
        let part = |usd: Usd, parts: u64| {
            usd.times_ratio(parts.into(), share.of.into())
                .ok_or(Unpriced::OutOfRange)
        };
        line.usd = part(in_cold.1, share.parts)? + part(in_warm.1, rest)?;
        let quantity = u128::from(in_cold.0) * u128::from(share.parts)
            + u128::from(in_warm.0) * u128::from(rest);
        let of = u128::from(share.of.max(1));
        line.quantity = u64::try_from((quantity + of / 2) / of).unwrap_or(u64::MAX);
        if line.usd.is_zero() && line.quantity == 0 {
            continue;
        }
        // A little of something is not nothing.
        line.quantity = line.quantity.max(1);
        average.usd += line.usd;
        average.lines.push(line);
    }
    Ok(average)
}

/// The place of a line among those of a call; lines of one kind keep their order.
fn order(item: Item) -> u8 {
    let Item::Tokens { kind, .. } = item else {
        return u8::MAX;
    };
    match kind {
        TokenKind::Input => 0,
        TokenKind::CachedInput => 1,
        TokenKind::CacheWrite30m => 2,
        TokenKind::CacheWrite12h => 3,
        TokenKind::Output => 4,
    }
}

/// The least traffic with which the average unit costs less than without a cache.
fn pays(
    arrivals: &Arrivals,
    without: &UnitQuote,
    cold: &UnitQuote,
    warm: &UnitQuote,
) -> Result<Pays, Unpriced> {
    if cold.usd < without.usd {
        return Ok(Pays::Always);
    }
    if warm.usd >= without.usd {
        return Ok(Pays::Never);
    }
    let is_paid = |units| {
        let share = arrivals.cold_share(Units::new(units));
        mixed(cold, warm, share).map(|average| average.usd < without.usd)
    };
    // A day with more units is never colder, so the least is found by halving.
    let (mut least, mut most) = (1, MOST_UNITS_PER_DAY);
    if !is_paid(most)? {
        return Ok(Pays::Never);
    }
    while least < most {
        let middle = least + (most - least) / 2;
        if is_paid(middle)? {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    Ok(if least == 1 {
        Pays::Always
    } else {
        Pays::From {
            units_per_day: least,
        }
    })
}

fn thousandths(part: u64, whole: u64) -> u64 {
    let part = u128::from(part) * 1_000;
    let whole = u128::from(whole.max(1));
    u64::try_from((part + whole / 2) / whole).unwrap_or(u64::MAX)
}
