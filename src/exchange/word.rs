//! Words of fixed lists on the wire.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::catalog::{Processing, Quality};
use crate::scenario::Stage;
use crate::tokens::Detail;
use crate::workload::{CachingMode, Environment, Part, Quantity, Shape, Week};

/// A type with a fixed list of values, each with a word of its own.
///
/// A list is only ever made longer at its end: links hold places in it. A test
/// pins every list.
pub(super) trait Listed: Copy + PartialEq + 'static {
    /// Every value, in the order of the wire.
    const LIST: &'static [Self];
    /// The word of a value.
    fn word(self) -> &'static str;
}

/// A value of a fixed list: its word in JSON, its place in the list in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<T>(pub(super) T);

impl<T: Listed> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self.0.word());
        }
        let place = T::LIST.iter().position(|value| *value == self.0);
        // A list names every value, and none has more than 255.
        serializer.serialize_u8(
            place
                .and_then(|at| u8::try_from(at).ok())
                .unwrap_or(u8::MAX),
        )
    }
}

impl<'de, T: Listed> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let word = String::deserialize(deserializer)?;
            let value = T::LIST.iter().find(|value| value.word() == word);
            return value.copied().map(Self).ok_or_else(|| {
                let words: Vec<_> = T::LIST.iter().map(|value| value.word()).collect();
                let word = word.escape_debug();
                de::Error::custom(format_args!("'{word}' is not one of {}", words.join(", ")))
            });
        }
        let place = u8::deserialize(deserializer)?;
        let value = T::LIST.get(usize::from(place)).copied();
        value
            .map(Self)
            .ok_or_else(|| de::Error::custom("a place beyond the end of its list"))
    }
}

impl Listed for Stage {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Processing {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Environment {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Shape {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Part {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Quantity {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for CachingMode {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Week {
    const LIST: &'static [Self] = &Self::ALL;
    fn word(self) -> &'static str {
        self.id()
    }
}

impl Listed for Detail {
    const LIST: &'static [Self] = &[Self::Low, Self::High, Self::Original, Self::Auto];
    fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
            Self::Original => "original",
            Self::Auto => "auto",
        }
    }
}

impl Listed for Quality {
    const LIST: &'static [Self] = &[Self::Low, Self::Medium, Self::High];
    fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<T: Listed>() -> String {
        let words: Vec<_> = T::LIST.iter().map(|value| value.word()).collect();
        words.join(" ")
    }

    /// Released links hold places in these lists. Add words at the end; never change, move or remove one.
    #[test]
    fn the_lists_of_released_links_stay() {
        assert_eq!(
            words::<Stage>(),
            "learning mvp internal_tool production peak_campaign"
        );
        assert_eq!(
            words::<Processing>(),
            "standard batch flex fast ultrafast background_2h background_8h"
        );
        assert_eq!(
            words::<Environment>(),
            "testing production customer internal"
        );
        assert_eq!(
            words::<Shape>(),
            "call chat rag agent embedding transcription speech pictures fine_tuning"
        );
        assert_eq!(
            words::<Part>(),
            "instructions tools schema history message chunk document observation answer framing"
        );
        assert_eq!(
            words::<Quantity>(),
            "turns history_kept summary chunks steps observation_growth reasoning pictures \
             picture_width picture_height seconds characters epochs web_searches file_searches \
             container_sessions pause max_output shortest_answer longest_answer"
        );
        assert_eq!(words::<CachingMode>(), "off typed derived derived_long");
        assert_eq!(words::<Week>(), "every_day weekdays");
        assert_eq!(words::<Detail>(), "low high original auto");
        assert_eq!(words::<Quality>(), "low medium high");
    }
}
