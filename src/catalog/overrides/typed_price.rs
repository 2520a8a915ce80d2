//! Which prices of a model are typed, and which can be.

use super::apply::TYPED;
use super::{MadePicture, RateCell, TypedRates, TypedTools};
use crate::calendar::Date;
use crate::catalog::{
    Catalog, ContainerSize, ContextBand, Kind, Modality, Model, Processing, Provenance, Rates,
    TokenKind,
};
use crate::money::Usd;

impl Model {
    /// Whether its price in a mode on a day is one that the person typed.
    #[must_use]
    pub fn has_typed_price(&self, processing: Processing, on: Date) -> bool {
        let period = self.period(processing, on).map(|period| &period.provenance);
        let only_standard = (processing == Processing::Standard)
            .then(|| self.standard_only())
            .into_iter()
            .flatten();
        (processing == Processing::Standard && !self.picture_prices.is_empty())
            || period
                .into_iter()
                .chain(only_standard)
                .any(|provenance| provenance.typed().is_some())
    }

    /// Whether any of its prices is one that the person typed.
    #[must_use]
    pub fn has_any_typed_price(&self) -> bool {
        let periods = self.prices.iter().flat_map(|(_, periods)| periods);
        !self.picture_prices.is_empty()
            || periods
                .map(|period| &period.provenance)
                .chain(self.standard_only())
                .any(|provenance| provenance.typed().is_some())
    }

    /// The places of rates that make sense on it, beside those that rates have already.
    ///
    /// What is sold can be read from a cache. Writing to one, and long requests, cost of their own
    /// with text alone.
    #[must_use]
    pub fn rate_cells(&self, rates: &TypedRates) -> Vec<RateCell> {
        let is_text = self.kind == Kind::Text;
        let makes_sense = |cell: &RateCell| {
            let short = RateCell {
                band: ContextBand::Short,
                ..*cell
            };
            let of_text = is_text && cell.modality == Modality::Text;
            let is_sold = rates.get(short).is_some()
                || match cell.kind {
                    TokenKind::Input | TokenKind::Output => false,
                    TokenKind::CachedInput => {
                        let kind = TokenKind::Input;
                        self.kind != Kind::Embedding
                            && rates.get(RateCell { kind, ..short }).is_some()
                    }
                    TokenKind::CacheWrite30m | TokenKind::CacheWrite12h => of_text,
                };
            match cell.band {
                ContextBand::Short => is_sold,
                ContextBand::Long => is_sold && of_text && self.long_context_above.is_some(),
            }
        };
        RateCell::all().filter(makes_sense).collect()
    }

    /// What stands behind the prices that it has in Standard processing alone.
    fn standard_only(&self) -> impl Iterator<Item = &Provenance> {
        let unit_price = self.unit_price.iter().map(|(_, provenance)| provenance);
        unit_price.chain(self.training.iter().map(|(_, provenance)| provenance))
    }

    /// What a person typed for a picture, in Standard processing.
    #[must_use]
    pub fn picture_price(&self, picture: MadePicture) -> Option<(Usd, Provenance)> {
        let mut own = self.picture_prices.iter();
        own.find(|(of, _)| *of == picture)
            .map(|(_, price)| (*price, TYPED))
    }
}

impl TypedRates {
    /// The rates of a model in a processing mode on a day, as a person can type them over; `None`
    /// where it is not sold by the token.
    #[must_use]
    pub fn of(model: &Model, processing: Processing, on: Date) -> Option<Self> {
        Some(Self {
            short: model.period(processing, on)?.short,
            long: Rates::default(),
        })
    }
}

impl TypedTools {
    /// The fees of a catalog, as a person can type them over.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let (fees, sessions) = (&catalog.tool_fees, &catalog.rules.containers.rule);
        Self {
            web_search: Some(fees.web_search.rule),
            file_search: Some(fees.file_search.rule),
            container_session: Some(sessions.usd_per_session.of(ContainerSize::OneGb)),
        }
    }

    /// What is left when the fees that are the same in both are taken away.
    #[must_use]
    pub fn without(self, listed: Self) -> Self {
        Self {
            web_search: self
                .web_search
                .filter(|own| listed.web_search != Some(*own)),
            file_search: self
                .file_search
                .filter(|own| listed.file_search != Some(*own)),
            container_session: self
                .container_session
                .filter(|own| listed.container_session != Some(*own)),
        }
    }
}
