//! What must hold between the data files.

use super::CatalogError;
use crate::catalog::{
    KindRates, LongContextRule, Model, PricePeriod, Processing, ProcessingRule, Rates, Rules,
    ToolFees,
};
use crate::money::{Percent, UsdPerMillion};

/// A model named by a fee is one of the table.
pub(super) fn tool_fees(fees: &ToolFees, models: &[Model]) -> Result<(), CatalogError> {
    known("tool_calls", &fees.preview.not_reasoning, models)
}

/// Rules name models and each other correctly, and the prices follow them.
pub(super) fn rules(rules: &Rules, models: &[Model]) -> Result<(), CatalogError> {
    let long = &rules.long_context.rule;
    known("long_context", &long.own_prices, models)?;
    known("image_output", &rules.image_output.rule.models, models)?;
    let decisions = core::slice::from_ref(&rules.decisions.rule.model);
    known("decisions", decisions, models)?;
    for model in models {
        let wrong = |what: String| Err(CatalogError(format!("{}: {what}", model.id)));
        residency(rules, model)?;
        if let Some(image) = &model.image_input
            && !rules.image_input.contains_key(&image.rule)
        {
            return wrong(format!("no image_input rule '{}'", image.rule));
        }
        for (mode, periods) in &model.prices {
            let follows = |period: &PricePeriod| follows_long(long, period);
            if !long.own_prices.contains(&model.id) && !periods.iter().all(follows) {
                return wrong(format!("long prices in {mode} do not follow long_context"));
            }
        }
    }
    for mode in Processing::ALL {
        let mut about = rules
            .processing
            .iter()
            .filter(|about| about.rule.mode == mode);
        let (Some(about), None) = (about.next(), about.next()) else {
            return Err(CatalogError(format!("processing says {mode} not once")));
        };
        known("processing", &about.rule.own_prices, models)?;
        for model in models {
            follows_mode(&about.rule, model)?;
        }
    }
    let by_payment = rules
        .usage_tiers
        .rule
        .tiers
        .iter()
        .map(|tier| tier.paid_usd);
    if !by_payment.is_sorted() {
        return Err(CatalogError("usage_tiers are not in order".to_owned()));
    }
    Ok(())
}

fn known(place: &str, ids: &[String], models: &[Model]) -> Result<(), CatalogError> {
    let unknown = |id: &&String| !models.iter().any(|model| model.id == **id);
    ids.iter().find(unknown).map_or(Ok(()), |id| {
        Err(CatalogError(format!(
            "{place} names an unknown model '{id}'"
        )))
    })
}

/// An uplift is the published one, and no older model carries it.
fn residency(rules: &Rules, model: &Model) -> Result<(), CatalogError> {
    let rule = &rules.residency.rule;
    let too_old = model.released.is_some_and(|day| day < rule.released_from);
    match model.regional_uplift {
        Some(uplift) if uplift != rule.factor || too_old => Err(CatalogError(format!(
            "{}: regional_uplift does not follow residency",
            model.id
        ))),
        _ => Ok(()),
    }
}

fn follows_long(rule: &LongContextRule, period: &PricePeriod) -> bool {
    let input = rule.input_factor;
    let cache = rule.cache_factor;
    period.long.as_ref().is_none_or(|long| {
        let factors = [input, cache, cache, cache, rule.output_factor];
        pairs(&period.short, long).all(|(short, long)| {
            short
                .into_iter()
                .zip(long)
                .zip(factors)
                .all(|((short, long), factor)| short.and_then(|rate| rate.scaled(factor)) == long)
        })
    })
}

/// The last row of a mode is Standard's last row times the usual factor.
fn follows_mode(rule: &ProcessingRule, model: &Model) -> Result<(), CatalogError> {
    let last = |mode| model.periods(mode).last();
    let (Some(standard), Some(row)) = (last(Processing::Standard), last(rule.mode)) else {
        return Ok(());
    };
    let follows = |standard: &Rates, row: &Rates| {
        pairs(standard, row).all(|(standard, row)| {
            standard.into_iter().zip(row).all(|(standard, row)| {
                row.is_none() || standard.and_then(|rate| rate.scaled(rule.usual_factor)) == row
            })
        })
    };
    let long = standard.long.as_ref().zip(row.long.as_ref());
    if rule.own_prices.contains(&model.id)
        || (follows(&standard.short, &row.short)
            && long.is_none_or(|(standard, row)| follows(standard, row)))
    {
        return Ok(());
    }
    Err(CatalogError(format!(
        "{}: prices in {} are not {} times Standard's",
        model.id,
        rule.mode,
        Percent::to_factor(rule.usual_factor)
    )))
}

type Own = [Option<UsdPerMillion>; 5];

/// The rates that two rows state themselves, side by side.
fn pairs(one: &Rates, other: &Rates) -> impl Iterator<Item = (Own, Own)> {
    let own = |rates: Option<KindRates>| {
        let rates = rates.unwrap_or_default();
        [
            rates.input,
            rates.cached_input,
            rates.cache_write_30m,
            rates.cache_write_12h,
            rates.output,
        ]
    };
    [
        (own(one.text), own(other.text)),
        (own(one.audio), own(other.audio)),
        (own(one.image), own(other.image)),
    ]
    .into_iter()
}
