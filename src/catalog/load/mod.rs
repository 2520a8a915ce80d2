//! Reads the data files and refuses what breaks their schema.

mod check;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    CachingRule, Catalog, CatalogError, Confidence, Context, Evidence, ImageInput, Kind, Model,
    PricePeriod, Processing, Provenance, Rates, Retired, Source, Status, UnitPrice,
};
use crate::calendar::Date;
use crate::money::{Percent, UsdPerMillion, UsdPerMinute};
use crate::tokens::{Encoding, Known, Tokens};

const SOURCES: &str = include_str!("../data/sources.json");
const RULES: &str = include_str!("../data/rules.json");
const RETIRED: &str = include_str!("../data/retired.json");
const MODELS: [&str; 4] = [
    include_str!("../data/text_models.json"),
    include_str!("../data/audio_models.json"),
    include_str!("../data/image_models.json"),
    include_str!("../data/embedding_models.json"),
];

pub(super) fn built_in() -> Result<Catalog, CatalogError> {
    load(SOURCES, RULES, &MODELS)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourcesFile {
    as_of: Date,
    sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredFile {
    retired: Vec<RetiredRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredRow {
    on: Date,
    checked: Date,
    confidence: Confidence,
    sources: Vec<String>,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelsFile {
    models: Vec<ModelRow>,
}

/// One model as the files spell it; what has no meaning yet in the engine is still checked for shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelRow {
    id: String,
    name: String,
    family: String,
    #[serde(rename = "role")]
    _role: String,
    kind: Kind,
    status: Status,
    released: Option<Date>,
    ends: Option<Date>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    snapshots: Vec<String>,
    #[serde(default)]
    context: Context,
    encoding: Option<Encoding>,
    encoding_known: Option<Known>,
    caching: Option<CachingRule>,
    long_context_above: Option<Tokens>,
    regional_uplift: Option<String>,
    #[serde(default, rename = "tools")]
    _tools: Vec<String>,
    image_input: Option<ImageInput>,
    #[serde(default)]
    prices: BTreeMap<Processing, Vec<PeriodRow>>,
    unit_price: Option<UnitPriceRow>,
    training: Option<TrainingRow>,
    price_risk: Option<PriceRiskRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrainingRow {
    checked: Date,
    confidence: Confidence,
    sources: Vec<String>,
    usd_per_million_tokens: UsdPerMillion,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PriceRiskRow {
    promised_through: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitPriceRow {
    checked: Date,
    confidence: Confidence,
    sources: Vec<String>,
    usd_per_minute: Option<UsdPerMinute>,
    usd_per_million_characters: Option<UsdPerMillion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodRow {
    from: Option<Date>,
    checked: Date,
    confidence: Confidence,
    sources: Vec<String>,
    short: Rates,
    long: Option<Rates>,
}

fn load(sources: &str, rules: &str, models: &[&str]) -> Result<Catalog, CatalogError> {
    let SourcesFile { as_of, sources } = read("sources.json", sources)?;
    let known: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let (credit_rules, tool_fees, rules) = rules::rules(rules, &known)?;
    let mut all = Vec::new();
    for file in models {
        for row in read::<ModelsFile>("models", file)?.models {
            all.push(model(row, &known)?);
        }
    }
    let retired = read::<RetiredFile>("retired.json", RETIRED)?
        .retired
        .into_iter()
        .map(|row| {
            let place = "retired";
            Ok(Retired {
                on: row.on,
                names: row.names,
                provenance: provenance(place, &known, row.sources, row.checked, row.confidence)?,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    refuse_repeated_names(&all, &retired)?;
    check::tool_fees(&tool_fees, &all)?;
    check::rules(&rules, &all)?;
    Ok(Catalog {
        as_of,
        credit_rules,
        tool_fees,
        rules,
        models: all,
        retired,
        sources,
    })
}

fn read<'a, T: Deserialize<'a>>(name: &str, text: &'a str) -> Result<T, CatalogError> {
    serde_json::from_str(text).map_err(|error| CatalogError(format!("{name}: {error}")))
}

fn provenance(
    place: &str,
    known: &BTreeSet<&str>,
    sources: Vec<String>,
    checked: Date,
    confidence: Confidence,
) -> Result<Provenance, CatalogError> {
    if sources.is_empty() {
        return Err(CatalogError(format!("{place} names no source")));
    }
    if let Some(unknown) = sources.iter().find(|id| !known.contains(id.as_str())) {
        return Err(CatalogError(format!(
            "{place} names an unknown source '{unknown}'"
        )));
    }
    Ok(Provenance::Published(Evidence {
        sources,
        checked,
        confidence,
    }))
}

fn model(row: ModelRow, known: &BTreeSet<&str>) -> Result<Model, CatalogError> {
    let wrong = |what: &str| CatalogError(format!("{}: {what}", row.id));
    let regional_uplift = row
        .regional_uplift
        .as_deref()
        .map(|factor| Percent::from_factor(factor).map_err(|error| wrong(&error.to_string())))
        .transpose()?;
    let encoding = match (row.encoding, row.encoding_known) {
        (Some(encoding), Some(known)) => Some((encoding, known)),
        (None, None) => None,
        _ => return Err(wrong("encoding and encoding_known go together")),
    };
    let mut prices = Vec::new();
    for (processing, rows) in row.prices {
        prices.push((processing, periods(&row.id, processing, rows, known)?));
    }
    let has_long_prices = prices
        .iter()
        .any(|(_, periods)| periods.iter().any(|period| period.long.is_some()));
    if has_long_prices != row.long_context_above.is_some() {
        return Err(wrong("long prices and long_context_above go together"));
    }
    let unit_price = row
        .unit_price
        .map(|price| unit_price(&row.id, row.kind, price, known))
        .transpose()?;
    if unit_price.is_some() != prices.is_empty() {
        return Err(wrong("has either prices or a unit_price"));
    }
    if unit_price.is_some() && regional_uplift.is_some() {
        return Err(wrong("a unit_price carries no regional_uplift"));
    }
    let training = row
        .training
        .map(|row_of| {
            let of = provenance(
                &row.id,
                known,
                row_of.sources,
                row_of.checked,
                row_of.confidence,
            )?;
            Ok((row_of.usd_per_million_tokens, of))
        })
        .transpose()?;
    Ok(Model {
        unit_price,
        training,
        image_input: row.image_input,
        picture_prices: Vec::new(),
        price_promised_through: row.price_risk.map(|risk| risk.promised_through),
        name: row.name,
        family: row.family,
        kind: row.kind,
        status: row.status,
        released: row.released,
        ends: row.ends,
        other_names: row.aliases.into_iter().chain(row.snapshots).collect(),
        context: row.context,
        encoding,
        caching: row.caching,
        long_context_above: row.long_context_above,
        regional_uplift,
        prices,
        id: row.id,
    })
}

fn unit_price(
    id: &str,
    kind: Kind,
    row: UnitPriceRow,
    known: &BTreeSet<&str>,
) -> Result<(UnitPrice, Provenance), CatalogError> {
    let price = match (kind, row.usd_per_minute, row.usd_per_million_characters) {
        (Kind::AudioMinutes, Some(rate), None) => UnitPrice::UsdPerMinute(rate),
        (Kind::Characters, None, Some(rate)) => UnitPrice::UsdPerMillionCharacters(rate),
        _ => {
            return Err(CatalogError(format!(
                "{id}: the unit_price does not go with the kind"
            )));
        }
    };
    let provenance = provenance(id, known, row.sources, row.checked, row.confidence)?;
    Ok((price, provenance))
}

fn periods(
    id: &str,
    processing: Processing,
    rows: Vec<PeriodRow>,
    known: &BTreeSet<&str>,
) -> Result<Vec<PricePeriod>, CatalogError> {
    let place = format!("{id}, {processing}");
    if rows.is_empty() {
        return Err(CatalogError(format!("{place}: no price")));
    }
    let mut periods: Vec<PricePeriod> = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(last) = periods.last()
            && row.from <= last.from
        {
            return Err(CatalogError(format!(
                "{place}: prices are not in the order of their days"
            )));
        }
        periods.push(PricePeriod {
            from: row.from,
            provenance: provenance(&place, known, row.sources, row.checked, row.confidence)?,
            short: row.short,
            long: row.long,
        });
    }
    Ok(periods)
}

fn refuse_repeated_names(models: &[Model], retired: &[Retired]) -> Result<(), CatalogError> {
    let mut seen = BTreeSet::new();
    let sold = models
        .iter()
        .flat_map(|model| core::iter::once(&model.id).chain(&model.other_names));
    for name in sold.chain(retired.iter().flat_map(|retired| &retired.names)) {
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(CatalogError(format!("'{name}' names two models")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_data_keep_their_schema() {
        let catalog = built_in().unwrap();
        // A model that is gone is still known by its names, so this number never falls.
        let retired = catalog.retired.iter().map(|retired| retired.names.len());
        let known = catalog.models.len() + retired.sum::<usize>();
        assert!(known >= 136, "only {known}");
    }

    #[test]
    fn a_number_without_a_source_is_refused() {
        check(r#""sources":[]"#, "names no source");
        check(r#""sources":["hearsay"]"#, "unknown source 'hearsay'");
    }

    #[test]
    fn a_misspelt_field_is_refused_instead_of_read_as_absent() {
        check(
            r#""sources":["litellm"],"cashed":1"#,
            "unknown field `cashed`",
        );
    }

    #[track_caller]
    fn check(in_period: &str, expected: &str) {
        let models = format!(
            r#"{{"models":[{{"id":"m","name":"M","family":"f","role":"r","kind":"text","status":"current","prices":
            {{"standard":[{{"from":null,"checked":"2026-11-22","confidence":"high",{in_period},
            "short":{{"text":{{"input":"1","output":"2"}}}}}}]}}}}]}}"#
        );
        let error = load(SOURCES, RULES, &[&models])
            .map(|_| ())
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{error}");
    }
}
