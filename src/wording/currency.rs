//! Another currency beside the dollars: for reading only.
//!
//! The rate is what a person typed, of a day. Nothing is computed, kept or sent in it; `Usd` stays the only amount.

use super::number::group;
use super::{amount, date, say};
use crate::calendar::Date;
use crate::money::Usd;

/// The finest rate: a millionth of the currency for a dollar.
const PER_RATE: u128 = 1_000_000;
/// Millionths; the weakest currency there is costs about a hundred thousand to the dollar.
const MOST_RATE: u64 = 10_000_000 * 1_000_000;

/// A currency with its price in dollars on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    code: String,
    /// Millionths of the currency for a dollar.
    per_dollar: u64,
    on: Date,
}

/// Why something is no currency that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyProblem {
    /// Not three letters, as ISO 4217 names currencies.
    Code,
    /// No number from a millionth to ten million with at most six decimals.
    Rate,
}

impl Currency {
    /// A currency by its three letters, in any case, and how much of it a dollar costs, as decimal text.
    ///
    /// # Errors
    ///
    /// [`CurrencyProblem`] where one of them is none.
    pub fn new(code: &str, per_dollar: &str, on: Date) -> Result<Self, CurrencyProblem> {
        let code = code.trim().to_ascii_uppercase();
        if code.len() != 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(CurrencyProblem::Code);
        }
        let per_dollar = millionths(per_dollar.trim())
            .filter(|rate| (1..=MOST_RATE).contains(rate))
            .ok_or(CurrencyProblem::Rate)?;
        Ok(Self {
            code,
            per_dollar,
            on,
        })
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// How much of it a dollar costs, as decimal text.
    #[must_use]
    pub fn per_dollar(&self) -> String {
        let text = format!("{:07}", self.per_dollar);
        let (whole, fraction) = text.split_at(text.len() - 6);
        let text = format!("{whole}.{fraction}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The day of the rate.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }

    /// As one line, to be kept.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{} {} {}", self.code, self.per_dollar(), self.on)
    }

    /// Reads what [`Currency::to_line`] wrote; nothing from anything else.
    #[must_use]
    pub fn from_line(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (code, rate, on) = (words.next()?, words.next()?, words.next()?);
        let currency = Self::new(code, rate, Date::parse(on).ok()?).ok()?;
        (currency.to_line() == line).then_some(currency)
    }

    /// An amount for reading, with as many decimals as in dollars: `≈ 68.31 EUR`. Nothing where there are more than
    /// can be shown.
    #[must_use]
    pub fn shown(&self, usd: Usd) -> Option<String> {
        let amount = usd.times_ratio(self.per_dollar.into(), PER_RATE)?;
        let text = amount::usd(amount);
        Some(format!("≈ {} {}", text.replacen('$', "", 1), self.code))
    }

    /// Whose rate it is.
    #[must_use]
    pub fn explained(&self) -> String {
        say!(
            "At {rate} {code} for a dollar on {day}, as you typed it. OpenAI bills in dollars.",
            group_decimal(&self.per_dollar()),
            self.code,
            date(self.on)
        )
    }
}

/// Decimal text as a whole number of millionths.
fn millionths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || fraction.len() > 6 {
        return None;
    }
    format!("{whole}{fraction:0<6}").parse().ok()
}

fn group_decimal(text: &str) -> String {
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", group(whole)),
        None => group(text),
    }
}

/// What is said of something that is no currency.
#[must_use]
pub fn currency_problem(problem: CurrencyProblem) -> &'static str {
    match problem {
        CurrencyProblem::Code => say!("Three letters, such as EUR or CNY."),
        CurrencyProblem::Rate => say!("A number such as 0.92, with at most six decimals."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro(rate: &str) -> Currency {
        Currency::new("eur", rate, Date::parse("2026-11-26").unwrap()).unwrap()
    }

    #[test]
    fn amounts_read_as_in_dollars() {
        let reads = |rate: &str, usd: &str| {
            let usd = Usd::from_decimal(usd).unwrap();
            euro(rate).shown(usd).unwrap()
        };
        assert_eq!(reads("0.92", "74.7"), "≈ 68.72 EUR");
        assert_eq!(reads("7.1", "1000"), "≈ 7,100 EUR");
        assert_eq!(reads("0.5", "0.00415"), "≈ 0.002075 EUR");
        assert_eq!(reads("0.92", "0"), "≈ 0 EUR");
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        let today = Date::parse("2026-11-26").unwrap();
        for (code, rate, problem) in [
            ("EURO", "1", CurrencyProblem::Code),
            ("€", "1", CurrencyProblem::Code),
            ("EU1", "1", CurrencyProblem::Code),
            ("EUR", "", CurrencyProblem::Rate),
            ("EUR", "0", CurrencyProblem::Rate),
            ("EUR", "-1", CurrencyProblem::Rate),
            ("EUR", "1e3", CurrencyProblem::Rate),
            ("EUR", "0.0000001", CurrencyProblem::Rate),
            ("EUR", "10000001", CurrencyProblem::Rate),
        ] {
            let problem = Err(problem);
            assert_eq!(Currency::new(code, rate, today), problem, "{code} {rate}");
        }
        assert_eq!(
            euro("0.92").explained(),
            "At 0.92 EUR for a dollar on 26 November 2026, as you typed it. OpenAI bills in dollars."
        );
    }
}
