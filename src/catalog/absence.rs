//! Why a model has no price in a processing mode, as far as the price data say.

use serde::{Deserialize, Serialize};

use super::{Catalog, CustomModel, Evidence, Kind, Model, Processing, Provenance};
use crate::calendar::Date;

/// How widely a processing mode is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// On most models.
    Widely,
    /// On the few models that have a price.
    OnFewModels,
    /// It is being wound down: newer models do not have it.
    WindingDown,
}

/// Models of which OpenAI says that a processing mode is not offered on any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Embedding models.
    Embedding,
    /// Models that customers have trained.
    FineTuned,
    /// Models whose names end in `pro`.
    Pro,
    /// Models whose names end in `nano`.
    Nano,
}

/// Why there is no price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The person typed prices of Standard processing only.
    OwnModel,
    /// It is billed by time or characters, which has one price.
    OtherUnit,
    /// The mode is not offered on models of its class.
    Class(Class),
    /// The mode is being wound down, and this model came after.
    WindingDown,
    /// Only these models have it.
    OnlyOn(Vec<String>),
    /// No list has one.
    NotListed,
}

/// Why a model has no price in a mode, and where that was looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Absence {
    /// The model's name for people.
    pub model_name: String,
    /// The mode.
    pub processing: Processing,
    /// Why.
    pub because: Because,
    /// The lists that were read for its other prices; `None` for a model of the person's own.
    pub looked_up: Option<Evidence>,
}

impl Class {
    fn holds(self, model: &Model) -> bool {
        match self {
            Self::Embedding => model.kind == Kind::Embedding,
            Self::FineTuned => model.is_fine_tuned(),
            Self::Pro => model.id.ends_with("-pro"),
            Self::Nano => model.id.ends_with("-nano"),
        }
    }
}

impl Catalog {
    /// Why a model has no price in a mode on a day; `None` when it has one.
    #[must_use]
    pub fn absence(&self, model: &Model, processing: Processing, on: Date) -> Option<Absence> {
        let is_sold = model.period(processing, on).is_some()
            || (model.unit_price.is_some() && processing == Processing::Standard);
        if is_sold {
            return None;
        }
        let standard = model.periods(Processing::Standard).last();
        let provenance = match (&model.unit_price, standard) {
            (Some((_, provenance)), _) => Some(provenance),
            (None, Some(period)) => Some(&period.provenance),
            (None, None) => None,
        };
        let looked_up = provenance.and_then(|provenance| match provenance {
            Provenance::Published(evidence) => Some(evidence.clone()),
            Provenance::Typed { .. } => None,
        });
        Some(Absence {
            model_name: model.name.clone(),
            processing,
            because: self.because(model, processing, on),
            looked_up,
        })
    }

    fn because(&self, model: &Model, processing: Processing, on: Date) -> Because {
        if model.family == CustomModel::FAMILY {
            return Because::OwnModel;
        }
        if model.unit_price.is_some() {
            return Because::OtherUnit;
        }
        let Some(about) = self.rules.mode(processing) else {
            return Because::NotListed;
        };
        if let Some(class) = about.rule.not_on.iter().find(|class| class.holds(model)) {
            return Because::Class(*class);
        }
        match about.rule.offer {
            Offer::Widely => Because::NotListed,
            Offer::WindingDown => {
                // Older models without it never had it.
                let newest = self.sold_in(processing, on).filter_map(|own| own.released);
                if model.released > newest.max() {
                    Because::WindingDown
                } else {
                    Because::NotListed
                }
            }
            Offer::OnFewModels => {
                let names = self.sold_in(processing, on).map(|own| own.name.clone());
                Because::OnlyOn(names.collect())
            }
        }
    }

    /// The models that are served and have a price in a mode on a day.
    fn sold_in(&self, processing: Processing, on: Date) -> impl Iterator<Item = &Model> {
        self.models()
            .iter()
            .filter(move |model| model.is_served(on) && model.period(processing, on).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_mode_says_what_the_lists_say_and_a_sold_one_nothing() {
        let mut catalog = Catalog::built_in().unwrap();
        let on = Date::parse("2026-11-25").unwrap();
        // As it stood when this model came: a newer one with Flex says that Flex goes on.
        let came = catalog.find("gpt-6.2-sol").unwrap().released;
        catalog.models.retain(|model| model.released <= came);
        let because = |model: &str, mode| {
            let model = catalog.find(model).unwrap();
            let absence = catalog.absence(model, mode, on)?;
            assert!(absence.looked_up.is_some(), "{}", model.id);
            Some(absence.because)
        };
        assert_eq!(because("gpt-6.1-sol", Processing::Flex), None);
        assert_eq!(because("whisper-1", Processing::Standard), None);
        for (model, mode, expected) in [
            ("gpt-6.2-sol", Processing::Flex, Because::WindingDown),
            // It never had Flex, and is older than the models that do.
            ("gpt-4o", Processing::Flex, Because::NotListed),
            ("gpt-5.3-codex", Processing::Batch, Because::NotListed),
            ("gpt-5-nano", Processing::Fast, Because::Class(Class::Nano)),
            ("o3-pro", Processing::Fast, Because::Class(Class::Pro)),
            (
                "text-embedding-3-small",
                Processing::Fast,
                Because::Class(Class::Embedding),
            ),
            ("whisper-1", Processing::Batch, Because::OtherUnit),
        ] {
            assert_eq!(because(model, mode), Some(expected), "{model}");
        }
        let Some(Because::OnlyOn(names)) = because("gpt-5", Processing::Ultrafast) else {
            panic!("Ultrafast is offered on few models");
        };
        assert!(names.contains(&"GPT-6.2 Sol".to_owned()), "{names:?}");
    }
}
