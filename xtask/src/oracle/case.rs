//! One usage with what both sides make of it.

use core::fmt;

use serde_json::{Value, json};

use crate::prices::difference::{Difference, Theirs};
use crate::prices::explained::Explained;
use crate::prices::ours::{Ours, text};
use crate::run::Outcome;

/// Above this much input a request is billed at the long-context prices.
const LONG_ABOVE: u64 = 272_000;

/// One usage, their amount, and ours once it is asked for.
pub(super) struct Case {
    pub(super) package: String,
    pub(super) model: String,
    pub(super) row: String,
    region: Option<String>,
    usage: Value,
    theirs: String,
    pub(super) ours: Option<String>,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ours = self.ours.as_deref().unwrap_or("not sold");
        let region = self.region.as_deref().unwrap_or("no region");
        write!(
            f,
            "{}, {}, {region}: ours {ours} / theirs {} for {}",
            self.model, self.row, self.theirs, self.usage
        )
    }
}

impl Case {
    /// Reads a line of what `calculators.py` prints.
    pub(super) fn read(said: &Value) -> Outcome<Self> {
        let case = Self {
            package: text(said, "package").to_owned(),
            model: text(said, "model").to_owned(),
            row: text(said, "row").to_owned(),
            region: said
                .get("region")
                .and_then(Value::as_str)
                .map(str::to_owned),
            usage: said.get("usage").cloned().unwrap_or_default(),
            theirs: text(said, "usd").to_owned(),
            ours: None,
        };
        match case.theirs.parse::<f64>() {
            Ok(amount) if amount.is_finite() => Ok(case),
            _ => Err(format!("a case has no amount: {said}.")),
        }
    }

    /// The case as `topup quote` reads it.
    pub(super) fn record(&self, today: &str) -> Value {
        let mut record = json!({
            "model": self.model, "service_tier": self.row, "timestamp": today, "usage": self.usage,
        });
        if let (Some(region), Some(fields)) = (&self.region, record.as_object_mut()) {
            fields.insert("region".to_owned(), json!(region));
        }
        record
    }

    pub(super) fn is_at_the_step(&self) -> bool {
        self.count("input_tokens").abs_diff(LONG_ABOVE) <= 2
    }

    /// Whether both amounts are the same: to the last digit, or as far as a float carries.
    pub(super) fn agrees(&self) -> bool {
        let Some(ours) = &self.ours else { return false };
        if self.package == "litellm" {
            let (ours, theirs) = (ours.parse::<f64>(), self.theirs.parse::<f64>());
            ours.ok()
                .zip(theirs.ok())
                .is_some_and(|(ours, theirs)| close(ours, theirs))
        } else {
            decimal(ours, 30).is_some() && decimal(ours, 30) == decimal(&self.theirs, 30)
        }
    }

    fn count(&self, field: &str) -> u64 {
        self.usage.get(field).and_then(Value::as_u64).unwrap_or(0)
    }

    /// The usage in parts that do not overlap, by kind; empty ones are left out.
    fn parts(&self) -> Vec<(&'static str, u64)> {
        let count = |field| self.count(field);
        let cached_audio = count("cached_audio_tokens");
        let cached_image = count("cached_image_tokens");
        let cached_text = count("cached_tokens").saturating_sub(cached_audio + cached_image);
        let [written, kept] =
            ["cache_write_30m_tokens", "cache_write_12h_tokens"].map(|field| self.count(field));
        let (audio, image) = (count("audio_input_tokens"), count("image_input_tokens"));
        let not_plain_text = cached_text + written + kept + audio + image;
        let (out_audio, out_image) = (count("audio_output_tokens"), count("image_output_tokens"));
        let parts = [
            (
                "text.input",
                count("input_tokens").saturating_sub(not_plain_text),
            ),
            ("text.cached_input", cached_text),
            ("text.cache_write_30m", written),
            ("text.cache_write_12h", kept),
            ("audio.input", audio.saturating_sub(cached_audio)),
            ("audio.cached_input", cached_audio),
            ("image.input", image.saturating_sub(cached_image)),
            ("image.cached_input", cached_image),
            (
                "text.output",
                count("output_tokens").saturating_sub(out_audio + out_image),
            ),
            ("audio.output", out_audio),
            ("image.output", out_image),
        ];
        parts
            .into_iter()
            .filter(|(_, tokens)| *tokens > 0)
            .collect()
    }

    /// The band a request falls into by prices that either have long-context cells or have none.
    fn band(&self, has_long: bool) -> &'static str {
        if has_long && self.count("input_tokens") > LONG_ABOVE {
            "long"
        } else {
            "short"
        }
    }

    fn our_band(&self, own: &Ours) -> &'static str {
        let cells = own.cells(&self.model).into_iter().flatten();
        let mut names = cells.map(|(cell, _)| cell);
        self.band(names.any(|cell| cell.contains("/long/")))
    }

    /// The cells this usage needs, in our names.
    pub(super) fn used_cells(&self, own: &Ours) -> Vec<String> {
        let band = self.our_band(own);
        let parts = self.parts().into_iter();
        parts
            .map(|(kind, _)| format!("{}/{band}/{kind}", self.row))
            .collect()
    }

    /// Whether our catalog has a price for all of it. A kind of input without one bills as input.
    pub(super) fn is_sold(&self, own: &Ours) -> bool {
        let Some(cells) = own.cells(&self.model) else {
            return false;
        };
        let row = format!("{}/{}/", self.row, self.our_band(own));
        cells.keys().any(|cell| cell.starts_with(&row))
            && self.used_cells(own).iter().all(|cell| {
                cells.contains_key(cell)
                    || (!cell.ends_with(".output") && cells.contains_key(&plain(cell)))
            })
    }

    /// The reason why their amount differs, if it is exactly what their own prices make it and each
    /// price that differs from ours is explained.
    pub(super) fn price_difference(
        &self,
        theirs: &Theirs,
        own: &Ours,
        explained: &mut Explained,
    ) -> Option<String> {
        let row = format!("{}/long/", self.row);
        let band = self.band(theirs.has_cells(&self.model, &row));
        let mut femto = 0_i128;
        let mut reason = None;
        for (kind, tokens) in self.parts() {
            let price = |cell: &str| theirs.price(&self.model, cell);
            let our_price = |cell: &str| Some(own.cells(&self.model)?.get(cell)?.price.as_str());
            let exact = format!("{}/{band}/{kind}", self.row);
            // What neither prices by itself bills as plain input on both sides.
            let cell = if our_price(&exact).or(price(&exact)).is_none() {
                plain(&exact)
            } else {
                exact
            };
            if our_price(&cell) != price(&cell) {
                let difference = Difference::Cell {
                    model: self.model.clone(),
                    ours: our_price(&cell).map(str::to_owned),
                    theirs: price(&cell).map(str::to_owned),
                    source: String::new(),
                    cell: cell.clone(),
                };
                let why = explained.reason(&self.package, &difference)?;
                reason.get_or_insert_with(|| why.to_owned());
            }
            let text_output = format!("{}/{band}/text.output", self.row);
            let text_input = format!("{}/{band}/text.input", self.row);
            let instead = if kind.ends_with(".output") {
                [text_output, String::new()]
            } else {
                [plain(&cell), text_input]
            };
            let rate = price(&cell).or_else(|| instead.iter().find_map(|cell| price(cell)))?;
            // Dollars per million tokens are 10⁹ femto-dollars per token.
            femto += decimal(rate, 9)? * i128::from(tokens);
        }
        if self.region.is_some() {
            let uplift = theirs.price(&self.model, "regional_uplift")?;
            femto = femto * decimal(uplift, 3)? / 1_000;
        }
        let same = if self.package == "litellm" {
            let sum = format!("{femto}e-15").parse::<f64>().ok()?;
            close(sum, self.theirs.parse().ok()?)
        } else {
            Some(femto) == decimal(&self.theirs, 15)
        };
        reason.filter(|_| same)
    }
}

/// The cell of the plain input of the same row and modality.
fn plain(cell: &str) -> String {
    let modality = cell.rsplit_once('.').map_or(cell, |(modality, _)| modality);
    format!("{modality}.input")
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

/// A decimal as a whole number of units of 10⁻ᵖˡᵃᶜᵉˢ; nothing if it is not whole.
fn decimal(written: &str, places: usize) -> Option<i128> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let part = part.trim_end_matches('0');
    let zeros = places.checked_sub(part.len())?;
    let digits = format!("{whole}{part}{}", "0".repeat(zeros));
    digits
        .bytes()
        .all(|digit| digit.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_is_in_one_part() {
        let case = Case::read(
            &json!({"package": "p", "model": "m", "row": "batch", "usd": "1",
            "usage": {"input_tokens": 100, "cached_tokens": 30, "cached_audio_tokens": 10,
                "audio_input_tokens": 40, "cache_write_30m_tokens": 5,
                "output_tokens": 9, "audio_output_tokens": 4, "reasoning_tokens": 2}}),
        )
        .unwrap();
        let parts = case.parts();
        assert_eq!(
            parts,
            [
                ("text.input", 35),
                ("text.cached_input", 20),
                ("text.cache_write_30m", 5),
                ("audio.input", 30),
                ("audio.cached_input", 10),
                ("text.output", 5),
                ("audio.output", 4)
            ]
        );
        assert_eq!(parts.iter().map(|(_, tokens)| tokens).sum::<u64>(), 109);
    }

    #[test]
    fn decimals_are_read_without_loss() {
        assert_eq!(decimal("2.225", 9), Some(2_225_000_000));
        assert_eq!(decimal("0.000000000001", 9), None, "finer than a unit");
        assert_eq!(decimal("3", 2), Some(300));
        assert_eq!(decimal("1e-3", 9), None);
        assert_eq!(decimal("0.1000", 1), Some(1));
    }
}
