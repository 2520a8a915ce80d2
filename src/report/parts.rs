//! What each part of a unit costs.

use serde::Serialize;

use super::share::shares;
use super::workload::known;
use crate::catalog::{Catalog, TokenKind};
use crate::money::Usd;
use crate::quote::{Item, Span, quote_workload};
use crate::tokens::{Known, Tokens};
use crate::workload::{Effort, Part, Quantity, TextTokens, Work, Workload};

/// A part of a unit, as it is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", content = "part", rename_all = "snake_case")]
pub enum UnitPart {
    /// A text that is sent.
    Sent(Part),
    /// Answers that are sent again with later calls.
    AnswersAgain,
    /// Pictures that are sent.
    Pictures,
    /// What is written to be read.
    Answer,
    /// What is written to think.
    Reasoning,
    /// What is not billed by the token.
    Rest,
}

/// A part with its tokens in all calls of a unit, and its share of the cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartCost {
    /// Which part.
    pub part: UnitPart,
    /// Its tokens in all calls together; none for what is not billed by the token.
    pub tokens: Tokens,
    /// How they are known; `None` when a person typed them.
    pub known: Option<Known>,
    /// What it costs. Input is shared out by its tokens, whatever of it is cached.
    pub usd: Usd,
    /// Its share of the unit, in thousandths; they sum to 1000.
    pub share_thousandths: u64,
}

/// What more or less hidden reasoning would do to a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReasoningRange {
    /// The effort that is planned with.
    pub effort: Effort,
    /// The month when questions are easy.
    pub least_per_month: Usd,
    /// The month when they are hard.
    pub most_per_month: Usd,
}

/// Everything a unit is made of; empty when it has no price.
pub(super) fn parts(catalog: &Catalog, workload: &Workload, span: Span) -> Vec<PartCost> {
    let Ok(quote) = quote_workload(catalog, workload, span) else {
        return Vec::new();
    };
    let (mut input_usd, mut output_usd, mut rest_usd) = (Usd::ZERO, Usd::ZERO, Usd::ZERO);
    let mut input_tokens = 0_u64;
    for line in &quote.unit.lines {
        let Item::Tokens { kind, .. } = line.item else {
            rest_usd += line.usd;
            continue;
        };
        if kind == TokenKind::Output {
            output_usd += line.usd;
        } else {
            input_usd += line.usd;
            input_tokens = input_tokens.saturating_add(line.quantity);
        }
    }
    let work = &workload.work;
    let unit = work.unit();
    let sent = |work: &Work| {
        work.unit()
            .calls
            .iter()
            .map(|call| call.text)
            .sum::<Tokens>()
    };
    let all_sent = sent(work);
    let model = catalog.find(&workload.model);
    let mut rows = Vec::new();
    for part in work.shape.parts() {
        let without = sent(&work.clone().with_text(*part, TextTokens::NONE));
        let tokens = all_sent.without(without).unwrap_or(Tokens::ZERO);
        let what = if *part == Part::Answer {
            UnitPart::AnswersAgain
        } else {
            UnitPart::Sent(*part)
        };
        rows.push((what, tokens, known(model, work.text(*part))));
    }
    // Averages are rounded, so what is no text is told by its size.
    let pictures = input_tokens.saturating_sub(all_sent.get());
    if unit.pictures.is_some() && pictures > 0 {
        let tokens = Tokens::new(pictures);
        rows.push((UnitPart::Pictures, tokens, Some(Known::Estimated)));
    }
    let mut costs = shared_out(rows, input_usd);
    let written: Tokens = unit.calls.iter().map(|call| call.output).sum();
    let calls = unit.calls.len() as u64;
    let visible = work
        .tokens(Part::Answer)
        .checked_times(calls)
        .unwrap_or(Tokens::MAX);
    let visible = visible.min(written);
    let hidden = written.without(visible).unwrap_or(Tokens::ZERO);
    costs.extend(shared_out(
        vec![
            (
                UnitPart::Answer,
                visible,
                known(model, work.text(Part::Answer)),
            ),
            (UnitPart::Reasoning, hidden, None),
        ],
        output_usd,
    ));
    if !rest_usd.is_zero() {
        costs.push(PartCost {
            part: UnitPart::Rest,
            tokens: Tokens::ZERO,
            known: None,
            usd: rest_usd,
            share_thousandths: 0,
        });
    }
    let amounts: Vec<Usd> = costs.iter().map(|cost| cost.usd).collect();
    for (cost, share) in costs.iter_mut().zip(shares(&amounts)) {
        cost.share_thousandths = share;
    }
    costs
}

/// An amount, shared out by tokens; parts without any are left out.
fn shared_out(rows: Vec<(UnitPart, Tokens, Option<Known>)>, usd: Usd) -> Vec<PartCost> {
    let whole: Tokens = rows.iter().map(|(_, tokens, _)| *tokens).sum();
    rows.into_iter()
        .filter(|(_, tokens, _)| !tokens.is_zero())
        .map(|(part, tokens, known)| PartCost {
            part,
            tokens,
            known,
            usd: usd
                .times_ratio(tokens.get().into(), whole.get().into())
                .unwrap_or(Usd::ZERO),
            share_thousandths: 0,
        })
        .collect()
}

/// The range of a month when the hidden reasoning is that of an effort; `None` when it was typed.
pub(super) fn reasoning_range(
    catalog: &Catalog,
    workload: &Workload,
    span: Span,
) -> Option<ReasoningRange> {
    if !workload
        .work
        .shape
        .quantities()
        .contains(&Quantity::Reasoning)
    {
        return None;
    }
    let effort = Effort::of_share(workload.work.quantity(Quantity::Reasoning))?;
    let month = |percent| {
        let other = Workload {
            work: workload
                .work
                .clone()
                .with_quantity(Quantity::Reasoning, percent),
            ..workload.clone()
        };
        let quote = quote_workload(catalog, &other, span).ok()?;
        Some(quote.per_month)
    };
    Some(ReasoningRange {
        effort,
        least_per_month: month(effort.share().least)?,
        most_per_month: month(effort.share().most)?,
    })
}
