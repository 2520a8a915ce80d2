//! From what a chart shows to where it stands.

/// A straight line from values to places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    value: (f64, f64),
    place: (f64, f64),
}

impl Scale {
    /// The scale that puts the first value at the first place and the last at the last.
    ///
    /// Where both values are one, everything stands in the middle.
    #[must_use]
    pub const fn new(value: (f64, f64), place: (f64, f64)) -> Self {
        Self { value, place }
    }

    /// Where a value stands.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let span = self.value.1 - self.value.0;
        let share = if span == 0.0 {
            0.5
        } else {
            (value - self.value.0) / span
        };
        self.place.0 + share * (self.place.1 - self.place.0)
    }

    /// The value that stands at a place, within the scale.
    #[must_use]
    pub fn value_at(&self, place: f64) -> f64 {
        let span = self.place.1 - self.place.0;
        let share = if span == 0.0 {
            0.0
        } else {
            ((place - self.place.0) / span).clamp(0.0, 1.0)
        };
        self.value.0 + share * (self.value.1 - self.value.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_places_answer_each_other() {
        let scale = Scale::new((0.0, 50.0), (200.0, 100.0));
        for (value, place) in [(0.0, 200.0), (50.0, 100.0), (25.0, 150.0)] {
            assert!((scale.at(value) - place).abs() < 1e-9, "{value}");
            assert!((scale.value_at(place) - value).abs() < 1e-9, "{place}");
        }
        assert!(
            (scale.value_at(900.0) - 0.0).abs() < 1e-9,
            "beyond the chart"
        );
    }

    #[test]
    fn one_value_alone_stands_in_the_middle() {
        let scale = Scale::new((3.0, 3.0), (0.0, 10.0));
        assert!((scale.at(3.0) - 5.0).abs() < 1e-9);
    }
}
