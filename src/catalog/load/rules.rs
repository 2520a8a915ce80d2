//! Reads `rules.json`: one section for each rule, with its sources beside its numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{CatalogError, provenance, read};
use crate::calendar::Date;
use crate::catalog::rules::PreviewFees;
use crate::catalog::{Confidence, CreditRules, Rules, Sourced, ToolFees};
use crate::money::{Usd, UsdPerThousand};

/// A rule's numbers, with `checked`, `confidence` and `sources` among them.
type Section = Map<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    credits: Section,
    tool_calls: Section,
    containers: Section,
    vector_storage: Section,
    long_context: Section,
    residency: Section,
    processing: Vec<Section>,
    prompt_cache: Section,
    decisions: Section,
    fine_tuning: Section,
    usage_tiers: Section,
    batch: Section,
    recharge: Section,
    stops: Section,
    alerts: Section,
    image_input: BTreeMap<String, Section>,
    image_output: Section,
    audio: Section,
    framing: Section,
}

#[derive(Deserialize)]
struct Standing {
    checked: Date,
    confidence: Confidence,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditsRow {
    minimum_purchase_usd: Usd,
    default_purchase_usd: Usd,
    expires_after_years: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolCallsRow {
    #[serde(rename = "web_search_usd_per_thousand")]
    web_search: UsdPerThousand,
    #[serde(rename = "image_web_search_usd_per_thousand")]
    image_web_search: UsdPerThousand,
    #[serde(rename = "file_search_usd_per_thousand")]
    file_search: UsdPerThousand,
    #[serde(rename = "web_search_preview_usd_per_thousand")]
    preview: PreviewFees,
}

pub(super) fn rules(
    text: &str,
    known: &BTreeSet<&str>,
) -> Result<(CreditRules, ToolFees, Rules), CatalogError> {
    let file: RulesFile = read("rules.json", text)?;
    let credits: Sourced<CreditsRow> = sourced("credits", file.credits, known)?;
    let calls: Sourced<ToolCallsRow> = sourced("tool_calls", file.tool_calls, known)?;
    let rules = Rules {
        containers: sourced("containers", file.containers, known)?,
        vector_storage: sourced("vector_storage", file.vector_storage, known)?,
        long_context: sourced("long_context", file.long_context, known)?,
        residency: sourced("residency", file.residency, known)?,
        processing: file
            .processing
            .into_iter()
            .map(|section| sourced("processing", section, known))
            .collect::<Result<_, _>>()?,
        prompt_cache: sourced("prompt_cache", file.prompt_cache, known)?,
        decisions: sourced("decisions", file.decisions, known)?,
        fine_tuning: sourced("fine_tuning", file.fine_tuning, known)?,
        usage_tiers: sourced("usage_tiers", file.usage_tiers, known)?,
        batch: sourced("batch", file.batch, known)?,
        recharge: sourced("recharge", file.recharge, known)?,
        stops: sourced("stops", file.stops, known)?,
        alerts: sourced("alerts", file.alerts, known)?,
        image_input: file
            .image_input
            .into_iter()
            .map(|(name, section)| Ok((name.clone(), sourced(&name, section, known)?)))
            .collect::<Result<_, CatalogError>>()?,
        image_output: sourced("image_output", file.image_output, known)?,
        audio: sourced("audio", file.audio, known)?,
        framing: sourced("framing", file.framing, known)?,
    };
    let credits = CreditRules {
        minimum_purchase: credits.rule.minimum_purchase_usd,
        default_purchase: credits.rule.default_purchase_usd,
        expires_after_years: credits.rule.expires_after_years,
        provenance: credits.provenance,
    };
    let fee = |rule| Sourced {
        rule,
        provenance: calls.provenance.clone(),
    };
    let fees = ToolFees {
        web_search: fee(calls.rule.web_search),
        image_web_search: calls.rule.image_web_search,
        file_search: fee(calls.rule.file_search),
        preview: calls.rule.preview,
        provenance: calls.provenance.clone(),
    };
    Ok((credits, fees, rules))
}

/// Takes a section apart into what stands behind it and its own numbers, of
/// which none may be missing or unknown.
pub(super) fn sourced<T: DeserializeOwned>(
    place: &str,
    section: Section,
    known: &BTreeSet<&str>,
) -> Result<Sourced<T>, CatalogError> {
    let wrong = |error: serde_json::Error| CatalogError(format!("{place}: {error}"));
    let (standing, numbers): (Section, Section) = section
        .into_iter()
        .partition(|(field, _)| ["checked", "confidence", "sources"].contains(&field.as_str()));
    let standing: Standing = serde_json::from_value(Value::Object(standing)).map_err(wrong)?;
    Ok(Sourced {
        rule: serde_json::from_value(Value::Object(numbers)).map_err(wrong)?,
        provenance: provenance(
            place,
            known,
            standing.sources,
            standing.checked,
            standing.confidence,
        )?,
    })
}
