//! The rates of one price row as a person types them.

use crate::catalog::{ContextBand, KindRates, LongContextRule, Modality, Rates, TokenKind};
use crate::money::{Percent, UsdPerMillion};

/// Rates of every kind of token as a person types them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedRates {
    /// Those of an ordinary request.
    pub short: Rates,
    /// Those of a long one; what is absent is OpenAI's step on those of an ordinary one.
    pub long: Rates,
}

/// The place of a rate in a row: for which tokens it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateCell {
    /// In an ordinary or in a long request.
    pub band: ContextBand,
    /// What the token carries.
    pub modality: Modality,
    /// How it is billed.
    pub kind: TokenKind,
}

impl RateCell {
    /// Every place there is, those of ordinary requests first.
    pub fn all() -> impl Iterator<Item = Self> {
        [ContextBand::Short, ContextBand::Long]
            .into_iter()
            .flat_map(|band| {
                Modality::ALL.into_iter().flat_map(move |modality| {
                    let kinds = TokenKind::ALL.into_iter();
                    kinds.map(move |kind| Self {
                        band,
                        modality,
                        kind,
                    })
                })
            })
    }
}

impl TypedRates {
    /// The highest rate taken: $1,000,000 per million tokens, a dollar for each.
    pub const MOST: UsdPerMillion = UsdPerMillion::from_dollars(1_000_000);
    /// The most decimals taken: with more, a factor such as 1.1 would not come out whole.
    pub const DECIMALS: u32 = 6;

    /// Rates of text alone, with OpenAI's step.
    #[must_use]
    pub fn of_text(text: KindRates) -> Self {
        Self {
            short: Rates {
                text: Some(text),
                ..Rates::default()
            },
            long: Rates::default(),
        }
    }

    /// The rate that was typed in a place.
    #[must_use]
    pub fn get(&self, cell: RateCell) -> Option<UsdPerMillion> {
        self.band(cell.band).kinds(cell.modality)?.own(cell.kind)
    }

    /// Types a rate in a place, or takes it away.
    pub fn set(&mut self, cell: RateCell, rate: Option<UsdPerMillion>) {
        let rates = match cell.band {
            ContextBand::Short => &mut self.short,
            ContextBand::Long => &mut self.long,
        };
        let mut kinds = rates.kinds(cell.modality).unwrap_or_default();
        kinds.set(cell.kind, rate);
        let is_empty = kinds == KindRates::default();
        rates.set_kinds(cell.modality, (!is_empty).then_some(kinds));
    }

    /// Every rate that was typed, with its place.
    pub fn cells(&self) -> impl Iterator<Item = (RateCell, UsdPerMillion)> + '_ {
        RateCell::all().filter_map(|cell| Some((cell, self.get(cell)?)))
    }

    /// Whether a rate stays exact under every factor that can meet it.
    #[must_use]
    pub fn takes(rate: UsdPerMillion) -> bool {
        rate <= Self::MOST && rate.decimals() <= Self::DECIMALS
    }

    /// Whether every rate does.
    #[must_use]
    pub fn are_in_range(&self) -> bool {
        self.cells().all(|(_, rate)| Self::takes(rate))
    }

    /// The row of a long request: the published step on the ordinary one, and what was typed over it;
    /// `None` out of range.
    #[must_use]
    pub fn long_row(&self, rule: &LongContextRule) -> Option<Rates> {
        let mut row = Self::default();
        for (cell, rate) in self.cells() {
            let band = ContextBand::Long;
            let stepped = match cell.band {
                ContextBand::Long => rate,
                ContextBand::Short => rate.scaled(step(rule, cell.kind))?,
            };
            row.set(RateCell { band, ..cell }, Some(stepped));
        }
        Some(row.long)
    }

    const fn band(&self, band: ContextBand) -> &Rates {
        match band {
            ContextBand::Short => &self.short,
            ContextBand::Long => &self.long,
        }
    }
}

const fn step(rule: &LongContextRule, kind: TokenKind) -> Percent {
    match kind {
        TokenKind::Input => rule.input_factor,
        TokenKind::Output => rule.output_factor,
        TokenKind::CachedInput | TokenKind::CacheWrite30m | TokenKind::CacheWrite12h => {
            rule.cache_factor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_that_a_factor_could_not_keep_exact_is_out_of_range() {
        for (text, fits) in [
            ("0", true),
            ("1000000", true),
            ("0.000001", true),
            ("999999.999999", true),
            ("1000000.000001", false),
            ("0.0000001", false),
        ] {
            let rate = UsdPerMillion::from_decimal(text).unwrap();
            for cell in RateCell::all() {
                let mut rates = TypedRates::default();
                rates.set(cell, Some(rate));
                assert_eq!(rates.are_in_range(), fits, "{text} in {cell:?}");
            }
        }
    }

    #[test]
    fn every_place_holds_its_own_rate_and_is_empty_again() {
        let mut rates = TypedRates::default();
        for (cell, number) in RateCell::all().zip(1..) {
            rates.set(cell, Some(UsdPerMillion::from_dollars(number)));
        }
        let typed: Vec<_> = rates.cells().map(|(_, rate)| rate.to_decimal()).collect();
        let expected: Vec<_> = (1..=30).map(|number| number.to_string()).collect();
        assert_eq!(typed, expected);
        for cell in RateCell::all() {
            rates.set(cell, None);
        }
        assert_eq!(rates, TypedRates::default());
    }
}
