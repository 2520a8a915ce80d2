//! The model in view, as far as its price goes, and the edits of it.

use leptos::prelude::*;

use crate::catalog::{
    ContextBand, CustomModel, CustomPrice, Kind, MadePicture, Processing, RateCell, TypedRates,
    UnitPrice,
};
use crate::money::{Percent, Usd, UsdPerMillion};
use crate::scenario::{Edit, PriceEdit};
use crate::tokens::Tokens;
use crate::ui::planner::Planner;
use crate::workload::{Quantity, Shape, Work};

/// The model in view, as far as its price goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) processing: Processing,
    /// Its rates now; `None` when it has none by the token in this processing mode.
    pub(super) rates: Option<TypedRates>,
    /// The same without anything typed.
    listed: Option<TypedRates>,
    /// What its long requests cost now.
    long: TypedRates,
    /// The places of rates that can be typed.
    pub(super) cells: Vec<RateCell>,
    /// Its price by the minute or the character.
    pub(super) unit: Option<UnitPrice>,
    listed_unit: Option<UnitPrice>,
    /// What training it costs, where the work is training.
    pub(super) training: Option<UsdPerMillion>,
    listed_training: Option<UsdPerMillion>,
    /// The pictures that are made, where the work is that, and what is typed for one.
    pub(super) picture: Option<(MadePicture, Option<Usd>)>,
    /// Whether the work calls tools.
    pub(super) calls_tools: bool,
    /// Whether the model itself is the person's own.
    pub(super) is_own_model: bool,
    /// Whether any of its prices is typed.
    pub(super) is_typed: bool,
    /// What is taken off.
    pub(super) off: Percent,
    window: Option<Tokens>,
}

impl Subject {
    /// `None` for a model that the catalog does not know.
    pub(super) fn of(planner: Planner) -> Option<Self> {
        let today = planner.today.get();
        let (wanted, processing, work) = planner.with_workload(|workload| {
            (
                workload.model.clone(),
                workload.processing,
                workload.work.clone(),
            )
        })?;
        let trains = work.shape == Shape::FineTuning;
        let listed = planner.with_catalog(|catalog| {
            let model = catalog.find(&wanted)?;
            let unit = model.unit_price.as_ref().map(|(price, _)| *price);
            let training = model.training.as_ref().map(|(rate, _)| *rate);
            Some((TypedRates::of(model, processing, today), unit, training))
        });
        let (listed, listed_unit, listed_training) = listed.unwrap_or_default();
        planner.with_priced_catalog(|catalog| {
            let model = catalog.find(&wanted)?;
            let (typed, is_own_model, off) = planner.scenario.with(|scenario| {
                let typed = &scenario.overrides;
                let rates = match typed.models.get(&model.id).map(|own| own.price) {
                    Some(CustomPrice::Tokens(rates)) => Some(rates),
                    Some(CustomPrice::Unit(_)) => None,
                    None => typed.rates.get(&(model.id.clone(), processing)).copied(),
                };
                (
                    rates.filter(|_| model.period(processing, today).is_some()),
                    typed.models.contains_key(&model.id),
                    typed.discounts.get(&model.id).copied(),
                )
            });
            let rates = typed.or_else(|| TypedRates::of(model, processing, today));
            let long = model.period(processing, today).and_then(|own| own.long);
            let picture = (work.shape == Shape::Pictures).then(|| made_picture(&work));
            Some(Self {
                cells: rates.map_or_else(Vec::new, |rates| model.rate_cells(&rates)),
                long: TypedRates {
                    long: long.unwrap_or_default(),
                    ..TypedRates::default()
                },
                unit: model.unit_price.as_ref().map(|(price, _)| *price),
                training: model
                    .training
                    .as_ref()
                    .filter(|_| trains)
                    .map(|(rate, _)| *rate),
                picture: picture.map(|own| (own, model.picture_price(own).map(|(each, _)| each))),
                calls_tools: work.shape.quantities().contains(&Quantity::WebSearches),
                is_typed: model.has_any_typed_price(),
                off: off.unwrap_or(Percent::ZERO),
                id: model.id.clone(),
                name: model.name.clone(),
                kind: model.kind,
                window: model.context.window,
                processing,
                rates,
                listed,
                listed_unit,
                listed_training,
                is_own_model,
            })
        })
    }

    /// Whether the price steps above a number of input tokens.
    pub(super) fn steps(&self) -> bool {
        self.cells.iter().any(|cell| cell.band == ContextBand::Long)
    }

    /// The rate that is in force in a place.
    pub(super) fn rate(&self, cell: RateCell) -> Option<UsdPerMillion> {
        match cell.band {
            ContextBand::Short => self.rates?.get(cell),
            ContextBand::Long => self.long.get(cell),
        }
    }

    /// The edit that puts another rate in force in a place.
    pub(super) fn edit_rate(&self, cell: RateCell, rate: Option<UsdPerMillion>) -> Option<Edit> {
        if self.rate(cell) == rate {
            return None;
        }
        let mut rates = self.rates?;
        rates.set(cell, rate);
        Some(Edit::Prices(self.price_edit(&CustomPrice::Tokens(rates))))
    }

    /// The edit that puts another price of a minute or of characters in force.
    pub(super) fn edit_unit(&self, price: UnitPrice) -> Option<Edit> {
        (self.unit != Some(price)).then(|| Edit::Prices(self.price_edit(&CustomPrice::Unit(price))))
    }

    /// The edit that puts another price of training in force.
    pub(super) fn edit_training(&self, rate: UsdPerMillion) -> Option<Edit> {
        let typed = Some(rate).filter(|rate| self.listed_training != Some(*rate));
        let edit = PriceEdit::Training(self.id.clone(), typed);
        (self.training != Some(rate)).then_some(Edit::Prices(edit))
    }

    /// The edit that types a price for the picture that is made.
    pub(super) fn edit_picture(&self, each: Option<Usd>) -> Option<Edit> {
        let (picture, now) = self.picture?;
        let edit = PriceEdit::Picture(self.id.clone(), picture, each);
        (now != each).then_some(Edit::Prices(edit))
    }

    /// None typed when they are the published ones again.
    fn price_edit(&self, price: &CustomPrice) -> PriceEdit {
        let id = self.id.clone();
        if self.is_own_model {
            return PriceEdit::Model(id, Some(self.own_model(price)));
        }
        match *price {
            CustomPrice::Tokens(rates) => {
                let typed = Some(rates).filter(|rates| self.listed != Some(*rates));
                PriceEdit::Rates(id, self.processing, typed)
            }
            CustomPrice::Unit(price) => {
                let typed = Some(price).filter(|price| self.listed_unit != Some(*price));
                PriceEdit::Unit(id, typed)
            }
        }
    }

    fn own_model(&self, price: &CustomPrice) -> CustomModel {
        CustomModel {
            kind: self.kind,
            price: *price,
            window: self.window.filter(|_| self.is_own_model),
        }
    }

    /// A model of the person's own for the same work, with the prices of this one.
    pub(super) fn copy(&self) -> CustomModel {
        let price = match self.unit {
            Some(price) => CustomPrice::Unit(price),
            None => CustomPrice::Tokens(self.rates.unwrap_or_default()),
        };
        CustomModel {
            window: None,
            ..self.own_model(&price)
        }
    }
}

fn made_picture(work: &Work) -> MadePicture {
    let pixels = |quantity| u32::try_from(work.quantity(quantity)).unwrap_or(u32::MAX);
    MadePicture {
        quality: work.quality,
        width: pixels(Quantity::PictureWidth),
        height: pixels(Quantity::PictureHeight),
    }
}
